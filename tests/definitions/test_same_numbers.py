"""What is written in several languages tells the same numbers in each, before any figure is filled in."""

import re
from collections.abc import Iterator
from itertools import combinations

import pytest

from erasmeter.model.catalogue import load_catalogue
from erasmeter.model.naming import wordings
from erasmeter.present.told import shown, told, untold

LANGUAGES = ("nb", "nn", "en")
CATALOGUE = load_catalogue()
_SLOT = re.compile(r"\{\w+\}|CC BY 4\.0")
"""What is filled in, and the name of a licence, whose point is none of a number in any language."""


def _texts() -> Iterator[tuple[str, dict[str, str]]]:
    for key in CATALOGUE.texts["nb"]:
        yield key, {language: _SLOT.sub("…", CATALOGUE.texts[language][key]) for language in LANGUAGES}


def _names() -> Iterator[tuple[str, dict[str, str]]]:
    kinds = ("indicators", "strategies", "clocks", "breakdowns", "programmes")
    defined = [value for kind in kinds for value in getattr(CATALOGUE, kind).values()]
    codes = [code for codelist in CATALOGUE.codelists.values() for code in codelist.codes.values()]
    for value in (*defined, *codes):
        for place, text in wordings(value):
            name = str(getattr(value, "id", None) or getattr(value, "code", ""))
            yield "/".join((name, *place)), {language: text.in_language(language) for language in LANGUAGES}


@pytest.mark.parametrize("written", [_texts, _names])
def test_all_languages_tell_the_same_numbers(written: object) -> None:
    assert callable(written)
    differ = [
        (place, first, other, shown(here), shown(there))
        for place, texts in written()
        for first, other in combinations(LANGUAGES, 2)
        for here, there in [untold(told(texts[first], first), told(texts[other], other), (first, other))]
        if here or there
    ]
    assert differ == []
