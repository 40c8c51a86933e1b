"""Which forms are compared at all: those that meet in a block of one of several kinds.

Comparing everything with everything would take days; a pair that shares none of its rarest words, no web domain, no
address and no skeleton of its name is not looked at.
"""

from collections import defaultdict
from collections.abc import Hashable, Iterator, Sequence

from erasmeter.harmonise.identity.forms import Form, Weights
from erasmeter.harmonise.identity.names import Name, skeleton

_LARGEST = 40
"""Forms; larger blocks are cut by town and else left, for what they share is shared by too many."""
_RAREST = 3
_PREFIX = 5


def candidates(forms: Sequence[Form], weights: Weights) -> Iterator[tuple[int, int]]:
    """Pairs of places in ``forms``, the smaller first, each once; countries that are both known are the same."""
    blocks: dict[Hashable, list[int]] = defaultdict(list)
    for place, form in enumerate(forms):
        for key in set(_keys(form, weights)):
            blocks[key].append(place)
    seen: set[int] = set()
    total = len(forms)
    for block in blocks.values():
        for members in _of_size(block, forms):
            for at, one in enumerate(members):
                for other in members[at + 1 :]:
                    pair = one * total + other
                    if pair not in seen and _may_be(forms[one], forms[other]):
                        seen.add(pair)
                        yield one, other


def _of_size(block: list[int], forms: Sequence[Form]) -> Iterator[list[int]]:
    if len(block) <= _LARGEST:
        yield block
        return
    by_town: dict[str, list[int]] = defaultdict(list)
    for place in block:
        for town in {town[:_PREFIX] for town in forms[place].towns}:
            by_town[town].append(place)
    for members in by_town.values():
        if len(members) <= _LARGEST:
            yield members
        else:
            yield from _neighbours(members, forms)


def _neighbours(members: list[int], forms: Sequence[Form]) -> Iterator[list[int]]:
    """Of very many in one town, windows in the order of the alphabet."""
    ordered = sorted(members, key=lambda place: (forms[place].names[0].plain, place))
    step = _LARGEST // 4
    for start in range(0, len(ordered), step):
        yield sorted(ordered[start : start + 2 * step])


def _may_be(one: Form, other: Form) -> bool:
    return one.country is None or other.country is None or one.country == other.country


def _keys(form: Form, weights: Weights) -> Iterator[Hashable]:
    for name in form.names:
        yield from _name_keys(name, form, weights)
    if form.domain and form.domain not in weights.shared_domains:
        yield "domain", form.domain
    if form.address and form.postcode:
        yield "address", form.postcode, form.address[:_PREFIX]
    for town in form.towns if form.address else ():
        yield "street", town, form.address


def _name_keys(name: Name, form: Form, weights: Weights) -> Iterator[Hashable]:
    yield "name", skeleton(name.plain)[:12], name.words[0][:1]
    yield "words", tuple(sorted(skeleton(word) for word in name.words))
    words = sorted(set(name.words), key=lambda word: (-weights.of_word(word), word))
    for word in words[:_RAREST]:
        yield "word", word
        if len(word) > _PREFIX:
            yield "prefix", skeleton(word) or word
    if len(name.general) > 1:
        yield "general", name.general
    for town in form.towns:
        if len(name.words) == 1:
            yield "one word", town
        for word in words[: _RAREST + 1]:
            yield "in town", town[:_PREFIX], word[:_PREFIX]
