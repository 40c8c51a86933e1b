"""Small editions as people write them in a specification, saved and read again as real ones are."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from fractions import Fraction
from pathlib import Path
from typing import Any

from erasmeter.editions.files import SavedEdition, read_files, write_files
from erasmeter.editions.folding import Point, Row, folded
from erasmeter.editions.keeping import Kept
from erasmeter.editions.saved import (
    FORMAT,
    Call,
    Content,
    Counted,
    Definition,
    Figure,
    Fold,
    Item,
    SnapshotKept,
    Statement,
    Touched,
    Word,
)
from erasmeter.store.editions import EditionStore
from tests.measure.small_tables import cells_of

TABLE = "projects"
ACTION = "KA220-SCH"
FIRST = date(2021, 1, 1)


def rows_of(text: str) -> list[Row]:
    """Rows of a small table; what it leaves out: amount 1, file f1, a line per row, round 1."""
    return [_row(cells, line) for line, cells in enumerate(cells_of(text), start=1)]


def _row(cells: Mapping[str, str], line: int) -> Row:
    return Row(
        key=(cells["project"],),
        snapshot=cells.get("file") or "f1",
        line=int(cells.get("line") or line),
        amount=Fraction(cells.get("amount") or "1"),
        unit=cells.get("unit") or None,
        value=cells.get("value") or None,
        met=cells.get("part", "yes") != "no",
        known=cells.get("part", "yes") != "unknown",
        action=ACTION,
        call_year=int(cells["call"]),
        round=int(cells.get("round") or "1"),
    )


def statements_of(text: str) -> tuple[Word, ...]:
    """Words of a small table with a row per date: date, number and, of a share, ``of``."""
    words = []
    for line, cells in enumerate(cells_of(text), start=1):
        is_share = bool(cells.get("of"))
        statement = Statement(
            basis="awarded",
            as_of=date.fromisoformat(cells["date"]),
            value=None if is_share else float(cells["number"]),
            numerator=float(cells["number"]) if is_share else None,
            denominator=float(cells["of"]) if is_share else None,
            snapshot=cells.get("file") or "f1",
            line=int(cells.get("line") or line),
        )
        words.append(Word(as_of=statement.as_of, statements=(statement,)))
    return tuple(words)


@dataclass(frozen=True)
class InMemory(SavedEdition):
    """An edition that was not written to the disk, for tests that make thousands."""

    held: Mapping[str, list[Row]] = field(default_factory=dict)

    def rows(self, file: str) -> list[Row]:
        return self.held[file]


def edition(folder: Path | None, name: str, stated: Mapping[str, Any], way: Mapping[str, Any]) -> SavedEdition:
    """An edition of one target, T, as a specification states it: saved whole and read again, or
    without a folder held in memory."""
    fold = Fold.model_validate(way)
    figures: dict[str, Figure] = {}
    rows: dict[str, list[Row]] = {}
    for definition, content in stated["figures"].items():
        counted = None
        if "rows" in content:
            file = f"rows/{definition}.csv"
            rows[file] = content["rows"] if isinstance(content["rows"], list) else rows_of(content["rows"])
            is_opaque = fold.way == "opaque"
            point = Point(Fraction(content["figure"])) if is_opaque else folded(rows[file], fold)
            counted = Counted(numerator=_plain(point.numerator), denominator=_plain(point.denominator), rows=file)
        figures[definition] = Figure(
            definition=Definition(
                indicator={"id": definition, "table": TABLE}, first_call=2021, last_call=2027, fold=fold
            ),
            counted=counted,
            stated=statements_of(content.get("stated", "")),
        )
    files = stated.get("files", ["f1"])
    every = [row for found in rows.values() for row in found]
    content = Content(
        format=FORMAT,
        country="NO",
        strategy="trial",
        strategy_name={"en": "Trial"},
        as_of=stated["date"],
        round_known_on="07-01",
        definitions_and_program=str(stated.get("program", "one")),
        snapshots=tuple(
            SnapshotKept(id=file, sha256=file, file=file, source="trial", as_of=FIRST + timedelta(days=number))
            for number, file in enumerate(files)
        ),
        corrected=tuple(
            Touched(snapshot=place.split()[0], line=int(place.split()[1]), did=did)
            for place, did in stated.get("corrections", {}).items()
        ),
        calls={TABLE: _calls(stated, every)},
        items=(_item(stated, figures),),
        figures=figures,
        everything={},
    )
    if folder is None:
        return InMemory(name, content, Path(name), rows)
    store = EditionStore(folder)
    with store.new(name) as beside:
        write_files(beside, Kept(content, rows))
    return read_files(name, store.checked(name))


def _calls(stated: Mapping[str, Any], rows: list[Row]) -> tuple[Call, ...]:
    """The calls that the files hold: as stated, else those of the rows."""
    held = {int(year): int(number) for year, number in stated.get("calls", {}).items()}
    if not held:
        for row in rows:
            if row.call_year is not None:
                held[row.call_year] = max(held.get(row.call_year, 1), row.round or 1)
    return tuple(Call(action=ACTION, call_year=year, round=number) for year, number in sorted(held.items()))


def _item(stated: Mapping[str, Any], figures: Mapping[str, Figure]) -> Item:
    definition = stated.get("definition") or next(iter(figures))
    figure = figures[definition]
    feed = stated.get("feed") or ("records" if figure.counted else "stated" if figure.stated else None)
    kind = "share_floor" if figure.definition.fold.way.startswith("share") or stated.get("share") else "total"
    numerator, denominator = None, None
    if feed == "records" and figure.counted:
        numerator, denominator = figure.counted.numerator, figure.counted.denominator
    return Item(
        id="T",
        what="target",
        name={"en": "Trial", "nb": "Prøve"},
        short={"en": "Trial", "nb": "Prøve"},
        unit="project",
        kind=kind,
        goal=stated.get("goal", 100),
        figure=definition,
        feed=feed,
        value=None,
        numerator=numerator,
        denominator=denominator,
        verdict=stated.get("verdict"),
    )


def _plain(number: Fraction | None) -> float | int | None:
    if number is None:
        return None
    return int(number) if number.denominator == 1 else float(number)
