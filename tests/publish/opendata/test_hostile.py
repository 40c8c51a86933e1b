"""Text from outside does no harm in any format, and is whole wherever the format can hold it."""

import csv
import io
import json
import re
import zipfile

import openpyxl
import pyarrow.parquet as pq
import pytest
import rdflib

from erasmeter.base.spreadsheets import guarded, unguarded
from erasmeter.publish.opendata.making import Making
from erasmeter.publish.opendata.storable import storable
from erasmeter.publish.opendata.tables import Table
from tests.publish.opendata import readers, samples

# The library reads JSON-LD by way of what it deprecates itself.
pytestmark = pytest.mark.filterwarnings("ignore:.*ConjunctiveGraph:DeprecationWarning", "ignore:.*is deprecated")
WORDS = (*samples.HOSTILE, *samples.BROKEN, "z" * 40_000)
MADE = Making(samples.hostile_publication(*WORDS))
FILES = {file.path: file for file in MADE.files}
SNAPSHOTS = next(table for table in MADE.tables if table.id == "snapshots")
STARTS_A_FORMULA = re.compile(r"\s*[=+\-@\uff1d\uff0b\uff0d\uff20]|[\t\r\n]")


def names(rows: readers.Rows, table: Table = SNAPSHOTS) -> list[object]:
    return [row[table.place("file_name")] for row in rows]


def test_text_is_whole_in_csv_and_parquet() -> None:
    kept = [storable(word) for word in WORDS]
    assert kept[: len(samples.HOSTILE)] == list(samples.HOSTILE)
    assert names(readers.from_csv(FILES["csv/snapshots.csv"], SNAPSHOTS)) == kept
    assert names(readers.from_parquet(FILES["parquet/snapshots.parquet"], SNAPSHOTS)) == kept


def test_what_no_format_can_hold_is_told() -> None:
    assert [storable(word) for word in samples.BROKEN] == ["half a pair \ufffd here", "nothing\ufffdhere", "\ufffd"]


@pytest.mark.parametrize("path", [path for path in FILES if path.endswith(".csv")])
def test_no_spreadsheet_runs_a_cell_of_a_csv_file(path: str) -> None:
    table = next(table for table in MADE.tables if path == f"csv/{table.id}.csv")
    rows = list(csv.reader(io.StringIO(FILES[path].content.decode(), newline="")))[1:]
    texts = [place for place, column in enumerate(table.columns) if column.type == "string"]
    assert not [row[place] for row in rows for place in texts if STARTS_A_FORMULA.match(row[place])]


@pytest.mark.parametrize("word", ["", "a", "'", "''=1", *samples.HOSTILE], ids=repr)
def test_a_guarded_text_is_harmless_and_comes_back(word: str) -> None:
    assert unguarded(guarded(word)) == word
    assert not STARTS_A_FORMULA.match(guarded(word))


def test_a_workbook_holds_texts_only_and_opens() -> None:
    for language in ("nb", "en"):
        content = FILES[f"open-data.{language}.xlsx"].content
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            assert archive.testzip() is None
            for name in archive.namelist():
                assert not re.search(rb"<f[ >]", archive.read(name)), name
            sheets = b"".join(archive.read(name) for name in archive.namelist() if "worksheets" in name)
            assert not re.search(rb"[\x00-\x08\x0b\x0c\x0e-\x1f]", sheets)
        book = openpyxl.load_workbook(io.BytesIO(content))
        cells = {cell.value for sheet in book for row in sheet.iter_rows() for cell in row}
        found = {_as_excel_reads(cell) for cell in cells if isinstance(cell, str)}
        whole = [word for word in samples.HOSTILE if word not in {"\r=1"}]
        assert {word.replace("\r\n", "\n") for word in whole} <= {word.replace("\r\n", "\n") for word in found}


def _as_excel_reads(cell: str) -> str:
    """Excel writes a control character as _x0001_, and reads it so; openpyxl leaves that to its caller."""
    return re.sub(r"_x([0-9A-F]{4})_", lambda match: chr(int(match[1], 16)), cell)


def test_what_is_too_long_for_a_cell_is_shortened_and_said() -> None:
    rows = readers.sheets(FILES["open-data.nb.xlsx"])
    cells = [cell for sheet in rows.values() for row in sheet for cell in row if isinstance(cell, str)]
    long = [cell for cell in cells if cell.startswith("zzz")]
    assert long
    for cell in long:
        assert len(cell) == 32_767
        assert cell.endswith("… [forkortet: teksten har 40\u202f000 tegn, og hele står i CSV-filen]")
    first = next(iter(rows.values()))
    assert any("er forkortet her" in str(cell) for row in first for cell in row)
    assert "y" * 10_000 in cells


def test_json_and_metadata_stay_readable() -> None:
    for path, file in FILES.items():
        if path.endswith((".json", ".jsonld")):
            json.loads(file.content)
    base = "https://data.example.org/"
    turtle = rdflib.Graph().parse(data=FILES["dcat.ttl"].content, format="turtle", publicID=base)
    json_ld = rdflib.Graph().parse(data=FILES["dcat.jsonld"].content, format="json-ld", publicID=base)
    assert set(turtle) == set(json_ld)


@pytest.mark.parametrize("word", samples.HOSTILE, ids=repr)
def test_a_publisher_of_any_name_is_one_literal(word: str) -> None:
    publication = samples.hostile_publication(word)
    files = {file.path: file for file in Making(publication).files}
    for name, form in (("dcat.ttl", "turtle"), ("dcat.jsonld", "json-ld")):
        graph = rdflib.Graph().parse(data=files[name].content, format=form, publicID="https://data.example.org/")
        assert {str(one) for one in graph.objects(None, rdflib.FOAF.name)} == {word}


def test_parquet_is_read_back_whole() -> None:
    for path, file in FILES.items():
        if path.endswith(".parquet"):
            assert pq.read_table(io.BytesIO(file.content)).num_rows > 0
