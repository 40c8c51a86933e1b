"""Town and region of a row of a list."""

from dataclasses import dataclass

from erasmeter.reading.lists.mappedrows import MappedRow

_BETWEEN = "·"
_NORWAY = "NO"


@dataclass(frozen=True, slots=True)
class Place:
    """``region_stated`` is the region's name as it stands, ``region`` its code if that can be told from it alone."""

    town: str | None
    region: str | None
    region_stated: str | None


def place(row: MappedRow, country: str | None) -> Place:
    """Town and region by their columns, else by a cell that holds both (``Alta · Finnmark``).

    Norway's counties have been redrawn so often that a name without a year tells none: there the region stays blank,
    and is found from postcode, town and the stated name together when the tables are built.
    """
    town, _, region = (row.stated("location") or "").partition(_BETWEEN)
    region_stated = row.stated("region") or region.strip() or None
    return Place(row.stated("town") or town.strip() or None, _region(row, region_stated, country), region_stated)


def _region(row: MappedRow, stated: str | None, country: str | None) -> str | None:
    if country == _NORWAY or stated is None:
        return None
    own = row.known_code("region") if row.stated("region") is not None else None
    found = row.reader.codelist("region").find(own or stated)
    return found.code if found is not None and country in (None, found.attributes["country"]) else None
