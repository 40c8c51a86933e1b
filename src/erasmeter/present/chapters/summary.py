"""The first chapter: all targets in a sentence, in a tally, and one by one."""

from collections import Counter

from erasmeter.model.status import TargetStatus
from erasmeter.model.strategies import Group
from erasmeter.present.blocks import Block, Count, Heading, Paragraph, Passage, Statement, Statements, Tally
from erasmeter.present.edition import Edition
from erasmeter.present.figures.progress_chart import expectations
from erasmeter.present.looks import LOOKS, Standing
from erasmeter.present.sentences import Sentences
from erasmeter.present.wording import Wording, as_sentence

# What the first sentence of the report says after how many targets stand well.
_OTHERS: tuple[Standing, ...] = ("ill", "disagree", "undecided", "unknown")


def summary(sentences: Sentences) -> list[Block]:
    """The chapter; nothing where there is nothing to judge."""
    edition, wording = sentences.edition, sentences.wording
    if edition.strategy is None or not edition.statuses:
        return []
    blocks: list[Block] = [
        Heading(wording.say("chapter.summary"), "summary"),
        Paragraph(_lead(sentences), lead=True),
        _tally(sentences),
    ]
    if clocks := expectations(sentences):
        one = wording.numbers.number(1, 2)
        blocks.append(Paragraph(wording.say("summary.expected", clocks=clocks, one=one)))
    return [*blocks, *_statements(sentences)]


def summary_in(sentences: Sentences, other: Wording) -> list[Block]:
    """The summary once more, in another language, as a chapter; nothing where there is nothing to judge."""
    edition, wording = sentences.edition, sentences.wording
    if edition.strategy is None or not edition.statuses:
        return []
    translated = Sentences(edition, other)
    passage: tuple[Block, ...] = (Paragraph(_lead(translated), lead=True), _tally(translated), *_statements(translated))
    title = wording.say("chapter.summary.in", language=wording.numbers.language_name(other.language))
    return [Heading(title, f"summary-{other.language}"), Passage(other.language, passage)]


def _statements(sentences: Sentences) -> list[Statements]:
    """Every target in a sentence, by group."""
    wording = sentences.wording
    return [
        Statements(
            group.name.in_language(wording.language),
            tuple(
                Statement(
                    status.target.id,
                    status.target.name.in_language(wording.language),
                    wording.mark(status.verdict),
                    sentences.sentence(status),
                )
                for status in statuses
            ),
        )
        for group, statuses in by_group(sentences.edition)
    ]


def _lead(sentences: Sentences) -> str:
    """The state of all targets in one sentence."""
    edition, wording = sentences.edition, sentences.wording
    number = wording.numbers.number
    counts = Counter(LOOKS[status.verdict].standing for status in edition.statuses)
    well, every = counts["well"], number(len(edition.statuses))
    first = wording.count("summary.well", well, m=every) if well else wording.say("summary.well.none", m=every)
    parts = [first, *(wording.count(f"summary.{key}", counts[key]) for key in _OTHERS if counts[key])]
    calls = number(len(edition.strategy.period.calls)) if edition.strategy else ""
    if not edition.calls_held:
        return as_sentence(wording.say("summary.lead.before", all=calls, parts=wording.clauses(parts)))
    held = number(len(edition.calls_held))
    return as_sentence(wording.say("summary.lead", held=held, all=calls, parts=wording.clauses(parts)))


def _tally(sentences: Sentences) -> Tally:
    statuses = sentences.edition.statuses
    counts = []
    for verdict in LOOKS:
        targets = tuple(status.target.id for status in statuses if status.verdict == verdict)
        if targets:
            number = sentences.wording.numbers.number(len(targets))
            counts.append(Count(sentences.wording.mark(verdict), number, targets))
    return Tally(sentences.wording.say("summary.tally"), tuple(counts))


def by_group(edition: Edition) -> list[tuple[Group, tuple[TargetStatus, ...]]]:
    """The groups of the strategy, in its order, with their targets; groups without any are left out."""
    if edition.strategy is None:
        return []
    groups = [
        (group, tuple(status for status in edition.statuses if status.target.group == group.id))
        for group in edition.strategy.groups
    ]
    return [(group, statuses) for group, statuses in groups if statuses]
