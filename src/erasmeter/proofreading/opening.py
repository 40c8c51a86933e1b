"""Opens a document by its name, whatever its format: found by their folder, each says which endings it reads."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Protocol, cast

from erasmeter.base.access import refusals_told
from erasmeter.base.registry import modules_in
from erasmeter.errors import DataFaults, Fault, WrongCall
from erasmeter.proofreading.passages import Passage

_LARGEST = 100_000_000
_MOST_SIGNS = 3_000_000
"""A thousand pages; pictures make files large, and text does not."""


class Format(Protocol):
    """A format of documents: a module of ``proofreading/formats``."""

    SUFFIXES: tuple[str, ...]

    def read(self, path: Path) -> list[Passage]:
        """The passages of a document."""


@cache
def formats() -> Mapping[str, Format]:
    """The formats by the endings of file names."""
    modules = modules_in("erasmeter.proofreading.formats", ("SUFFIXES", "read")).values()
    return {suffix: cast("Format", module) for module in modules for suffix in module.SUFFIXES}


def passages_in(path: Path) -> list[Passage]:
    """The passages of a document. Raises WrongCall where there is no such file or its format is not known, DataFaults
    where it cannot be read or says nothing."""
    known = formats()
    if path.suffix.casefold() not in known:
        allowed = tuple(sorted(known))
        raise WrongCall(Fault("this kind of document is not read", str(path), found=path.suffix, allowed=allowed))
    with refusals_told(path):
        size = path.stat().st_size
        if size > _LARGEST:
            found, mend = f"{size} bytes", f"hand over at most {_LARGEST // 1_000_000} MB"
            raise DataFaults(Fault("the file is larger than any report", str(path), found=found, mend=mend))
        passages = known[path.suffix.casefold()].read(path) if size else []
    if not any(passage.text.strip(" |") for passage in passages):
        raise DataFaults(Fault("there is no text in the file", str(path), mend="hand over another file"))
    signs = sum(len(passage.text) for passage in passages)
    if signs > _MOST_SIGNS:
        found, mend = f"{signs} signs", f"hand over at most {_MOST_SIGNS} signs (a thousand pages) at a time"
        raise DataFaults(Fault("the text is longer than any report", str(path), found=found, mend=mend))
    return passages
