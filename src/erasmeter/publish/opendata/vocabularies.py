"""Addresses of the European Union's vocabularies that DCAT-AP asks for."""

from typing import Final

_AUTHORITY: Final = "http://publications.europa.eu/resource/authority/"
THEMES: Final = f"{_AUTHORITY}data-theme"
PUBLIC: Final = f"{_AUTHORITY}access-right/PUBLIC"
THEME: Final = f"{THEMES}/EDUC"
"""Education, culture and sport."""
SHA256: Final = "http://spdx.org/rdf/terms#checksumAlgorithm_sha256"
_LANGUAGES = {"nb": "NOB", "nn": "NNO", "en": "ENG", "fi": "FIN", "sv": "SWE", "da": "DAN", "is": "ISL", "de": "DEU",
              "fr": "FRA", "es": "SPA", "nl": "NLD", "pl": "POL", "et": "EST", "lv": "LAV", "lt": "LIT"}  # fmt: skip
_COUNTRIES = {
    "AT": "AUT", "BE": "BEL", "BG": "BGR", "CY": "CYP", "CZ": "CZE", "DE": "DEU", "DK": "DNK", "EE": "EST",
    "EL": "GRC", "ES": "ESP", "FI": "FIN", "FR": "FRA", "HR": "HRV", "HU": "HUN", "IE": "IRL", "IS": "ISL",
    "IT": "ITA", "LI": "LIE", "LT": "LTU", "LU": "LUX", "LV": "LVA", "MK": "MKD", "MT": "MLT", "NL": "NLD",
    "NO": "NOR", "PL": "POL", "PT": "PRT", "RO": "ROU", "RS": "SRB", "SE": "SWE", "SI": "SVN", "SK": "SVK",
    "TR": "TUR", "UK": "GBR", "CH": "CHE",
}  # fmt: skip
"""By the codes of Erasmus+, which writes EL and UK."""


def language(code: str) -> str | None:
    """The address of a language; None for one that is not listed here."""
    return f"{_AUTHORITY}language/{_LANGUAGES[code]}" if code in _LANGUAGES else None


def country(code: str | None) -> str | None:
    """The address of a country; None for one that is not listed here."""
    return f"{_AUTHORITY}country/{_COUNTRIES[code]}" if code in _COUNTRIES else None


def file_type(code: str) -> str:
    """The address of a type of file."""
    return f"{_AUTHORITY}file-type/{code}"


def media_type(name: str) -> str:
    """The address of a media type."""
    return f"https://www.iana.org/assignments/media-types/{name}"
