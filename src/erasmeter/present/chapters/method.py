"""How it was judged, in short, with the limits of the strategy at hand."""

from erasmeter.base.numbers import places_that_keep
from erasmeter.model.status import SMALLEST_BASE
from erasmeter.model.strategies import SHARE_FLOOR, DocumentReference
from erasmeter.present.blocks import Block, Heading, List, Paragraph
from erasmeter.present.edition import Clock
from erasmeter.present.protection import protection_rule
from erasmeter.present.sentences import Sentences
from erasmeter.present.wording import Wording, as_sentence


def method(sentences: Sentences) -> list[Block]:
    """The chapter; nothing where there is no strategy to judge by."""
    edition, wording = sentences.edition, sentences.wording
    if edition.strategy is None or not edition.statuses:
        return []
    test = edition.strategy.share_test
    blocks: list[Block] = [Heading(wording.say("chapter.method"), "method")]
    kinds = {status.target.kind for status in edition.statuses}
    if edition.clocks and kinds - {SHARE_FLOOR}:
        blocks += [
            Paragraph(wording.say("method.clocks")),
            List(tuple(_clock(sentences, clock) for clock in edition.clocks)),
            Paragraph(wording.say("method.pace", **_limits(sentences))),
            Paragraph(wording.say("method.disagree")),
        ]
        if edition.shown_clocks:
            shown = tuple(_clock(sentences, clock) for clock in edition.shown_clocks)
            blocks += [Paragraph(wording.say("method.shown_clocks")), List(shown)]
    if SHARE_FLOOR in kinds:
        blocks.append(
            Paragraph(
                wording.say(
                    "method.shares",
                    test_level=sentences.facts.level(test.level),
                    shown_level=sentences.facts.level(test.shown_level),
                    method=wording.say(f"method.name.{test.method}"),
                    smallest=wording.numbers.number(SMALLEST_BASE),
                )
            )
        )
    blocks.append(Paragraph(wording.say("method.caveats")))
    if rule := protection_rule(edition.breakdowns, wording):
        blocks.append(Paragraph(rule))
    blocks.append(_document(edition.strategy.document, wording))
    return blocks


def _document(document: DocumentReference, wording: Wording) -> Paragraph:
    """Where the strategy can be read."""
    date = wording.numbers.date(document.date) if document.date else None
    source = ", ".join(part for part in (document.publisher, date) if part)
    return Paragraph(wording.say("method.document", title=document.title, source=source), address=document.url)


def _clock(sentences: Sentences, clock: Clock) -> tuple[str, str]:
    language, wording = sentences.wording.language, sentences.wording
    parts = [clock.description.in_language(language)]
    if clock.reason:
        parts.append(clock.reason.in_language(language))
    if clock.assumption:
        parts.append(wording.say("method.assumption"))
    if clock.expected_share is not None:
        share = wording.numbers.short_percent(clock.expected_share)
        parts.append(wording.say("method.expected", share=share))
    if clock.source:
        parts.append(wording.say("method.source", source=clock.source))
    return as_sentence(clock.name.in_language(language)), " ".join(part.rstrip(".") + "." for part in parts)


def _limits(sentences: Sentences) -> dict[str, str]:
    limits = sentences.facts.thresholds
    if limits is None:
        return {}
    numbers = sentences.wording.numbers
    stated = {"ahead": limits.ahead, "on_course": limits.on_course, "behind": limits.behind}
    return {name: numbers.number(limit, places_that_keep(limit, (limit,), 2)) for name, limit in stated.items()}
