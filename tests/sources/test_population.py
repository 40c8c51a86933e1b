"""Inhabitants by municipality: what is summed, what is set aside, and every fault that stops."""

from datetime import date
from pathlib import Path

import pytest

from erasmeter.errors import DataFaults
from erasmeter.model.reading import Reading, silent
from erasmeter.sources.population import read, recognise
from tests.generators.soundness import rows_of, sound
from tests.measure.small_tables import shipped_catalogue

HEAD = '"07459: Population, by region, sex, age, contents and year"\r\n\r\n"region";"sex";"age";"Persons 2022"\r\n'
BODY = (
    '"K-0001 Småvik";"Males";"0 years";3\r\n"K-0001 Småvik";"Females";"0 years";4\r\n'
    '"K-0002 Storvik";"Males";"0 years";5\r\n"K-0002 Storvik";"Females";"0 years";6\r\n'
)


def written(folder: Path, text: str, encoding: str = "utf-8") -> Path:
    path = folder / "population.csv"
    path.write_bytes(text.encode(encoding))
    return path


def reading(path: Path) -> Reading:
    return sound(read(path, shipped_catalogue(), silent, path.parent), shipped_catalogue())


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "latin-1"])
def test_ages_and_sexes_are_summed(tmp_path: Path, encoding: str) -> None:
    path = written(tmp_path, HEAD + BODY, encoding)
    recognised = recognise(path, shipped_catalogue())
    assert recognised is not None
    assert recognised.as_of == date(2022, 1, 1)
    found = reading(path)
    sums = [(row["year"], row["municipality"], row["municipality_name"], row["persons"], row["line"])
            for row in rows_of(found, "population")]  # fmt: skip
    assert sums == [(2022, "0001", "Småvik", 7, 4), (2022, "0002", "Storvik", 11, 6)]
    assert (found.rows_read, found.rows_used) == (4, 4)


def test_several_years_and_already_summed(tmp_path: Path) -> None:
    text = '"07459: Befolkning"\n\n"region";"Personer 2022";"Personer 2023"\n"K-0001 Småvik";7;8\n'
    rows = rows_of(reading(written(tmp_path, text)), "population")
    assert [(row["year"], row["persons"]) for row in rows] == [(2022, 7), (2023, 8)]


def test_what_is_no_municipality_is_set_aside_and_what_stands_twice_merged(tmp_path: Path) -> None:
    extra = '"K-Rest Divided";"Males";"0 years";0\n"K-0001 Småvik";"Males";"0 years";3\n'
    found = reading(written(tmp_path, HEAD + BODY + extra))
    assert [(row.line, row.reason) for row in found.set_aside] == [(8, "is no municipality")]
    assert [(row.line, row.into_line) for row in found.merged] == [(9, 4)]
    assert rows_of(found, "population")[0]["persons"] == 7


@pytest.mark.parametrize(
    ("text", "what", "line"),
    [
        (HEAD + BODY.replace(";6", ";.."), "the persons are no whole number", 7),
        (HEAD + BODY.replace(";6", ""), "has 3 cells where the header has 4", 7),
        (HEAD + BODY + BODY.replace(";3", ";9"), "states another figure than line 4", 8),
        (HEAD + BODY[: BODY.rindex('"K-')], "0002 Storvik lacks 1 of the 2 rows that others have", None),
        (HEAD + BODY + BODY.replace("Småvik", "Vik"), "the municipality 0001 stands under two names", None),
        (HEAD, "no municipality can be read", None),
        ("", "there is no header with a region and the persons of a year", None),
    ],
)
def test_faults_that_stop(tmp_path: Path, text: str, what: str, line: int | None) -> None:
    with pytest.raises(DataFaults) as raised:
        reading(written(tmp_path, text))
    assert (raised.value.faults[0].what, raised.value.faults[0].line) == (what, line)


@pytest.mark.parametrize(
    "text", ["", "region;persons\n", "\x00\x01", "PK\rzip;\r;\n", '"07459: Population"\n\n"region";"sex"\n']
)
def test_other_files_are_not_claimed(tmp_path: Path, text: str) -> None:
    assert recognise(written(tmp_path, text), shipped_catalogue()) is None


@pytest.mark.parametrize("content", [b"a\rb\n", b"PK\x03\x04\r\x00\n", b'"' + b"x" * 3000 + b"\r\n"])
def test_of_any_file_it_can_be_told_whether_it_is_one(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "any.xlsx"
    path.write_bytes(content)
    assert recognise(path, shipped_catalogue()) is None


def test_the_real_table(shared_data: Path) -> None:
    path = shared_data / "geography" / "population-2022-municipality-age.csv"
    found = reading(path)
    rows = rows_of(found, "population")
    assert (found.rows_read, found.rows_used, len(found.set_aside)) == (76_108, 75_472, 636)
    assert (len(rows), sum(row["persons"] for row in rows)) == (356, 5_425_270)
