"""The Commission's lists of projects, as its project results platform exports them: one file per action and year.

A row is a project with its coordinator and, in sets of columns side by side, its partners. Lists of all years are read,
as CSV or workbook, with any number of sets; so are converted copies that hold projects and organisations apart. What
the columns are called and what the cells mean is settled in ``reading.results``.

Source: Erasmus+ project results platform, European Commission.
"""

from pathlib import Path

from erasmeter.base.filenames import date_in_name
from erasmeter.errors import DataFaults, Fault
from erasmeter.model.catalogue import Catalogue
from erasmeter.model.reading import Named, Progress, Reading, Recognition
from erasmeter.reading.results.account import Account
from erasmeter.reading.results.columns import ORGANISATIONS, PROJECTS
from erasmeter.reading.results.contracts import settle_contracts
from erasmeter.reading.results.describing import know_descriptions
from erasmeter.reading.results.loading import columns_of, load
from erasmeter.reading.results.organisations import settle_organisations
from erasmeter.reading.results.reach import extent_of, scope_of
from erasmeter.reading.results.unlisted import note_unlisted
from erasmeter.reading.results.writing import rows_used, write_tables
from erasmeter.store.bulk import Bulk

NAME = "results_platform"
DESCRIPTION = "Project list of the Commission's results platform: one row per project, partners side by side"
TABLES = ("projects", "participations", "organisations", "accreditations")
ROWS_MAY_BE_SHOWN = True
_STEPS = 5


def recognise(path: Path, catalogue: Catalogue) -> Recognition | None:
    """Known by its header: enough of the columns that only these lists have, however they are spelt."""
    columns = columns_of(path)
    if columns is None or not columns.is_project_list:
        return None
    return Recognition(NAME, columns.layout, date_in_name(path.stem))


def read(path: Path, catalogue: Catalogue, progress: Progress, scratch: Path) -> Reading:
    """Reads a list whole, into Parquet files in ``scratch``.

    Raises DataFaults where the file cannot be read as a whole, lacks columns or has no row that can be used.
    """
    account = Account()
    with Bulk(scratch) as bulk:
        loaded = load(path, bulk, account)
        progress("reading", 1, _STEPS)
        settle_organisations(loaded, catalogue, account)
        progress("reading", 2, _STEPS)
        settle_contracts(loaded, catalogue, account)
        know_descriptions(bulk, loaded.columns, catalogue, account)
        note_unlisted(bulk, account)
        progress("reading", 3, _STEPS)
        tables = write_tables(bulk, loaded.columns, catalogue, account)
        progress("reading", 4, _STEPS)
        used = rows_used(bulk, tables)
        read_in_all = loaded.refused + int(bulk.ask("SELECT count(*) FROM records")[0][0])
        scope, extent = scope_of(bulk, tables), extent_of(bulk, tables)
    if not used:
        raise DataFaults(_nothing_usable(path, account))
    progress("reading", _STEPS, _STEPS)
    return Reading(
        tables=tables,
        rows_read=read_in_all,
        rows_used=used,
        merged=tuple(account.merged),
        set_aside=tuple(sorted(account.set_aside, key=lambda row: row.line)),
        repairs=account.repairs,
        unknown=account.unknown,
        scope=scope,
        extent=extent,
        named={PROJECTS: Named.NONE, ORGANISATIONS: Named.SOME}.get(loaded.columns.layout, Named.ALL),
    )


def _nothing_usable(path: Path, account: Account) -> Fault:
    if not account.set_aside:
        return Fault("there is a header, but no row below it", str(path), 1, mend="fetch the file again, whole")
    first = min(account.set_aside, key=lambda row: row.line)
    what = f"none of the {len(account.set_aside)} rows can be used"
    return Fault(
        what, str(path), first.line, first.reason, mend="check that this is a list of Erasmus+ projects, whole"
    )
