"""The sources there are, found in their folder."""

from collections.abc import Mapping
from functools import cache
from typing import cast

from erasmeter.base.registry import modules_in
from erasmeter.errors import Fault, WrongCall
from erasmeter.model.reading import Source

_REQUIRED = ("NAME", "DESCRIPTION", "TABLES", "ROWS_MAY_BE_SHOWN", "recognise", "read")


@cache
def sources() -> Mapping[str, Source]:
    """All sources by name, found in their folder."""
    modules = modules_in("erasmeter.sources", required=_REQUIRED)
    return {name: cast(Source, module) for name, module in modules.items()}


def source_named(name: str) -> Source:
    """The source of this name. Raises WrongCall if there is none."""
    if name not in sources():
        raise WrongCall(Fault("no source has this name", found=name, allowed=tuple(sources())))
    return sources()[name]


def names_each_once(name: str) -> bool:
    """Whether files of this source are lists in which every organisation stands once: they speak of nothing else."""
    return sources()[name].TABLES == ("organisations",)
