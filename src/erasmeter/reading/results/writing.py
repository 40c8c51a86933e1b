"""The settled records as the rows of projects, participations, organisations and accreditations."""

from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from erasmeter.model.catalogue import Catalogue
from erasmeter.reading.results.account import Account
from erasmeter.reading.results.columns import ORGANISATIONS, Columns
from erasmeter.store.bulk import Bulk

_TEXT = "nullif(trim(regexp_replace({}, '[\\s\\p{{Z}}]+', ' ', 'g')), '')"
_DESCRIBED = f"""
    SELECT contracts.*, {_TEXT.format("stated.title")} AS title, {_TEXT.format("stated.acronym")} AS acronym,
           known_topics.value AS topics, known_countries.value AS countries, known_priorities.value AS priorities,
           known_period.start, known_period.end, known_period.months,
           holder.organisation AS coordinator, holder.region, holder.organisation_type
    FROM contracts
    JOIN projects_as_stated AS stated ON stated.line = contracts.line
    LEFT JOIN known_topics ON known_topics.text = stated.topics
    LEFT JOIN known_countries ON known_countries.text = stated.countries
    LEFT JOIN known_priorities ON known_priorities.text = stated.priorities
    LEFT JOIN known_period ON known_period.line = contracts.line
    LEFT JOIN (SELECT * FROM participants WHERE place = 0) AS holder ON holder.line = contracts.line
    WHERE NOT is_accreditation
"""
_OF_FIRST_CONTRACT = (
    "action", "call_year", "round", "agency", "country", "title", "acronym", "status", "start", "end", "months",
    "topics", "priorities", "countries", "coordinator", "region", "organisation_type",
)  # fmt: skip
_RANK = "row_number() OVER (PARTITION BY project ORDER BY partner NULLS FIRST, line) AS rank"
_PROJECTS = (
    "SELECT project, line, euro AS grant, "
    + ", ".join(f'"{name}"' for name in _OF_FIRST_CONTRACT)
    + " FROM described WHERE project NOT IN (SELECT project FROM shared) UNION ALL "
    "SELECT project, min(line) AS line, sum(euro) AS grant, "
    + ", ".join(f'arg_min("{name}", rank) AS "{name}"' for name in _OF_FIRST_CONTRACT)
    + f" FROM (SELECT *, {_RANK} FROM described JOIN shared USING (project)) GROUP BY project ORDER BY line, project"
)
_NAMED_TWICE = """
    SELECT line, number, min(place) AS first_place FROM participants WHERE place > 0
    GROUP BY line, number HAVING count(*) > 1
"""
_PARTICIPATIONS = """
    SELECT participants.*, project, contract, contracts.action, contracts.call_year,
           coalesce(contracts.role, CASE place WHEN 0 THEN 'coordinator' ELSE 'partner' END) AS role,
           CASE WHEN coalesce(contracts.role, 'coordinator') = 'coordinator' AND place = 0 THEN euro END AS grant
    FROM contracts JOIN participants USING (line) LEFT JOIN named_twice AS twice
      ON twice.line = contracts.line AND twice.number = participants.number AND participants.place > 0
    WHERE NOT is_accreditation AND (twice.first_place IS NULL OR twice.first_place = participants.place)
    ORDER BY contracts.line, place
"""
_ACCREDITATIONS = """
    SELECT contracts.line, contract AS accreditation, action, call_year, agency, status, participants.organisation,
           name, participants.country, region, town, organisation_type, postcode
    FROM contracts JOIN participants ON participants.line = contracts.line AND place = 0
    WHERE is_accreditation ORDER BY contracts.line
"""
_MET = """
    SELECT participants.* FROM participants JOIN contracts USING (line) WHERE NOT is_accreditation OR place = 0
"""
_PLACE = "line * 100000 + place"
_MET_MOST = (
    "name",
    "country",
    "region",
    "region_stated",
    "town",
    "organisation_type",
    "address",
    "postcode",
    "website",
)


def write_tables(bulk: Bulk, columns: Columns, catalogue: Catalogue, account: Account) -> dict[str, Path]:
    """Writes the tables from the views ``contracts`` and ``participants``; the paths of their Parquet files."""
    bulk.keep("named_twice", _NAMED_TWICE)
    for line, times in bulk.ask(
        "SELECT min(line), count(*) FROM participants JOIN named_twice USING (line, number) JOIN contracts "
        "USING (line) WHERE place > first_place AND NOT is_accreditation HAVING count(*) > 0"
    ):
        account.repaired(line, columns.label("name"), "", None, "organisation_named_twice", times)
    tables = {
        "participations": _PARTICIPATIONS,
        "organisations": _organisations(bulk),
        "accreditations": _ACCREDITATIONS,
    }
    if columns.layout != ORGANISATIONS:
        bulk.keep("shared", "SELECT project FROM contracts GROUP BY project HAVING count(*) > 1")
        bulk.view("described", _DESCRIBED)
        tables = {"projects": _PROJECTS, **tables}
    return {name: bulk.write(name, question, _schema(catalogue, name)) for name, question in tables.items()}


def rows_used(bulk: Bulk, tables: dict[str, Path]) -> int:
    """How many records stand behind the rows written: contracts, of which a project may have several, accreditations,
    and in a list of organisations participations."""
    accreditations = pq.read_metadata(tables["accreditations"]).num_rows
    if "projects" not in tables:
        return int(accreditations) + int(pq.read_metadata(tables["participations"]).num_rows)
    projects = bulk.rows(tables["projects"], "projects")
    question = (
        f"SELECT count(*) FROM contracts WHERE NOT is_accreditation AND project IN (SELECT project FROM {projects})"
    )
    return int(accreditations) + int(bulk.ask(question)[0][0])


def _organisations(bulk: Bulk) -> str:
    """The question for organisations: of each column the value met most often, of several the one met first. Few
    organisations are described in several ways, so only theirs are counted."""
    bulk.keep("met", _MET)
    first = ", ".join(f"{name} := {name}" for name in _MET_MOST)
    described = f"hash({', '.join(_MET_MOST)})"
    bulk.keep(
        "first_met",
        f"SELECT number, any_value(organisation) AS organisation, min(line) AS line, min(oid) AS oid, min(pic) AS pic, "
        f"arg_min(struct_pack({first}), {_PLACE}) AS first, min({described}) <> max({described}) AS varies "
        "FROM met GROUP BY number",
    )
    bulk.keep("varied", "SELECT met.* FROM met JOIN first_met USING (number) WHERE varies")
    bulk.view("spelt", "SELECT number, list_sort(list(DISTINCT name)) AS names FROM varied GROUP BY number")
    for name in _MET_MOST:
        bulk.view(
            f"most_{name}",
            f"SELECT number, arg_max({name}, (times, -first)) AS {name} FROM (SELECT number, {name}, "
            f"count(*) AS times, min({_PLACE}) AS first FROM varied WHERE {name} IS NOT NULL "
            f"GROUP BY number, {name}) GROUP BY number",
        )
    columns = ", ".join(f"coalesce(most_{name}.{name}, first.{name}) AS {name}" for name in _MET_MOST)
    joined = " ".join(f"LEFT JOIN {view} USING (number)" for view in ("spelt", *(f"most_{name}" for name in _MET_MOST)))
    return (
        f"SELECT organisation, line, oid, pic, coalesce(names, [first.name]) AS names, {columns} "
        f"FROM first_met {joined} ORDER BY line, organisation"
    )


def _schema(catalogue: Catalogue, name: str) -> pa.Schema:
    return pa.schema([pa.field(column.name, column.arrow_type) for column in catalogue.tables[name].source_columns])
