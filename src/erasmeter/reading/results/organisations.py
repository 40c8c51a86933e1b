"""The organisations that the records name, one below the other instead of side by side."""

from collections.abc import Sequence

import pyarrow as pa

from erasmeter.model.catalogue import Catalogue
from erasmeter.model.codelists import Codelist
from erasmeter.model.organisationkeys import Identifier, organisation_key
from erasmeter.reading.results.account import Account
from erasmeter.reading.results.columns import PARTS, Columns
from erasmeter.reading.results.loading import Loaded
from erasmeter.reading.results.meanings import (
    TEXT,
    Cells,
    Meanings,
    Reader,
    as_stated,
    code_of,
    read_identifier,
    read_place,
)
from erasmeter.store.bulk import Bulk
from erasmeter.store.sqltext import identifier, quoted

_SETS_AT_ONCE = 10
_IDENTIFIER = {"oid": TEXT, "pic": TEXT}
_BETWEEN = "\x1f"
_KEY = "concat_ws(chr(31), " + ", ".join(
    f"translate(coalesce({part}, ''), chr(31), ' ')" for part in ("name", "country", "town", "oid", "pic")
) + ")"  # fmt: skip


def settle_organisations(loaded: Loaded, catalogue: Catalogue, account: Account) -> None:
    """Makes the view ``participants``: ``line``, ``place`` (the number of the set), ``organisation`` (its key),
    ``number`` (stands for the key where many rows are compared), and what is stated of each organisation with a name.
    """
    bulk, columns = loaded.bulk, loaded.columns
    bulk.keep("named", *_one_below_the_other(columns, loaded.filled))
    _know_parts(Meanings(bulk, account), columns, catalogue)
    bulk.keep("stated", f"SELECT *, {_KEY} AS key FROM ({_STATED})")
    _note_nameless(bulk, columns, account)
    _note_foreign_regions(bulk, columns, account)
    _know_keys(bulk)
    bulk.keep(
        "participants",
        "SELECT stated.* EXCLUDE (key, region_country, region_as_stated), organisation, number FROM stated "
        "JOIN known_key ON known_key.text = stated.key WHERE name IS NOT NULL",
    )


def _one_below_the_other(columns: Columns, filled: Sequence[str]) -> list[str]:
    """Questions for the sets that any record fills, some at a time: all of a hundred together would hold thousands of
    columns in memory."""
    cells: dict[int, list[str]] = {}
    for field in filled:
        if "." in field:
            cells.setdefault(int(field.split(".")[0]), []).append(identifier(field))
    places = sorted(cells) or [0]
    groups = [places[at : at + _SETS_AT_ONCE] for at in range(0, len(places), _SETS_AT_ONCE)]
    return [
        f"SELECT line, one.* FROM (SELECT line, unnest([{', '.join(_set(columns, place) for place in group)}]) AS one "
        f"FROM records WHERE {_any('NULL', *(cell for place in group for cell in cells.get(place, ())))}) "
        f"WHERE {_any(*(f'one.{part}' for part in PARTS))}"
        for group in groups
    ]


def _any(*cells: str) -> str:
    return f"coalesce({', '.join(cells)}) IS NOT NULL"


def _set(columns: Columns, place: int) -> str:
    def cell(part: str) -> str:
        field = f"{place}.{part}"
        return identifier(field) if field in columns.places else "NULL::VARCHAR"

    return f"{{'place': {place}, {', '.join(f'{quoted(part)}: {cell(part)}' for part in PARTS)}}}"


def _know_parts(meanings: Meanings, columns: Columns, catalogue: Catalogue) -> None:
    lists = catalogue.codelists
    readers: dict[str, tuple[Reader, dict[str, pa.DataType] | None]] = {
        "name": (as_stated, None),
        "type": (code_of(lists["organisation_types"]), None),
        "address": (read_place, {"value": TEXT, "postcode": TEXT, "town": TEXT}),
        "region": (_region_of(lists["regions"]), {"value": TEXT, "country": TEXT, "stated": TEXT}),
        "country": (code_of(lists["countries"]), None),
        "town": (as_stated, None),
        "postcode": (as_stated, None),
        "oid": (read_identifier, _IDENTIFIER),
        "pic": (read_identifier, _IDENTIFIER),
    }
    for part, (read, parts) in readers.items():
        meanings.know(part, "named", columns.label(part), read, parts)


def _region_of(regions: Codelist) -> Reader:
    def read(cells: Cells) -> tuple[str | None, object, str]:
        code = regions.find(cells.text)
        if code is None:
            cells.not_known(cells.text)
            return None, None, cells.text
        return code.code, code.attributes["country"], cells.text

    return read


_STATED = """
    SELECT line, place, known_region.stated AS region_as_stated, known_name.value AS name,
           known_type.value AS organisation_type,
           known_country.value AS country, known_region.country AS region_country,
           CASE WHEN known_region.country = coalesce(known_country.value, known_region.country)
                THEN known_region.value END AS region,
           CASE WHEN known_region.country = coalesce(known_country.value, known_region.country)
                THEN NULL ELSE known_region.stated END AS region_stated,
           coalesce(known_town.value, known_address.town) AS town,
           coalesce(known_postcode.value, known_address.postcode) AS postcode,
           known_address.value AS address, nullif(trim(website), '') AS website,
           coalesce(known_oid.oid, known_pic.oid) AS oid, coalesce(known_oid.pic, known_pic.pic) AS pic
    FROM named
""" + " ".join(f"LEFT JOIN known_{part} ON known_{part}.text = named.{part}" for part in PARTS if part != "website")


def _note_nameless(bulk: Bulk, columns: Columns, account: Account) -> None:
    """Says where something is stated of an organisation that has no name; it can take no part."""
    found = bulk.ask("SELECT min(line), count(*) FROM stated WHERE name IS NULL AND place > 0 HAVING count(*) > 0")
    for line, times in found:
        account.repaired(line, columns.label("name"), "", None, "organisation_without_a_name", times)


def _note_foreign_regions(bulk: Bulk, columns: Columns, account: Account) -> None:
    """Says where a region's name is that of another country's region; it is left blank."""
    found = bulk.ask(
        "SELECT region_as_stated, min(line), count(*) FROM stated WHERE region_country <> country "
        "GROUP BY 1 ORDER BY 2, 1"
    )
    for text, line, times in found:
        account.repaired(line, columns.label("region"), text, None, "region_of_another_country", times)


def _know_keys(bulk: Bulk) -> None:
    keys: dict[str, int] = {}
    rows: list[tuple[str, str, int]] = []
    for (text,) in bulk.ask("SELECT DISTINCT key FROM stated WHERE name IS NOT NULL"):
        key = _key(text)
        rows.append((text, key, keys.setdefault(key, len(keys))))
    bulk.know("known_key", {"text": TEXT, "organisation": TEXT, "number": pa.int64()}, rows)


def _key(text: str) -> str:
    name, country, town, oid, pic = text.split(_BETWEEN)
    return organisation_key(Identifier(oid or None, pic or None), country or None, name, town or None)
