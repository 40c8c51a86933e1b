"""How good the figures are: five answers for every target, and for which nobody has given them."""

from erasmeter.model.indicators import QUESTIONS, Indicator
from erasmeter.present.blocks import Block, Heading, List, Note, Paragraph
from erasmeter.present.sentences import Sentences


def quality(sentences: Sentences) -> list[Block]:
    """The chapter; nothing where there are no targets. Targets that share an indicator share its answers."""
    statuses, say = sentences.edition.statuses, sentences.wording.say
    if not statuses:
        return []
    by_indicator: dict[str, list[str]] = {}
    for status in statuses:
        by_indicator.setdefault(status.indicator.id, []).append(status.target.id)
    indicators = {status.indicator.id: status.indicator for status in statuses}
    blocks: list[Block] = [Heading(say("chapter.quality"), "quality")]
    if any(indicator.quality for indicator in indicators.values()):
        blocks.append(Paragraph(say("quality.text")))
    for name, targets in by_indicator.items():
        blocks += _answers(sentences, indicators[name], targets)
    lacking = [target for name, targets in by_indicator.items() if not indicators[name].quality for target in targets]
    if lacking:
        blocks.append(Note(say("quality.none", targets=sentences.wording.together(lacking))))
    return blocks


def _answers(sentences: Sentences, indicator: Indicator, targets: list[str]) -> list[Block]:
    items = quality_answers(sentences, indicator)
    if not items:
        return []
    wording = sentences.wording
    name = indicator.name.in_language(wording.language)
    title = wording.say("quality.target", targets=wording.together(targets), name=name)
    return [Heading(title, f"quality-{indicator.id.replace('_', '-')}", level=3), List(items)]


def quality_answers(sentences: Sentences, indicator: Indicator) -> tuple[tuple[str, str], ...]:
    """Pairs of question and answer; nothing where nobody has answered."""
    if indicator.quality is None:
        return ()
    answers = indicator.quality.answers(sentences.wording.language)
    return tuple((sentences.wording.say(f"quality.{question}"), answers[question]) for question in QUESTIONS)
