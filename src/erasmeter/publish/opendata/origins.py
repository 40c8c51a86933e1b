"""Rows of what figures rest on, and of what must be said of them: files, caveats, former editions."""

from collections.abc import Iterable, Sequence

from erasmeter.base.text import Text
from erasmeter.editions.history import History, Standing
from erasmeter.model.imprints import Imprint
from erasmeter.model.status import HeldCaveat
from erasmeter.present.edition import SnapshotAccount
from erasmeter.publish.opendata.statuses import status_of
from erasmeter.publish.opendata.tables import Row, joined
from erasmeter.publish.opendata.targets import unit_of
from erasmeter.publish.opendata.words import Texts, Words


def target_caveat_rows(words: Words) -> list[Row]:
    """A row per target and caveat that holds for it, by each thing that it holds by."""
    return [
        {
            "target": status.target.id,
            "number": number,
            "caveat": held.code,
            "effect": held.effect,
            "holds_by": held.on,
            "holds_by_name": held.of,
            "caveat_reason": _reason(held, words.languages),
            "said_on": held.said_on,
        }
        for status in words.edition.statuses
        for number, held in enumerate(status.held, 1)
    ]


def _reason(held: HeldCaveat, languages: Iterable[str]) -> Text | Texts | None:
    """A reason that somebody gave in one language stands in all: nobody translated it."""
    return dict.fromkeys(languages, held.reason) if isinstance(held.reason, str) else held.reason


def caveat_rows(words: Words, used: Iterable[str]) -> list[Row]:
    """A row per caveat that rows of the other datasets name; of one that a former edition knew, and this one does not,
    the code alone."""
    return [_caveat(words, code) for code in sorted(set(used))]


def _caveat(words: Words, code: str) -> Row:
    caveat = words.edition.caveats.get(code)
    if caveat is None:
        return {"caveat": code, "caveat_name": dict.fromkeys(words.languages, code.replace("_", " "))}
    return {
        "caveat": code,
        "caveat_name": caveat.name,
        "effect": caveat.effect,
        "caveat_text": caveat.description,
    }


def snapshot_rows(words: Words, imprint: Imprint) -> list[Row]:
    """A row per file received, with the account of its rows."""
    return [_snapshot(held, imprint) for held in words.edition.snapshots]


def _snapshot(held: SnapshotAccount, imprint: Imprint) -> Row:
    snapshot, account = held.snapshot, held.account
    credit = imprint.credit(snapshot.id, snapshot.source)
    return {
        "snapshot": snapshot.id,
        "file_name": snapshot.file,
        "source": snapshot.source,
        "source_publisher": credit.publisher,
        "source_licence": credit.licence,
        "speaks_of": snapshot.as_of,
        "received_on": snapshot.received.date(),
        "bytes": snapshot.bytes,
        "sha256": snapshot.sha256,
        "rows_read": account.rows_read,
        "rows_used": account.rows_used,
        "rows_merged": account.merged,
        "rows_set_aside": account.set_aside,
        "rows_unexplained": account.unexplained,
        "repaired_cells": sum(account.repairs.values()),
    }


def history_rows(histories: Sequence[History]) -> list[Row]:
    """A row per target and saved edition, the earliest first."""
    return [_standing(history.id, standing) for history in histories for standing in history.standings]


def _standing(target: str, standing: Standing) -> Row:
    item = standing.item
    return {
        "target": target,
        "target_name": Text.model_validate(item.name),
        "edition": standing.edition,
        "edition_date": standing.as_of,
        "value": item.value,
        "numerator": item.numerator,
        "denominator": item.denominator,
        "direction": item.direction,
        "unit": unit_of(item.unit, item.kind, item.numerator, item.denominator),
        "obs_status": status_of(item.value, item.reason, tentative=item.tentative),
        "goal": item.goal,
        "verdict": item.verdict,
        "tentative": item.tentative,
        "reason": item.reason,
        "verdict_changed": standing.has_turned,
        "causes": joined(standing.causes),
        "caveats": joined(item.caveats),
    }
