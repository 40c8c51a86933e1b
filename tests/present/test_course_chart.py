"""The course of a target from call to call: what is reached, the goal, what clocks expect, and the fan."""

import re
from dataclasses import replace
from xml.etree import ElementTree

import pytest

from erasmeter.model.projections import Range
from erasmeter.model.status import RECORDS, STATED, TargetStatus
from erasmeter.present.blocks import Figure
from erasmeter.present.course_words import CourseWords
from erasmeter.present.courses import course_of
from erasmeter.present.figures.course_chart import course_figure
from erasmeter.present.figures.steps import marks_to
from tests.present import norway
from tests.present.figures import sentences_in

_SVG = "{http://www.w3.org/2000/svg}"


def drawn(status: TargetStatus | None, language: str = "en") -> Figure:
    assert status is not None
    figure = course_figure(sentences_in(language), status, "course")
    assert figure is not None
    return figure


def words(svg: str) -> list[str]:
    return ["".join(text.itertext()) for text in ElementTree.fromstring(svg).iter(f"{_SVG}text")]


def test_the_key_says_all_that_is_drawn() -> None:
    figure = drawn(norway.edition().status("M1"))
    for svg in (figure.svg, figure.svg_narrow):
        said = words(svg)
        assert [word for word in said if ":" in word] == [
            "Reached: 573 · 5.7% ▼▼ far behind",
            "Target: 10,000",
            "Straight line: 1,429 by now",
            "Budget: 1,046 by now",
            "Middle of the projection: about\u00a05,300",
            "Narrow range: 4,100–6,600",
            "Wide range: 2,500–9,700",
        ]
        assert {str(call) for call in range(2021, 2028)} <= set(said)


def test_the_table_has_every_call() -> None:
    table = drawn(norway.edition().status("M1")).data
    assert [column.heading for column in table.columns] == ["After call", "Reached", "Straight line", "Budget"]
    rows = [[cell.text for cell in row] for row in table.rows]
    assert rows[0] == ["2021", "573", "1,429", "1,046"]
    assert rows[1][1] == "–"
    assert rows[-1] == ["2027", "–", "10,000", "10,000"]
    assert "Wide range: 2,500–9,700." in table.notes


def test_what_each_clock_expects_adds_up_to_the_goal() -> None:
    edition = norway.edition()
    for status in edition.statuses:
        course = course_of(status, edition.strategy, edition.calls_held)
        if course is None:
            continue
        for totals in course.expected.values():
            assert list(totals) == list(course.calls)
            assert list(totals.values()) == sorted(totals.values())
            assert totals[course.calls[-1]] == pytest.approx(status.target.value)


def test_a_share_has_no_course() -> None:
    status = norway.edition().status("P4")
    assert status is not None
    assert course_figure(sentences_in(), status, "course") is None


def test_of_a_target_without_a_figure_the_clocks_are_drawn() -> None:
    figure = drawn(norway.edition().status("P1"))
    assert "Reached: no figure" in words(figure.svg)
    assert not any("range" in word for word in words(figure.svg))
    assert figure.notes == ()


def test_of_a_sum_over_several_calls_the_way_is_not_known() -> None:
    figure = drawn(norway.status(norway.FIGURES[0], calls_held=3))
    course = course_of(norway.status(norway.FIGURES[0], calls_held=3), norway.strategy(), (2021, 2022, 2023))
    assert course is not None
    sum_only = replace(course, reached={2023: 573.0})
    assert sum_only.is_sum_only
    assert not replace(course, reached={2021: 573.0}).is_sum_only
    assert figure.data.rows


@pytest.mark.parametrize(("feed", "said"), [(STATED, "Only the sum is known"), (RECORDS, "The files do not hold")])
def test_why_the_way_is_not_known_is_told(feed: str, said: str) -> None:
    status = norway.status(norway.FIGURES[0], calls_held=3)
    assert status.judged is not None
    judged = replace(status, judged=replace(status.judged, feed=feed))
    course = course_of(judged, norway.strategy(), (2021, 2022, 2023))
    assert course is not None
    sum_only = replace(course, reached={2023: 573.0})
    assert any(note.startswith(said) for note in CourseWords(sentences_in("en"), sum_only).notes(cut=False))


def test_a_fan_that_leaves_the_scale_is_cut_and_says_so() -> None:
    status = norway.edition().status("M2")
    assert status is not None
    figure = drawn(status)
    assert "↑" in words(figure.svg)
    assert any("beyond the scale" in note for note in figure.notes)
    projection = status.projections[0]
    calm = replace(projection, outer=Range(6000, 8000, 0.8), inner=Range(6500, 7500, 0.8), median=7000)
    within = drawn(replace(status, projections=(calm,)))
    assert "↑" not in words(within.svg)
    assert not any("beyond" in note for note in within.notes)


def test_everything_stays_on_the_canvas() -> None:
    for status in norway.edition().statuses:
        figure = course_figure(sentences_in(), status, "course")
        for svg in (figure.svg, figure.svg_narrow) if figure else ():
            root = ElementTree.fromstring(svg)
            width, height = (float(part) for part in str(root.get("viewBox")).split()[2:])
            for path in root.iter(f"{_SVG}path"):
                places = re.findall(r"[ML](-?[\d.]+),(-?[\d.]+)", str(path.get("d")))
                moved = "translate" in str(path.get("transform"))
                assert moved or all(0 <= float(x) <= width and 0 <= float(y) <= height for x, y in places)


@pytest.mark.parametrize(
    ("most", "parts", "whole", "marks"),
    [
        (10_600, 5, True, (0, 5000, 10_000)),
        (5.3, 5, True, (0, 2, 4)),
        (0.9, 5, True, (0,)),
        (1.06, 5, False, (0, 0.5, 1.0)),
        (7, 7, True, (0, 1, 2, 3, 4, 5, 6, 7)),
        (0, 5, True, (0, 1)),
        (float("nan"), 5, True, (0, 1)),
        (3e12, 5, True, (0, 1e12, 2e12, 3e12)),
    ],
)
def test_marks_are_round(most: float, parts: int, whole: bool, marks: tuple[float, ...]) -> None:
    assert marks_to(most, parts, whole=whole) == pytest.approx(marks)
