"""Of which calls and of which projects a list speaks, as far as its rows tell."""

from pathlib import Path

from erasmeter.model.reading import Extent, Scope
from erasmeter.store.bulk import Bulk

_FEWEST_FOR_EXTENT = 5
"""Projects; of fewer a country may take part in every one by chance."""
_NEARLY_ALL = 0.99
"""A list made by asking for a country holds some projects whose country was changed afterwards (1 of 2 410)."""


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
    """The countries that take part in all projects but a stray one: the list was then made by asking for them."""
    if "projects" not in tables:
        return Extent()
    projects = bulk.rows(tables["projects"], "projects")
    found = bulk.ask(
        f"SELECT country FROM (SELECT unnest(countries) AS country FROM {projects}) GROUP BY country "
        f"HAVING count(*) >= greatest({_FEWEST_FOR_EXTENT}, {_NEARLY_ALL} * (SELECT count(*) FROM {projects}))"
    )
    return Extent(countries=frozenset(country for (country,) in found)) if found else Extent()
