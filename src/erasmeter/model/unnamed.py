"""Which definitions a language has no names for: their readers see the words of another language."""

from collections.abc import Iterable, Iterator, Mapping

from pydantic import BaseModel

from erasmeter.base.text import Text
from erasmeter.model.catalogue import Catalogue
from erasmeter.model.naming import wordings

_MOST = 10
"""Of more definitions than this, only their numbers are told."""


def unnamed(catalogue: Catalogue, language: str) -> dict[str, int]:
    """How many texts are not in a language, by definition (``clocks/mine``); those that lack none are left out."""
    counts = {name: sum(language not in text.languages for text in _texts(values)) for name, values in _all(catalogue)}
    return {name: count for name, count in counts.items() if count}


def unnamed_in_words(catalogue: Catalogue, languages: Iterable[str]) -> list[str]:
    """What there is to say of the languages that readers are given: names that they lack, and texts lent by another."""
    said = []
    for language in languages:
        lacking = unnamed(catalogue, language)
        if lacking:
            said.append(f"names not in '{language}', shown in another language: {', '.join(_told(lacking))}")
        if lent := catalogue.lent_texts.get(language, ()):
            said.append(f"texts not in '{language}', shown in another language: {', '.join(lent)}")
    return said


def _told(lacking: Mapping[str, int]) -> list[str]:
    if len(lacking) <= _MOST:
        return [f"{name} ({count})" for name, count in lacking.items()]
    kinds = dict.fromkeys(name.partition("/")[0] for name in lacking)
    return [
        f"{sum(count for name, count in lacking.items() if name.startswith(f'{kind}/'))} of {kind}" for kind in kinds
    ]


def _all(catalogue: Catalogue) -> Iterator[tuple[str, Iterable[BaseModel]]]:
    alone: dict[str, Mapping[str, BaseModel]] = {
        "strategies": catalogue.strategies,
        "indicators": catalogue.indicators,
        "clocks": catalogue.clocks,
        "breakdowns": catalogue.breakdowns,
        "programmes": catalogue.programmes,
    }
    for kind, values in alone.items():
        yield from ((f"{kind}/{name}", (value,)) for name, value in values.items())
    for name, codelist in catalogue.codelists.items():
        yield f"codelists/{name}", codelist.codes.values()
    yield "caveats", [caveat.record for caveat in catalogue.caveats]


def _texts(values: Iterable[BaseModel]) -> Iterator[Text]:
    return (text for value in values for _, text in wordings(value))
