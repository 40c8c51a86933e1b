"""Of which calls and of which projects a list speaks, as far as its rows tell."""

from pathlib import Path

from erasmeter.model.reading import Extent, Scope
from erasmeter.store.bulk import Bulk

_FEWEST_FOR_EXTENT = 5
"""Projects; of fewer a country may take part in every one by chance."""
_NEARLY_ALL = 0.99
"""Of the projects. A list made by asking for a country holds some whose countries were changed afterwards (1 of 2 410).
Where in doubt the narrower reach is taken: a list believed to be whole would end the projects that others state."""


def scope_of(bulk: Bulk, tables: dict[str, Path]) -> frozenset[Scope]:
    """The pairs of action and call year in the list; none where it does not state projects."""
    if "projects" not in tables:
        return frozenset()
    questions = [
        f"SELECT action, call_year FROM {bulk.rows(tables[name], name)} WHERE action IS NOT NULL"
        for name in ("projects", "accreditations")
    ]
    return frozenset(Scope(action, year) for action, year in bulk.ask(" UNION ".join(questions)))


def extent_of(bulk: Bulk, tables: dict[str, Path]) -> Extent:
    """The agencies of the one country whose agencies granted all projects and accreditations but a stray one, and the
    countries that take part in all projects but a stray one: the list was then made by asking for them."""
    if "projects" not in tables:
        return Extent()
    projects, accreditations = (bulk.rows(tables[name], name) for name in ("projects", "accreditations"))
    granted = f"SELECT agency FROM {projects} UNION ALL SELECT agency FROM {accreditations}"
    agencies = _in_nearly_all(bulk, "left(agency, 2)", "list(DISTINCT agency)", granted)
    countries = _in_nearly_all(
        bulk, "country", "[country]", f"SELECT unnest(countries) AS country FROM {projects}", projects
    )
    return Extent(agencies or None, countries or None)


def _in_nearly_all(bulk: Bulk, what: str, found: str, source: str, of: str | None = None) -> frozenset[str]:
    rows = bulk.ask(
        f"SELECT {found} FROM ({source}) WHERE {what} IS NOT NULL GROUP BY {what} HAVING count(*) >= "
        f"greatest({_FEWEST_FOR_EXTENT}, {_NEARLY_ALL} * (SELECT count(*) FROM {of or f'({source})'}))"
    )
    return frozenset(one for (some,) in rows for one in some)
