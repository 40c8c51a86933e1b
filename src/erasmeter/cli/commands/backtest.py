"""erasmeter backtest: how well projections would have held on series whose end is known."""

from pathlib import Path
from typing import Annotated

import typer

from erasmeter.cli.console import progress, say
from erasmeter.cli.output import Format, print_json, print_rows
from erasmeter.errors import Fault, WrongCall
from erasmeter.judge.backtest.files import series_of_files
from erasmeter.judge.backtest.results import ALL, COLUMNS, aims, in_a_sentence, rows
from erasmeter.judge.backtest.series import Series, in_periods
from erasmeter.judge.backtest.trials import trials
from erasmeter.model.catalogue import Catalogue, load_catalogue
from erasmeter.model.periods import calls_by_period
from erasmeter.model.reading import Progress
from erasmeter.opened.workspace import OpenedWorkspace

_HEADINGS = {
    "method": "method",
    "calls_held": "calls held",
    "forecasts": "forecasts",
    "inner_coverage": "in inner",
    "outer_coverage": "in outer",
    "relative_width": "width",
    "median_error": "error",
    "score": "score",
}
_DIGITS = 3


def run(
    paths: Annotated[
        list[Path],
        typer.Argument(metavar="FILE...|WORKSPACE", help="CSV files with a column of call years, or one workspace."),
    ],
    first_call: Annotated[int | None, typer.Option(help="First call to use; left out, all of each period.")] = None,
    last_call: Annotated[int | None, typer.Option(help="Last call to use; the total is then that up to it.")] = None,
    indicator: Annotated[
        list[str] | None, typer.Option(help="In a workspace: what to project; repeated. Left out, projects.")
    ] = None,
    by: Annotated[str, typer.Option(metavar="COLUMN", help="In a workspace: a series for each of these.")] = "sector",
    output: Annotated[Format, typer.Option("--format", help="How the results are printed.")] = Format.table,
) -> None:
    """Stand at each call of periods that are over, project the total, and compare with what it came to."""
    if first_call is not None and last_call is not None and first_call >= last_call:
        what = "--first-call must be before --last-call"
        raise WrongCall(Fault(what, found=f"{first_call} and {last_call}"))
    with progress() as told:
        catalogue, series = _series(paths, tuple(indicator or ("projects",)), by, told)
        periods = calls_by_period(catalogue.codelists["periods"]).values()
        parted = in_periods(series, periods, first_call, last_call)
        tried = trials(parted, catalogue.clocks, told)
    if not tried:
        raise WrongCall(Fault("every series came to nothing: there is nothing to hold projections against"))
    found, reached = rows(tried), aims(tried)
    if output is Format.json:
        stated = [{"aim": aim.name, "holds": aim.holds, "found": aim.found} for aim in reached]
        print_json({"series": _told(parted), "rows": found, "aims": stated, "verdict": in_a_sentence(reached)})
    elif output is Format.csv:
        print_rows(found, output, COLUMNS)
    else:
        print_rows([_for_people(row) for row in found if row["value"] == ALL], output, tuple(_HEADINGS.values()))
        for text in _summary(parted):
            say(text)
        say(in_a_sentence(reached))


def _series(paths: list[Path], indicators: tuple[str, ...], by: str, told: Progress) -> tuple[Catalogue, list[Series]]:
    """The series of files, or of the history that a workspace holds, with the definitions to judge them by."""
    folders = [path for path in paths if path.is_dir()]
    if folders and len(paths) > 1:
        raise WrongCall(Fault("one workspace, or files, not both", found=", ".join(str(path) for path in paths)))
    if folders:
        opened = OpenedWorkspace(folders[0])
        return opened.catalogue, [one for name in indicators for one in _history(opened, name, by, told)]
    missing = [path for path in paths if not path.is_file()]
    if missing:
        raise WrongCall(Fault("there is no such file", str(path)) for path in missing)
    return load_catalogue(), series_of_files(paths)


def _history(opened: OpenedWorkspace, indicator: str, by: str, told: Progress) -> list[Series]:
    """What each value of the column ``by`` had of an indicator; what has no such value, or no call, is in no series."""
    measured = opened.measure(indicator, by=("call_year", by), progress=told)
    by_key: dict[str, dict[int, float]] = {}
    for row in measured:
        if row["call_year"] is not None and row[by] is not None:
            by_key.setdefault(str(row[by]), {})[row["call_year"]] = float(row["value"] or 0)
    unit = opened.catalogue.indicators[indicator].unit
    return [Series(indicator, (key,), indicator, unit, by_key[key]) for key in sorted(by_key)]


def _told(series: list[Series]) -> dict[str, object]:
    """How many series there are, how many came to nothing and are left out, and of which calls."""
    calls = sorted({call for one in series for call in one.by_call})
    empty = sum(1 for one in series if one.total <= 0)
    return {"number": len(series), "left_out": empty, "first_call": calls[0], "last_call": calls[-1]}


def _summary(series: list[Series]) -> list[str]:
    told = _told(series)
    lines = [f"{told['number']} series of calls {told['first_call']} to {told['last_call']}"]
    if told["left_out"]:
        lines.append(f"left out: {told['left_out']} that came to nothing")
    return [*lines, "shares of the total; methods, scores and aims are explained in docs/methods.md"]


def _for_people(row: dict[str, object]) -> dict[str, object]:
    shown = {heading: row[name] for name, heading in _HEADINGS.items()}
    return {name: round(value, _DIGITS) if isinstance(value, float) else value for name, value in shown.items()}
