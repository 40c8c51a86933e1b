"""Tables: the Arrow form of what a table declares."""

from datetime import date

import pyarrow as pa
import pytest

from erasmeter.model.catalogue import load_catalogue


def test_the_schema_of_a_table() -> None:
    projects = load_catalogue().tables["projects"]
    schema = projects.arrow_schema()
    assert schema.field("call_year").type == pa.int64()
    assert schema.field("grant").type == pa.float64()
    assert schema.field("start").type == pa.date32()
    assert schema.field("topics").type == pa.list_(pa.string())
    missing = set(schema.names) - {column.name for column in projects.source_columns}
    found = {"challenges", "county_2018", "county_2020", "county_2024", "place_evidence"}
    assert missing == {"snapshot", "valid_from", "valid_to", "ended"} | found


def test_rows_become_a_table_of_the_source_columns() -> None:
    projects = load_catalogue().tables["projects"]
    row = {"line": 2, "project": "A", "call_year": 2021, "start": date(2021, 8, 1), "grant": 5, "topics": ["TOPIC-1"]}
    table = projects.from_rows([row])
    assert table.schema.names == [column.name for column in projects.source_columns]
    assert table.to_pylist()[0] == {**dict.fromkeys(table.schema.names), **row, "grant": 5.0}
    assert projects.from_rows([]).num_rows == 0


def test_a_name_that_is_no_source_column_is_not_lost_in_silence() -> None:
    with pytest.raises(ValueError, match=r"table projects has no source column \['snapshot', 'tittle'\]"):
        load_catalogue().tables["projects"].from_rows([{"line": 2, "tittle": "x", "snapshot": "y"}])
