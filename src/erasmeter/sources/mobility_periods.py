"""The Commission's raw files of mobility periods: one row per group of participants alike.

Two generations: 24 columns (mobilities begun 2014-2019), and one file per year with 19 to 21 columns, as CSV or as a
workbook with a sheet for each programme period. ``Participants`` is a weight: equal rows are different people, and no
row is dropped. What the columns are called and what the cells mean is settled in ``reading.mobility``.

Source: Erasmus+ mobility raw data and their data dictionary, European Commission.
"""

from pathlib import Path

from erasmeter.base.filenames import date_in_name
from erasmeter.errors import DataFaults, Fault
from erasmeter.model.catalogue import Catalogue
from erasmeter.model.reading import Progress, Reading, Recognition, SetAside
from erasmeter.reading.mobility.loading import columns_of, load
from erasmeter.reading.mobility.statement import NAME as TABLE
from erasmeter.reading.mobility.statement import write
from erasmeter.store.bulk import Bulk

NAME = "mobility_periods"
DESCRIPTION = "Raw mobility files of the Commission: one row per group of participants alike, CSV or workbook"
TABLES = (TABLE,)
ROWS_MAY_BE_SHOWN = False


def recognise(path: Path, catalogue: Catalogue) -> Recognition | None:
    """Known by its header: enough of the columns that only mobilities have, however they are spelt."""
    columns = columns_of(path)
    if columns is None or not columns.is_mobilities:
        return None
    return Recognition(NAME, columns.layout, date_in_name(path.stem))


def read(path: Path, catalogue: Catalogue, progress: Progress, scratch: Path) -> Reading:
    """Reads a file whole, into a Parquet file in ``scratch``. Its scope is empty: as only finished mobilities are
    published, no year is ever complete.

    Raises DataFaults where the file cannot be read as a whole, lacks columns or has no row that can be used.
    """
    progress("loading mobilities", 0, 1)
    with Bulk(scratch) as bulk:
        arrival = load(path, bulk)
        rows = int(bulk.ask("SELECT count(*) FROM raw")[0][0])
        progress("loading mobilities", 1, 1)
        written = write(arrival.loaded, catalogue, progress)
    set_aside = (*arrival.refused, *written.set_aside)
    if not written.rows:
        written.path.unlink()
        raise DataFaults(_nothing_usable(path, set_aside))
    return Reading(
        tables={TABLE: written.path},
        rows_read=rows + len(arrival.refused),
        rows_used=written.rows,
        set_aside=tuple(sorted(set_aside, key=lambda row: row.line)),
        repairs=tuple(sorted(written.repairs, key=lambda repair: (repair.line, repair.column))),
        unknown=tuple(sorted((*arrival.unknown, *written.unknown), key=lambda unknown: (unknown.line, unknown.column))),
    )


def _nothing_usable(path: Path, set_aside: tuple[SetAside, ...]) -> Fault:
    if not set_aside:
        return Fault("there is a header, but no row below it", str(path), 1, mend="fetch the file again, whole")
    first = min(set_aside, key=lambda row: row.line)
    what = f"none of the {len(set_aside)} rows can be used"
    return Fault(what, str(path), first.line, first.reason, mend="check that this is a file of mobilities, whole")
