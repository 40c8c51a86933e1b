"""What must be said beside a target's sentence: parts, applications, differing sources, limits hidden by rounding."""

from erasmeter.model.status import RECORDS, TargetStatus
from erasmeter.present.facts import EMPTY
from erasmeter.present.likelihood import Likelihood
from erasmeter.present.sentences import Sentences
from erasmeter.present.wording import as_sentence

_NORMAL_YEAR = "normal_year"


def remarks(sentences: Sentences, status: TargetStatus, *, with_parts: bool = True) -> tuple[str, ...]:
    """All remarks on one target, each a sentence; without the parts where a figure shows them."""
    found = [
        _parts(sentences, status) if with_parts else None,
        *_limits(sentences, status),
        normal_years(sentences, status),
        prospect(sentences, status),
        _applied(sentences, status),
        _difference(sentences, status),
        _target_note(sentences, status),
    ]
    return tuple(as_sentence(remark) for remark in found if remark)


def _parts(sentences: Sentences, status: TargetStatus) -> str | None:
    judged = status.judged
    if judged is None or not judged.parts:
        return None
    facts = sentences.facts
    parts = [
        sentences.wording.say("remark.part", name=facts.part_name(part), value=facts.part(part))
        for part in judged.parts
    ]
    return sentences.wording.say("remark.parts", parts=sentences.wording.together(parts))


def _limits(sentences: Sentences, status: TargetStatus) -> list[str]:
    found = []
    for verdict in status.clocks:
        limit = sentences.facts.limit_hidden_by_rounding(verdict)
        if limit is not None and verdict.pace is not None:
            side = "below" if verdict.pace < limit else "above"
            found.append(
                sentences.wording.say(
                    f"remark.limit.{side}",
                    by=sentences.clock_by(verdict.clock),
                    pace=sentences.facts.pace(verdict.pace),
                    limit=sentences.wording.numbers.number(limit, 2),
                    verdict=sentences.wording.mark(verdict.verdict).word,
                )
            )
    return found


def normal_years(sentences: Sentences, status: TargetStatus) -> str | None:
    """Whether a whole period of normal years would reach the target; None where no normal year is known of it."""
    kinds = {clock.id: clock.kind for clock in (*sentences.edition.clocks, *sentences.edition.shown_clocks)}
    verdicts = [
        verdict for verdict in (*status.clocks, *status.shown_clocks) if kinds.get(verdict.clock) == _NORMAL_YEAR
    ]
    if not verdicts or sentences.edition.strategy is None:
        return None
    facts, calls = sentences.facts, len(sentences.edition.strategy.period.calls)
    every = verdicts[0].period_share * status.target.value
    return sentences.wording.say(
        "remark.normal_years." + ("short" if every < status.target.value else "enough"),
        n=sentences.wording.numbers.number(calls),
        one=facts.quantity(round(every / calls), status.target.unit),
        sum=facts.quantity(round(every), status.target.unit),
        goal=facts.aim(status),
    )


def revision(sentences: Sentences, status: TargetStatus) -> str | None:
    """That the target itself may be looked at, with the evidence; None where it stands as it is."""
    found, strategy = status.revision, sentences.edition.strategy
    if found is None or strategy is None:
        return None
    wording, facts, unit = sentences.wording, sentences.facts, status.target.unit
    parts = [
        wording.say(
            f"revision.{found.kind}",
            probability=Likelihood(found.probability, wording).percent,
            left=wording.numbers.number(found.calls_left),
            calls=wording.numbers.number(len(strategy.period.calls)),
        ),
        wording.say("revision.done", done=facts.value(status), goal=facts.goal(status), pace=_paces(sentences, status)),
    ]
    if found.per_call is not None:
        per_call = wording.numbers.amount(found.per_call)
        key = "revision.per_call.unknown" if found.best is None else "revision.per_call"
        best = "" if found.best is None else facts.quantity(found.best, unit)
        parts.append(wording.say(key, per_call=per_call, best=best))
    return " ".join(as_sentence(part) for part in (*parts, wording.say("revision.allowed")))


def _paces(sentences: Sentences, status: TargetStatus) -> str:
    numbers, facts = sentences.wording, sentences.facts
    return numbers.together(
        [
            numbers.say("revision.pace", pace=facts.pace(verdict.pace), by=sentences.clock_by(verdict.clock))
            for verdict in status.clocks
        ]
    )


def prospect(sentences: Sentences, status: TargetStatus) -> str | None:
    """How many more it takes until an undecided share can be decided; None where it is decided."""
    found = status.prospect
    if found is None:
        return None
    wording, what = sentences.wording, sentences.facts.counted_cases(status)
    parts = [wording.say("prospect.never")]
    if found.further is not None:
        parts = [wording.count(f"prospect.further.{what}", found.further, side=wording.say(f"prospect.{found.side}"))]
    elif found.side is not None:
        parts = [wording.say("prospect.beyond")]
    if found.if_all is not None and found.if_none is not None:
        number = wording.numbers.number
        parts.append(wording.say("prospect.all_or_none", all=number(found.if_all), none=number(found.if_none)))
    return " ".join(as_sentence(part) for part in parts)


def _applied(sentences: Sentences, status: TargetStatus) -> str | None:
    applied = status.applied
    if applied is None:
        return None
    said = sentences.facts.reported(applied, status)
    if said == EMPTY:  # Stated part by part, as for named members of a set; a figure shows those.
        return None
    return sentences.wording.say("remark.applied", value=said)


def _difference(sentences: Sentences, status: TargetStatus) -> str | None:
    """Where records and a stated figure are both there: whether they say the same."""
    if len(status.by_feed) < 2:
        return None
    if status.figures_differ:
        return sentences.difference(status, "remark")
    return sentences.wording.say("remark.same", value=sentences.facts.reported(status.by_feed[RECORDS], status))


def _target_note(sentences: Sentences, status: TargetStatus) -> str | None:
    note = status.target.note
    return note.in_language(sentences.wording.language) if note else None
