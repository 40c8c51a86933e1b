"""Folders that a publication writes whole: an older one is replaced, what erasmeter did not make is not."""

from collections.abc import Callable
from pathlib import Path

from erasmeter.base.access import refusals_told
from erasmeter.errors import Fault, WrongCall


def refuse_unless_ours(folder: Path, is_ours: Callable[[Path], bool], fault: Fault) -> None:
    """Raises WrongCall with the fault if something stands at ``folder`` that is neither empty nor ours."""
    with refusals_told(folder):
        if not folder.exists() or (folder.is_dir() and (is_ours(folder) or not any(folder.iterdir()))):
            return
    raise WrongCall(fault)
