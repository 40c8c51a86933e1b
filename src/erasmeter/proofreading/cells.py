"""Cells of tables that say something in words: a sentence in a row of one target, a verdict under such a heading."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from erasmeter.model.claims import Claim
from erasmeter.model.status import TargetStatus
from erasmeter.proofreading.judgements import standing_of, standings
from erasmeter.proofreading.phrases import Sentence
from erasmeter.proofreading.quantities import quantities
from erasmeter.proofreading.read import Read
from erasmeter.proofreading.sentences import Said

_STANDINGS = ("far behind", "behind", "on course", "ahead", "above", "below")
_MARK = re.compile(r"^\W+|\W+$")
_SENTENCE_WORDS = 6


def cell_claims(said: Said, statuses: Mapping[str, TargetStatus], country: str | None) -> Iterator[Read]:
    """What the cells of a row say of the one target that it names."""
    if len(said.named) != 1 or said.named[0] not in statuses:
        return
    language = said.sentence.language
    for cell in said.passage.cells:
        if len(cell.split()) >= _SENTENCE_WORDS:
            alone = replace(said, sentence=Sentence(cell, language))
            yield from standings(alone, (), statuses)
            # What is left, or usual, stands in notes on a source, where nothing is concluded from it.
            yield from (read for read in quantities(alone, statuses, country) if read.claim.value is not None)
    for heading, cell in zip(said.header, said.passage.cells, strict=False):
        if said.phrases.says("verdict_column", Sentence(heading, language)):
            yield from _verdict(said, cell, statuses[said.named[0]])


def _verdict(said: Said, cell: str, status: TargetStatus) -> Iterator[Read]:
    word = _MARK.sub("", cell).casefold()
    for verdict in _STANDINGS:
        if word == said.phrases.texts.get(f"verdict.{verdict.replace(' ', '_')}", "").casefold():
            standing = standing_of(verdict.replace(" ", "_"), status)
            if standing is not None:
                yield Read(Claim(target=status.target.id, standing=standing), said)
