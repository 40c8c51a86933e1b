"""Names, towns, postcodes and websites are compared in a form in which spelling does not count."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from erasmeter.harmonise.identity.forms import Weights, form_of, weigh
from erasmeter.harmonise.identity.letters import folded, mended
from erasmeter.harmonise.identity.levels import NEAR, SAME
from erasmeter.harmonise.identity.namecomparison import compare_names
from erasmeter.harmonise.identity.names import (
    address_form,
    is_like_town,
    parse,
    postcode_form,
    town_form,
    website_form,
)
from erasmeter.harmonise.identity.sightings import Sighting

NO_WEIGHTS = Weights({}, 10.0, frozenset(), frozenset(), frozenset(), frozenset())

SPELLINGS = [
    "Fjordheim videregående skole",
    "FJORDHEIM VIDEREGÅENDE SKOLE",
    "Fjordheim videregaaende skole",
    "Fjordheim vidaregåande skule",
    "Fjordheim vgs.",
    "Fjordheim Vgs",
    "Fjordheim Vidergående skole",
    "Fjordheim upper secondary school",
    "Fjordheim videregÃ¥ende skole",
]


@pytest.mark.parametrize("spelling", SPELLINGS)
def test_spellings_of_one_school(spelling: str) -> None:
    assert parse(spelling).words == ("fjordheim", "videregande", "skole")


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("FAGSKOLEN NORDLYS AS", ("fagskolen", "nordlys")),
        ("Nuorten Talo ry", ("nuorten", "talo")),
        ("Bildungswerk Musterstadt gGmbH", ("bildungswerk", "musterstadt")),
        ("I.E.S. El Faro", ("ies", "faro")),
        ("Instituto de Educación Secundaria El Faro", ("ies", "faro")),
        ("École d'art de Valmont", ("ecole", "art", "valmont")),
        ("Školské centrum Ľubica", ("skolske", "centrum", "lubica")),
        ("Σχολείο Αθήνας", ("scholeio", "athinas")),
        ("Училище Вазов", ("uchilishte", "vazov")),
        ("AS", ("as",)),
        ("---", ("---",)),
    ],
)
def test_names_taken_apart(name: str, words: tuple[str, ...]) -> None:
    assert parse(name).words == words


def test_numbers_and_kinds() -> None:
    assert parse("Osnovna škola br. 12").numbers == {"12"}
    assert parse("Lycée VII").numbers == {"7"}
    assert parse("Fjordheim fylkeskommune").kinds == {"county"}
    assert parse("Fjordheim vgs").kinds == {"secondary"}


@pytest.mark.parametrize("times", [1, 2])
@pytest.mark.parametrize("text", ["Høgskolen på Ørlandet", "École supérieure", "Žilinská univerzita"])
def test_double_encoded_text_is_mended(text: str, times: int) -> None:
    broken = text
    for _ in range(times):
        broken = "".join(
            bytes([code]).decode("cp1252") if code not in (0x81, 0x8D, 0x8F, 0x90, 0x9D) else chr(code)
            for code in broken.encode()
        )
    assert mended(broken) == text


@given(st.text())
def test_sound_text_is_never_lost(text: str) -> None:
    assert bool(parse(text).words)
    assert folded(text) == folded(text.casefold()) or not text.isascii()


@pytest.mark.parametrize("broken", ["H\ufffdgskolen i \ufffdsdal", "H?gskolen i \ufffdsdal", "H\ufffdgskulen i Åsdal"])
def test_lost_letters_stand_for_any(broken: str) -> None:
    assert compare_names(parse("Høgskolen i Åsdal"), parse(broken), NO_WEIGHTS).level in (SAME, NEAR)


@pytest.mark.parametrize("other", ["Høgskolen i Osdal Nord", "Bøgsalen i Åsdal", "H\ufffdgskolen i B\ufffdlgen"])
def test_lost_letters_do_not_stand_for_words(other: str) -> None:
    assert compare_names(parse("H\ufffdgskolen i Åsdal"), parse(other), NO_WEIGHTS).level not in (SAME, NEAR)


@pytest.mark.parametrize(
    ("stated", "form"),
    [("N-5045", "5045"), ("n-4635 Kristiansand", "4635"), ("1011 AB", "1011"), ("BT7 1NN", "BT71NN"), ("0000", "")],
)
def test_postcodes(stated: str, form: str) -> None:
    assert postcode_form(stated) == form


@pytest.mark.parametrize(
    ("stated", "form"),
    [
        ("https://www.bio.fjordheim.no/om?x=1", "fjordheim.no"),
        ("www.fjordheim.no", "fjordheim.no"),
        ("http://physics.fjordheim.ac.uk", "fjordheim.ac.uk"),
        ("none", ""),
        ("", ""),
    ],
)
def test_websites(stated: str, form: str) -> None:
    assert website_form(stated) == form


def test_towns_and_addresses() -> None:
    assert town_form("VALMONT CEDEX 09") == town_form("Valmont")
    assert town_form("E10000001") == ""
    assert town_form("Espoon kaupunki") == "espoo"
    assert address_form("12, avenue du Port") == address_form("Avenue du Port 12")
    assert is_like_town("tikkakosken", "tikkakoski")
    assert not is_like_town("skole", "skolmo")


def test_rare_words_weigh_more_than_common_ones() -> None:
    names = [f"{word} videregående skole" for word in ("Asdal", "Bergvik", "Cassiopeia")]
    weights = weigh([form_of(Sighting(name, (name,))) for name in names])
    assert weights.of_word("cassiopeia") > weights.of_word("skole") + 3
