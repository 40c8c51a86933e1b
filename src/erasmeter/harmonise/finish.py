"""What the build adds to the rows as stated, once all snapshots are known, and the tables as they are written."""

from collections.abc import Mapping

import pyarrow as pa

from erasmeter.model.catalogue import Catalogue
from erasmeter.model.reading import Progress
from erasmeter.model.tables import Table
from erasmeter.store.bulk import Bulk

IDENTITIES = {"organisation": pa.string(), "registration": pa.string(), "body": pa.string()}
PLACES = {
    "place": pa.string(),
    "county_2018": pa.string(),
    "county_2020": pa.string(),
    "county_2024": pa.string(),
    "place_evidence": pa.string(),
}
AUTHORITIES = {
    "name": pa.string(),
    "authority_2018": pa.string(),
    "authority_2020": pa.string(),
    "authority_2024": pa.string(),
}
MUNICIPALITY_PLACES = {
    "municipality": pa.string(),
    "year": pa.int64(),
    "county_2018": pa.string(),
    "county_2020": pa.string(),
    "county_2024": pa.string(),
}
PLACE = (
    "concat_ws(chr(31), coalesce({t}.postcode, ''), coalesce({t}.town, ''), "
    "coalesce({t}.region_stated, {t}.region, ''), coalesce({t}.country, ''))"
)
"""By what a place is known: postcode, town, region and country as stated."""

_FOUND = "p.county_2018, p.county_2020, p.county_2024, p.place_evidence"
_IDENTIFIED = "LEFT JOIN identities USING (organisation)"


def write_tables(bulk: Bulk, catalogue: Catalogue, progress: Progress) -> dict[str, int]:
    """Writes all tables, each under its name in the scratch folder, and makes them known by it; the rows of each.

    ``bulk`` knows the stated and timed rows, and what was found of all together: ``identities``, ``places``,
    ``authorities`` and ``organisation_links_found``.
    """
    _know_coordinators(bulk)
    _know_challenges(bulk, catalogue)
    rows: dict[str, int] = {}
    for number, (name, table) in enumerate(catalogue.tables.items()):
        progress("writing tables", number, len(catalogue.tables))
        path = bulk.write(name, _question(table), table.arrow_schema(), {"description": table.description})
        bulk.view(name, f"SELECT * FROM {bulk.rows(path, name)}")
        rows[name] = int(bulk.ask(f"SELECT count(*) FROM {name}")[0][0])
    progress("writing tables", len(catalogue.tables), len(catalogue.tables))
    return rows


def _question(table: Table) -> str:
    if table.name == "organisation_links":
        return "SELECT * FROM organisation_links_found ORDER BY ALL"
    return f"{_QUESTIONS.get(table.name, f'SELECT t.* FROM timed_{table.name} AS t')} ORDER BY t.number, t.line"


def _placed(table: str, columns: str = "", joins: str = "") -> str:
    """Rows with their counties, and with the ``columns`` that ``joins`` give."""
    return (
        f"SELECT t.*, {columns}{_FOUND} FROM timed_{table} AS t {joins} "
        f"LEFT JOIN places AS p ON p.place = {PLACE.format(t='t')}"
    )


_QUESTIONS: Mapping[str, str] = {
    "population": "SELECT t.*, m.county_2018, m.county_2020, "
    "m.county_2024 FROM timed_population AS t LEFT JOIN municipality_places AS m USING (municipality, year)",
    "participations": _placed(
        "participations",
        "c.country AS coordinator_country, identities.registration, identities.body, ",
        f"LEFT JOIN coordinators AS c USING (number, project) {_IDENTIFIED}",
    ),
    "organisations": _placed("organisations", "identities.registration, identities.body, ", _IDENTIFIED),
    "accreditations": _placed(
        "accreditations",
        "identities.registration, identities.body, a.authority_2018, a.authority_2020, a.authority_2024, ",
        f"{_IDENTIFIED} LEFT JOIN authorities AS a ON a.name = t.name",
    ),
    "awarded_mobilities": _placed("awarded_mobilities"),
    "projects": f"SELECT t.*, h.challenges, {_FOUND} FROM timed_projects AS t "
    "LEFT JOIN challenges AS h USING (number, project) "
    "LEFT JOIN lead_places AS l USING (number, project) LEFT JOIN places AS p ON p.place = l.place",
}


def _know_coordinators(bulk: Bulk) -> None:
    """The country of each project's coordinator, and the place of its coordinator, else of its first participant."""
    bulk.view(
        "coordinators",
        "SELECT number, project, arg_min(country, line) AS country FROM stated_participations "
        "WHERE role = 'coordinator' AND country IS NOT NULL GROUP BY number, project",
    )
    bulk.view(
        "lead_places",
        f"SELECT number, project, arg_min({PLACE.format(t='s')}, (role != 'coordinator', line)) AS place "
        "FROM stated_participations AS s GROUP BY number, project",
    )


def _know_challenges(bulk: Bulk, catalogue: Catalogue) -> None:
    """The challenges of society that the topics and priorities of each project speak of."""
    serving = [
        (code.code, challenge)
        for codelist in ("topics", "priorities")
        for code in catalogue.codelists[codelist].codes.values()
        if isinstance(challenge := code.attributes.get("challenge"), str)
    ]
    bulk.know("serving", {"code": pa.string(), "challenge": pa.string()}, serving)
    bulk.view(
        "challenges",
        "SELECT number, project, list(DISTINCT challenge ORDER BY challenge) AS challenges FROM ("
        "SELECT number, project, unnest(list_concat(coalesce(topics, []), coalesce(priorities, []))) AS code "
        "FROM stated_projects) JOIN serving USING (code) GROUP BY number, project",
    )
