"""The pages of targets and counties: everything is told, and nothing twice."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from erasmeter.base.text import Text
from erasmeter.model.breakdowns import PROTECTED, TOTAL, UNKNOWN, Breakdown, BreakdownCell, Dimension, Member
from erasmeter.model.status import HeldCaveat, TargetStatus
from erasmeter.present.blocks import Figure, Heading, Paragraph, Table
from erasmeter.present.chapters.appendix import evidence_table
from erasmeter.present.edition import CoverageMember, Edition
from erasmeter.present.figures.projection_chart import projection_figure
from erasmeter.present.pages.counties import county_pages
from erasmeter.present.pages.grounds import data_page
from erasmeter.present.pages.page import Page
from erasmeter.present.pages.target import Behind, target_page
from erasmeter.present.projected import as_so_far
from erasmeter.present.sentences import Sentences
from erasmeter.present.wording import Wording
from tests.present import norway
from tests.present.figures import breakdown, everywhere

EDITION = norway.edition()
AGDER = CoverageMember("NO-42", Text(nb="Agder", en="Agder"), {"SCH": 1, "VET": 2})


def speaking(edition: Edition = EDITION, language: str = "en") -> Sentences:
    return Sentences(edition, Wording(edition.texts, language))


def of(target: str) -> TargetStatus:
    return next(status for status in EDITION.statuses if status.target.id == target)


def page(status: TargetStatus, language: str = "en") -> Page:
    return target_page(speaking(language=language), status, Behind())


def table(page: Page, first: str) -> Table:
    """The table whose first column has this heading."""
    return next(block for block in page.blocks if isinstance(block, Table) and block.columns[0].heading == first)


def words(table: Table) -> list[list[str]]:
    return [[cell.text for cell in row] for row in table.rows]


@pytest.mark.parametrize("status", EDITION.statuses, ids=lambda status: status.target.id)
def test_a_target_is_drawn_once(status: TargetStatus) -> None:
    """A bar, a course and a fan would say the same three times; who holds what is another matter."""
    figures = [block.anchor for block in page(status).blocks if isinstance(block, Figure)]
    assert [anchor for anchor in figures if anchor != "figure-coverage"] == ["figure-standing"]


@pytest.mark.parametrize("language", ["nb", "nn", "en"])
def test_no_number_of_the_fan_is_lost_without_its_drawing(language: str) -> None:
    sentences = speaking(language=language)
    for status in EDITION.statuses:
        projected = as_so_far(sentences, status)
        if projected is None:
            continue
        (row,) = projection_figure(sentences, (projected,), "x").data.rows
        made = page(status, language)
        said = [str(fact) for fact in made.facts]
        said += [block.text for block in made.blocks if isinstance(block, Paragraph)]
        said += [cell.text for block in made.blocks if isinstance(block, Table) for row in block.rows for cell in row]
        for cell in row[1:]:
            assert any(cell.text in one for one in said), (status.target.id, cell.text)


def test_where_a_target_may_end_by_every_assumption() -> None:
    found = table(page(of("M1")), "Assumption")
    assert words(found) == [
        ["As so far", "5,300", "4,100–6,600", "2,500–9,700", "9%"],
        ["Normal years", "8,400", "6,900–10,100", "4,000–15,500", "35%"],
        ["Recovery", "8,100", "6,700–9,700", "3,900–15,000", "35%"],
        ["Straight line", "4,900", "3,800–6,200", "2,400–9,000", "6%"],
        ["Budget", "6,100", "4,700–7,800", "2,900–11,400", "15%"],
    ]
    assert found.rows[1][0].detail == "Every call to come brings as much as a normal year of the previous period."


def test_what_the_calls_to_come_must_bring_by_every_clock() -> None:
    found = next(
        block
        for block in page(of("M1")).blocks
        if isinstance(block, Table) and "must bring" in block.columns[1].heading
    )
    assert [column.heading for column in found.columns] == [
        "Clock",
        "Each call must bring",
        "Against the best call (573 in 2021)",
    ]
    assert words(found)[:2] == [
        ["Straight line", "1,571–1,572", "2.7 times"],
        ["Budget", "1,415–1,825", "2.5–3.2 times"],
    ]
    assert "9,427" in found.notes[0]


def test_a_caveat_names_its_source_but_not_the_target_itself() -> None:
    status = of("M1")
    held = (
        HeldCaveat("first_round", "qualifies", "figure", status.indicator.id),
        HeldCaveat("small_number", "qualifies", "source", "stated_figures"),
    )
    found = table(page(replace(status, held=held)), "Caveat")
    assert [row[2].detail for row in found.rows] == [None, "stated_figures"]


def test_a_file_of_which_no_line_counts_is_said_to_have_none() -> None:
    status = of("M1")
    assert status.judged is not None
    judged = replace(status.judged, lines={"aaa": (), "bbb": (2, 5), "ccc": tuple(range(2, 12))})
    edition = replace(EDITION, statuses=(replace(status, judged=judged),))
    for language, said in {
        "nb": "aaa, ingen linjer; bbb, linje\u00a02, 5; ccc, 10\u00a0linjer",
        "nn": "aaa, ingen linjer; bbb, linje\u00a02, 5; ccc, 10\u00a0linjer",
        "en": "aaa, no lines; bbb, line\u00a02, 5; ccc, 10\u00a0lines",
    }.items():
        found = evidence_table(speaking(edition, language))
        assert found is not None
        assert found.rows[0][-1].text == said


def test_the_page_on_data_has_the_files_first_and_folds_what_is_long() -> None:
    made = data_page(speaking(replace(EDITION, snapshots=EDITION.snapshots * 30)))
    assert [block.anchor for block in made.blocks if isinstance(block, Heading)] == ["appendix", "withdrawn"]
    folded = {block.caption for block in made.blocks if isinstance(block, Table) and block.folds}
    assert {"The files as received", "sha256 and scope of the files"} <= folded
    assert all(len(block.rows) <= 25 for block in made.blocks if isinstance(block, Table) and not block.folds)
    without = data_page(speaking(replace(EDITION, snapshots=())))
    assert [type(block) for block in without.blocks] == [Paragraph]


def by_place(identifier: str, name: str, cells: Sequence[tuple[str, str, float | str]], unit: str) -> Breakdown:
    """Counties by call: code, call, value or the word ``protected``."""
    shown = breakdown({"A": 1}, unit=unit)
    indicator = shown.indicator.model_copy(update={"id": identifier, "name": everywhere(name)})
    places = tuple(
        Member(code, everywhere(f"County {code}")) for code in sorted({code for code, *_ in cells} - {TOTAL})
    )
    calls = tuple(Member(call, everywhere(call)) for call in sorted({call for _, call, _ in cells} - {TOTAL}))
    made = [
        BreakdownCell((code, call), *(3 * (None,)), PROTECTED)
        if isinstance(value, str)
        else BreakdownCell((code, call), value, value, None, None)
        for code, call, value in cells
    ]
    dimensions = (
        Dimension("county", everywhere("County"), places, everywhere("Total")),
        Dimension("call_year", everywhere("Call"), calls, everywhere("Total")),
    )
    return replace(
        shown, id=identifier, indicator=indicator, dimensions=dimensions, cells=tuple(made), persons=unit == "person"
    )


class TestCounties:
    """Every county is named first, with what it has in all, protected as everywhere."""

    PROJECTS = (("A", "2021", 3), ("A", TOTAL, 3), ("B", "2021", 4), ("B", TOTAL, 4), (UNKNOWN, "2021", 1))
    PEOPLE = (("A", "2021", PROTECTED), ("A", TOTAL, PROTECTED), ("B", "2021", 1234), ("B", TOTAL, 1234))
    EDITION = replace(
        EDITION,
        coverages=(),
        breakdowns=(
            by_place("projects", "Projects", PROJECTS, "project"),
            by_place("people", "Participants", PEOPLE, "person"),
        ),
    )

    def test_the_list_leads_with_what_each_has_in_all(self) -> None:
        first, *others = county_pages(speaking(self.EDITION))
        lead, found = first.blocks
        assert isinstance(lead, Paragraph)
        assert isinstance(found, Table)
        assert [column.heading for column in found.columns] == ["Name", "Projects", "Participants"]
        assert words(found) == [["County A", "3", ":"], ["County B", "4", "1,234"]]
        assert "fewer than 5" in found.notes[0]
        assert [one.name for one in others] == ["County A", "County B"], "what is not placed has no page"

    def test_each_page_has_them_under_its_title(self) -> None:
        _, first, second = county_pages(speaking(self.EDITION))
        assert first.facts == (("Projects", "3"), ("Participants", ":"))
        assert second.facts == (("Projects", "4"), ("Participants", "1,234"))
        (heading,) = (block for block in second.blocks if isinstance(block, Heading))
        assert heading.text == "All organisations in County B"
        assert second.description == "Participation in County B, call by call."

    def test_a_county_that_only_a_set_knows_has_no_figures(self) -> None:
        coverage = replace(norway.edition().coverages[0], members=(AGDER,))
        pages = county_pages(speaking(replace(self.EDITION, coverages=(coverage,))))
        named = next(page for page in pages if page.name == "Agder")
        assert {value for _, value in named.facts} == {"–"}
        without = county_pages(speaking(replace(self.EDITION, coverages=(coverage,), breakdowns=())))
        assert next(page for page in without if page.name == "Agder").facts == ()
        assert not any(isinstance(block, Table) and block.columns[-1].align == "end" for block in without[0].blocks)
