"""erasmeter check-text: what in a document agrees with the figures, what does not, and what nothing here knows."""

from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.text import Text

from erasmeter.cli.console import progress, results, say
from erasmeter.cli.output import Format, print_json, print_rows
from erasmeter.errors import EXIT_FINDINGS
from erasmeter.model.strategies import Strategy, Target, Yardstick
from erasmeter.opened.workspace import OpenedWorkspace
from erasmeter.present.wording import Wording
from erasmeter.proofreading.naming import known_names
from erasmeter.proofreading.rows import confirmed_lines, flat_rows, proof_fields

_MOST = 12
"""So many unknown numbers are named; of all others it is said how many there are."""


class Shape(StrEnum):
    """How a proof is printed."""

    text = "text"
    table = "table"
    json = "json"


def run(
    workspace: Annotated[Path, typer.Argument(metavar="WORKSPACE", help="Workspace folder.")],
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A DOCX, PDF, HTML or text file.")],
    as_of: Annotated[datetime | None, typer.Option(formats=["%Y-%m-%d"], help="Date of the figures.")] = None,
    output: Annotated[Shape, typer.Option("--format", help="How the proof is printed.")] = Shape.text,
    language: Annotated[str, typer.Option(help="Language of what is said of it.")] = "en",
) -> None:
    """Hold a document against the figures: numbers and judgements in it that are confirmed, denied, or not known here
    (5 where something does not agree)."""
    opened = OpenedWorkspace(workspace)
    wording = Wording(opened.catalogue.texts, language)
    with progress() as told:
        proof = opened.proofread(file, as_of.date() if as_of else None, told)
    fields = proof_fields(proof, opened.strategy, wording)
    if output is Shape.json:
        print_json(fields)
    elif output is Shape.table:
        print_rows(flat_rows(fields), Format.table, ("outcome", "subject", "said", "fact", "line"))
    else:
        _print(fields)
    _tell_how_known(opened.strategy)
    counted = fields["summary"]
    stale = counted["numbers"]["stale"]
    say(
        f"findings: {counted['findings']}; numbers: {counted['numbers']['confirmed']} confirmed, {stale} stale,"
        f" {counted['numbers']['unknown']} not known here; judgements: {counted['judgements']['confirmed']} confirmed,"
        f" {counted['judgements']['partly']} by some clocks only, {counted['judgements']['denied']} denied"
    )
    if counted["findings"] or stale:
        raise typer.Exit(EXIT_FINDINGS)


def _tell_how_known(strategy: Strategy | None) -> None:
    """What a text can be held against at all: readers who do not know would take silence for agreement."""
    if strategy is None:
        return
    every: list[Target | Yardstick] = [*strategy.targets, *strategy.yardsticks]
    by_name = [one.id for one in every if not known_names(one)]
    if by_name:
        say(
            f"found by id and name only, word by word: {', '.join(dict.fromkeys(by_name))};"
            " what else a target is called is told by known_as in the strategy"
        )
    if not strategy.targets:
        say("the strategy has no targets, so only numbers are looked up: no goals, and no judgements in words")


def _print(fields: dict[str, Any]) -> None:
    for row in fields["findings"]:
        _head(f"{row['subject']}  {row['finding'].replace('_', ' ')}")
        for sentence in row["sentences"]:
            _line("text", f"“{sentence}”")
        for label, key in (("said", "said"), ("follows", "follows"), ("to do", "to_do")):
            _line(label, row[key])
        for place in row["places"]:
            page = f", page {place['page']}" if place["page"] and place["file"] == fields["file"] else ""
            _line("at", f"{place['file']}:{place['line']}{page}")
    for row in fields["numbers"]:
        if row["outcome"] == "stale":
            _head(f"{row['subject']}  stale: {row['said']} was {row['fact']} in the edition {row['edition']}")
            _line("text", f"“{row['sentence']}”")
            _line("at", f"{fields['file']}:{row['line']}")
    for row in fields["judgements"]:
        if row["outcome"] == "partly":
            _head(f"{row['subject']}  by some clocks only: {row['said']}")
            _line("text", f"“{row['sentence']}”")
            _line("at", f"{fields['file']}:{row['line']}")
    _print_the_rest(fields)


def _print_the_rest(fields: dict[str, Any]) -> None:
    if confirmed := list(confirmed_lines(fields)):
        _head("confirmed")
        for said in confirmed:
            results.print(Text(f"  {said}"), soft_wrap=True)
    unknown = [row for row in fields["numbers"] if row["outcome"] == "unknown"]
    if unknown:
        _head(f"not known here: {len(unknown)} numbers")
        # Those said of a target come first: they are most likely to matter.
        first = sorted(unknown, key=lambda row: row["subject"] is None)[:_MOST]
        told = ", ".join(f"{row['said']} (line {row['line']})" for row in first)
        results.print(Text(f"  {told}" + (", ..." if len(unknown) > _MOST else "")), soft_wrap=True)


def _head(text: str) -> None:
    results.print(Text(text, style="bold"), soft_wrap=True)


def _line(label: str, text: str) -> None:
    results.print(Text(f"  {label + ':':<9}{text}"), soft_wrap=True)
