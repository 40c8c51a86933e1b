"""Which records can be used: each contract once, with its call, its action and its grant."""

from erasmeter.model import reasons
from erasmeter.model.catalogue import Catalogue
from erasmeter.model.reading import Merged, SetAside
from erasmeter.reading.results.account import Account
from erasmeter.reading.results.codes import SITUATION, know_codes, know_situations
from erasmeter.reading.results.columns import ORGANISATIONS, SPELLINGS
from erasmeter.reading.results.loading import Loaded
from erasmeter.reading.results.meanings import EURO, Cells, Meanings, read_award
from erasmeter.store.bulk import Bulk
from erasmeter.store.sqltext import identifier, quoted

_SHOWN = 1_000
_MOST_NAMED = 5
_COMPARED_AT_ONCE = 60
"""Columns; all of hundreds together take the engine longer than one after the other."""
_COORDINATES = {"true": "coordinator", "1": "coordinator", "yes": "coordinator"}
_TAKES_PART = {"false": "partner", "0": "partner", "no": "partner"}
_OF_PROJECTS = {"role": "NULL::VARCHAR", "organisation": "NULL::VARCHAR", "needs_name": "is_accreditation"}
_OF_ORGANISATIONS = {"role": "known_role.value", "organisation": "holder.organisation", "needs_name": "true"}
_REASONS = {
    "no_code": quoted(reasons.NO_PROJECT_CODE()),
    "no_name": quoted(reasons.NO_ORGANISATION()),
    "no_role": quoted(reasons.ROLE_NOT_SAID()),
    "one_holder": quoted(reasons.ONE_HOLDER()),
}
_SETTLED = """
    SELECT coded.line, contract, project, partner, round, agency, country, known_situation.action,
           known_situation.call_year, is_accreditation, known_situation.status, known_award.value AS euro,
           {role} AS role, {organisation} AS organisation,
           CASE WHEN code IS NULL THEN {no_code}
                WHEN coded.reason IS NOT NULL THEN coded.reason
                WHEN known_situation.reason IS NOT NULL THEN known_situation.reason
                WHEN {needs_name} AND holder.organisation IS NULL THEN {no_name}
                WHEN {needs_name} AND {role} IS NULL AND NOT is_accreditation
                THEN {no_role}
                WHEN is_accreditation AND {role} <> 'coordinator' THEN {one_holder}
           END AS reason
    FROM coded
    LEFT JOIN known_situation ON known_situation.text = coded.situation
    LEFT JOIN known_award ON known_award.text = coded.award
    LEFT JOIN known_role ON known_role.text = coded.role
    LEFT JOIN (SELECT line, organisation FROM participants WHERE place = 0) AS holder ON holder.line = coded.line
"""


def settle_contracts(loaded: Loaded, catalogue: Catalogue, account: Account) -> None:
    """Makes the view ``contracts`` of the records that are used: ``line``, ``contract``, ``project``, ``partner``,
    ``round``, ``agency``, ``country``, ``action``, ``call_year``, ``is_accreditation``, ``status``, ``euro``, and in a
    list of organisations ``role``. All others are set aside or merged."""
    bulk, columns = loaded.bulk, loaded.columns
    how = _OF_ORGANISATIONS if columns.layout == ORGANISATIONS else _OF_PROJECTS
    know_codes(bulk, columns, catalogue, account)
    meanings = Meanings(bulk, account)
    # Kept apart from ``records``, which holds hundreds of columns.
    bulk.keep("projects_as_stated", f"SELECT line, {', '.join(identifier(field) for field in SPELLINGS)} FROM records")
    bulk.view(
        "coded",
        "SELECT stated.*, contract, project, partner, code_year, round, agency, country, code_action, reason, "
        f"{SITUATION} AS situation FROM projects_as_stated AS stated "
        "LEFT JOIN known_code ON known_code.text = stated.code",
    )
    know_situations(bulk, columns, catalogue, account)
    meanings.know("award", "projects_as_stated", columns.label("award"), read_award, {"value": EURO})
    meanings.know("role", "projects_as_stated", columns.label("role"), _read_role)
    bulk.keep("settled", _SETTLED.format(**how, **_REASONS))
    _set_aside_unusable(bulk, account)
    bulk.keep(
        "numbered",
        "SELECT *, min(line) OVER (PARTITION BY contract, role, organisation) AS first_line FROM settled "
        "WHERE reason IS NULL",
    )
    _account_for_repeated(loaded, account)
    bulk.view("contracts", "SELECT * FROM numbered WHERE line = first_line")


def _read_role(cells: Cells) -> tuple[str] | None:
    role = (_COORDINATES | _TAKES_PART).get(cells.text.casefold())
    if role is None:
        cells.not_known(cells.text)
        return None
    return (role,)


def _set_aside_unusable(bulk: Bulk, account: Account) -> None:
    cells = ", ".join(f"stated.{identifier(field)}" for field in SPELLINGS)
    found = bulk.ask(
        f"SELECT settled.line, reason, left(concat_ws(';', {cells}), {_SHOWN}) FROM settled "
        "JOIN projects_as_stated AS stated USING (line) WHERE reason IS NOT NULL ORDER BY 1"
    )
    account.set_aside += [
        SetAside(line, reasons.declared(reason), text, is_void=reason == reasons.REPEATS_HEADER())
        for line, reason, text in found
    ]


def _account_for_repeated(loaded: Loaded, account: Account) -> None:
    """Of records of the same contract the first is used; a later one is merged if it says nothing else, and set aside
    if it does."""
    bulk = loaded.bulk
    if not bulk.ask("SELECT 1 FROM numbered WHERE line <> first_line LIMIT 1"):
        return
    cells = ", ".join(f"records.{identifier(field)}" for field in loaded.filled)
    bulk.keep(
        "repeated",
        f"SELECT line, first_line, contract, euro, {cells} FROM numbered JOIN records USING (line) "
        "WHERE first_line IN (SELECT first_line FROM numbered WHERE line <> first_line)",
    )
    differing = _differing(loaded)
    for line, first, contract in bulk.ask(
        "SELECT line, first_line, contract FROM repeated WHERE line <> first_line ORDER BY 1"
    ):
        if names := differing.get(line):
            more = "" if len(names) <= _MOST_NAMED else f" and {len(names) - _MOST_NAMED} more columns"
            reason = reasons.SAYS_OTHERWISE(line=first, columns=", ".join(names[:_MOST_NAMED]) + more)
            account.set_aside.append(SetAside(line, reason, contract))
        else:
            account.merged.append(Merged(line, first, f"says the same as line {first}"))


def _differing(loaded: Loaded) -> dict[int, list[str]]:
    """By line of a later record the columns in which it states something else than the first; case and space make no
    difference, nor how an amount is spelt."""
    differing: dict[int, list[str]] = {}
    for at in range(0, len(loaded.filled), _COMPARED_AT_ONCE):
        cells = ", ".join(
            _compared(number, field, loaded.columns.label(field))
            for number, field in enumerate(loaded.filled[at : at + _COMPARED_AT_ONCE])
        )
        found = loaded.bulk.ask(
            "SELECT line, list(one.name ORDER BY one.at) "
            f"FROM (SELECT later.line, unnest([{cells}]) AS one FROM repeated AS later "
            "JOIN repeated AS first ON first.line = later.first_line WHERE later.line <> later.first_line) "
            f"WHERE one.later <> one.first AND NOT one.equal AND {_plain('one.later')} NOT IN ('', "
            f"{_plain('one.first')}) GROUP BY line"
        )
        for line, names in found:
            differing.setdefault(line, []).extend(names)
    return differing


def _compared(at: int, field: str, label: str) -> str:
    later, first = (f"coalesce({record}.{identifier(field)}, '')" for record in ("later", "first"))
    equal = "coalesce(later.euro = first.euro, false)" if field == "award" else "false"
    return f"{{'at': {at}, 'name': {quoted(label)}, 'later': {later}, 'first': {first}, 'equal': {equal}}}"


def _plain(text: str) -> str:
    return f"lower(trim(regexp_replace({text}, '[\\s\\p{{Z}}]+', ' ', 'g')))"
