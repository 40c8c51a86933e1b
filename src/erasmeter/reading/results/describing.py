"""What the records say of their projects: topics, priorities, countries and dates."""

import pyarrow as pa

from erasmeter.base.cells import read_whole_number
from erasmeter.base.dates import SpelledDate, read_date
from erasmeter.base.periods import StatedPeriod, learn, settle
from erasmeter.model.catalogue import Catalogue
from erasmeter.reading.results.account import Account
from erasmeter.reading.results.columns import Columns
from erasmeter.reading.results.meanings import TEXTS, Meanings, codes_of
from erasmeter.store.bulk import Bulk

LONGEST_MONTHS = 84
_PERIOD = {"line": pa.int64(), "start": pa.date32(), "end": pa.date32(), "months": pa.int64()}


def know_descriptions(bulk: Bulk, columns: Columns, catalogue: Catalogue, account: Account) -> None:
    """Makes the tables ``known_topics``, ``known_countries``, ``known_priorities`` and, by line, ``known_period``."""
    meanings = Meanings(bulk, account)
    for name in ("topics", "countries", "priorities"):
        read = codes_of(catalogue.codelists[name])
        meanings.know(name, "projects_as_stated", columns.label(name), read, {"value": TEXTS})
    bulk.know("known_period", _PERIOD, _periods(bulk, columns, account))


def _periods(bulk: Bulk, columns: Columns, account: Account) -> list[tuple[object, ...]]:
    """Dates are settled together with those of all other records: one row tells how another spells them."""
    if not {"start", "end", "months"} & set(columns.places):
        return []
    stated = bulk.ask(
        'SELECT line, trim("start"), trim("end"), trim(months) FROM projects_as_stated '
        'WHERE coalesce("start", "end", months) IS NOT NULL ORDER BY line'
    )
    periods = [
        StatedPeriod(
            _date(line, "start", start, columns, account),
            _date(line, "end", end, columns, account),
            _months(line, months, columns, account),
        )
        for line, start, end, months in stated
    ]
    conventions = learn(periods)
    rows: list[tuple[object, ...]] = []
    for (line, start, end, _), period in zip(stated, periods, strict=True):
        settled = settle(period, conventions)
        for note in settled.notes:
            found = {"start": start, "end": end}.get(note.part) or ""
            account.repaired(line, columns.label(note.part), found, note.taken, note.rule)
        rows.append((line, settled.start, settled.end, period.months))
    return rows


def _date(line: int, field: str, text: str | None, columns: Columns, account: Account) -> SpelledDate | None:
    spelled = read_date(text) if text else None
    if text and spelled is None:
        account.repaired(line, columns.label(field), text, None, "not_a_date")
    return spelled


def _months(line: int, text: str | None, columns: Columns, account: Account) -> int | None:
    months = read_whole_number(text) if text else None
    if months is not None and 1 <= months <= LONGEST_MONTHS:
        return months
    if text:
        account.repaired(line, columns.label("months"), text, None, "not_a_duration_in_months")
    return None
