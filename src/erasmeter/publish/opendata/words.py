"""Texts of an edition in all languages of a publication at once."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from erasmeter.base.text import Text
from erasmeter.model.status import TargetStatus
from erasmeter.present.edition import Edition
from erasmeter.present.sentences import Sentences
from erasmeter.present.wording import Wording

Texts = dict[str, str]
"""A text by language."""


@dataclass(frozen=True)
class Words:
    """What is said of an edition, by language."""

    edition: Edition
    languages: Sequence[str]

    @cached_property
    def by_language(self) -> dict[str, Wording]:
        """The wording of each language. Raises DefinitionFaults for one without texts."""
        return {language: Wording(self.edition.texts, language) for language in self.languages}

    def say(self, key: str, what: Texts | None = None) -> Texts:
        """A text; its slot ``{what}``, if it has one, is filled by language."""
        return {
            language: wording.say(key, what=(what or {}).get(language, ""))
            for language, wording in self.by_language.items()
        }

    def text(self, text: Text) -> Texts:
        """A text of a definition."""
        return {language: text.in_language(language) for language in self.languages}

    def known(self, key: str, otherwise: str) -> Texts:
        """A text that need not be there."""
        return {language: wording.known(key, otherwise) for language, wording in self.by_language.items()}

    def headline(self, status: TargetStatus) -> Texts:
        """The verdict of a target in words."""
        return {language: sentences.headline(status) for language, sentences in self._sentences.items()}

    @cached_property
    def _sentences(self) -> dict[str, Sentences]:
        return {language: Sentences(self.edition, wording) for language, wording in self.by_language.items()}
