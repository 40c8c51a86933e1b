"""How long it stands that an organisation takes part in a project, when files name all participants, some or none."""

from erasmeter.harmonise.validity import know_spans
from erasmeter.store.bulk import Bulk

# A file restates the participants of a role if it names all of that role: their project need not have one any more. A
# file may name participants of projects that it does not list.
_UNITS = """
    SELECT number, project AS unit, action, call_year, agency, stated_projects.countries, true AS restates
    FROM stated_projects JOIN snapshots USING (number) WHERE named IN ({naming})
    UNION ALL
    SELECT number, project AS unit, action, call_year, split_part(contract, '-', 3) AS agency, NULL AS countries,
           named IN ({naming}) AS restates
    FROM stated_participations JOIN snapshots USING (number) WHERE (role = 'coordinator') = {of_coordinators}
"""
# Whoever lists a project, and names nobody, does not say that it is gone.
_MENTIONED = "SELECT number, unit FROM mentioned UNION SELECT number, project AS unit FROM stated_projects"
# A project restated without one of its contracts has lost that contract: withdrawn, not replaced. And whoever restates
# a single participant replaces the earlier word on it, though others named beside it then still stand. A correction
# that drops one withdraws it.
_TIMES = """
    WITH numbered AS (
        SELECT *, lead(number) OVER word AS next_number, lead(is_dropped) OVER word AS next_is_dropped
        FROM (
            SELECT *, false AS is_dropped FROM stated_participations
            UNION ALL BY NAME
            SELECT number, unit[1] AS contract, unit[2] AS organisation, unit[3] AS role, true AS is_dropped
            FROM (SELECT number, string_split(unit, chr(31)) AS unit FROM dropped WHERE name = 'participations')
        )
        WINDOW word AS (PARTITION BY contract, organisation, role ORDER BY number)
    ), spanned AS (
        SELECT stated.* EXCLUDE (next_number, is_dropped), own.valid_from, own.ended AS span_ended, own.ended_by,
               coalesce(next_number < own.ended_by, next_number IS NOT NULL) AS is_restated,
               CASE WHEN is_restated THEN next_number ELSE own.ended_by END AS last_number
        FROM numbered AS stated
        JOIN (
            SELECT *, true AS of_coordinators FROM coordinator_spans
            UNION ALL SELECT *, false FROM partner_spans
        ) AS own ON own.number = stated.number AND own.unit = stated.project
                AND own.of_coordinators = (stated.role = 'coordinator')
        WHERE NOT stated.is_dropped
    )
    SELECT spanned.* EXCLUDE (span_ended, ended_by, is_restated, next_is_dropped, last_number), later.as_of AS valid_to,
           CASE WHEN is_restated AND NOT next_is_dropped THEN 'replaced'
                WHEN is_restated THEN 'withdrawn'
                WHEN span_ended = 'replaced' AND other.contract IS NULL THEN 'withdrawn' ELSE span_ended END AS ended
    FROM spanned
    LEFT JOIN snapshots AS later ON later.number = last_number
    LEFT JOIN contracts AS other ON other.number = ended_by AND other.contract = spanned.contract
"""


def know_participations(bulk: Bulk) -> None:
    """Makes the view ``timed_participations``: the stated rows with the time that they stand. ``bulk`` knows the stated
    rows and the snapshots."""
    bulk.view(
        "contracts",
        "SELECT DISTINCT number, contract FROM stated_participations UNION SELECT number, unit FROM mentioned",
    )
    bulk.view("spoken_of", _MENTIONED)
    for name, of_coordinators, naming in (
        ("coordinator_spans", "true", "'all', 'coordinators'"),
        ("partner_spans", "false", "'all'"),
    ):
        know_spans(bulk, name, "projects", _UNITS.format(naming=naming, of_coordinators=of_coordinators), "spoken_of")
    bulk.view("timed_participations", _TIMES)
