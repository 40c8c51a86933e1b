"""What stands in the cells of a Norwegian place: postcodes wherever they stand, the town's name, further words."""

import re
from dataclasses import dataclass

from erasmeter.base.spelling import normalised
from erasmeter.harmonise.places.spelling import LOST

_IN_POSTCODE_CELL = re.compile(r"(?:no?[- ]*)?(\d{4})(?!\d)")
_SHORT = re.compile(r"\d{1,3}")
_IN_TOWN_CELL = re.compile(r"(?:(?:^|,)\s*(?:no?[- ]*)?(?P<before>\d{4})(?![\d-])|\s(?P<behind>\d{4})$)\s*")
_SHORT_IN_TOWN_CELL = re.compile(r"^(?P<code>\d{3})(?:\s+(?=[^\W\d])|$)")
_COUNTRY = re.compile(r"[,.(]\s*(?:norway|norge|noreg|no|n)\s*\)?$")
_MUNICIPALITY = re.compile(r"\s+(?:kommune|municipality)$")
_EDGES = " ,.;:/-"
_SEVERAL = re.compile(r"\s+-\s+|\s*/\s*")
_ASIDE = re.compile(r"(?P<name>.+?)\s*(?:\((?P<bracket>[^()]+)\)|\s(?:i|in)\s(?P<within>.+)|,(?P<after>[^,]+))")
_FEWEST_LETTERS = 3


@dataclass(frozen=True, slots=True)
class Written:
    """``codes`` are postcodes of their own cell, ``town_codes`` those beside the town, ``short_codes`` those that lost
    their zeros. ``town`` is the name that is left, or nothing; ``is_number`` where a number stood in its place, such as
    the OID of an organisation."""

    codes: tuple[str, ...]
    town_codes: tuple[str, ...]
    short_codes: tuple[str, ...]
    town: str
    region: str
    is_number: bool = False

    @property
    def names(self) -> tuple[str, ...]:
        """The names of a place that stands under several: ``Guovdageaidnu - Kautokeino``."""
        parts = tuple(part for part in _SEVERAL.split(self.town) if part)
        return parts if len(parts) > 1 else ()

    @property
    def aside(self) -> tuple[str, str] | None:
        """A name, and what stands behind it in brackets, after a comma or ``i``: ``Våler (Innlandet)``."""
        found = _ASIDE.fullmatch(self.town)
        if found is None:
            return None
        return found["name"].strip(_EDGES), (found["bracket"] or found["within"] or found["after"]).strip(_EDGES)


def written(postcode: str, town: str, region: str) -> Written:
    """Reads the cells as they stand."""
    code = _IN_POSTCODE_CELL.match(normalised(postcode))
    short = _SHORT.fullmatch(normalised(postcode))
    codes = [code[1]] if code else []
    short_codes = [short[0].zfill(4)] if short else []
    name = town.strip()
    lower = name.casefold()
    in_town = list(_IN_TOWN_CELL.finditer(lower)) if len(lower) == len(name) else []
    town_codes = [found["before"] or found["behind"] for found in in_town]
    for found in reversed(in_town):
        name = f"{name[: found.start()]},{name[found.end() :]}"
    if in_town:
        name = next((part for part in reversed(name.split(",")) if part.strip()), "")
    elif (cut := _SHORT_IN_TOWN_CELL.match(name)) is not None:
        short_codes += [cut["code"].zfill(4)] if not (code or short) else []
        name = name[cut.end() :]
    name = _bare(name)
    is_number = _is_number(name)
    return Written(
        tuple(codes), tuple(town_codes), tuple(short_codes), "" if is_number else name, region.strip(), is_number
    )


def _bare(name: str) -> str:
    """Without country, the word for a municipality, and signs at the edges."""
    bare = name.strip(_EDGES)
    for ending in (_COUNTRY, _MUNICIPALITY):
        found = ending.search(bare.casefold())
        if found is not None and len(bare.casefold()) == len(bare):
            bare = bare[: found.start()].strip(_EDGES)
    return bare


def _is_number(name: str) -> bool:
    """Whether a cell holds a number or code and no name: ``954982461``, ``E10181958``, ``NO011``."""
    letters = sum(sign.isalpha() or sign in LOST for sign in name)
    return any(sign.isdigit() for sign in name) and letters <= _FEWEST_LETTERS
