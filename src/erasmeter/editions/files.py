"""The files of a saved edition: ``edition.json`` and a CSV file of rows per figure. Read without any of the program's
definitions, and the same content always gives the same bytes."""

import csv
import io
import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from pathlib import Path

from pydantic import ValidationError

from erasmeter.base.atomic import write_text
from erasmeter.base.numbers import whole
from erasmeter.editions.folding import Row
from erasmeter.editions.keeping import Kept
from erasmeter.editions.saved import FORMAT, Content
from erasmeter.errors import DataFaults, Fault

CONTENT = "edition.json"
_COLUMNS = (
    "key", "action", "call_year", "round", "day", "amount", "unit", "value", "met", "known", "snapshot", "line",
)  # fmt: skip


@dataclass(frozen=True)
class SavedEdition:
    """An edition as it was saved, under the name that its folder has."""

    name: str
    content: Content
    folder: Path

    def rows(self, file: str) -> list[Row]:
        """The rows of a figure."""
        return list(_rows(self.folder / file))


def write_files(folder: Path, kept: Kept) -> None:
    """Writes all files into an empty folder."""
    content = kept.content.model_dump(mode="json")
    write_text(folder / CONTENT, json.dumps(content, ensure_ascii=False, indent=1) + "\n")
    for name, rows in kept.rows.items():
        write_text(folder / name, _as_csv(rows))


def read_files(name: str, folder: Path) -> SavedEdition:
    """An edition from its folder. Raises DataFaults where it was saved by a later erasmeter, or cannot be read."""
    path = folder / CONTENT
    try:
        stated = json.loads(path.read_bytes())
        if isinstance(stated, dict) and isinstance(stated.get("format"), int) and stated["format"] > FORMAT:
            what = "this edition was saved by a later erasmeter, in a form that this one does not know"
            found = f"format {stated['format']}"
            mend = "use that erasmeter or a later one"
            raise DataFaults(Fault(what, str(path), found=found, allowed=(f"format {FORMAT}",), mend=mend))
        return SavedEdition(name, Content.model_validate(stated), folder)
    except (ValidationError, ValueError, OSError) as error:
        what, mend = "a saved edition cannot be read", "restore the folder from a copy"
        raise DataFaults(Fault(what, str(path), found=str(error).splitlines()[0], mend=mend)) from error


def _as_csv(rows: Iterable[Row]) -> str:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(_COLUMNS)
    writer.writerows([_cell(name, getattr(row, name)) for name in _COLUMNS] for row in rows)
    return text.getvalue()


def _cell(name: str, value: object) -> object:
    if name == "key":
        return json.dumps(value, ensure_ascii=False)
    if isinstance(value, bool):
        return "yes" if value else "no"
    return whole(float(value)) if isinstance(value, Fraction) else value


def _rows(path: Path) -> tuple[Row, ...]:
    with path.open(encoding="utf-8", newline="") as file:
        return tuple(_row(cells) for cells in csv.DictReader(file))


def _row(cells: dict[str, str]) -> Row:
    return Row(
        key=tuple(json.loads(cells["key"])),
        snapshot=cells["snapshot"],
        line=int(cells["line"]),
        amount=Fraction(cells["amount"]),
        unit=cells["unit"] or None,
        value=cells["value"] or None,
        met=cells["met"] == "yes",
        known=cells["known"] == "yes",
        action=cells["action"] or None,
        call_year=int(cells["call_year"]) if cells["call_year"] else None,
        round=int(cells["round"]) if cells["round"] else None,
        day=date.fromisoformat(cells["day"]) if cells["day"] else None,
    )
