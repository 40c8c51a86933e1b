"""Extracts of awarded participants: long and wide, by maps, and every row that cannot be used."""

from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from erasmeter.demo.workbooks import Cell, write_workbook
from erasmeter.errors import DataFaults
from erasmeter.model.catalogue import Catalogue, load_catalogue
from erasmeter.model.reading import Extent, Reading, Scope, silent
from erasmeter.sources.awarded_mobilities import read, recognise
from tests.generators.awarded_mobilities import LONG_MAP, WIDE_MAP, write_long, write_wide
from tests.generators.soundness import rows_of, sound

LONG = "Prosjektnummer;Deltakergruppe;Antall;Grønn reise;Inkluderingsmidler;Koordinator;Postnr"
WIDE = "Project;Decision;Learners;Staff;Sum;Blended;Applicant"
CODE = "2021-1-NO01-KA121-VET-000000001"
OTHER = "2022-1-NO01-KA122-SCH-000000002"


@pytest.fixture(scope="module")
def catalogue(tmp_path_factory: pytest.TempPathFactory) -> Catalogue:
    folder = tmp_path_factory.mktemp("workspace") / "maps"
    folder.mkdir()
    (folder / "awarded_long.yaml").write_text(LONG_MAP, encoding="utf-8")
    (folder / "awarded_wide.yaml").write_text(WIDE_MAP, encoding="utf-8")
    return load_catalogue(folder.parent)


class Extracts:
    """Writes small extracts and reads them."""

    def __init__(self, folder: Path, catalogue: Catalogue) -> None:
        self.path, self.catalogue = folder / "extract 30.csv", catalogue

    def read(self, *lines: str, header: str = LONG) -> Reading:
        self.path.write_text("\n".join([header, *lines]) + "\n", encoding="utf-8")
        return sound(read(self.path, self.catalogue, silent, self.path.parent), self.catalogue)

    def rows(self, *lines: str, header: str = LONG) -> list[dict[str, Any]]:
        return rows_of(self.read(*lines, header=header), "awarded_mobilities")


@pytest.fixture
def extracts(tmp_path: Path, catalogue: Catalogue) -> Extracts:
    return Extracts(tmp_path, catalogue)


def test_a_row_of_a_long_extract(extracts: Extracts) -> None:
    reading = extracts.read(f"{CODE};Elever og lærlinger;1 346;ja;0;Nordlys skole;9510")
    (row,) = rows_of(reading, "awarded_mobilities")
    assert {name: value for name, value in row.items() if value is not None} == {
        "line": 2,
        "project": CODE,
        "contract": CODE,
        "action": "KA121-VET",
        "call_year": 2021,
        "country": "NO",
        "status": "awarded",
        "group": "learner",
        "participants": 1346.0,
        "green_travel": True,
        "inclusion_support": False,
        "organisation": "Nordlys skole",
        "postcode": "9510",
    }
    assert reading.scope == {Scope("KA121-VET", 2021)}
    assert reading.extent == Extent(agencies=frozenset({"NO01"}))
    assert (reading.unknown, reading.repairs) == ((), ())


def test_a_row_of_a_wide_extract_gives_a_row_for_each_group(extracts: Extracts) -> None:
    reading = extracts.read(
        f"{CODE};Awarded;12;3;15;no;A", f"{OTHER};Under evaluation;;4,7;;;B", f"{CODE[:-1]}3;granted;;;;;C", header=WIDE
    )
    rows = rows_of(reading, "awarded_mobilities")
    assert [(row["line"], row["group"], row["participants"], row["status"], row["blended"]) for row in rows] == [
        (2, "learner", 12.0, "awarded", False),
        (2, "staff", 3.0, "awarded", False),
        (3, "staff", 4.7, "pending", None),
    ]
    assert (reading.rows_read, reading.rows_used) == (3, 2)
    assert [row.reason for row in reading.set_aside] == ["no number of participants"]
    assert reading.scope == {Scope("KA121-VET", 2021)}


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ("ja", True), ("JA", True), ("yes", True), ("kyllä", True), ("x", True), ("1 200,50", True), ("€300", True),
        ("4.7", True), ("nei", False), ("no", False), ("ei", False), ("0", False), ("0,0", False), ("", None),
        ("#N/A", None), ("kanskje", None), ("-", None),
    ],
)  # fmt: skip
def test_yes_and_no(extracts: Extracts, cell: str, value: bool | None) -> None:
    reading = extracts.read(f"{CODE};Tilsatte;1;{cell};;A;")
    (row,) = rows_of(reading, "awarded_mobilities")
    assert row["green_travel"] is value
    is_strange = cell in ("kanskje", "-")
    assert [one.found for one in reading.unknown] == ([cell] if is_strange else [])


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("Totalt;;99;;;;", "a row of totals ('Totalt')"),
        (";;99;;;Sum:;", "a row of totals ('Sum:')"),
        (";Tilsatte;99;;;A;", "no project code"),
        ("KA121;Tilsatte;99;;;A;", "the project code 'KA121' has none of the known forms"),
        (f"{OTHER};Tilsatte;;;;A;", "no number of participants"),
        (f"{OTHER};Tilsatte;1.346;;;A;", "the number of participants '1.346' cannot be read, or can mean two things"),
        (f"{OTHER};Tilsatte;-1;;;A;", "the number of participants '-1' cannot be read, or can mean two things"),
        (f"{OTHER};Tilsatte;1 of 2;;;A;", "the number of participants '1 of 2' cannot be read, or can mean two things"),
        (f"{OTHER};Folk;1;;;A;", "the group 'Folk' is not known"),
        (f"{OTHER};;1;;;A;", "no group"),
        ("101049842;Tilsatte;1;;;A;", "no call year"),
        (f"{CODE};alle;1;;;A;", "both groups together, which line 2 gives apart"),
        (f"{CODE};Tilsatte;2;;;A;", "contradicts line 2: Antall is '2.0' here and '1.0' there"),
        (f"{CODE};Tilsatte", "has 2 cells where the header has 7"),
    ],
)  # fmt: skip
def test_rows_that_cannot_be_used(extracts: Extracts, row: str, reason: str) -> None:
    reading = extracts.read(f"{CODE};Tilsatte;1;;;A;", row)
    assert [(aside.line, aside.reason, aside.text) for aside in reading.set_aside] == [(3, reason, row)]
    assert len(rows_of(reading, "awarded_mobilities")) == 1


def test_both_groups_together_count_where_nothing_gives_them_apart(extracts: Extracts) -> None:
    assert [row["group"] for row in extracts.rows(f"{CODE};alle;5;;;A;", f"{OTHER};Tilsatte;1;;;A;")] == [
        "both",
        "staff",
    ]


def test_equal_rows_are_merged_and_fill_blanks(extracts: Extracts) -> None:
    reading = extracts.read(f"{CODE};Tilsatte;1;;;A;", f"{CODE};Tilsatte;1,0;ja;;a;9510")
    (row,) = rows_of(reading, "awarded_mobilities")
    assert (row["green_travel"], row["postcode"], row["organisation"]) == (True, "9510", "A")
    assert [(one.line, one.into_line) for one in reading.merged] == [(3, 2)]


def test_a_wide_row_that_says_something_again_and_something_new(extracts: Extracts) -> None:
    reading = extracts.read(
        f"{CODE};Awarded;12;;;;A", f"{CODE};Awarded;12;3;;;A", f"{CODE};Awarded;13;3;;;A", header=WIDE
    )
    rows = rows_of(reading, "awarded_mobilities")
    assert [(row["line"], row["group"], row["participants"]) for row in rows] == [(2, "learner", 12), (3, "staff", 3)]
    assert [(one.line, one.rule) for one in reading.repairs] == [(3, "said_on_an_earlier_line")]
    assert [one.line for one in reading.set_aside] == [4]


def test_a_cell_that_cannot_be_read_beside_one_that_can(extracts: Extracts) -> None:
    reading = extracts.read(f"{CODE};Awarded;12;many;;;A", header=WIDE)
    assert [(one.column, one.found, one.rule) for one in reading.repairs] == [
        ("Staff", "many", "not_a_number_of_participants")
    ]
    assert reading.rows_used == 1


def test_a_project_of_a_partner_keeps_its_contract(extracts: Extracts) -> None:
    (row,) = extracts.rows("2018-1-NO01-KA229-039100_2;Tilsatte;1;;;A;")
    assert (row["project"], row["contract"], row["action"]) == (
        "2018-1-NO01-KA229-039100", "2018-1-NO01-KA229-039100_2", "KA229",
    )  # fmt: skip


def test_recognition_is_by_map(extracts: Extracts) -> None:
    extracts.read(f"{CODE};Tilsatte;1;;;A;")
    found = recognise(extracts.path, extracts.catalogue)
    assert found is not None
    assert (found.source, found.layout, found.as_of) == ("awarded_mobilities", "awarded_long", None)
    assert recognise(extracts.path, load_catalogue()) is None
    with pytest.raises(DataFaults, match="no column map fits the header"):
        read(extracts.path, load_catalogue(), silent, extracts.path.parent)


def test_two_maps_that_fit_equally_well_leave_the_choice_to_a_person(extracts: Extracts, tmp_path: Path) -> None:
    folder = tmp_path / "own" / "maps"
    folder.mkdir(parents=True)
    for name in ("one", "two"):
        (folder / f"{name}.yaml").write_text(LONG_MAP.replace("awarded_long", name), encoding="utf-8")
    with pytest.raises(DataFaults, match="several column maps fit the file equally well") as raised:
        Extracts(tmp_path, load_catalogue(folder.parent)).read(f"{CODE};Tilsatte;1;;;A;")
    assert raised.value.faults[0].allowed == ("one", "two")


@pytest.mark.parametrize("seed", range(3))
def test_a_generated_long_extract_comes_out_as_it_was_meant(catalogue: Catalogue, tmp_path: Path, seed: int) -> None:
    path = tmp_path / "long.csv"
    truth = write_long(path, 200, seed, rate=0.3)
    reading = sound(read(path, catalogue, silent, tmp_path), catalogue)
    rows = rows_of(reading, "awarded_mobilities")
    assert {(row["contract"], row["group"]): row["participants"] for row in rows} == truth.participants
    assert Counter(row["green_travel"] for row in rows) == truth.green
    assert (reading.rows_used, len(reading.merged), len(reading.set_aside)) == (
        truth.used, truth.merged, truth.set_aside,
    )  # fmt: skip


@pytest.mark.parametrize("seed", range(3))
def test_a_generated_wide_extract_comes_out_as_it_was_meant(catalogue: Catalogue, tmp_path: Path, seed: int) -> None:
    path = tmp_path / "wide.tsv"
    truth = write_wide(path, 200, seed)
    reading = sound(read(path, catalogue, silent, tmp_path), catalogue)
    rows = rows_of(reading, "awarded_mobilities")
    assert {(row["contract"], row["group"]): row["participants"] for row in rows} == truth.participants
    assert (reading.rows_used, len(reading.set_aside), reading.unknown) == (truth.used, truth.set_aside, ())


HEADER: list[Cell] = ["Project", "Decision", "Learners", "Staff", "Blended", "Applicant"]


def test_a_workbook_with_titles_above_the_header_and_several_sheets(extracts: Extracts, tmp_path: Path) -> None:
    turned: list[Cell] = ["Applicant", "Learners", "Teachers", "Project", "Decision", "Blended"]
    path = write_workbook(
        tmp_path / "extract-2025-11-30.xlsx",
        {
            "2021": [
                ["Awarded participants"],
                [],
                HEADER,
                [CODE, "Awarded", 12, 4.7, "yes", "A"],
                [],
                ["Sum", None, 12],
            ],
            "Notes": [["Made by hand"]],
            "2022": [turned, ["B", 1346, None, OTHER, "pending", "no"], [None, None, None, "x", "Awarded", None]],
        },
    )
    found = recognise(path, extracts.catalogue)
    assert found is not None
    assert (found.layout, str(found.as_of)) == ("awarded_wide", "2025-11-30")
    reading = sound(read(path, extracts.catalogue, silent, tmp_path), extracts.catalogue)
    names = ("line", "contract", "group", "participants", "status", "blended", "organisation")
    assert [tuple(row[name] for name in names) for row in rows_of(reading, "awarded_mobilities")] == [
        (4, CODE, "learner", 12.0, "awarded", True, "A"),
        (4, CODE, "staff", 4.7, "awarded", True, "A"),
        (9, OTHER, "learner", 1346.0, "pending", False, "B"),
    ]
    assert [(row.line, row.reason) for row in reading.set_aside] == [
        (1, "stands above the header"),
        (6, "a row of totals ('Sum')"),
        (7, "the sheet 'Notes' has no header by which the map 'awarded_wide' reads"),
        (10, "the project code 'x' has none of the known forms"),
    ]
    assert [(one.column, one.found) for one in reading.unknown] == [("sheet", "Notes")]
    assert (reading.rows_read, reading.rows_used) == (6, 2)


def test_a_map_may_name_the_sheet(tmp_path: Path) -> None:
    (tmp_path / "maps").mkdir()
    (tmp_path / "maps" / "awarded_wide.yaml").write_text(f"{WIDE_MAP}sheet: Final\n", encoding="utf-8")
    catalogue = load_catalogue(tmp_path)
    sheet: list[list[Cell]] = [HEADER, [CODE, "Awarded", 12, 3, "yes", "A"]]
    path = write_workbook(tmp_path / "x.xlsx", {"Draft": sheet, "Final": sheet})
    reading = sound(read(path, catalogue, silent, tmp_path), catalogue)
    assert [row.line for row in reading.set_aside] == [1, 2]
    assert [row["line"] for row in rows_of(reading, "awarded_mobilities")] == [4, 4]
    only = write_workbook(tmp_path / "y.xlsx", {"Draft": sheet})
    assert recognise(only, catalogue) is None
    with pytest.raises(DataFaults, match="no sheet has the header of the map 'awarded_wide'"):
        read(only, catalogue, silent, tmp_path)


@given(st.integers(0, 2000), st.binary(max_size=8))
@settings(max_examples=60, deadline=None)
def test_a_broken_workbook_is_accounted_for_or_refused(
    tmp_path_factory: pytest.TempPathFactory, catalogue: Catalogue, place: int, instead: bytes
) -> None:
    path = tmp_path_factory.mktemp("workbook", numbered=True) / "x.xlsx"
    write_workbook(path, {"One": [HEADER, [CODE, "Awarded", 12, 3, "yes", "A"]]})
    content = path.read_bytes()
    path.write_bytes(content[:place] + instead + content[place + len(instead) :])
    recognise(path, catalogue)
    try:
        sound(read(path, catalogue, silent, path.parent), catalogue)
    except DataFaults as faults:
        assert all(fault.what and fault.file for fault in faults.faults)


_BYTES = "\n".join(
    [
        WIDE,
        f"{CODE};Awarded;12;3;15;no;A",
        f"{OTHER};pending;5;;5;;B",
        f"{CODE};Awarded;12;3;15;no;A",
        "Sum;;17;3;;;",
        "",
    ]
).encode()


@given(
    st.lists(st.tuples(st.integers(0, len(_BYTES)), st.integers(0, 40), st.binary(max_size=4)), min_size=1, max_size=4)
)
@settings(max_examples=200, deadline=None)
def test_a_broken_file_is_accounted_for_or_refused(
    tmp_path_factory: pytest.TempPathFactory, catalogue: Catalogue, cuts: list[tuple[int, int, bytes]]
) -> None:
    content = _BYTES
    for place, length, instead in cuts:
        content = content[:place] + instead + content[place + length :]
    path = tmp_path_factory.mktemp("broken", numbered=True) / "extract.csv"
    path.write_bytes(content)
    recognise(path, catalogue)
    try:
        reading = read(path, catalogue, silent, path.parent)
    except DataFaults as faults:
        assert all(fault.what and fault.file for fault in faults.faults)
    else:
        sound(reading, catalogue)


@given(st.lists(st.permutations(range(7)), min_size=1, max_size=1), st.sampled_from([",", ";", "|", "\t"]))
@settings(max_examples=30, deadline=None)
def test_the_order_of_columns_makes_no_difference(
    tmp_path_factory: pytest.TempPathFactory, catalogue: Catalogue, orders: list[list[int]], delimiter: str
) -> None:
    lines = [line.split(";") for line in _BYTES.decode().splitlines()]
    path = tmp_path_factory.mktemp("turned", numbered=True) / "extract.csv"
    path.write_text("".join(delimiter.join(cells[at] for at in orders[0]) + "\n" for cells in lines), encoding="utf-8")
    rows = rows_of(read(path, catalogue, silent, path.parent), "awarded_mobilities")
    assert {(row["contract"], row["group"]): row["participants"] for row in rows} == {
        (CODE, "learner"): 12, (CODE, "staff"): 3, (OTHER, "learner"): 5,
    }  # fmt: skip
