"""What a coverage counts of every member, whichever column that is."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from erasmeter.measure.frames import Frames
from erasmeter.model.indicators import Indicator
from erasmeter.model.status import RECORDS, STATED, Part
from erasmeter.present.coverages import coverages
from erasmeter.present.edition import Coverage
from erasmeter.present.figures.coverage_chart import coverage_figure
from erasmeter.present.sentences import Sentences
from erasmeter.present.wording import Wording
from erasmeter.store.engine import Engine
from tests.measure.small_tables import frames_of, indicator_of, shipped_catalogue
from tests.present import norway

AS_OF = date(2022, 12, 31)
CATALOGUE = shipped_catalogue()
ACCREDITATIONS = """
accreditation | action    | call_year | organisation | country | region | town      | organisation_type
A             | KA120-SCH | 2021      | a            | NO      | NO-11  | Bergen    | regional-public-body
B             | KA120-VET | 2022      | a            | NO      | NO-11  | Bergen    | regional-public-body
C             | KA120-VET | 2021      | b            | NO      | NO-50  | Steinkjer | ngo
D             | KA120     | 2021      | b            | NO      | NO-50  |           | ngo
"""
SET = {
    "table": "accreditations", "set": "regions", "set_where": {"country": ["NO"], "county_authority": [True]},
    "member": "region", "at_least": 2, "unit": "county",
}  # fmt: skip


@pytest.fixture(scope="module")
def frames() -> Iterator[Frames]:
    engine = Engine()
    yield frames_of(engine, {"accreditations": ACCREDITATIONS}, AS_OF)
    engine.close()


def _coverage(frames: Frames, stated: Mapping[str, Any], feed: str = RECORDS, **changes: Any) -> Coverage:
    indicator: Indicator = indicator_of({**SET, **stated}, "coverage")
    status = norway.status(norway.FIGURES[4])
    assert status.judged is not None
    judged = replace(status.judged, feed=feed, **changes)
    (found,) = coverages(frames, CATALOGUE, [replace(status, indicator=indicator, judged=judged)], "NO")
    return found


@pytest.mark.parametrize(
    ("stated", "values"),
    [
        # The codes of the list that accreditations can be of, in its order, and what was met besides.
        ({"distinct": "sector"}, ["SCH", "VET", "ADU", "MULTI"]),
        ({"distinct": "sector", "where": {"sector": ["VET", "SCH"]}}, ["SCH", "VET"]),
        # Of another column with a list those met, by the list's names; of one without, the values as they stand.
        ({"distinct": "organisation_type"}, None),
        ({"distinct": "call_year"}, ["2021", "2022"]),
        ({"distinct": "town"}, ["Bergen", "Steinkjer"]),
        ({"distinct": "umbrella"}, ["false", "true"]),
    ],
)
def test_the_values_are_those_of_the_column_that_is_counted(
    frames: Frames, stated: Mapping[str, Any], values: list[str] | None
) -> None:
    found = _coverage(frames, stated)
    assert values is None or list(found.values) == values
    met = {value for member in found.members for value in member.counts}
    assert met <= found.values.keys()
    assert len(found.members) == 10, "all members, also those with nothing"
    edition = norway.edition(coverages=(found,))
    drawn = coverage_figure(Sentences(edition, Wording(edition.texts, "nb")), found, "figure")
    assert drawn is not None
    assert len(drawn.data.columns) == len(found.values) + 2


def test_codes_have_the_names_of_their_list(frames: Frames) -> None:
    found = _coverage(frames, {"distinct": "organisation_type"})
    names = CATALOGUE.codelists["organisation_types"].codes
    assert found.values == {code: names[code].name for code in found.values}
    assert "regional-public-body" in found.values


def test_without_a_target_the_accreditations_of_the_regions(frames: Frames) -> None:
    (found,) = coverages(frames, CATALOGUE, [], "NO")
    counts = {member.code: dict(member.counts) for member in found.members if member.counts}
    assert counts == {"NO-11": {"SCH": 1, "VET": 1}, "NO-50": {"VET": 1, "MULTI": 1}}
    assert len(found.members) == 11


def test_groups_as_stated_and_a_part_of_another_name_is_none(frames: Frames) -> None:
    parts = (Part("exactly_1", 4, 4, None), Part("exactly_one", 3, 3, None))
    found = _coverage(frames, {"distinct": "sector"}, STATED, parts=parts)
    assert [(group.values, group.members) for group in found.groups] == [(2, 4), (1, 4), (0, 2)]
    assert found.members == ()
