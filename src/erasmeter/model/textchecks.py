"""Holds the texts of all languages against each other: the same keys, and no slot that nobody fills."""

from collections.abc import Iterator, Mapping, Sequence
from string import Formatter

from erasmeter.base.text import STANDS_IN
from erasmeter.errors import Fault
from erasmeter.model.definitionfiles import Definition
from erasmeter.model.texts import Texts

Layers = Sequence[Definition[Texts]]
"""The files of one language, the shipped one first."""

_MODEL = "en"
"""The language whose shipped texts say which slots there are."""


def text_faults(texts: Mapping[str, Layers]) -> Iterator[Fault]:
    """A key that one language lacks, and a text that could not be filled in."""
    yield from _missing_keys(texts)
    if _MODEL not in texts:
        return
    slots = _slots_by_key(texts[_MODEL][0].value.texts)
    for layers in texts.values():
        for layer in layers:
            yield from _slot_faults(layer, slots)


def _missing_keys(texts: Mapping[str, Layers]) -> Iterator[Fault]:
    """Reported where the key is missing. A text of the user's own need not be in a language for which another stands
    in: a report's readers understand it, and ``check`` tells of it."""
    shipped = {key for layers in texts.values() for key in layers[0].value.texts}
    keys = {language: {key for layer in layers for key in layer.value.texts} for language, layers in texts.items()}
    everything = set().union(*keys.values())
    for language, has in keys.items():
        document = texts[language][0].document
        wanted = shipped if language in STANDS_IN else everything
        for key in sorted(wanted - has):
            others = ", ".join(sorted(other for other in keys if key in keys[other]))
            yield document.fault(f"the text '{key}' is missing in '{language}' (it is in {others})", ("texts",))


def _slot_faults(layer: Definition[Texts], slots: Mapping[str, frozenset[str]]) -> Iterator[Fault]:
    for key, text in layer.value.texts.items():
        allowed = slots[key] if key in slots else _slots_of_its_like(key, slots)
        named = _slots(text)
        if named is None or not _can_be_filled(text, named):
            what = f"the text '{key}' cannot be filled in"
            mend = "write {slot} with a plain name, and {{ or }} for a brace that stands for itself"
            yield layer.document.fault(what, ("texts", key), found=text, allowed=_shown(allowed), mend=mend)
        elif named - allowed:
            what = f"the text '{key}' has no slot {_shown(named - allowed)[0]}"
            yield layer.document.fault(what, ("texts", key), found=text, allowed=_shown(allowed))


def _slots_by_key(texts: Mapping[str, str]) -> dict[str, frozenset[str]]:
    return {key: _slots(text) or frozenset() for key, text in texts.items()}


def _slots_of_its_like(key: str, slots: Mapping[str, frozenset[str]]) -> frozenset[str]:
    """The slots of a key that is not shipped, such as ``counted.region.one``: those of ``counted.any.one``."""
    return frozenset().union(*(found for known, found in slots.items() if _form(known) == _form(key)))


def _form(key: str) -> tuple[str, str, int]:
    parts = key.split(".")
    return parts[0], parts[-1], len(parts)


def _slots(text: str) -> frozenset[str] | None:
    """The names of the slots; None where the braces do not fit together."""
    try:
        return frozenset(name for _, name, _, _ in Formatter().parse(text) if name is not None)
    except ValueError:
        return None


def _can_be_filled(text: str, slots: frozenset[str]) -> bool:
    """Slots are filled with words: a number's format or a part of a value makes no sense of them."""
    if not all(slot.isidentifier() for slot in slots):
        return False
    try:
        text.format(**dict.fromkeys(slots, "word"))
    except (ValueError, KeyError, IndexError, AttributeError):
        return False
    return True


def _shown(slots: frozenset[str]) -> tuple[str, ...]:
    return tuple(f"{{{slot}}}" for slot in sorted(slots))
