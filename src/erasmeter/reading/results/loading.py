"""A CSV file or a workbook, loaded so that both look the same: the view ``records``, one column for each field."""

import csv
import io
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import numpy as np
import pyarrow as pa

from erasmeter.base.csvfile import DELIMITERS, read_header
from erasmeter.base.csvscan import scan
from erasmeter.errors import DataFaults, Fault
from erasmeter.model.reading import SetAside
from erasmeter.reading.results.account import Account
from erasmeter.reading.results.columns import SPELLINGS, Columns, read_columns
from erasmeter.reading.results.sheets import first_columns, gather
from erasmeter.reading.results.unlisted import MORE_PARTNERS
from erasmeter.reading.workbook import is_workbook
from erasmeter.store.bulk import Bulk
from erasmeter.store.sqltext import identifier

_MOST_RESCUED = 100_000


@dataclass(frozen=True)
class Loaded:
    """A file in the view ``records``: ``line`` and the fields of ``columns`` as texts, those of projects always; the
    texts of columns without a name in ``unnamed``. ``refused`` is the number of records that never came so far."""

    bulk: Bulk
    columns: Columns
    refused: int

    @cached_property
    def filled(self) -> tuple[str, ...]:
        """The fields that any record fills; of hundreds most are empty."""
        fields = (*self.columns.places, "unnamed")
        counts = self.bulk.ask(f"SELECT {', '.join(f'count({identifier(field)})' for field in fields)} FROM records")[0]
        return tuple(field for field, count in zip(fields, counts, strict=True) if count)


def columns_of(path: Path) -> Columns | None:
    """The columns of a file, or None where it does not begin like a table. Of a workbook, those of the first sheet that
    is a list of projects."""
    if is_workbook(path):
        return first_columns(path)
    header = read_header(path)
    return None if header is None else read_columns(header)


def load(path: Path, bulk: Bulk, account: Account) -> Loaded:
    """Loads a file. Raises DataFaults where it cannot be read whole or lacks columns."""
    loaded = _load_workbook(path, bulk, account) if is_workbook(path) else _load_csv(path, bulk, account)
    for name, times in loaded.columns.strange_once():
        account.not_known(1, name, name, times)
    return loaded


def _load_csv(path: Path, bulk: Bulk, account: Account) -> Loaded:
    header = read_header(path)
    if header is None:
        raise DataFaults(Fault("the file does not begin with a header", str(path), 1, allowed=("CSV in UTF-8",)))
    columns = read_columns(header)
    if faults := columns.faults(str(path)):
        raise DataFaults(faults)
    delimiter = next((sign for sign in DELIMITERS if read_header(path, sign) == header), DELIMITERS[0])
    places = {field: f"c{place}" for field, place in columns.places.items()}
    wanted = sorted({*columns.places.values(), *columns.unnamed})
    refused = bulk.load_csv(path, delimiter, len(header), wanted)
    rescued, refused = _rescue(path, delimiter, len(header), refused)
    bulk.know(
        "rescued",
        {"line": pa.int64(), **{f"c{place}": pa.string() for place in wanted}, "beyond": pa.string()},
        [(line, *(cells[place] or None for place in wanted), cells[-1]) for line, cells in rescued],
    )
    beyond = ["beyond", *(f"c{place}" for place in columns.unnamed)]
    question = "SELECT *, NULL AS beyond FROM raw"
    _name(bulk, f"{question} UNION ALL BY NAME SELECT * FROM rescued" if rescued else question, places, beyond)
    account.set_aside += refused
    return Loaded(bulk, columns, len(refused))


def _rescue(
    path: Path, delimiter: str, width: int, refused: tuple[SetAside, ...]
) -> tuple[list[tuple[int, list[str]]], tuple[SetAside, ...]]:
    """Records with one cell more than the header has names: 'And 12 more partners' stands there where a project has
    more partners than there are columns. They are good rows."""
    if not refused or len(refused) > _MOST_RESCUED:
        return [], refused
    texts = _texts(path, [row.line for row in refused])
    rescued: list[tuple[int, list[str]]] = []
    still: list[SetAside] = []
    for row in refused:
        cells = _cells(texts.get(row.line, b""), delimiter)
        if len(cells) == width + 1 and MORE_PARTNERS.fullmatch(cells[-1].strip()):
            rescued.append((row.line, cells))
        else:
            still.append(row)
    return rescued, tuple(still)


def _texts(path: Path, lines: list[int]) -> dict[int, bytes]:
    """The bytes of the records that begin on these lines."""
    found = scan(path)
    ends = np.append(found.offsets[1:], path.stat().st_size)
    texts: dict[int, bytes] = {}
    with path.open("rb") as file:
        for at in np.flatnonzero(np.isin(found.lines, lines)):
            file.seek(int(found.offsets[at]))
            texts[int(found.lines[at])] = file.read(int(ends[at] - found.offsets[at]))
    return texts


def _cells(record: bytes, delimiter: str) -> list[str]:
    text = record.decode("utf-8", errors="replace")
    records = list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))
    return records[0] if len(records) == 1 and "\ufffd" not in text else []


def _load_workbook(path: Path, bulk: Bulk, account: Account) -> Loaded:
    gathered = gather(path)
    fields = [name for name in gathered.rows.column_names if name != "line"]
    bulk.load_rows(gathered.rows.select(fields), gathered.rows.column("line"))
    places = {field: f"c{place}" for place, field in enumerate(fields)}
    beyond = [places.pop(field) for field in fields if field.startswith("unnamed")]
    _name(bulk, "SELECT * FROM raw", places, beyond)
    account.set_aside += gathered.set_aside
    return Loaded(bulk, gathered.columns, len(gathered.set_aside))


def _name(bulk: Bulk, question: str, places: Mapping[str, str], beyond: list[str]) -> None:
    """Makes the view ``records``."""
    absent = [field for field in SPELLINGS if field not in places]
    columns = [f'{cell} AS "{field}"' for field, cell in places.items()]
    columns += [f'NULL::VARCHAR AS "{field}"' for field in absent]
    unnamed = ", ".join(beyond)
    columns.append(f"nullif(concat_ws(' ', {unnamed}), '') AS unnamed" if beyond else "NULL::VARCHAR AS unnamed")
    bulk.view("records", f"SELECT line, {', '.join(columns)} FROM ({question})")
