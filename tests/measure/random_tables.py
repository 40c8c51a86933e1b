"""Random small tables, made from the declarations of the tables alone, and random questions about them.

Every column draws from a few values, so that rows meet, repeat and contradict each other, and most rows stand at the
date that is asked for.
"""

from collections.abc import Mapping
from datetime import date
from typing import Any

from hypothesis import strategies as st

from erasmeter.model.catalogue import Catalogue
from erasmeter.model.indicators import Indicator
from erasmeter.model.tables import Column
from tests.measure.small_tables import indicator_of, shipped_catalogue

AS_OF = date(2022, 9, 30)
EARLIER, LATER = (date(2020, 9, 30), date(2021, 9, 30), AS_OF), date(2022, 10, 1)
ACTIONS = ("KA120-SCH", "KA120-VET", "KA121-VET", "KA210-SCH", "KA220-VET", "KA102")
COUNTIES = ("NO-03", "NO-11", "NO-50", "FI200")
TABLES = ("projects", "projects", "participations", "accreditations")
ATTRIBUTES = {"sector": ("SCH", "VET"), "family": ("KA120", "KA220"), "partnership": (True, False)}

Rows = list[dict[str, Any]]


def rows(table: str, largest: int = 12) -> st.SearchStrategy[Rows]:
    """Rows of one table; any two may agree in everything but their line."""
    columns = shipped_catalogue().tables[table].columns
    row = st.fixed_dictionaries({column.name: cells(column) for column in columns})
    sizes = st.sampled_from((0, 1, largest))
    return sizes.flatmap(lambda size: st.lists(row, min_size=size, max_size=size, unique_by=lambda row: row["line"]))


def cells(column: Column) -> st.SearchStrategy[Any]:
    """The values of one column: blank, too, where the declaration allows it."""
    values = _values(column)
    if column.type == "list":
        values = st.lists(values, max_size=3)
    return values if column.required else st.none() | values


def _values(column: Column) -> st.SearchStrategy[Any]:
    if column.name == "line":
        return st.integers(1, 10_000)
    if column.name == "indicator":
        return st.sampled_from(("trial", "trial", "other"))
    if column.type == "integer":
        return st.integers(2020, 2022) if column.name == "call_year" else st.integers(1, 4)
    if column.type == "number":
        return st.integers(0, 10_000).map(lambda cents: cents / 100)
    if column.type == "date":
        return st.sampled_from((LATER, LATER, AS_OF) if column.name == "valid_to" else (*EARLIER, LATER))
    return st.sampled_from(words(column, shipped_catalogue()))


def words(column: Column, catalogue: Catalogue) -> tuple[str, ...]:
    """A few values of a text column."""
    if column.codelist == "actions":
        return ACTIONS
    if column.codelist == "regions":
        return COUNTIES
    if column.codelist is not None:
        return tuple(catalogue.codelists[column.codelist].codes)[:3]
    return column.allowed or ("a", "b")


@st.composite
def conditions(draw: st.DrawFn, table: str, *, some: bool = False) -> dict[str, Any]:
    """Conditions on a column or two of a table or attributes of its actions, or on none."""
    columns = {
        column.name: words(column, shipped_catalogue())
        for column in shipped_catalogue().tables[table].columns
        if column.codelist or column.name in ("organisation", "project")
    }
    choices: Mapping[str, Any] = {**ATTRIBUTES, **columns, "call_year": (2020, 2021, 2022)}
    number = draw(st.sampled_from((1, 1, 2) if some else (0, 0, 0, 1, 2)))
    names = draw(st.lists(st.sampled_from(sorted(choices)), min_size=number, max_size=number, unique=True))
    return {name: draw(st.lists(st.sampled_from(choices[name]), min_size=1, max_size=3, unique=True)) for name in names}


def groupings(table: str) -> st.SearchStrategy[list[str]]:
    """Up to two columns of a table or attributes of its actions; those with several values are drawn more often."""
    columns = [column for column in shipped_catalogue().tables[table].columns if column.codelist]
    several = [column.name for column in columns if column.type == "list"]
    names = [*ATTRIBUTES, *(column.name for column in columns), "call_year", *several * 4]
    return st.lists(st.sampled_from(names), max_size=2, unique=True)


@st.composite
def indicators(draw: st.DrawFn, kind: str) -> Indicator:
    """An indicator of a kind that counts a table."""
    table = "accreditations" if kind == "coverage" else draw(st.sampled_from(TABLES))
    stated: dict[str, Any] = {"table": table, "where": draw(conditions(table))}
    if kind == "total":
        sums = [] if table == "accreditations" else ["grant", *(["months"] if table == "projects" else [])]
        chosen = draw(st.sampled_from([None, *sums]))
        stated |= {} if chosen is None else {"sum": chosen}
    elif kind == "distinct":
        stated["column"] = draw(st.sampled_from(["region", "organisation_type", "sector"]))
    elif kind == "share":
        stated["part"] = draw(conditions(table, some=True))
        distinct = draw(st.sampled_from([None, "region", "action"]))
        stated |= {} if distinct is None else {"distinct": distinct}
        stated["known_by"] = draw(st.sampled_from([[], ["region"], ["region", "organisation_type"]]))
    else:
        within = draw(st.sampled_from([{}, {"country": "NO"}, {"country": "NO", "county_authority": True}]))
        stated |= {"set": "regions", "set_where": within, "member": "region", "distinct": "sector"}
        stated["at_least"] = draw(st.integers(1, 2))
    return indicator_of(stated, kind)
