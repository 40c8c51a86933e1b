"""Faults that a person can mend, and the exit codes they end with.

A fault says what is wrong, where, what was found, what is allowed and what to do next. Faults are gathered
and raised together, so that a file with five of them is mended in one round.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar

EXIT_OK = 0
EXIT_PRODUCT_FAULT = 1
EXIT_WRONG_CALL = 2
EXIT_DEFINITION_FAULTS = 3
EXIT_DATA_FAULTS = 4
EXIT_FINDINGS = 5
"""Nothing stops, but what is said contradicts the numbers."""


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault: ``what`` in a sentence without a full stop, and as much of the rest as is known."""

    what: str
    file: str | None = None
    line: int | None = None
    found: str | None = None
    allowed: tuple[str, ...] = ()
    mend: str | None = None

    @property
    def where(self) -> str:
        """``file:line``, ``file`` or an empty text."""
        if self.file is None:
            return ""
        return self.file if self.line is None else f"{self.file}:{self.line}"

    def __str__(self) -> str:
        head = f"{self.where}: {self.what}" if self.where else self.what
        lines = [head]
        if self.found is not None:
            lines.append(f"  found:   {self.found}")
        if self.allowed:
            lines.append(f"  allowed: {', '.join(self.allowed)}")
        if self.mend is not None:
            lines.append(f"  mend:    {self.mend}")
        return "\n".join(lines)


class ErasmeterError(Exception):
    """Stops the work with one or more faults and an exit code."""

    exit_code: ClassVar[int] = EXIT_PRODUCT_FAULT

    def __init__(self, faults: Fault | Iterable[Fault]) -> None:
        self.faults: tuple[Fault, ...] = (faults,) if isinstance(faults, Fault) else tuple(faults)
        super().__init__("\n".join(str(fault) for fault in self.faults))


class WrongCall(ErasmeterError):
    """The command or its arguments cannot be carried out as given."""

    exit_code = EXIT_WRONG_CALL


class DefinitionFaults(ErasmeterError):
    """Definitions (strategies, indicators, code lists, clocks, texts, configuration) are at fault."""

    exit_code = EXIT_DEFINITION_FAULTS


class DataFaults(ErasmeterError):
    """Data are at fault in a way that stops: nothing was stored or written."""

    exit_code = EXIT_DATA_FAULTS
