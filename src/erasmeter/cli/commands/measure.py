"""erasmeter measure: any indicator, whether a target rests on it or not."""

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Annotated, Any

import typer

from erasmeter.cli.console import progress, say
from erasmeter.cli.output import Format, print_rows
from erasmeter.errors import Fault, WrongCall
from erasmeter.measure.frames import At
from erasmeter.model.breakdownchecks import counts_persons
from erasmeter.opened.workspace import OpenedWorkspace


def run(
    workspace: Annotated[Path, typer.Argument(metavar="WORKSPACE", help="Workspace folder.")],
    indicator: Annotated[str, typer.Argument(metavar="INDICATOR", help="Indicator, such as projects or partnerships.")],
    where: Annotated[
        list[str] | None,
        typer.Option(
            metavar="COLUMN=VALUE[,VALUE]", help="Only rows with one of these values; repeated: all must hold."
        ),
    ] = None,
    by: Annotated[list[str] | None, typer.Option(metavar="COLUMN[,COLUMN]", help="A row per value.")] = None,
    as_of: Annotated[datetime | None, typer.Option(formats=["%Y-%m-%d"], help="Date to measure at.")] = None,
    places_on: Annotated[
        datetime | None,
        typer.Option(formats=["%Y-%m-%d"], help="Date whose counties are shown; left out, the date measured at."),
    ] = None,
    output: Annotated[Format, typer.Option("--format", help="How the rows are printed.")] = Format.table,
) -> None:
    """Measure an indicator, limited by --where and broken down by --by."""
    opened = OpenedWorkspace(workspace)
    columns = [column for part in by or () for column in part.split(",") if column]
    conditions = _conditions(where or [])
    at = At(as_of.date() if as_of else None, places_on.date() if places_on else None)
    with progress() as told:
        rows = opened.measure(indicator, conditions, columns, at, told)
    shown = [_without_few(row) for row in rows] if output is Format.table else rows
    print_rows(shown, output, [*columns, "value", "numerator", "denominator"])
    if output is Format.table:
        unit = opened.catalogue.indicators[indicator].unit
        say(f"unit: {unit}; as of {opened.judged_on(at.day).isoformat()}")
        if columns and counts_persons(opened.catalogue.indicators[indicator], opened.catalogue.tables):
            say("small groups of persons are shown as they are: for your eyes; what is published hides them")
    with progress() as told:
        caveats = opened.measured_caveats(indicator, conditions, at, told)
    for caveat in caveats:
        described = caveat.description.en if caveat.description else ""
        say(f"caveat ({caveat.effect}): {caveat.name.en}. {described}".rstrip())


def _without_few(row: Mapping[str, Any]) -> dict[str, Any]:
    """A share of too few for people to read as a number: only numerator and denominator are left."""
    few = row.get("few", False)
    return {name: None if few and name == "value" else value for name, value in row.items() if name != "few"}


def _conditions(statements: list[str]) -> dict[str, tuple[str, ...]]:
    conditions: dict[str, tuple[str, ...]] = {}
    faults = []
    for statement in statements:
        column, equals, values = statement.partition("=")
        if not column or not equals or not values:
            faults.append(Fault("a condition that cannot be read", found=statement, allowed=("COLUMN=VALUE[,VALUE]",)))
        elif column in conditions:
            faults.append(
                Fault(f"two conditions on {column}", found=statement, mend=f"write --where {column}=VALUE,VALUE once")
            )
        else:
            conditions[column] = tuple(value.strip() for value in values.split(","))
    if faults:
        raise WrongCall(faults)
    return conditions
