"""Figures handed over by people: what is read, and every fault that stops."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from erasmeter.errors import DataFaults, Fault
from erasmeter.model.catalogue import Catalogue, load_catalogue
from erasmeter.model.reading import Reading, silent
from erasmeter.sources.stated_figures import read, recognise
from erasmeter.store.readings import as_table

COLUMNS = ("indicator", "part", "as_of", "value", "basis", "document", "page", "author", "note", "caveats")
HEADER = ",".join(COLUMNS)
ROW = {
    "indicator": "vet_learners_abroad",
    "as_of": "2021-09-30",
    "value": "573",
    "basis": "awarded",
    "document": "Report 2021",
    "page": "table 1",
    "author": "An analyst",
}


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return load_catalogue()


class Figures:
    """Writes small files of figures and reads them."""

    def __init__(self, folder: Path, catalogue: Catalogue) -> None:
        self.path, self.catalogue = folder / "figures.csv", catalogue

    def read_text(self, text: str) -> Reading:
        self.path.write_bytes(text.encode())
        reading = read(self.path, self.catalogue, silent, self.path.parent)
        assert reading.unexplained == 0
        assert reading.scope == frozenset()
        return reading

    def read(self, *changes: dict[str, str]) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = as_table(self.read_text(sheet(*changes)).tables["observations"]).to_pylist()
        return found

    def faults(self, *changes: dict[str, str]) -> tuple[Fault, ...]:
        return self.faults_of_text(sheet(*changes))

    def faults_of_text(self, text: str) -> tuple[Fault, ...]:
        with pytest.raises(DataFaults) as raised:
            self.read_text(text)
        return raised.value.faults


def sheet(*changes: dict[str, str]) -> str:
    lines = [",".join(f'"{(ROW | change).get(name, "")}"' for name in COLUMNS) for change in changes]
    return "\n".join([HEADER, *lines]) + "\n"


@pytest.fixture
def figures(tmp_path: Path, catalogue: Catalogue) -> Figures:
    return Figures(tmp_path, catalogue)


def test_a_number(figures: Figures) -> None:
    assert figures.read({"note": "preliminary", "caveats": "pandemic; first_of_seven_rounds"}) == [
        {
            "line": 2,
            "indicator": "vet_learners_abroad",
            "part": None,
            "as_of": date(2021, 9, 30),
            "basis": "awarded",
            "value": 573.0,
            "numerator": 573.0,
            "denominator": None,
            "direction": None,
            "document": "Report 2021",
            "page": "table 1",
            "author": "An analyst",
            "note": "preliminary",
            "caveats": ["pandemic", "first_of_seven_rounds"],
        }
    ]


@pytest.mark.parametrize(
    ("indicator", "stated", "figure"),
    [
        ("pupils_abroad", "1 346", (1346, 1346, None, None)),
        ("working_life_share", "17 of 28", (17 / 28, 17, 28, None)),
        ("working_life_share", "60.7 %", (0.607, None, None, None)),
        ("working_life_share", "0.607", (0.607, 0.607, None, None)),
        ("working_life_share", "0 of 0", (None, 0, 0, None)),
        ("counties_in_two_sectors", "4 of 10", (0.4, 4, 10, None)),
        ("sustainability_share", "below", (None, None, None, "below")),
        ("inclusion_share", "Above", (None, None, None, "above")),
        ("vet_learners_abroad", "below", (None, None, None, "below")),
    ],
)
def test_forms(figures: Figures, indicator: str, stated: str, figure: tuple[Any, ...]) -> None:
    (row,) = figures.read({"indicator": indicator, "value": stated})
    found = tuple(row[name] for name in ("value", "numerator", "denominator", "direction"))
    assert found == (pytest.approx(figure[0]), *figure[1:])


@pytest.mark.parametrize("stated", ["", "pending"])
def test_no_figure_needs_a_reason(figures: Figures, stated: str) -> None:
    for reason in ({"caveats": "result_pending"}, {"note": "three applied"}):
        (row,) = figures.read({"value": stated} | reason)
        assert [row[name] for name in ("value", "numerator", "denominator", "direction")] == [None] * 4
    (fault,) = figures.faults({"value": stated})
    assert (fault.what, fault.line) == ("no figure, and nothing that says why", 2)


def test_parts_of_a_set_that_is_to_be_covered_are_counts(figures: Figures) -> None:
    whole = {"indicator": "counties_in_two_sectors", "value": "4 of 10"}
    rows = figures.read(whole, whole | {"part": "exactly_1", "value": "4"})
    assert [(row["part"], row["numerator"]) for row in rows] == [(None, 4.0), ("exactly_1", 4.0)]
    assert figures.faults(whole | {"value": "4"})[0].what == (
        "'counties_in_two_sectors' is a share; this is more than the whole"
    )


def test_the_part_may_be_left_out_and_dates_may_be_plain(figures: Figures) -> None:
    text = HEADER.replace("part,", "") + "\nvet_learners_abroad,30.09.2021,573,Awarded,Report,,,,\n,,,,,,,,\n"
    reading = figures.read_text(text)
    (row,) = as_table(reading.tables["observations"]).to_pylist()
    assert (row["as_of"], row["part"], row["basis"], row["page"]) == (date(2021, 9, 30), None, "awarded", None)
    assert [(aside.line, aside.reason) for aside in reading.set_aside] == [(3, "no cell is filled")]


@pytest.mark.parametrize(
    ("change", "what", "mend"),
    [
        ({"indicator": "vett_learners_abroad"}, "unknown indicator", "did you mean 'vet_learners_abroad'?"),
        ({"basis": "awardd"}, "unknown basis", "did you mean 'awarded'?"),
        ({"basis": ""}, "unknown basis", None),
        ({"caveats": "pandemic;small_number"}, "unknown caveat", "did you mean 'small_numbers'?"),
        ({"as_of": "09.08.2021"}, "a date that can be read in two ways", "write year, month and day: 2021-09-30"),
        ({"as_of": "2021-09-31"}, "not a date", "write year, month and day: 2021-09-30"),
        ({"as_of": ""}, "not a date", "write year, month and day: 2021-09-30"),
        ({"value": "many"}, "not a figure that can be read", "write it in one of these forms"),
        ({"value": "1.346"}, "not a figure that can be read", "write it in one of these forms"),
        ({"value": "-5"}, "not a figure that can be read", "write it in one of these forms"),
        (
            {"value": "2 of 121"},
            "'vet_learners_abroad' counts; it is not a share",
            "write the number alone, and what it is a part of into 'note'",
        ),
        (
            {"value": "60 %"},
            "'vet_learners_abroad' counts; it is not a share",
            "write the number alone, and what it is a part of into 'note'",
        ),
        (
            {"indicator": "working_life_share", "value": "60.7"},
            "'working_life_share' is a share; this is more than the whole",
            None,
        ),
        (
            {"indicator": "working_life_share", "value": "29 of 28"},
            "a part larger than its whole",
            "check both numbers",
        ),
        ({"document": " "}, "no document is named", "name the document that states the figure"),
    ],
)
def test_faults(figures: Figures, change: dict[str, str], what: str, mend: str | None) -> None:
    (fault,) = figures.faults(change)
    assert (fault.what, fault.mend, fault.line, fault.file) == (what, mend, 2, str(figures.path))


def test_all_faults_at_once(figures: Figures) -> None:
    faults = figures.faults({"value": "many", "basis": "x"}, {"part": "a"}, {"as_of": "soon", "part": "b"})
    assert [(fault.line, fault.what) for fault in faults] == [
        (2, "unknown basis"),
        (2, "not a figure that can be read"),
        (4, "not a date"),
    ]
    (fault,) = figures.faults_of_text(sheet({}) + "a,b\n")
    assert (fault.line, fault.what) == (3, "has 2 cells where the header has 10")


def test_the_same_figure_twice_is_merged(figures: Figures) -> None:
    again = {"document": "Another report", "caveats": "pandemic"}
    reading = figures.read_text(sheet({"caveats": "small_numbers"}, again, {"part": "a"}, {"basis": "applied"}))
    assert [(merged.line, merged.into_line, merged.reason) for merged in reading.merged] == [
        (3, 2, "states the same figure as line 2 (Another report)")
    ]
    rows = as_table(reading.tables["observations"]).to_pylist()
    assert [row["caveats"] for row in rows] == [["small_numbers", "pandemic"], [], []]


def test_two_figures_for_one_stop(figures: Figures) -> None:
    faults = figures.faults({}, {"value": "574"}, {"value": "below"})
    assert [(fault.line, fault.found) for fault in faults] == [(3, "574 here, 573 there"), (4, "below here, 573 there")]


def test_columns_are_exactly_those(figures: Figures) -> None:
    faults = figures.faults_of_text(sheet({}).replace("caveats", "caveat", 1))
    assert [(fault.what, fault.mend) for fault in faults] == [
        ("unknown column 'caveat'", "did you mean 'caveats'?"),
        ("the column 'caveats' is missing", "did you mean 'caveat'?"),
    ]


def test_recognition(figures: Figures) -> None:
    figures.path.write_text(HEADER + "\n")
    found = recognise(figures.path, figures.catalogue)
    assert found is not None
    assert (found.source, found.as_of) == ("stated_figures", None)
    figures.path.write_text(HEADER.replace("basis", "bases") + "\n")
    assert recognise(figures.path, figures.catalogue) is not None
    figures.path.write_text("indicator,value,document\n")
    assert recognise(figures.path, figures.catalogue) is None


_SMALL = sheet({}, {"part": "a", "value": "574"}, {"indicator": "working_life_share", "value": "17 of 28"})


@given(st.lists(st.tuples(st.integers(0, len(_SMALL)), st.integers(0, 9), st.text(max_size=3)), min_size=1, max_size=4))
@settings(max_examples=150, deadline=None)
def test_a_corrupted_file_is_accounted_for_or_refused(
    tmp_path_factory: pytest.TempPathFactory, catalogue: Catalogue, cuts: list[tuple[int, int, str]]
) -> None:
    text = _SMALL
    for place, length, instead in cuts:
        text = text[:place] + instead + text[place + length :]
    path = tmp_path_factory.mktemp("corrupted", numbered=True) / "figures.csv"
    path.write_bytes(text.encode("utf-8", errors="replace"))
    recognise(path, catalogue)
    try:
        reading = read(path, catalogue, silent, path.parent)
    except DataFaults as faults:
        assert all(fault.what and fault.file for fault in faults.faults)
    else:
        assert reading.unexplained == 0
        assert as_table(reading.tables["observations"]).num_rows == reading.rows_used
