"""The command ``erasmeter``: finds its commands in their folder, turns faults into messages and exit codes."""

import sys
import tempfile
import traceback
from pathlib import Path

import typer

from erasmeter.base.registry import modules_in
from erasmeter.cli.console import say, show_faults
from erasmeter.errors import EXIT_OK, EXIT_PRODUCT_FAULT, ErasmeterError

_HELP = """Are we on course for our Erasmus+ targets, how do we know, and what would it take?

A workspace is a folder with your snapshots (files as received) and your own definitions. Make one with init, put
files in with add; the rest follows: status, measure, explain, report.
"""

_EXIT_CODES = """Exit codes: 0 all went well · 1 a fault of erasmeter itself · 2 a wrong call · 3 faults in
definitions or configuration · 4 faults in data that stop · 5 check found what does not agree. After 2 to 5 the
workspace is as it was."""


def _app() -> typer.Typer:
    app = typer.Typer(
        help=_HELP, epilog=_EXIT_CODES, no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False
    )
    for name, module in modules_in("erasmeter.cli.commands", required=("run",)).items():
        called = name.replace("_", "-")
        if isinstance(module.run, typer.Typer):
            app.add_typer(module.run, name=called, epilog=_EXIT_CODES)
        else:
            app.command(called, epilog=_EXIT_CODES)(module.run)
    return app


def main() -> None:
    """Runs the command line and exits."""
    sys.exit(exit_code(sys.argv[1:]))


def exit_code(arguments: list[str]) -> int:
    """Runs one command and returns its exit code."""
    try:
        _app()(arguments, prog_name="erasmeter")
    except SystemExit as end:
        # Typer has told of a wrong call itself, and ended with 2.
        return end.code if isinstance(end.code, int) else EXIT_OK
    except ErasmeterError as error:
        show_faults(error)
        return error.exit_code
    except Exception as error:  # noqa: BLE001 - whatever else happens is a fault of the product, and is told as one
        say(f"erasmeter has a fault of its own: {type(error).__name__}: {error}")
        say(f"details for its developers are in {_details(error)}; please report them")
        return EXIT_PRODUCT_FAULT
    return EXIT_OK


def _details(error: Exception) -> Path:
    with tempfile.NamedTemporaryFile("w", prefix="erasmeter-fault-", suffix=".txt", delete=False) as file:
        file.writelines(traceback.format_exception(error))
    return Path(file.name)


if __name__ == "__main__":
    main()
