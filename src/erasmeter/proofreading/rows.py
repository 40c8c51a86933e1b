"""A proof as plain rows for programs, and as lines for people: what matters first, unknown numbers summed up."""

from collections import Counter
from collections.abc import Iterator
from typing import Any

from erasmeter.base.numbers import whole
from erasmeter.model.strategies import Strategy
from erasmeter.present.consistency import finding_rows
from erasmeter.present.wording import Wording
from erasmeter.proofreading.numbers import CheckedNumber
from erasmeter.proofreading.proof import JudgedWords, Proof
from erasmeter.proofreading.sentences import Said

Row = dict[str, Any]


def proof_fields(proof: Proof, strategy: Strategy | None, wording: Wording) -> Row:
    """All of a proof: how much of what there is, the ``findings``, the ``judgements`` in words, the ``numbers``."""
    found = finding_rows(proof.findings, strategy, wording)
    outcomes = Counter(number.found for number in proof.numbers)
    words = Counter(one.outcome for one in proof.words)
    return {
        "file": proof.file,
        "summary": {
            "findings": len(proof.findings),
            "numbers": {name: outcomes[name] for name in ("confirmed", "stale", "unknown")},
            "judgements": {name: words[name] for name in ("confirmed", "partly", "denied", "unknown")},
        },
        "findings": [
            row | {"sentences": list(proof.sentences_of(finding))}
            for row, finding in zip(found, proof.findings, strict=True)
        ],
        "judgements": [_words(one, wording) for one in proof.words],
        "numbers": [_number(number) for number in proof.numbers],
    }


def flat_rows(fields: Row) -> list[Row]:
    """The same as one list, findings first: each with its outcome, target, words, fact and place."""
    found = [
        {
            "outcome": "denied",
            "subject": row["subject"],
            "said": row["said"],
            "fact": row["follows"],
            "line": next((place["line"] for place in row["places"] if place["file"] == fields["file"]), None),
        }
        for row in fields["findings"]
    ]
    stale_first = sorted(fields["numbers"], key=lambda row: ("stale", "confirmed", "unknown").index(row["outcome"]))
    judged = [row for row in fields["judgements"] if row["outcome"] != "denied"]
    keys = ("outcome", "subject", "said", "fact", "line")
    return [*found, *({key: row[key] for key in keys} for row in (*judged, *stale_first))]


def _words(one: JudgedWords, wording: Wording) -> Row:
    claim = one.read.claim
    said = claim.standing or claim.outlook or ""
    word = wording.mark(said).word if claim.standing else wording.say(f"outlook.{said.replace(' ', '_')}")
    fact = f"{{{claim.target}.verdict}}" if claim.standing else f"{{{claim.target}.projection.median}}"
    return {"outcome": one.outcome, "subject": claim.target, "said": word, "fact": fact, **_place(one.read.said)}


def _number(number: CheckedNumber) -> Row:
    entry = number.entry
    return {
        "outcome": number.found,
        "subject": entry.subject if entry else ", ".join(number.said.subjects) or None,
        "said": number.text,
        "fact": f"{{{entry.name}}}" if entry else None,
        "value": whole(entry.value) if entry and isinstance(entry.value, int | float) else None,
        "edition": number.edition,
        **_place(number.said),
    }


def _place(said: Said) -> Row:
    return {"line": said.line, "page": said.passage.page, "sentence": said.sentence.text}


def confirmed_lines(fields: Row) -> Iterator[str]:
    """What is confirmed, target by target: M1  10 000 {M1.goal}, 573 {M1.value}."""
    by_target: dict[str, list[str]] = {}
    for row in fields["numbers"]:
        if row["outcome"] == "confirmed":
            by_target.setdefault(row["subject"], []).append(f"{row['said']} {row['fact']}")
    for row in fields["judgements"]:
        if row["outcome"] == "confirmed":
            by_target.setdefault(row["subject"], []).append(str(row["said"]))
    for target, said in by_target.items():
        yield f"{target}  {', '.join(dict.fromkeys(said))}"
