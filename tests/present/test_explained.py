"""An explanation as plain fields."""

from dataclasses import replace

import pytest

from erasmeter.model.status import Part
from erasmeter.model.strategies import Source
from erasmeter.present.explain import Explanation
from erasmeter.present.explained import explained_fields
from tests.present import norway


@pytest.mark.parametrize(
    ("source", "said"),
    [
        (Source(section="3"), {"document": "Strategi for norsk deltakelse i Erasmus+", "section": "3"}),
        (Source(document="Rapport", page="12"), {"document": "Rapport", "page": "12"}),
    ],
)
def test_a_target_without_a_document_of_its_own_has_the_strategys(source: Source, said: dict[str, str]) -> None:
    status = norway.status(norway.FIGURES[0])
    status = replace(status, target=status.target.model_copy(update={"source": source}))
    fields = explained_fields(Explanation(status, norway.AS_OF, (), ()), norway.edition(statuses=(status,)), "en")
    assert fields["definition"]["source"] == said


def test_parts_as_they_were_stated() -> None:
    parts = (Part("whole", 1_234_567, 1_234_567, None), Part("share", 0.5, 1, 2), Part("open", None, None, 4))
    status = norway.status(replace(norway.FIGURES[9], parts=parts))
    fields = explained_fields(Explanation(status, norway.AS_OF, (), ()), norway.edition(statuses=(status,)), "en")
    assert fields["figures"]["judged"]["parts"] == {"whole": 1_234_567, "share": "1 of 2", "open": None}


def test_five_answers_or_that_nobody_gave_them() -> None:
    statuses = tuple(norway.status(figure) for figure in norway.FIGURES)
    edition = norway.edition(statuses=statuses)
    by_id = {status.target.id: status for status in statuses}
    known = explained_fields(Explanation(by_id["M5"], norway.AS_OF, (), ()), edition, "nb")["quality"]
    assert list(known) == ["verified", "source", "accuracy", "limits", "handling"]
    assert known["limits"] == "Listen navngir ingen."
    unknown = explained_fields(Explanation(by_id["M1"], norway.AS_OF, (), ()), edition, "en")["quality"]
    assert unknown == "the questions of data quality have not been answered for this indicator"
