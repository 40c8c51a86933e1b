"""The municipalities of one year as a JSON list, each with its names and postcodes."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from erasmeter.errors import DataFaults, Fault
from erasmeter.model import reasons
from erasmeter.model.catalogue import Catalogue
from erasmeter.model.reading import Progress, Reading, Repair, SetAside
from erasmeter.model.reasonforms import Reason
from erasmeter.reading.municipalities.successors import county_of

_LOOKED_AT = 2000
_BLANK = " \t\r\n"
_NUMBER_LENGTH = 4
_FETCH_AGAIN = "fetch the list again, whole"
_OTHER_NAMES = ("name_no", "adm_center")


def looks_like_one(path: Path) -> bool:
    """Whether a file begins like a list of municipalities with postcodes."""
    with path.open("rb") as file:
        start = file.read(_LOOKED_AT).decode("utf-8-sig", errors="ignore").lstrip()
    return start.startswith("[") and all(f'"{key}"' in start for key in ("id", "name", "postal_codes"))


def read_list(path: Path, catalogue: Catalogue, year: int, progress: Progress) -> Reading:
    """One row per municipality, and one per postcode; rows read are the municipalities of the list.

    Raises DataFaults where the list is not whole or a postcode stands with two municipalities.
    """
    made: dict[str, dict[str, object]] = {}
    postcodes: dict[str, dict[str, object]] = {}
    set_aside: list[SetAside] = []
    faults: list[Fault] = []
    shortened: list[tuple[int, str]] = []
    entries = list(_entries(path))
    for line, entry, text in entries:
        reason = _unusable(entry) or (reasons.STANDS_TWICE() if _padded(entry["id"]) in made else None)
        if reason is not None:
            set_aside.append(SetAside(line, reason, text))
            continue
        row = made.setdefault(_padded(entry["id"]), _municipality(line, year, entry, catalogue))
        for stated in entry["postal_codes"]:
            code = _padded(stated["code"])
            shortened += [(line, str(stated["code"]))] if len(str(stated["code"])) < _NUMBER_LENGTH else []
            first = postcodes.setdefault(code, _postcode(row, code, stated["place"]))
            if first["municipality"] != row["municipality"]:
                what = f"the postcode {code} stands with {first['municipality']} and {row['municipality']}"
                faults.append(Fault(what, str(path), line, mend=_FETCH_AGAIN))
    progress("reading", len(entries), len(entries))
    if not made and not faults:
        faults.append(Fault("no municipality can be read", str(path), mend=_FETCH_AGAIN))
    if faults:
        raise DataFaults(faults)
    tables = {"municipalities": list(made.values()), "postcodes": list(postcodes.values())}
    return Reading(
        {name: catalogue.tables[name].from_rows(rows) for name, rows in tables.items()},
        len(entries),
        len(made),
        set_aside=tuple(set_aside),
        repairs=tuple(_repairs(shortened)),
    )


def _entries(path: Path) -> Iterator[tuple[int, Any, str]]:
    """Each entry with the line that it begins on and its text."""
    try:
        text = path.read_text(encoding="utf-8-sig")
        decoder, at, line, counted = json.JSONDecoder(), text.index("[") + 1, 1, 0
        while True:
            at = _after_blanks(text, at)
            if text[at] == "]":
                return
            entry, end = decoder.raw_decode(text, at)
            line += text.count("\n", counted, at)
            counted = at
            yield line, entry, text[at:end]
            at = _after_blanks(text, end)
            at += text[at] == ","
    except UnicodeDecodeError as error:
        raise DataFaults(Fault("not UTF-8", str(path), mend=_FETCH_AGAIN)) from error
    except (json.JSONDecodeError, IndexError) as error:
        raise DataFaults(Fault("the list is cut off or not JSON", str(path), mend=_FETCH_AGAIN)) from error


def _after_blanks(text: str, at: int) -> int:
    while text[at] in _BLANK:
        at += 1
    return at


def _unusable(entry: Any) -> Reason | None:
    if not isinstance(entry, dict) or not _is_number(entry.get("id")) or not _is_name(entry.get("name")):
        return reasons.MUNICIPALITY_NOT_NAMED()
    codes = entry.get("postal_codes")
    if not isinstance(codes, list) or not all(
        isinstance(code, dict) and _is_number(code.get("code")) and _is_name(code.get("place")) for code in codes
    ):
        return reasons.POSTCODE_UNUSABLE()
    return None


def _is_number(value: object) -> bool:
    return isinstance(value, str) and value.isascii() and value.isdigit() and len(value) <= _NUMBER_LENGTH


def _is_name(value: object) -> bool:
    return isinstance(value, str) and bool(value.strip())


def _padded(number: str) -> str:
    return number.zfill(_NUMBER_LENGTH)


def _municipality(line: int, year: int, entry: dict[str, Any], catalogue: Catalogue) -> dict[str, object]:
    number = _padded(entry["id"])
    others = [entry[key].strip() for key in _OTHER_NAMES if _is_name(entry.get(key))]
    return {
        "line": line,
        "year": year,
        "municipality": number,
        "municipality_name": entry["name"].strip(),
        "other_names": [name for name in dict.fromkeys(others) if name != entry["name"].strip()],
        "county": county_of(number, catalogue),
    }


def _postcode(municipality: dict[str, object], code: str, town: str) -> dict[str, object]:
    taken = {name: municipality[name] for name in ("line", "year", "municipality", "municipality_name")}
    return {**taken, "postcode": code, "town": town.strip()}


def _repairs(shortened: list[tuple[int, str]]) -> Iterator[Repair]:
    """Postcodes lose the zeros that they begin with where a program takes them for numbers."""
    if shortened:
        line, found = shortened[0]
        rule = "leading_zeros_restored"
        yield Repair(line, "postal_codes", found, _padded(found), rule, len(shortened))
