"""The status table for a terminal of a hundred columns: colours, and always words and symbols beside them."""

from rich.box import SIMPLE_HEAD
from rich.table import Table
from rich.text import Text

from erasmeter.model.status import TargetStatus
from erasmeter.model.strategies import SHARE_FLOOR, TOTAL
from erasmeter.present.caveats import caveats_with_targets
from erasmeter.present.edition import Edition
from erasmeter.present.facts import EMPTY
from erasmeter.present.looks import LOOKS
from erasmeter.present.sentences import Sentences
from erasmeter.present.wording import Wording, inside

_SYMBOL_WIDTH = 2
_NAME_WIDTH = 21
_VERDICT_WIDTH = 21


def status_table(edition: Edition, language: str) -> Table:
    """Target, name, value of goal, share done, pace by clock, verdict; a section for every group of targets."""
    wording = Wording(edition.texts, language)
    sentences = Sentences(edition, wording)
    strategy = edition.strategy.name.in_language(language) if edition.strategy else edition.workspace
    date = wording.numbers.date(edition.as_of)
    table = Table(
        title=Text(wording.say("terminal.title", strategy=strategy, date=date), style="bold"),
        title_justify="left",
        box=SIMPLE_HEAD,
        pad_edge=False,
        padding=(0, 1),
    )
    table.add_column()
    table.add_column(wording.say("column.target"), min_width=_NAME_WIDTH, overflow="fold")
    table.add_column(wording.say("column.value"), justify="right", no_wrap=True)
    table.add_column(wording.say("terminal.column.done"), justify="right", no_wrap=True)
    for clock in edition.clocks:
        name = inside(sentences.clock_name(clock.id))
        table.add_column(wording.say("terminal.column.pace", clock=name), justify="right", no_wrap=True)
    table.add_column(wording.say("column.verdict"), min_width=_VERDICT_WIDTH, overflow="fold")
    for place, status in enumerate(edition.statuses):
        following = edition.statuses[place + 1 : place + 2]
        ends = any(after.target.group != status.target.group for after in following)
        table.add_row(*_cells(sentences, status), end_section=ends)
    return table


def caveat_table(edition: Edition, language: str) -> Table | None:
    """What must be said beside the figures, the gravest first, each with its targets; None where nothing is."""
    sentences = Sentences(edition, Wording(edition.texts, language))
    say = sentences.wording.say
    found = caveats_with_targets(edition)
    if not found:
        return None
    table = Table(title=Text(say("chapter.caveats"), style="bold"), title_justify="left", box=None, pad_edge=False)
    for heading in ("caveats.column.effect", "caveats.column.caveat", "caveats.column.targets"):
        table.add_column(say(heading), overflow="fold")
    for caveat, targets in found:
        where = say("caveats.all") if len(targets) == len(edition.statuses) else " ".join(targets)
        table.add_row(say(f"caveat.effect.{caveat.effect}"), caveat.name.in_language(language), where)
    return table


def _cells(sentences: Sentences, status: TargetStatus) -> list[Text]:
    facts, wording = sentences.facts, sentences.wording
    style = LOOKS[status.verdict].style
    paces = {verdict.clock: verdict for verdict in status.clocks}
    cells = [
        Text(status.target.id, style="bold"),
        Text(status.target.short.in_language(wording.language)),
        Text(_value(sentences, status)),
        Text(_done(sentences, status), style=style),
    ]
    for clock in sentences.edition.clocks:
        verdict = paces.get(clock.id)
        pace = facts.pace_in_table(verdict.pace) if verdict else EMPTY
        cells.append(Text(pace, style=LOOKS[verdict.verdict].style if verdict and verdict.pace is not None else "dim"))
    return [*cells, _verdict(sentences, status)]


def _value(sentences: Sentences, status: TargetStatus) -> str:
    facts = sentences.facts
    value = facts.value_or_unstated(status)
    if status.target.kind == TOTAL:
        return sentences.wording.say("value.of", n=value, m=facts.goal(status))
    return value


def _done(sentences: Sentences, status: TargetStatus) -> str:
    facts = sentences.facts
    if status.target.kind == SHARE_FLOOR:
        return facts.share_of_base(status) or EMPTY
    return facts.share_done(status)


def _verdict(sentences: Sentences, status: TargetStatus) -> Text:
    mark = sentences.wording.mark(status.verdict)
    text = Text(f"{mark.symbol:<{_SYMBOL_WIDTH}} {mark.word}", style=LOOKS[status.verdict].style)
    if status.tentative:
        text.append(f" ({sentences.wording.say('page.tentative')})", style="dim")
    return text
