"""Newcomers among the coordinators of Finnish partnerships, against a count in plain Python over the raw files."""

import csv
import json
from pathlib import Path

import pytest

from tests.cli.conftest import Erasmeter

HISTORY, RECENT = "erasmus261021.csv", "erasmus040923.csv"


def raw_rows(path: Path) -> list[dict[str, str]]:
    text = path.read_text(encoding="utf-8-sig")
    delimiter = ";" if text.splitlines()[0].count(";") > text.splitlines()[0].count(",") else ","
    return [
        {(name or "").strip(): (cell or "").strip() for name, cell in row.items() if isinstance(cell, str)}
        for row in csv.DictReader(text.splitlines(keepends=True), delimiter=delimiter)
    ]


def counted_by_hand(folder: Path, before_counts: str) -> dict[int, int]:
    """Newcomers by call. ``before_counts`` is ``programme``, or the action type (KA210 has nothing before it)."""
    earlier = [(row["PIC"], int(row["CallYear"]), row["ProjectCode"]) for row in raw_rows(folder / HISTORY)]
    recent = [(row["PIC"], int(row["CallYear"]), row["ProjectCode"]) for row in raw_rows(folder / RECENT)]
    recent = [row for row in recent if "-KA120-" not in row[2]]
    coordinators = [row for row in recent if "-KA210-" in row[2] or "-KA220-" in row[2]]
    first = {oid: min(call for other, call, _ in coordinators if other == oid) for oid, _, _ in coordinators}
    new = {2021: 0, 2022: 0}
    for oid, call in first.items():
        mine = [code for other, year, code in coordinators if other == oid and year == call]
        before = [code for other, year, code in earlier + recent if other == oid and year < call]
        if before_counts == "programme":
            new[call] += not before
        else:
            lines = {line for code in mine for line in (["KA210"] if "-KA210-" in code else ["KA220"])}
            seen = {"KA220" if any(f"-KA20{n}-" in code for n in range(1, 6)) or "-KA220-" in code else
                    "KA210" if "-KA210-" in code else "" for code in before}  # fmt: skip
            new[call] += bool(lines - seen)
    return new


@pytest.mark.parametrize(
    ("indicator", "before_counts"), [("newcomers", "programme"), ("newcomers_to_action", "action_type")]
)
def test_by_registration(
    erasmeter: Erasmeter, finland: Path, shared_data: Path, indicator: str, before_counts: str
) -> None:
    ran = erasmeter("measure", finland, indicator, "--by", "call_year", "--format", "json")
    assert ran.code == 0, ran.err
    found = {row["call_year"]: row["value"] for row in json.loads(ran.out)}
    assert found == counted_by_hand(shared_data / "fi-register", before_counts)
    if before_counts == "programme":
        assert (found[2021], found[2021] + found[2022]) == (20, 33)
