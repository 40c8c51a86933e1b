"""What the file system refuses, told as a fault with the path and the reason."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from erasmeter.errors import Fault, WrongCall

_MEND = "see that the disk has room and that you may read and write there, then run the command again"

_MISSING = "check how the path is written, and that you are in the folder that you mean"


@contextmanager
def refusals_told(path: Path) -> Iterator[None]:
    """Raises WrongCall in place of an OSError: no permission, no room, a folder where a file should be.

    ``path`` is named where the error names no file, or only a hidden one that was being made.
    """
    try:
        yield
    except OSError as error:
        reason = error.strerror or str(error)
        mend = _MISSING if isinstance(error, FileNotFoundError) else _MEND
        raise WrongCall(Fault("the file system refuses this", _place(error, path), found=reason, mend=mend)) from error


def _place(error: OSError, path: Path) -> str:
    named = error.filename
    if not isinstance(named, str) or any(part.startswith(".") for part in Path(named).parts):
        return str(path)
    return named
