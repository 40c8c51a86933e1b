"""Which counties became which."""

from datetime import date
from pathlib import Path

import pytest

from erasmeter.errors import DataFaults
from erasmeter.model.reading import Reading, silent
from erasmeter.sources.county_changes import read, recognise
from tests.generators.soundness import rows_of, sound
from tests.measure.small_tables import shipped_catalogue

HEAD = "county_num_2020,county_name_2020,county_num_2019,county_name_2019\n"


def written(folder: Path, text: str) -> Path:
    path = folder / "counties.csv"
    path.write_text(text, encoding="utf-8")
    return path


def reading(path: Path) -> Reading:
    return sound(read(path, shipped_catalogue(), silent, path.parent), shipped_catalogue())


def test_a_county_may_go_to_several(tmp_path: Path) -> None:
    path = written(tmp_path, HEAD + "38,V og T,07,Vestfold\n30,Viken,7,Vestfold\n38,V og T,07,Vestfold\n")
    recognised = recognise(path, shipped_catalogue())
    assert recognised is not None
    assert recognised.as_of == date(2020, 1, 1)
    found = reading(path)
    rows = [(row["year"], row["county"], row["successor"]) for row in rows_of(found, "county_changes")]
    assert rows == [(2019, "NO-07", "NO-38"), (2019, "NO-07", "NO-30")]
    assert [(row.line, row.into_line) for row in found.merged] == [(4, 2)]


def test_unknown_counties_and_torn_rows_are_set_aside(tmp_path: Path) -> None:
    found = reading(written(tmp_path, HEAD + "38,V og T,07,Vestfold\n99,Nowhere,07,Vestfold\n38,V og T,08\n"))
    assert [row.reason for row in found.set_aside] == [
        "NO-99 is not a county known",
        "has 3 cells where the header has 4",
    ]


@pytest.mark.parametrize(
    ("text", "what"),
    [
        (HEAD + "99,Nowhere,98,Nowhere\n", "no row can be used"),
        ("county_num_2020,name\n38,V og T\n", "the header names the counties of fewer than two years"),
        (HEAD, "there is a header, but no row below it"),
        ("", "the file is empty"),
    ],
)
def test_faults_that_stop(tmp_path: Path, text: str, what: str) -> None:
    with pytest.raises(DataFaults) as raised:
        reading(written(tmp_path, text))
    assert raised.value.faults[0].what == what


def test_the_real_file(shared_data: Path) -> None:
    found = reading(shared_data / "geography" / "county_2017_2020.csv")
    rows = rows_of(found, "county_changes")
    assert (found.rows_read, found.rows_used, len(rows)) == (24, 24, 47)
    assert {row["successor"] for row in rows if row["county"] == "NO-07"} == {"NO-38", "NO-30"}
    assert {row["successor"] for row in rows if row["county"] in {"NO-16", "NO-17"}} == {"NO-50"}
