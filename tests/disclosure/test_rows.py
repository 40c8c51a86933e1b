"""Single rows: what could not be used is listed, but not the text of a row that could be about one person."""

from pathlib import Path
from types import SimpleNamespace
from typing import cast

import pytest

from erasmeter.errors import DefinitionFaults
from erasmeter.harmonise.known_sources import sources
from erasmeter.model.catalogue import load_catalogue
from erasmeter.model.snapshots import Snapshot
from erasmeter.model.tables import holds_persons
from erasmeter.present import set_aside


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        ("mobility_periods", None),
        ("awarded_mobilities", None),
        ("agency_register", None),  # a register or list of one's own may name a contact person
        ("accreditations", None),
        ("results_platform", "5;x"),
        ("organisation_list", "5;x"),
    ],
)
def test_the_text_of_a_row_of_people_is_not_published(
    source: str, shown: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    row = {"snapshot": "0" * 12, "file": "a.csv", "line": "7", "reason": "no number", "text": "5;x"}
    other = {**row, "snapshot": "1" * 12}
    monkeypatch.setattr(set_aside, "set_aside_rows", lambda _: [row, other])
    snapshot = cast("Snapshot", SimpleNamespace(id="0" * 12, source=source))
    (found,) = set_aside.rows_set_aside(Path(), [snapshot])
    assert (found.line, found.reason, found.text) == (7, "no number", shown)


def test_no_source_of_people_shows_its_rows() -> None:
    tables = load_catalogue().tables
    for source in sources().values():
        of_people = any(holds_persons(tables[name]) for name in source.TABLES)
        assert not (of_people and source.ROWS_MAY_BE_SHOWN), source.NAME


def test_members_are_not_covered_by_rows_of_people(tmp_path: Path) -> None:
    """Its matrix would tell how many rows each county has: one row of three pupils in Finnmark."""
    path = tmp_path / "indicators" / "mine.yaml"
    path.parent.mkdir()
    path.write_text(
        "id: mine\nname: {nb: Min, en: Mine}\ndescription: {nb: Min, en: Mine}\nunit: county\nkind: coverage\n"
        "table: awarded_mobilities\nset: counties\nmember: county\ndistinct: group\nat_least: 2\n",
        encoding="utf-8",
    )
    with pytest.raises(DefinitionFaults) as raised:
        load_catalogue(tmp_path)
    [fault] = raised.value.faults
    assert (fault.line, "stand for people" in fault.what) == (6, True)
