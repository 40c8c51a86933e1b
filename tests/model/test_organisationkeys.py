"""Keys of organisations."""

import pytest

from erasmeter.model.organisationkeys import Identifier, organisation_key, parse_identifier


@pytest.mark.parametrize(
    ("text", "identifier"),
    [
        ("E10181958", Identifier(oid="E10181958")),
        (" e10181958 ", Identifier(oid="E10181958")),
        ("999888777", Identifier(pic="999888777")),
        ("999 888 777", Identifier(pic="999888777")),
        ("E1018195", None),
        ("12345678", None),
        ("unknown", None),
    ],
)
def test_identifiers(text: str, identifier: Identifier | None) -> None:
    assert parse_identifier(text) == identifier


def test_a_registration_is_the_key() -> None:
    assert organisation_key(Identifier(oid="E10181958"), "FI", "AALTO", "Espoo") == "E10181958"
    assert organisation_key(Identifier(pic="999888777"), "FI", "AALTO", "Espoo") == "PIC999888777"


def test_else_country_name_and_town_whatever_their_case_and_accents() -> None:
    made = organisation_key(Identifier(), "FI", "Itä-Suomen yliopisto", "Joensuu")
    assert made == "fi-ita-suomen-yliopisto-joensuu"
    assert organisation_key(Identifier(), "FI", "ITA-SUOMEN YLIOPISTO", "JOENSUU") == made
    assert organisation_key(Identifier(), "FI", "Itä-Suomen yliopisto", "Kuopio") != made
    assert organisation_key(Identifier(), None, "Skole", None) == "unknown-skole"
    assert organisation_key(Identifier(), "EL", "Σχολείο", None) != organisation_key(Identifier(), "EL", "???", None)
