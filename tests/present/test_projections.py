"""The chapter on projections: honest rounding, words that agree with their numbers, what it holds and leaves out."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from erasmeter.base.numbers import step_of, to_step
from erasmeter.model.projections import AS_SO_FAR, PENDING_GRANTED, Projection, Range
from erasmeter.present.blocks import Block, Figure, List, Paragraph, Table
from erasmeter.present.chapters.projections import projections
from erasmeter.present.likelihood import LIMITS, Likelihood
from erasmeter.present.projected import Projected
from erasmeter.present.sentences import Sentences
from erasmeter.present.wording import Wording
from tests.present import norway

# One number and the ends of a range; how they are printed. A projection of 4 011 is "about 4 000".
_ROUNDED = (
    ((4011, 1500, 9800), ("about 4,000", "1,500", "10,000")),
    ((4011, 3900, 4120), ("about 4,010", "3,900", "4,120")),
    ((75, 49, 110), ("about 75", "50", "110")),
    ((16, 9, 27), ("about 16", "9", "27")),
    ((3, 0, 90), ("about 5", "0", "90")),
    ((1, 0, 60), ("close to 0", "0", "60")),
    ((5_256_000, 4_100_000, 6_650_000), ("about 5,300,000", "4,100,000", "6,700,000")),
)
_WORDS = {
    "nb": {0.002: "under 1 %", 0.0949: "om lag 9 %", 0.27: "om lag 25 %", 0.5: "om lag 50 %", 0.986: "om lag 99 %"},
    "en": {0.002: "under 1%", 0.0949: "about 9%", 0.27: "about 25%", 0.5: "about 50%", 0.9999: "over 99%"},
}


def _sentences(language: str, **changes: object) -> Sentences:
    edition = norway.edition(**changes)
    return Sentences(edition, Wording(edition.texts, language))


def _projection(median: float, low: float, high: float, **changes: object) -> Projection:
    calls = tuple(range(2021, 2028))
    shown = Range(low, high, 0.8)
    found = Projection(AS_SO_FAR, "damped_budget", calls[:1], calls, 0.0, median, shown, shown, 0.4)
    return replace(found, **changes)  # type: ignore[arg-type]


def _projected(projection: Projection) -> Projected:
    sentences = _sentences("en")
    return Projected(sentences.facts, sentences.edition.statuses[0], projection)


@pytest.mark.parametrize(("numbers", "said"), _ROUNDED)
def test_a_number_is_as_exact_as_its_range_allows(numbers: tuple[float, ...], said: tuple[str, ...]) -> None:
    projected = _projected(_projection(*numbers))
    assert (projected.median.replace("\u00a0", " "), *projected.inner) == said


def test_no_end_of_a_range_lies_below_what_is_done() -> None:
    projected = _projected(_projection(5300, 1049, 9800, done=1049))
    assert projected.inner[0] == "1,049"


@given(st.floats(0, 1e9), st.floats(0, 1e9))
def test_rounding_moves_a_number_by_at_most_a_twentieth_of_the_range(value: float, width: float) -> None:
    step = step_of(width)
    assert step == 1 or step * 10 <= width
    assert abs(to_step(value, step) - value) <= step / 2 + 1e-6


@pytest.mark.parametrize(("language", "probability"), [(name, one) for name in _WORDS for one in _WORDS[name]])
def test_probabilities_are_no_more_exact_than_they_are_known(language: str, probability: float) -> None:
    said = Likelihood(probability, Wording(norway.texts(), language)).percent
    assert said.replace("\u00a0", " ") == _WORDS[language][probability]


@given(st.floats(0, 1))
def test_the_word_agrees_with_the_percentage_beside_it(probability: float) -> None:
    likelihood = Likelihood(probability, Wording(norway.texts(), "en"))
    printed = float(likelihood.percent.strip("aboutnder v\u00a0%")) / 100
    bounds = {
        "very_unlikely": (0, LIMITS[0]), "unlikely": (LIMITS[0], LIMITS[1]), "even": (LIMITS[1], LIMITS[2]),
        "likely": (LIMITS[2], LIMITS[3]), "very_likely": (LIMITS[3], 1),
    }  # fmt: skip
    low, high = bounds[likelihood.word]
    assert low <= printed <= high


@given(st.floats(0, 1), st.floats(0, 1))
def test_a_greater_probability_never_gets_a_smaller_word(one: float, other: float) -> None:
    words = ("very_unlikely", "unlikely", "even", "likely", "very_likely")
    first, second = (words.index(Likelihood(p, Wording(norway.texts(), "nb")).word) for p in sorted((one, other)))
    assert first <= second


def _tables(blocks: list[Block]) -> list[Table]:
    return [block for block in blocks if isinstance(block, Table)]


@pytest.mark.parametrize("language", ["nb", "en"])
def test_every_total_is_told_and_those_that_cannot_be_drawn_say_why(language: str) -> None:
    blocks = projections(_sentences(language))
    (told,) = [block for block in blocks if isinstance(block, List)]
    drawn, *courses = [block for block in blocks if isinstance(block, Figure)]
    totals = [figure.id for figure in norway.FIGURES if figure.kind == "total"]
    assert [label for label, _ in told.items] == totals
    assert [row[0].text.split()[0] for row in drawn.data.rows] == [name for name in totals if name not in ("P1", "P6")]
    assert len(courses) == len(drawn.data.rows)


def test_one_call_held_explains_the_width() -> None:
    (first, *_) = [block for block in projections(_sentences("nb")) if isinstance(block, Paragraph)]
    assert "Bare 1 av 7 runder er avgjort. Derfor er spennene brede" in first.text


@pytest.mark.parametrize(
    ("held", "said"), [(0, "No call is decided yet"), (3, "3 of 7 calls are decided. The ranges narrow"), (7, None)]
)
def test_the_width_is_explained_by_the_calls_held(held: int, said: str | None) -> None:
    statuses = (norway.status(norway.FIGURES[0], calls_held=held),)
    (first, *_) = [block for block in projections(_sentences("en", statuses=statuses)) if isinstance(block, Paragraph)]
    assert said is None or said in first.text
    assert held != 7 or ("decided." in first.text and "narrow with" not in first.text)


def test_scenarios_stand_side_by_side_where_there_are_any() -> None:
    _, scenarios, clocks = _tables(projections(_sentences("en")))
    assert [column.heading for column in scenarios.columns[2:]] == ["As so far", "Normal years", "Recovery"]
    assert [row[0].label for row in scenarios.rows] == ["M1"]
    assert [cell.text for cell in scenarios.rows[0][2:]] == ["5,300 · 9%", "8,400 · 35%", "8,100 · 35%"]
    assert [column.heading for column in clocks.columns[2:]] == ["As so far", "Straight line", "Budget"]


def test_pending_applications_are_a_scenario_of_their_own() -> None:
    status = norway.status(norway.FIGURES[2], records=329, pending=150)
    assert PENDING_GRANTED in [projection.scenario for projection in status.projections]
    _, scenarios, _ = _tables(projections(_sentences("nb", statuses=(status,))))
    assert [column.heading for column in scenarios.columns[2:]] == ["Som til nå", "Alt innvilges"]
    assert any("søknader til behandling" in note for note in scenarios.notes)


def test_nothing_is_said_where_nothing_can_be_projected() -> None:
    assert projections(_sentences("nb", statuses=(norway.status(norway.FIGURES[5]),))) == []


def test_what_the_calls_to_come_must_bring_stands_beside_the_best_so_far() -> None:
    needed, *_ = _tables(projections(_sentences("en")))
    assert [column.heading for column in needed.columns[1:]] == ["Left", "Best call so far", "Straight line", "Budget"]
    found = {row[0].label: [(cell.text, cell.detail) for cell in row[1:]] for row in needed.rows}
    assert found["M1"] == [
        ("9,427", None), ("573", "2021"), ("1,571–1,572", "2.7 times"), ("1,415–1,825", "2.5–3.2 times"),
    ]  # fmt: skip
    assert found["P3"][2] == ("9", "0.6 times")


@pytest.mark.parametrize(("numerator", "held"), [(1250, 3), (1249, 7)])
def test_nothing_is_asked_of_calls_where_nothing_is_left_or_none_is_to_come(numerator: int, held: int) -> None:
    status = norway.status(replace(norway.FIGURES[3], numerator=numerator), calls_held=held)
    blocks = projections(_sentences("nb", statuses=(status,)))
    assert not [table for table in _tables(blocks) if table.caption.startswith("Hva rundene")]
    (told,) = [block for block in blocks if isinstance(block, List)]
    assert "gjenstår" not in told.items[0][1]


@pytest.mark.parametrize("language", ["nb", "en"])
def test_a_target_that_may_be_revised_says_so_and_does_not_say_its_need_twice(language: str) -> None:
    (told,) = [block for block in projections(_sentences(language)) if isinstance(block, List)]
    said = dict(told.items)["P5"]
    allowed = {"nb": "Strategien åpner for å justere målene.", "en": "The strategy allows its targets to be revised."}
    assert said.count(allowed[language]) == 1
    assert {"nb": "Likt fordelt", "en": "In equal parts"}[language] not in said
