"""Text for readers, in several languages."""

import re
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, model_validator

_LANGUAGE = re.compile(r"[a-z]{2}")
STANDS_IN = {"nn": "nb"}
"""Who reads the one language reads the other; this holds for names alone, not for whole pages."""

Wording = Annotated[str, Field(min_length=1)]


class Text(BaseModel):
    """The same text by language code. Bokmål and English are always there; others (nn, fi, ...) may be."""

    model_config = ConfigDict(frozen=True, extra="allow")
    __pydantic_extra__: dict[str, Wording]

    nb: Wording
    en: Wording

    @model_validator(mode="after")
    def _languages_are_codes(self) -> "Text":
        strange = [language for language in self.__pydantic_extra__ if not _LANGUAGE.fullmatch(language)]
        if strange:
            raise ValueError(f"'{strange[0]}' is not a language code of two small letters")
        return self

    def in_language(self, language: str) -> str:
        """The text in this language; where it is missing, bokmål stands in for nynorsk and English for all else."""
        wordings = {"nb": self.nb, "en": self.en, **self.__pydantic_extra__}
        return wordings.get(language) or wordings.get(STANDS_IN.get(language, ""), self.en)

    @property
    def languages(self) -> frozenset[str]:
        """The languages in which it is written, none standing in for another."""
        return frozenset(self.model_dump())

    def saying(self, language: str, wording: str) -> "Text":
        """The same text with its words in one language added, or replaced."""
        return Text.model_validate({**self.model_dump(), language: wording})
