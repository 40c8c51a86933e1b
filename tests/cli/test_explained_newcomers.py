"""Each newcomer: first appearance, identifiers, spellings, near matches, against a plain reading of the files."""

import csv
import json
from pathlib import Path

import pytest

from tests.cli.conftest import Erasmeter
from tests.cli.test_newcomers import HISTORY, RECENT, raw_rows
from tests.harmonise.small_registers import HEADER

STRATEGY = """\
id: made-up
country: FI
name: {en: A strategy made up for this test, nb: En strategi laget for denne prøven}
document: {title: A strategy made up for this test, publisher: erasmeter}
period: {first_call: 2021, last_call: 2027, round_known_on: "07-01"}
clocks: [linear]
thresholds: {ahead: 1.10, on_course: 0.90, behind: 0.60}
share_test: {method: wilson, level: 0.90, shown_level: 0.95}
goals:
  - {id: more, name: {en: More take part, nb: Flere med}}
groups:
  - {id: partnerships, name: {en: Partnerships, nb: Partnerskap}}
targets:
  - id: P2
    group: partnerships
    goal: more
    name: {en: Newcomers that coordinate, nb: Nykommere som koordinerer}
    short: {en: Newcomers, nb: Nykommere}
    kind: total
    value: 75
    unit: organisation
    indicator: newcomers
    valid_from: 2021-01-01
    valid_to: 2027-12-31
    source: {document: A strategy made up for this test}
"""


def explained(erasmeter: Erasmeter, folder: Path, *files: Path) -> tuple[dict[str, object], list[dict[str, str]]]:
    """The explanation of P2 and its rows, from a new workspace with these files."""
    workspace = folder / "workspace"
    assert erasmeter("init", workspace, "--country", "FI").code == 0
    (workspace / "definitions" / "strategies").mkdir(parents=True)
    (workspace / "definitions" / "strategies" / "made-up.yaml").write_text(STRATEGY, encoding="utf-8")
    settings = workspace / "erasmeter.toml"
    named = settings.read_text(encoding="utf-8").replace("[workspace]", '[workspace]\nstrategy = "made-up"')
    settings.write_text(named, encoding="utf-8")
    added = erasmeter("add", workspace, *files)
    assert added.code == 0, added.err
    ran = erasmeter("explain", workspace, "P2", "--rows", folder / "rows.csv", "--format", "json")
    assert ran.code == 0, ran.err
    with (folder / "rows.csv").open(encoding="utf-8", newline="") as file:
        return json.loads(ran.out), list(csv.DictReader(file))


@pytest.mark.slow
def test_each_finnish_newcomer_is_as_the_files_say(erasmeter: Erasmeter, shared_data: Path, tmp_path: Path) -> None:
    files = [shared_data / "fi-register" / name for name in (HISTORY, RECENT)]
    fields, rows = explained(erasmeter, tmp_path, *files)
    stated = [row for file in files for row in raw_rows(file)]
    assert len(rows) == 33
    assert fields["levels_of_identity"]["by_registration"] == 33  # type: ignore[index]
    for row in rows:
        (oid,) = json.loads(row["oid"])
        mine = [one for one in stated if one["PIC"] == oid]
        assert int(row["first_call"]) == min(int(one["CallYear"]) for one in mine) == int(row["call_year"])
        spellings = {" ".join(name.split()) for one in mine for name in [one["NameInLatinCharacterSet"]]}
        assert {" ".join(name.split()) for name in json.loads(row["spellings"])} == spellings, oid
        assert (row["registration"], float(row["confidence"])) == (oid, 1.0)
        for near in json.loads(row["not_same_as"]):
            other = near.rsplit(" (", 1)[0].rsplit(", ", 1)[1]
            named = {one["NameInLatinCharacterSet"] for one in stated if one["PIC"] == other}
            assert any(near.startswith(name) for name in named), near


def project(code: str, oid: str, name: str) -> str:
    call, action = code[:4], "-".join(code.split("-")[3:5])
    return (
        f"{code},,Partnerships,{action},{call},{oid},,{name},Other,Vantaa,Helsinki-Uusimaa,15,01.06.{call},"
        f"31.08.{int(call) + 1},16 175 €,#N/A,#N/A,#N/A"
    )


def test_newcomers_at_one_level_only_are_told_with_the_reason(erasmeter: Erasmeter, tmp_path: Path) -> None:
    rows = [
        project("2021-1-FI01-KA121-SCH-000000001", "E10000001", "Metsola kaupunki"),
        project("2022-1-FI01-KA210-SCH-000000002", "E10000002", "Metsola kaupunki"),  # Another OID of the same city.
        project("2022-1-FI01-KA210-SCH-000000003", "E10000003", "Nordlys akatemia"),
        project("2022-1-FI01-KA220-SCH-000000004", "E10000004", "Nordlys akatemia"),  # Two OIDs, both new.
        project("2022-1-FI01-KA210-SCH-000000005", "E10000005", "Kaukovainio seura"),
    ]
    path = tmp_path / "register-2022-12-31.csv"
    path.write_text("\n".join([HEADER, *rows]) + "\n", encoding="utf-8")
    fields, found = explained(erasmeter, tmp_path, path)
    assert {row["registration"] for row in found} == {"E10000002", "E10000003", "E10000004", "E10000005"}
    assert fields["levels_of_identity"] == {
        "by_registration": 4,
        "by_body": 2,
        "only_as_registration": [
            "Metsola kaupunki (E10000002): its legal body E10000001 was in a project of call 2021"
        ],
        "one_body_of_several_registrations": ["Nordlys akatemia (E10000003): E10000003, E10000004"],
        "only_as_body": [],
    }
    near = {row["registration"]: (json.loads(row["same_as"]), json.loads(row["not_same_as"])) for row in found}
    assert any("Metsola kaupunki, E10000001" in link for link in near["E10000002"][0])
