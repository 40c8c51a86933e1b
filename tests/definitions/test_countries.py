"""The list of countries is whole: every territory of the world by its code and by its names, as Babel has them."""

import pytest
from babel import Locale

from tests.measure.small_tables import shipped_catalogue

COUNTRIES = shipped_catalogue().codelists["countries"]
NO_COUNTRIES = {"EU", "EZ", "UN", "QO", "ZZ", "XA", "XB"}
PARTS = {"AC", "CP", "CQ", "DG", "EA", "IC", "TA"}
"""Islands that have codes of their own besides those of their countries."""
OF_THE_COMMISSION = {"GB": "UK", "GR": "EL"}


@pytest.mark.parametrize("language", ["en", "nb", "nn"])
def test_every_country_is_found_by_its_code_and_its_name(language: str) -> None:
    territories = Locale(language).territories
    names = {code: name for code, name in territories.items() if len(code) == len("NO") and code.isalpha()}
    wanted = {code: name for code, name in names.items() if code not in NO_COUNTRIES | PARTS}
    assert len(wanted) > 200
    lost = []
    for code, name in wanted.items():
        for spelling in (code, name):
            found = COUNTRIES.find(spelling)
            lost += [] if found and found.code == OF_THE_COMMISSION.get(code, code) else [(code, spelling)]
    assert lost == []


def test_no_country_is_there_that_is_none() -> None:
    known = set(Locale("en").territories) | set(OF_THE_COMMISSION.values())
    assert set(COUNTRIES.codes) <= known
    assert not set(COUNTRIES.codes) & (OF_THE_COMMISSION.keys() | NO_COUNTRIES)


@pytest.mark.parametrize(
    ("spelling", "code"),
    [
        ("United Kingdom", "UK"),
        ("GB", "UK"),
        ("GR", "EL"),
        ("Greece", "EL"),
        ("Türkiye", "TR"),
        ("Turkey", "TR"),
        ("Republic of North Macedonia", "MK"),
        ("The Republic of North Macedonia", "MK"),
        ("Kosovo * UN resolution", "XK"),
        ("Moldova (Republic of)", "MD"),
        ("Russian Federation", "RU"),
        ("Czech Republic", "CZ"),
        ("Noreg", "NO"),
    ],
)
def test_as_the_commission_spells_them(spelling: str, code: str) -> None:
    found = COUNTRIES.find(spelling)
    assert found is not None
    assert found.code == code
