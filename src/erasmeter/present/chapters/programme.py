"""The chapter on what is new in the programme, and what that means for the figures."""

from erasmeter.present.blocks import Block, Heading, List, Note, Paragraph
from erasmeter.present.sentences import Sentences


def novelties(sentences: Sentences) -> list[Block]:
    """The chapter, by area, as far as it was known at the date; nothing where the strategy names no programme."""
    edition, wording = sentences.edition, sentences.wording
    programme, language = edition.programme, sentences.wording.language
    if programme is None:
        return []
    known = programme.known_in(edition.as_of.year)
    if not known:
        return []
    name = programme.name.in_language(language)
    blocks: list[Block] = [
        Heading(wording.say("chapter.novelties"), "novelties"),
        Paragraph(wording.say("novelties.text", programme=name)),
    ]
    for area, novelties in known:
        items = []
        for novelty in novelties:
            title = novelty.name.in_language(language)
            if novelty.first_call != programme.first_call:
                title = wording.say("novelties.since", name=title, call=str(novelty.first_call))
            items.append((f"{title}.", novelty.text.in_language(language)))
        blocks += [Heading(area.name.in_language(language), f"novelties-{area.id}", level=3), List(tuple(items))]
    return [*blocks, Note(wording.say("novelties.source", source=programme.source))]
