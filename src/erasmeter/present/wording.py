"""The texts of one language, filled in; never a text in the code itself."""

from collections.abc import Mapping, Sequence

from erasmeter.base.numbers import Numbers
from erasmeter.errors import DefinitionFaults, Fault
from erasmeter.model.texts import language_fault
from erasmeter.present.blocks import Mark
from erasmeter.present.looks import LOOKS


class Wording:
    """Fills texts of one language. Raises DefinitionFaults if the language or a text is missing."""

    def __init__(self, texts: Mapping[str, Mapping[str, str]], language: str) -> None:
        fault = language_fault(language, texts.keys())
        if fault is not None:
            raise DefinitionFaults(fault)
        self.language = language
        self.numbers = Numbers(language)
        self._texts = texts[language]
        self._of_all = texts

    def in_language(self, language: str) -> "Wording":
        """The same in another language. Raises DefinitionFaults if there are no texts in it."""
        return Wording(self._of_all, language)

    def say(self, key: str, **slots: str) -> str:
        """The text of a key with its slots filled."""
        text = self._texts.get(key)
        if text is None:
            raise DefinitionFaults(Fault(f"the texts in '{self.language}' lack the key '{key}'"))
        return text.format(**slots)

    def count(self, key: str, number: float, **slots: str) -> str:
        """The text for one (``key.one``) or for any other number (``key.other``); ``{n}`` is the number."""
        form = "one" if number == 1 else "other"
        return self.say(f"{key}.{form}", n=self.numbers.amount(number), **slots)

    def known(self, key: str, otherwise: str) -> str:
        """The text of a key that need not exist, such as the name that a source gave a part."""
        return self._texts.get(key, otherwise)

    def together(self, items: Sequence[str]) -> str:
        """``a, b and c``; another word before the last where an item has the usual one within itself."""
        last_word = self.say("word.and")
        clashes = any(f" {last_word} " in item for item in items)
        return self.numbers.enumeration(items, self.say("word.as_well_as") if clashes else last_word)

    def clauses(self, items: Sequence[str]) -> str:
        """Whole clauses one after the other, with a comma also before the last."""
        return (
            ", ".join(items) if len(items) < 2 else f"{', '.join(items[:-1])}{self.say('word.and_clause')} {items[-1]}"
        )

    def mark(self, verdict: str) -> Mark:
        """A verdict as colour, symbol and word."""
        return Mark(verdict, LOOKS[verdict].symbol, self.say(f"verdict.{verdict.replace(' ', '_')}"))


def as_sentence(text: str) -> str:
    """With a capital letter at the start and a full stop at the end."""
    text = text.strip()
    if not text:
        return text
    return text[0].upper() + text[1:] + ("" if text[-1] in ".!?" else ".")


def inside(text: str) -> str:
    """As it stands inside a sentence: a small first letter, unless an abbreviation (EU) begins it."""
    return text[:1].lower() + text[1:] if text[1:2].islower() else text
