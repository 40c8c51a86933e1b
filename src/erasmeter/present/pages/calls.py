"""What each call has brought to a target, and what those to come must bring."""

from erasmeter.model.status import TargetStatus
from erasmeter.present.blocks import Block, Cell, Column, Table
from erasmeter.present.facts import EMPTY
from erasmeter.present.sentences import Sentences


def calls(sentences: Sentences, status: TargetStatus) -> list[Block]:
    """The table of the calls; nothing where it is not known how much came from which."""
    need = status.need
    if need is None or not need.by_call:
        return []
    wording, facts, unit = sentences.wording, sentences.facts, status.target.unit
    columns = (
        Column(wording.say("site.calls.call")),
        Column(wording.say("site.calls.brought"), "end"),
        Column(wording.say("site.calls.so_far"), "end"),
        Column(wording.say("site.calls.needed"), "end"),
    )
    rows, so_far = [], 0.0
    for call in sorted({*need.by_call, *need.calls_left}):
        brought = need.by_call.get(call)
        so_far += brought or 0
        rows.append(
            (
                Cell(str(call)),
                Cell(EMPTY if brought is None else facts.quantity(brought, unit)),
                Cell(EMPTY if brought is None else facts.quantity(so_far, unit)),
                Cell(facts.quantity(need.equal[call], unit) if need.left and call in need.equal else EMPTY),
            )
        )
    notes = (wording.say("site.calls.note"),) if need.left and need.calls_left else ()
    return [Table(wording.say("site.calls.caption"), columns, tuple(rows), notes)]
