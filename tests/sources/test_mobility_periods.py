"""Files of mobility periods: every layout against its true answers, every trap, and files that are broken."""

import csv
import random
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from erasmeter.demo.workbooks import write_workbook
from erasmeter.errors import DataFaults
from erasmeter.model.catalogue import Catalogue, load_catalogue
from erasmeter.model.reading import Reading, silent
from erasmeter.reading.mobility.columns import EXTRACT, SPELLINGS, read_columns
from erasmeter.reading.mobility.columns import OLDER as OLDER_LAYOUT
from erasmeter.reading.mobility.columns import YEARLY as YEARLY_LAYOUT
from erasmeter.sources.mobility_periods import read, recognise
from tests.generators.mobility_periods import (
    OLDER,
    YEARLY,
    YEARLY_OTHER_SPELLINGS,
    YEARLY_WITH_PROJECT,
    Truth,
    row,
    write_csv,
    write_sheets,
)
from tests.generators.soundness import rows_of, sound

LAYOUTS = [
    pytest.param(OLDER, ";", OLDER_LAYOUT, id="24 columns"),
    pytest.param(YEARLY_WITH_PROJECT, ",", YEARLY_LAYOUT, id="yearly, with project"),
    pytest.param(YEARLY, ",", YEARLY_LAYOUT, id="yearly"),
    pytest.param(YEARLY_OTHER_SPELLINGS, ";", YEARLY_LAYOUT, id="yearly, other spellings"),
]
Change = Callable[[dict[str, str]], None]


@cache
def definitions() -> Catalogue:
    return load_catalogue()


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return definitions()


def read_whole(path: Path, catalogue: Catalogue) -> Reading:
    """The reading with its table in memory, sound."""
    with TemporaryDirectory() as scratch:
        reading = read(path, catalogue, silent, Path(scratch))
        file = reading.tables["mobilities"]
        assert isinstance(file, Path)
        return sound(replace(reading, tables={"mobilities": pq.read_table(file)}), catalogue)


class Small:
    """Writes a file of few rows, each changed from one that is sound, and reads it."""

    def __init__(self, folder: Path, catalogue: Catalogue) -> None:
        self.path, self.catalogue = folder / "Erasmus-KA1-Mobility-Data-2019.csv", catalogue

    def rows(self, *changes: dict[str, str], header: Sequence[str] = OLDER) -> tuple[list[dict[str, Any]], Reading]:
        chance = random.Random(1)
        with self.path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file, delimiter=";")
            writer.writerow(header)
            for change in changes:
                cells = dict(zip(header, row(header, chance, 0, Truth()), strict=True))
                writer.writerow((cells | change).values())
        reading = read_whole(self.path, self.catalogue)
        return rows_of(reading, "mobilities"), reading

    def one(self, header: Sequence[str] = OLDER, **change: str) -> tuple[dict[str, Any], Reading]:
        rows, reading = self.rows({name.replace("_", " "): cell for name, cell in change.items()}, header=header)
        return rows[0], reading


@pytest.fixture
def small(tmp_path: Path, catalogue: Catalogue) -> Small:
    return Small(tmp_path, catalogue)


def answers(reading: Reading) -> dict[tuple[Any, ...], float]:
    found: Counter[tuple[Any, ...]] = Counter()
    for one in rows_of(reading, "mobilities"):
        found[one["calendar_year"], one["sector"], one["group"], one["sending_country"]] += one["participants"]
    return dict(found)


def assert_true(reading: Reading, truth: Truth) -> None:
    assert answers(reading) == pytest.approx(dict(truth.participants))
    assert (reading.rows_read, len(reading.set_aside)) == (truth.rows, truth.set_aside)
    for column, blank in (("Age", truth.blank_ages), ("Duration", truth.blank_durations)):
        assert sum(one.times for one in reading.repairs if column in one.column and one.taken is None) == blank


@pytest.mark.parametrize(("header", "delimiter", "layout"), LAYOUTS)
def test_every_layout_gives_the_truth(
    header: tuple[str, ...], delimiter: str, layout: str, tmp_path: Path, catalogue: Catalogue
) -> None:
    path = tmp_path / "mobilities.csv"
    truth = write_csv(path, header, 2_000, traps=0.08, delimiter=delimiter)
    recognition = recognise(path, catalogue)
    assert recognition is not None
    assert recognition.layout == layout
    reading = read_whole(path, catalogue)
    assert_true(reading, truth)
    assert reading.scope == frozenset()
    assert [one.line for one in reading.unknown] == []


@pytest.mark.parametrize("header", [YEARLY, YEARLY_WITH_PROJECT, YEARLY_OTHER_SPELLINGS])
def test_every_sheet_is_read_and_other_sheets_are_said(
    header: tuple[str, ...], tmp_path: Path, catalogue: Catalogue
) -> None:
    path = tmp_path / "Erasmus-KA1-Mobility-Data-2021.xlsx"
    truth = write_sheets(path, header, 150)
    recognition = recognise(path, catalogue)
    assert recognition is not None
    assert recognition.layout == YEARLY_LAYOUT
    reading = read_whole(path, catalogue)
    assert_true(reading, truth)
    assert [(one.column, one.found) for one in reading.unknown] == [("(sheet)", "Notes")]
    assert {one.line for one in reading.set_aside} >= {303, 304}
    if header is not YEARLY_WITH_PROJECT:
        lines = {one["period"]: one["line"] for one in rows_of(reading, "mobilities")}
        assert lines["2014-2020"] <= 151 < lines["2021-2027"]


def test_the_same_seed_gives_the_same_bytes(tmp_path: Path) -> None:
    for name in ("one", "two"):
        write_csv(tmp_path / name, OLDER, 50)
    assert (tmp_path / "one").read_bytes() == (tmp_path / "two").read_bytes()


def test_the_real_extract_of_five_columns(shared_data: Path, catalogue: Catalogue) -> None:
    path = shared_data / "mobility" / "ka347-extract-5-columns.csv"
    recognition = recognise(path, catalogue)
    assert recognition is not None
    assert recognition.layout == EXTRACT
    reading = read_whole(path, catalogue)
    assert (reading.rows_read, reading.rows_used, reading.unknown) == (3184, 3184, ())
    noted = [one for one in reading.repairs if one.rule == "no_participants_column_each_row_is_one"]
    assert [one.times for one in noted] == [3184]
    rows = rows_of(reading, "mobilities")
    assert {(one["action"], one["sector"], one["period"], one["participants"]) for one in rows} == {
        ("KA347", "YOU", "2014-2020", 1.0)
    }
    with path.open(encoding="utf-8", newline="") as file:
        stated = list(csv.DictReader(file))
    assert [(one["project"], one["days"], one["line"]) for one in rows] == [
        (record["Project Reference"], int(record["Mobility Duration"]), line)
        for line, record in enumerate(stated, start=2)
    ]
    sending = Counter(record["Sending Country Code"] for record in stated)
    assert Counter(one["sending_country"] for one in rows) == sending


def test_the_columns_of_the_data_dictionary_are_all_known() -> None:
    names = [name for spellings in SPELLINGS.values() for name in spellings]
    dictionary = (
        "Mobility Start Month/Year",
        "Duration - calendar days",
        "Receiving Organination name",
        "Participant  Age",
    )
    assert read_columns(dictionary).strange == ()
    assert read_columns(OLDER).strange == ()
    for name in names:
        assert len(read_columns([name.upper()]).places) == 1


@pytest.mark.parametrize(
    ("stated", "year", "month"),
    [
        ("2018-09", 2018, date(2018, 9, 1)),
        ("2018/9", 2018, date(2018, 9, 1)),
        ("09/2018", 2018, date(2018, 9, 1)),
        ("2018M9", 2018, date(2018, 9, 1)),
        ("201809", 2018, date(2018, 9, 1)),
        ("2018-09-17 00:00:00", 2018, date(2018, 9, 1)),
        ("17.09.2018", 2018, date(2018, 9, 1)),
        ("Sep-18", 2018, date(2018, 9, 1)),
        ("September 2018", 2018, date(2018, 9, 1)),
        ("43344", 2018, date(2018, 9, 1)),
        ("01/09/2018", 2018, None),
        ("2018", 2018, None),
        ("2018-13", None, None),
        ("1922-01", None, None),
        ("soon", None, None),
        ("-", None, None),
    ],
)
def test_months_in_all_spellings(stated: str, year: int | None, month: date | None, small: Small) -> None:
    one, reading = small.one(Mobility_Start_Month=stated)
    assert (one["calendar_year"], one["start_month"]) == (year, month)
    noted = [repair.found for repair in reading.repairs if repair.column == "Mobility Start Month"]
    assert noted == ([] if month else [stated])


@pytest.mark.parametrize(
    ("column", "field", "stated", "taken", "rule"),
    [
        ("Participant Age", "age", "23", 23, None),
        ("Participant Age", "age", "23.0", 23, None),
        ("Participant Age", "age", "0", None, "impossible_age"),
        ("Participant Age", "age", "-7967", None, "impossible_age"),
        ("Participant Age", "age", "1922", None, "impossible_age"),
        ("Participant Age", "age", "-", None, "placeholder_read_as_blank"),
        ("Participant Age", "age", "18-25", None, "age_not_a_whole_number"),
        ("Mobility Duration", "days", "0", 0, None),
        ("Mobility Duration", "days", "1100", 1100, None),
        ("Mobility Duration", "days", "1101", None, "impossible_duration"),
        ("Mobility Duration", "days", "-1", None, "impossible_duration"),
        ("Mobility Duration", "days", "#REF!", None, "placeholder_read_as_blank"),
        ("Participants", "participants", "4.7", 4.7, None),
        ("Participants", "participants", "4,7", 4.7, "decimal_comma"),
        ("Participants", "participants", "0", 0.0, None),
        ("Participant Gender", "gender", "Undefined", None, "placeholder_read_as_blank"),
        ("Education Level", "education_level", "??? - ? Unknown ?", None, "placeholder_read_as_blank"),
        ("Sending City", "sending_town", " ??? ", None, "placeholder_read_as_blank"),
        ("Sending City", "sending_town", " Alta ", "Alta", None),
        ("Receiving City", "receiving_town", "\ufffdrhus", "\ufffdrhus", None),
    ],
)
def test_values_taken_and_blanked(
    column: str, field: str, stated: str, taken: object, rule: str | None, small: Small
) -> None:
    rows, reading = small.rows({column: stated}, {column: stated})
    assert [one[field] for one in rows] == [taken, taken]
    noted = [(one.rule, one.times) for one in reading.repairs if one.column == column]
    assert noted == ([(rule, 2)] if rule else [])


@pytest.mark.parametrize(
    ("stated", "reason"),
    [
        ("", "'Participants' is blank"),
        ("-2", "'Participants' is no number of participants: -2"),
        ("1,000", "'Participants' is no number of participants: 1,000"),
        ("nan", "'Participants' is no number of participants: nan"),
        ("1e999", "'Participants' is no number of participants: 1e999"),
        ("Participants", "repeats the header"),
    ],
)
def test_rows_without_a_weight_are_set_aside(stated: str, reason: str, small: Small) -> None:
    rows, reading = small.rows({}, {"Participants": stated}, {})
    assert [one["line"] for one in rows] == [2, 4]
    assert [(one.line, one.reason) for one in reading.set_aside] == [(3, reason)]


def test_equal_rows_are_different_people(tmp_path: Path, catalogue: Catalogue) -> None:
    path = tmp_path / "equal.csv"
    cells = row(OLDER, random.Random(3), 0, Truth())
    path.write_text("\n".join([";".join(OLDER), *[";".join(cells)] * 3, ""]), encoding="utf-8")
    assert read_whole(path, catalogue).rows_used == 3


@pytest.mark.parametrize(
    ("change", "period", "call", "sector"),
    [
        ({"Project Reference": "2020-1-NO01-KA102-012345"}, "2014-2020", 2020, "VET"),
        ({"Project Reference": "2021-1-NO01-KA121-SCH-000012345"}, "2021-2027", 2021, "SCH"),
        ({"Project Reference": "-", "Mobility Start Month": "2020-02"}, "2014-2020", None, "HED"),
        ({"Project Reference": "-", "Mobility Start Month": "2021-02"}, None, None, "HED"),
    ],
)
def test_what_tells_period_call_and_sector(
    change: dict[str, str], period: str | None, call: int | None, sector: str, small: Small
) -> None:
    [one], _ = small.rows({"Activity (mob)": "HE-SMS - Student mobility for studies", **change})
    assert (one["period"], one["call_year"], one["sector"]) == (period, call, sector)


@pytest.mark.parametrize(
    ("activity", "field", "sector"),
    [
        ("VET-SHORT - Short-term learning mobility of VET learners", "", "VET"),
        ("Long-term learning mobility of pupils", "", "SCH"),
        ("HE-LM-SMT - something new", "", "HED"),
        ("Staff mobility for teaching between Programme Countries", "", "HED"),
        ("SM-JOB-SHDW - Job-shadowing", "School Education", "SCH"),
        ("Something never heard of", "Adult Education", "ADU"),
    ],
)
def test_sector_of_the_activity_else_the_one_stated(activity: str, field: str, sector: str, small: Small) -> None:
    [one], reading = small.rows({"Activity (mob)": activity, "Field": field}, header=YEARLY)
    assert (one["sector"], one["activity"], reading.unknown) == (sector, activity, ())


def test_a_sector_that_cannot_be_told_is_blank_and_counted(small: Small) -> None:
    rows, reading = small.rows(
        *[{"Activity (mob)": "SM-JOB-SHDW - Job-shadowing", "Field": ""}] * 2,
        {"Activity (mob)": "Never heard of", "Field": "-"},
        header=YEARLY,
    )
    assert [one["sector"] for one in rows] == [None, None, None]
    told = [(one.found, one.times) for one in reading.repairs if one.rule == "activity_of_several_sectors"]
    assert told == [("SM-JOB-SHDW - Job-shadowing", 2)]
    assert [(one.line, one.found, one.times) for one in reading.unknown] == [(4, "Never heard of", 1)]


def test_what_nobody_knows_is_said_with_its_number(small: Small) -> None:
    rows, reading = small.rows(
        {"Sending Country Code": "QQ"},
        {"Sending Country Code": "QQ", "Participant Profile": "Alien"},
        {"Project Reference": "2019-1-NO01-KA999-000001"},
        {"Project Reference": "2019-1-NO01-KA999-000002"},
        {"Project Reference": "no code"},
    )
    assert [one["sending_country"] for one in rows[:2]] == [None, None]
    assert [one["project"] for one in rows[2:]] == ["2019-1-NO01-KA999-000001", "2019-1-NO01-KA999-000002", None]
    assert {(one.column, one.found, one.line, one.times) for one in reading.unknown} == {
        ("Sending Country Code", "QQ", 2, 2),
        ("Participant Profile", "Alien", 3, 1),
        ("Project Reference", "KA999", 4, 2),
        ("Project Reference", "no code", 6, 1),
    }


def test_a_partners_suffix_is_left_out(small: Small) -> None:
    one, _ = small.one(Project_Reference="2018-1-SE01-KA229-039100_2")
    assert one["project"] == "2018-1-SE01-KA229-039100"


def broken(path: Path, content: bytes) -> Path:
    path.write_bytes(content)
    return path


HEAD = (";".join(OLDER) + "\n").encode()


@pytest.mark.parametrize(
    ("content", "what"),
    [
        (HEAD, "no row below it"),
        (HEAD + b"a;b;c\n", "none of the 1 rows can be used"),
        (HEAD + b";" * 23, "has no line end"),
        (b"", "does not begin with a header"),
        (b"\x00\x01\x02", "does not begin with a header"),
        (";".join(OLDER[:-1]).encode() + b"\n", "the column 'Participants' is missing"),
        (HEAD.replace(b"Participants", b"Pax of participants"), "the column 'Participants' is missing"),
        (HEAD.replace(b"Sending Country Code", b"From"), "the column 'Sending Country Code' is missing"),
    ],
)
def test_files_that_cannot_be_used_whole(content: bytes, what: str, tmp_path: Path, catalogue: Catalogue) -> None:
    path = broken(tmp_path / "broken.csv", content)
    with pytest.raises(DataFaults, match=what):
        read(path, catalogue, silent, tmp_path)
    assert list(tmp_path.glob("*.parquet")) == []


def test_all_missing_columns_are_said_at_once(tmp_path: Path, catalogue: Catalogue) -> None:
    kept = [name for name in OLDER if name not in ("Participants", "Activity (mob)")]
    path = broken(tmp_path / "few.csv", (";".join(kept) + "\n").encode())
    with pytest.raises(DataFaults) as raised:
        read(path, catalogue, silent, tmp_path)
    assert len(raised.value.faults) == 2


def test_rows_that_are_no_rows_are_set_aside(tmp_path: Path, catalogue: Catalogue) -> None:
    path = tmp_path / "odd.csv"
    write_csv(path, OLDER, 3, traps=0)
    path.write_bytes(
        path.read_bytes() + b"only;three;cells\n" + b"\xe6;" * 23 + b"1\r\n" + b";".join([b"x"] * 25) + b"\n"
    )
    reading = read_whole(path, catalogue)
    assert (reading.rows_read, reading.rows_used) == (6, 3)
    assert [one.line for one in reading.set_aside] == [5, 6, 7]


def test_a_workbook_without_mobilities_is_refused(tmp_path: Path, catalogue: Catalogue) -> None:
    path = write_workbook(tmp_path / "other.xlsx", {"One": [["a", "b"], ["c", "d"]]})
    assert recognise(path, catalogue) is None
    with pytest.raises(DataFaults, match="no sheet"):
        read(path, catalogue, silent, tmp_path)


@pytest.mark.parametrize("content", [b"", b"a,b\n1,2\n", b"PK\x03\x04not a zip", b"\xff\xfea\x00"])
def test_other_files_are_not_recognised(content: bytes, tmp_path: Path, catalogue: Catalogue) -> None:
    assert recognise(broken(tmp_path / "other.csv", content), catalogue) is None


cell = st.one_of(
    st.sampled_from(["", "-", "1", "-1", "2018-09", "NO", "Learner", "KA1", "2018-1-NO01-KA102-012345", "1e9", "???"]),
    st.text(st.characters(exclude_categories=["Cs"]), max_size=6),
)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.lists(cell, min_size=20, max_size=25), min_size=1, max_size=5), st.binary(max_size=12))
def test_whatever_the_cells_hold_no_row_is_lost(rows: list[list[str]], tail: bytes) -> None:
    catalogue = definitions()
    with TemporaryDirectory() as folder:
        path = Path(folder) / "any.csv"
        with path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file, delimiter=";")
            writer.writerow(OLDER)
            writer.writerows(rows)
        path.write_bytes(path.read_bytes() + tail)
        try:
            reading = read_whole(path, catalogue)
        except DataFaults as faults:
            assert str(faults)
        else:
            assert reading.rows_read == reading.rows_used + len(reading.set_aside) >= 1
