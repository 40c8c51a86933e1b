"""The fact book: stable names, exact values, printed as everything else is."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from erasmeter.base.numbers import rounded
from erasmeter.base.text import Text
from erasmeter.base.textnumbers import QUANTITIES, numbers_in
from erasmeter.model.indicators import Indicator
from erasmeter.model.levels import Inhabitants, Level, Rank
from erasmeter.model.status import Reported
from erasmeter.model.strategies import Source, Yardstick
from erasmeter.present.edition import Edition, Overview, Series
from erasmeter.present.factbook.book import FactBook, fact_rows
from erasmeter.present.facts import EMPTY
from erasmeter.present.sentences import Sentences
from erasmeter.present.wording import Wording
from tests.present import norway

LANGUAGES = sorted(norway.texts())


def book(language: str, edition: Edition | None = None) -> FactBook:
    made = edition or norway.edition()
    return FactBook(Sentences(made, Wording(made.texts, language)))


PENDING = "Trøndelag samt Vestfold og Telemark"
# name, exact value, in bokmål, in English; spaces as in print are written as ~ (narrow) and _ (no break)
KNOWN = [
    ("M1.value", 573, "573", "573"),
    ("M1.goal", 10000, "10~000", "10,000"),
    ("M1.share", 0.0573, "5,7_%", "5.7%"),
    ("M1.left", 9427, "9~427", "9,427"),
    ("M1.pace.linear", 0.4011, "0,40", "0.40"),
    ("M1.pace.budget", 0.5478, "0,55", "0.55"),
    ("M3.pace.budget", 0.8987, "0,899", "0.899"),
    ("M1.expected.linear", 1 / 7, "14,3_%", "14.3%"),
    ("M1.verdict", "langt etter skjema", "langt etter skjema", "far behind"),
    ("M4.verdict.linear", "etter skjema", "etter skjema", "behind"),
    ("M4.verdict.budget", "foran skjema", "foran skjema", "ahead"),
    ("M1.need.per_call", 9427 / 6, "1~571", "1,571"),
    ("M1.need.best_call", "2021", "2021", "2021"),
    ("M1.2021", 573, "573", "573"),
    ("M1.2022", None, "–", "–"),
    ("P1.value", None, "–", "–"),
    ("P1.goal", 1000, "1~000", "1,000"),
    ("P4.value", 17 / 28, "17 av 28", "17 of 28"),
    ("P4.goal", 0.15, "15_%", "15%"),
    ("P4.share", 17 / 28, "60,7_%", "60.7%"),
    ("P4.numerator", 17, "17", "17"),
    ("P4.denominator", 28, "28", "28"),
    ("P4.interval", "42–76\u00a0%", "42–76_%", "42–76%"),
    ("P5.part.partner", 3, "3", "3"),
    ("P6.applied", 3, "3", "3"),
    ("S1.value", None, "under kravet", "below the floor"),
    ("M5.value", 0.4, "4 av 10", "4 of 10"),
    ("M5.left", 6, "6", "6"),
    ("M5.with.1", 4, "4", "4"),
    ("M5.pending", PENDING, PENDING, "Trøndelag and Vestfold og Telemark"),
    ("as_of", date(2021, 9, 30), "30. september 2021", "30 September 2021"),
    ("calls.held", 1, "1", "1"),
    ("calls.left", 6, "6", "6"),
    ("calls.next", "2022", "2022", "2022"),
    ("calls.period", "2021–2027", "2021–2027", "2021–2027"),
    ("targets.all", 17, "17", "17"),
    ("targets.clocks_disagree", 2, "2", "2"),
    ("country", "Norge", "Norge", "Norway"),
]


@pytest.mark.parametrize(("name", "value", "nb", "en"), KNOWN, ids=[row[0] for row in KNOWN])
def test_a_fact_by_its_name(name: str, value: object, nb: str, en: str) -> None:
    for language, said in (("nb", nb), ("en", en)):
        entry = book(language).get(name)
        assert entry is not None
        assert entry.printed == said.replace("~", "\u202f").replace("_", "\u00a0")
        if language == "nb":
            assert entry.value == (pytest.approx(value, abs=5e-5) if isinstance(value, float) else value)


@pytest.mark.parametrize("language", LANGUAGES)
def test_languages_have_the_same_facts(language: str) -> None:
    here, norwegian = book(language).entries, book("nb").entries
    assert list(here) == list(norwegian)
    for name, entry in here.items():
        other = norwegian[name]
        assert (entry.form, entry.subject) == (other.form, other.subject)
        assert (entry.printed == EMPTY) == (other.printed == EMPTY), name
        if entry.form != "text":
            assert entry.value == other.value
        assert entry.meaning


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_printed_reads_as_the_value_rounded(language: str) -> None:
    seen = 0
    for name, entry in book(language).entries.items():
        if entry.printed == EMPTY or isinstance(entry.value, str | date) or entry.value is None:
            continue
        found = [one for one in numbers_in(entry.printed, language) if one.kind in QUANTITIES]
        if name.endswith((".value", ".projection.probability")) and (len(found) == 2 or entry.form == "share"):
            continue  # 17 of 28; a probability as people read them
        if ".projection." in name:
            continue  # rounded by how sure it is
        assert len(found) == 1, name
        exact = Decimal(repr(float(entry.value))) * (100 if found[0].kind == "percent" else 1)
        assert found[0].value == rounded(float(exact), max(0, -int(found[0].step.as_tuple().exponent))), name
        seen += 1
    assert seen > 150


def test_yardsticks_and_the_overview_of_projects() -> None:
    name = Text(nb="Elever ute", en="Learners abroad")
    said = name.model_dump()
    reported = Reported("records", "awarded", 1200, 1200, None, None, norway.AS_OF, {})
    level = Level(
        Yardstick(id="Y1", group="mobility", name=name, short=name, indicator="x", source=Source()),
        Indicator.model_validate({"id": "x", "name": said, "description": said, "unit": "learner", "kind": "stated"}),
        norway.AS_OF,
        reported,
        {2021: 1200},
        Inhabitants(5_391_369, date(2021, 1, 1), "Eurostat"),
        Rank(3, 33),
    )
    money = Series("grants", Text(nb="Tilskudd", en="Grants"), "EUR", {2021: 25_340_000})
    found = book("nb", norway.edition(levels=(level,), overview=Overview((money,), (2021,)))).entries
    assert found["Y1.value"].printed == "1\u202f200"
    assert found["Y1.2021"].value == 1200
    assert found["Y1.per_million"].printed == "222,6"
    assert found["Y1.rank"].printed == "3"
    assert found["grants.2021"].printed == "25,3"
    assert found["grants.2021"].value == 25_340_000


def test_an_edition_that_knows_nothing_has_few_facts() -> None:
    bare = norway.edition(strategy=None, statuses=(), clocks=(), shown_clocks=(), coverages=(), calls_held=())
    assert set(book("en", bare).entries) == {"as_of", "country"}


def test_names_stay_from_edition_to_edition() -> None:
    later = norway.edition(
        statuses=tuple(norway.status(replace(one, numerator=None, denominator=None)) for one in norway.FIGURES)
    )
    before, after = set(book("nb").entries), set(book("nb", later).entries)
    assert {name for name in before - after if ".part." not in name} == set()
    assert after - before == set()


def test_rows_for_analysts() -> None:
    rows = fact_rows(book("en"), ("P4",))
    assert rows[0] == {
        "binding": "{P4.value}",
        "printed": "17 of 28",
        "value": 17 / 28,
        "form": "share",
        "meaning": "the figure that is judged",
    }
    assert all(row["binding"].startswith("{P4.") for row in rows)
    assert [row["binding"] for row in fact_rows(book("en"), ("as_of",))] == ["{as_of}"]


def test_an_unknown_name_is_helped_to_a_known_one() -> None:
    allowed, mend = book("nb").near("M1.pase.budget")
    assert mend == "did you mean 'M1.pace.budget'?"
    assert all(name.startswith("M1.") for name in allowed)
    subjects, mend = book("nb").near("mobility")
    assert "M1." in subjects
    assert "as_of" in subjects
    assert mend
