"""Every number in every format is the edition's: all formats give the same rows, to readers that are not ours."""

import io
from dataclasses import replace
from functools import cache
from pathlib import Path

import duckdb
import openpyxl
import pyarrow.parquet as pq
import pytest

from erasmeter.model.breakdowns import PROTECTED
from erasmeter.model.datasets import open_data
from erasmeter.publish.opendata.making import Making
from erasmeter.publish.opendata.sheets import names_of_sheets
from erasmeter.publish.opendata.tables import Table
from tests.publish.opendata import readers, samples

# The reader of JSON-stat calls what it deprecates itself.
pytestmark = pytest.mark.filterwarnings("ignore:Shouldn't use this function:DeprecationWarning")


@cache
def made() -> Making:
    return Making(samples.publication())


FILES = {file.path: file for file in made().files}
TABLES = {table.id: table for table in made().tables}
EVERY = pytest.mark.parametrize("table", TABLES.values(), ids=TABLES)


def test_the_sample_has_every_dataset() -> None:
    declared = {dataset.id for dataset in open_data().datasets if not dataset.template}
    assert TABLES.keys() == declared | {"breakdown_participants"}


@EVERY
def test_all_formats_have_the_same_rows(table: Table) -> None:
    rows = list(table.rows)
    assert readers.from_csv(FILES[f"csv/{table.id}.csv"], table) == rows
    assert readers.from_parquet(FILES[f"parquet/{table.id}.parquet"], table) == rows
    for language in samples.LANGUAGES:
        assert _from_sheet(table, language) == [_in_language(row, table, language) for row in rows]
        if table.cube is not None:
            cells = readers.cells_of(FILES[f"json-stat/{table.id}.{language}.json"])
            assert {at: cell for at, cell in cells.items() if cell != (None, "missing")} == _cube(table)


def _in_language(row: tuple[object, ...], table: Table, language: str) -> tuple[object, ...]:
    return tuple(cell for cell, column in zip(row, table.columns, strict=True) if column.language in (None, language))


def _from_sheet(table: Table, language: str) -> list[tuple[object, ...]]:
    """The rows of a sheet without the meanings of codes, which stand before them and are held against their list."""
    name = names_of_sheets(made().tables, language)[table.id]
    heading, *rows = readers.sheets(FILES[f"open-data.{language}.xlsx"])[name]
    codes = _meanings(language)
    places, place = [], 0
    for column in table.columns:
        if column.language not in (None, language):
            continue
        assert heading[place] == column.title[language]
        if column.codes and not column.list:
            for row in rows:
                assert row[place] == codes.get((column.codes, row[place + 1]))
            place += 1
        places.append(place)
        place += 1
    assert place == len(heading)
    return [tuple(row[place] for place in places) for row in rows]


def _meanings(language: str) -> dict[tuple[object, object], object]:
    codes = TABLES["codes"]
    return {(row[0], row[1]): row[codes.place(f"code_name_{language}")] for row in codes.rows}


def _cube(table: Table) -> dict[tuple[str, ...], tuple[object, object]]:
    assert table.cube is not None
    dimensions = [table.place(name) for name in table.cube.dimensions]
    value, status = table.place(table.cube.value), table.place("obs_status")
    cells = {tuple(str(row[place]) for place in dimensions): (row[value], row[status]) for row in table.rows}
    return {at: cell for at, cell in cells.items() if cell != (None, "missing")}


def test_a_database_reads_csv_and_parquet_alike(tmp_path: Path) -> None:
    for name in ("targets", "projections", "breakdown_participants"):
        for kind in ("csv", "parquet"):
            (tmp_path / f"{name}.{kind}").write_bytes(FILES[f"{kind}/{name}.{kind}"].content)
        table = TABLES[name]
        numbers = [column.name for column in table.columns if column.type == "number"]
        sums = ", ".join(f"sum(try_cast({name} AS double)), count({name})" for name in numbers)
        with duckdb.connect() as engine:
            found = [
                engine.execute(f"SELECT count(*), {sums} FROM {read}").fetchone()
                for read in (
                    f"read_csv('{tmp_path / name}.csv', header=true, all_varchar=false, sample_size=-1)",
                    f"read_parquet('{tmp_path / name}.parquet')",
                )
            ]
        assert found[0] == found[1]
        assert found[0] is not None
        assert found[0][0] == len(table.rows)


def test_protected_cells_are_protected_everywhere() -> None:
    table = TABLES["breakdown_participants"]
    blank = [table.place(name) for name in ("value", "numerator", "denominator", "unknown")]
    kept = [row for row in table.rows if row[table.place("obs_status")] == PROTECTED]
    assert len(kept) == 4
    assert all(row[place] is None for row in kept for place in blank)
    cells = readers.cells_of(FILES["json-stat/breakdown_participants.nb.json"])
    assert [cell for cell in cells.values() if cell[1] == PROTECTED] == [(None, PROTECTED)] * 4
    assert [*cells["MT", "_T"]] == [20, "normal"]
    for language in samples.LANGUAGES:
        name = names_of_sheets(made().tables, language)[table.id]
        heading, *rows = readers.sheets(FILES[f"open-data.{language}.xlsx"])[name]
        status = next(place for place, row in enumerate(zip(*rows, strict=True)) if PROTECTED in row)
        value = heading.index(open_value(language))
        assert [row[value] for row in rows if row[status] == PROTECTED] == [None] * 4
        assert 0 not in {row[value] for row in rows}


def open_value(language: str) -> str:
    return TABLES["breakdown_participants"].columns[-9].title[language]


def test_a_first_reader_is_told_what_a_workbook_is() -> None:
    for language, date in (("nb", "30. september 2021"), ("nn", "30. september 2021"), ("en", "30 September 2021")):
        rows = readers.sheets(FILES[f"open-data.{language}.xlsx"])
        first = next(iter(rows.values()))
        said = {cell for row in first for cell in row if cell is not None}
        assert {date, "HK-dir", samples.IMPRINT.licence, samples.IMPRINT.contact} <= said
        assert {"protected", "missing", "awarded_not_realised"} <= said
        assert {table.title[language] for table in made().tables} <= said
        assert {table.id for table in made().tables} <= said


def test_headings_stay_and_dates_are_dates() -> None:
    book = openpyxl.load_workbook(io.BytesIO(FILES["open-data.en.xlsx"].content))
    for sheet in book.worksheets[1:]:
        assert sheet.freeze_panes == "B2"
        assert sheet.auto_filter.ref is not None
        assert all(8 <= dimension.width <= 62 for dimension in sheet.column_dimensions.values())
    targets = book.worksheets[1]
    headings = [cell.value for cell in targets[1]]
    assert targets.cell(2, headings.index("Valid from") + 1).is_date
    assert targets.cell(2, headings.index("Value") + 1).number_format == "#,##0"


def test_parquet_describes_its_columns() -> None:
    schema = pq.read_schema(io.BytesIO(FILES["parquet/targets.parquet"].content))
    assert schema.metadata[b"as_of"] == b"2021-09-30"
    assert schema.metadata[b"licence"].decode() == samples.IMPRINT.licence
    for field in schema:
        assert field.metadata[b"description"]
    assert not schema.field("verdict").nullable


def test_csv_is_rfc_4180() -> None:
    content = FILES["csv/targets.csv"].content
    assert content.startswith(b"target,target_name_nb,")
    assert content.endswith(b"\r\n")
    assert content.count(b"\n") == content.count(b"\r\n")


def test_names_of_sheets_are_whole_words_and_differ() -> None:
    titles = [
        "Deltakere som har reist ut, etter land",
        "Deltakere som har reist ut, etter år",
        "x" * 40,
        "[a]/b:*?\\",
        "''",
    ]
    named = [replace(TABLES["series"], id=f"id_{place}", title={"nb": title}) for place, title in enumerate(titles)]
    names = list(names_of_sheets(named, "nb").values())
    assert names[:2] == ["Deltakere som har reist ut", "Deltakere som har reist ut (2)"]
    assert names[2:] == ["x" * 31, "a b", "id_4"]
