"""Findings gathered from a workspace, and told: what was said, what follows from the numbers, what to do."""

from collections.abc import Iterable, Sequence
from typing import Any

from erasmeter.judge.claimed import Claimed, findings
from erasmeter.judge.implausible import implausible_rows
from erasmeter.measure.fields import OBSERVATIONS
from erasmeter.model.claims import LoadedClaims
from erasmeter.model.findings import Fact, Finding
from erasmeter.model.strategies import SHARE_FLOOR, Strategy
from erasmeter.present.gather import Material
from erasmeter.present.wording import Wording, as_sentence
from erasmeter.store.engine import rows

Row = dict[str, Any]
_QUOTED = {"names", "part", "text", "other_text"}


def found_in(material: Material, loaded: Sequence[LoadedClaims]) -> list[Finding]:
    """What contradicts: in the claims of documents, in the figures handed over, in rows beyond all reason."""
    claimed = claimed_in(material)
    found = findings([*claimed.of_documents(loaded), *claimed.of_figures()])
    return [*found, *implausible_rows(material.frames, material.catalogue, claimed.files)]


def claimed_in(material: Material) -> Claimed:
    """What claims are held against: the strategy, and the figures that were handed over."""
    files = {snapshot.id: snapshot.file for snapshot in material.snapshots}
    stated = rows(material.frames[OBSERVATIONS])
    figures = sorted(stated, key=lambda row: (row["snapshot"], row["line"]))
    return Claimed(material.catalogue, material.strategy, figures, files)


def finding_rows(found: Iterable[Finding], strategy: Strategy | None, wording: Wording) -> list[Row]:
    """Findings as plain rows: ``finding`` is a code, ``said``, ``follows`` and ``to_do`` are in the language; numbers
    are exact."""
    return [_row(finding, strategy, wording) for finding in found]


def _row(finding: Finding, strategy: Strategy | None, wording: Wording) -> Row:
    target = strategy.target(finding.subject) if strategy else None
    is_share = target is not None and target.kind == SHARE_FLOOR and finding.kind == "goal_differs"
    slots = {
        name: wording.numbers.short_percent(fact)
        if is_share and isinstance(fact, float)
        else _said(name, fact, wording)
        for name, fact in finding.facts.items()
    }
    return {
        "finding": finding.kind,
        "subject": finding.subject,
        "name": target.name.in_language(wording.language) if target else None,
        "said": as_sentence(_told(wording, finding.kind, "said", slots)),
        "follows": as_sentence(_told(wording, finding.kind, "follows", slots)),
        "to_do": as_sentence(_told(wording, finding.kind, "to_do", slots)),
        "numbers": {name: list(fact) if isinstance(fact, tuple) else fact for name, fact in finding.facts.items()},
        "places": [
            {"file": place.file, "line": place.line, "document": place.document, "page": place.page}
            for place in finding.places
        ],
    }


def _told(wording: Wording, kind: str, part: str, slots: dict[str, str]) -> str:
    if part == "said":
        return wording.say(f"finding.{kind}.said", **slots)
    if part == "follows":
        return wording.say(f"finding.{kind}.follows", **slots)
    return wording.say(f"finding.{kind}.to_do", **slots)


def _said(name: str, fact: Fact, wording: Wording) -> str:
    """A fact as the language prints it."""
    if name == "where":
        return f" ({', '.join(fact)})" if isinstance(fact, tuple) and fact else ""
    if isinstance(fact, tuple):
        return wording.together([_word(name, item, wording) for item in fact])
    if isinstance(fact, str):
        return _word(name, fact, wording)
    if name.endswith("_share"):
        return wording.numbers.percent(fact, 1)
    return wording.numbers.amount(fact)


def _word(name: str, fact: str, wording: Wording) -> str:
    if name in ("unit", "counted"):
        return wording.known(f"unit.{fact}", fact)
    if name == "outlook":
        return wording.say(f"outlook.{fact.replace(' ', '_')}")
    if name in ("standing", "found"):
        return wording.mark(fact).word
    if name.endswith("language"):
        return wording.numbers.language_name(fact)
    return wording.say("finding.quoted", text=fact) if name in _QUOTED else fact
