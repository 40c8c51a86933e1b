"""Holds what erasmeter says of made data against the truth that was made with it."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from erasmeter.harmonise.ledger import set_aside_rows
from erasmeter.model.reasons import form_of
from erasmeter.opened.workspace import OpenedWorkspace

Differences = dict[str, tuple[Any, Any]]
"""What was compared, with what erasmeter says and the truth."""
_TOLERANCE = 1e-6


def truth_of(folder: Path) -> dict[str, Any]:
    """The truth as it stands in a folder of made data."""
    read: dict[str, Any] = json.loads((folder / "truth.json").read_text(encoding="utf-8"))
    return read


def differences(status: list[dict[str, Any]], truth: Mapping[str, Any]) -> Differences:
    """Where the rows of ``status --format json`` are not as the true answers for the targets."""
    found: Differences = {}
    for row in status:
        target = row["target"]
        answer = truth["targets"][target]
        for name in ("value", "numerator", "denominator", "unknown"):
            if name in answer:
                compare(found, f"{target} {name}", _stated(row, name), answer[name])
        beside = {(one["scenario"] or one["indicator"]): one for one in row["beside"]}
        for name, number in answer.get("beside", {}).items():
            compare(found, f"{target} {name}", beside[name]["numerator"], number)
    compare(found, "targets", [row["target"] for row in status], list(truth["targets"]))
    return found


def ledger_differences(workspace: OpenedWorkspace, files: Mapping[str, Mapping[str, Any]]) -> Differences:
    """Where the account of a file's rows is not as it is to be."""
    found: Differences = {}
    named = {snapshot.id: snapshot for snapshot in workspace.workspace.snapshots.all()}
    accounts = {named[account.snapshot].file: account for account in workspace.build().accounts}
    compare(found, "files", sorted(accounts), sorted(files))
    for name, rows in files.items():
        account = accounts[name]
        compare(found, f"{name} source", named[account.snapshot].source, rows["source"])
        for column in ("rows_read", "rows_used", "merged", "set_aside"):
            compare(found, f"{name} {column}", getattr(account, column), rows[column])
    given = {row["reason"] for row in set_aside_rows(workspace.workspace.ledger)}
    compare(found, "reasons without a form", sorted(reason for reason in given if form_of(reason) is None), [])
    return found


def compare(found: Differences, what: str, said: Any, true: Any) -> None:
    """Notes a difference."""
    is_same = (
        abs(said - true) < _TOLERANCE if isinstance(said, float) and isinstance(true, int | float) else said == true
    )
    if not is_same:
        found[what] = (said, true)


def _stated(row: Mapping[str, Any], name: str) -> Any:
    return row["records"][name] if name == "unknown" and row.get("records") else row[name]
