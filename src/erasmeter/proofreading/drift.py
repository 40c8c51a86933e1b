"""Names of targets as the document uses them, where it goes from one to another."""

from collections.abc import Iterator, Sequence

from erasmeter.model.claims import Claim
from erasmeter.proofreading.naming import Mention
from erasmeter.proofreading.read import Read


def names_used(reads: Sequence[Read]) -> Iterator[Read]:
    """For each target that is called by names which never stand together, one claim for each of them.

    Only sentences that say something of the target count: elsewhere its name may be the word for a whole sector. What
    describes a target, with words of its own in between, is no name, nor is its id or an abbreviation; and the names
    that the strategy gives it are known to be of the same.
    """
    pairs = dict.fromkeys((read.claim.target, read.said.sentence.language) for read in reads)
    for target, language in pairs:
        firsts: dict[str, tuple[Read, str]] = {}
        together: list[set[str]] = []
        for read in reads:
            if read.claim.target != target:
                continue
            found = [mention for mention in read.said.mentions if mention.target == target and _is_name(mention)]
            found = [] if read.said.sentence.language != language else found
            together.append({mention.known_as for mention in found})
            for mention in found:
                firsts.setdefault(mention.known_as, (read, mention.words))
        kept: list[str] = []
        for name in firsts:
            if all(not {name, other} <= names for other in kept for names in together):
                kept.append(name)
        if len(kept) > 1:
            for name in kept:
                read, words = firsts[name]
                yield Read(Claim(target=target, name=words), read.said)


def _is_name(mention: Mention) -> bool:
    return mention.is_alias and "…" not in mention.known_as and not mention.known_as.isupper()
