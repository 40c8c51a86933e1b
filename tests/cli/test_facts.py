"""The list of facts, by the names that notes are bound to."""

import json
from pathlib import Path

from tests.cli.conftest import Erasmeter


def test_facts_for_analysts_and_for_programs(erasmeter: Erasmeter, norway: Path) -> None:
    table = erasmeter("facts", norway, "M1", "--language", "nb")
    assert table.code == 0, table.err
    assert "{M1.pace.budget}" in table.out
    assert "om\u00a0lag\u00a05\u202f300" in table.out
    assert "{M2." not in table.out
    rows = {row["binding"]: row for row in json.loads(erasmeter("facts", norway, "--format", "json").out)}
    status = json.loads(erasmeter("status", norway, "--format", "json").out)
    for target in status:
        assert rows[f"{{{target['target']}.value}}"]["value"] == target["value"]
        for clock in target["clocks"]:
            assert rows[f"{{{target['target']}.pace.{clock['clock']}}}"]["value"] == clock["pace"]
    assert rows["{as_of}"]["value"] == "2021-09-30"
    as_csv = erasmeter("facts", norway, "{P4.share}", "--format", "csv")
    assert as_csv.out.splitlines()[0] == "binding,printed,value,form,meaning"
    assert as_csv.out.splitlines()[1].startswith("{P4.share},60.7%,0.607142")


def test_an_unknown_fact_is_a_wrong_call(erasmeter: Erasmeter, norway: Path) -> None:
    ran = erasmeter("facts", norway, "M1.valu")
    assert ran.code == 2
    assert "did you mean 'M1.value'?" in ran.err


def test_facts_of_a_country_without_strategy(erasmeter: Erasmeter, finland: Path) -> None:
    rows = {row["binding"]: row for row in json.loads(erasmeter("facts", finland, "--format", "json").out)}
    assert rows["{partnerships.2021}"]["value"] == 87
    assert rows["{grants.2021}"]["value"] > 1e6
