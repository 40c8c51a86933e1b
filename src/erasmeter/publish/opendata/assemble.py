"""All datasets of a publication that have rows, in the order in which they are declared."""

from collections.abc import Mapping, Sequence

from erasmeter.model.datasets import CAVEATS, CODES, COLUMNS, open_data
from erasmeter.publish.opendata import counts, origins, outlooks, targets
from erasmeter.publish.opendata.breakdowns import breakdown_tables
from erasmeter.publish.opendata.dictionary import caveats_named, code_rows, column_rows
from erasmeter.publish.opendata.tables import Row, Table, filled
from erasmeter.publish.opendata.words import Words
from erasmeter.publish.publication import Publication


def tables_of(publication: Publication) -> tuple[Table, ...]:
    """The datasets. One without rows is left out: what an edition does not have leaves no trace."""
    words = Words(publication.edition, publication.languages)
    found = {name: filled(words, name, rows) for name, rows in _rows(publication, words).items() if rows}
    breakdowns = breakdown_tables(words)
    found[CAVEATS] = filled(words, CAVEATS, origins.caveat_rows(words, caveats_named([*found.values(), *breakdowns])))
    tables: list[Table] = []
    for dataset in open_data().datasets:
        tables += breakdowns if dataset.template else [found[dataset.id]] if dataset.id in found else []
    tables = [table for table in tables if table.rows]
    codes = filled(words, CODES, code_rows(words, tables))
    described = [*tables, codes, filled(words, COLUMNS, [])]
    return (*tables, codes, filled(words, COLUMNS, column_rows(described)))


def _rows(publication: Publication, words: Words) -> Mapping[str, Sequence[Row]]:
    return {
        "targets": targets.target_rows(words),
        "figures": targets.figure_rows(words),
        "target_clocks": targets.target_clock_rows(words),
        "clocks": targets.clock_rows(words),
        "projections": outlooks.projection_rows(words),
        "requirements": outlooks.requirement_rows(words),
        "requirements_by_call": outlooks.requirement_by_call_rows(words),
        "series": counts.series_rows(words),
        "yardsticks": counts.yardstick_rows(words),
        "yardsticks_by_call": counts.yardstick_by_call_rows(words),
        "coverage": counts.coverage_rows(words),
        "coverage_groups": counts.coverage_group_rows(words),
        "target_caveats": origins.target_caveat_rows(words),
        "history": origins.history_rows(publication.histories),
        "snapshots": origins.snapshot_rows(words, publication.imprint),
    }
