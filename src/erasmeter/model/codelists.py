"""Code lists: the codes, what they are called, how sources spell them and what is known of each."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from erasmeter.base.modelfaults import Location
from erasmeter.base.record import Record
from erasmeter.base.spelling import did_you_mean, normalised
from erasmeter.base.text import Text
from erasmeter.base.yamlfile import Document
from erasmeter.errors import Fault

AttributeType = Literal["string", "boolean", "integer", "date"]
AttributeValue = str | bool | int | None

_WORDS = {"string": "a text", "boolean": "true or false", "integer": "a whole number", "date": "a date (2021-12-31)"}


class Code(BaseModel):
    """One code. Its attributes stand beside the other fields, as its list declares them; blank where not given."""

    model_config = ConfigDict(frozen=True, extra="allow")
    __pydantic_extra__: dict[str, AttributeValue]

    code: str = Field(min_length=1)
    name: Text
    description: Text | None = None
    spellings: tuple[str, ...] = ()

    @property
    def attributes(self) -> dict[str, AttributeValue]:
        """What is known of the code, by attribute. A code of a list always has all attributes of the list."""
        return self.__pydantic_extra__


class CodelistFile(Record):
    """A code list as its file states it.

    ``attributes`` declares what every code may say besides its name; ``references`` names, for an attribute that
    holds codes of another list, that list.
    """

    name: str = Field(pattern=r"^[a-z][a-z_]*$")
    description: str = Field(min_length=1)
    source: str = Field(min_length=1)
    attributes: dict[str, AttributeType] = Field(default_factory=dict)
    references: dict[str, str] = Field(default_factory=dict)
    codes: tuple[Code, ...] = Field(min_length=1)


@dataclass(frozen=True)
class Codelist:
    """A code list ready for use: ``codes`` in the order of the file, by code."""

    name: str
    description: str
    source: str
    attributes: Mapping[str, AttributeType]
    references: Mapping[str, str]
    codes: Mapping[str, Code]
    _by_spelling: Mapping[str, Code] = field(repr=False)

    def find(self, spelling: str) -> Code | None:
        """The code that a spelling stands for: the code itself, a name in any language, or a listed spelling."""
        return self._by_spelling.get(normalised(spelling))

    def with_codes_of(self, other: "Codelist") -> "Codelist":
        """The list with the codes of another one of the same attributes; where both have a code, its own stands."""
        return replace(
            self,
            codes={**self.codes, **{name: code for name, code in other.codes.items() if name not in self.codes}},
            _by_spelling={**other._by_spelling, **self._by_spelling},
        )

    def meeting(self, conditions: Mapping[str, Collection[AttributeValue]]) -> dict[str, Code]:
        """The codes, in their order, whose attributes all have one of the values asked for."""
        return {
            name: code
            for name, code in self.codes.items()
            if all(code.attributes[attribute] in values for attribute, values in conditions.items())
        }


def build(stated: CodelistFile, document: Document) -> tuple[Codelist, list[Fault]]:
    """Makes the list ready for use; faults where a code or spelling is not unique or an attribute not as declared."""
    faults = [
        document.fault(
            f"'{name}' is not an attribute of this list", ("references", name), allowed=tuple(stated.attributes)
        )
        for name in stated.references
        if name not in stated.attributes
    ]
    codes: dict[str, Code] = {}
    for place, code in enumerate(stated.codes):
        faults += _attribute_faults(stated, code, place, document)
        if code.code in codes:
            faults.append(document.fault(f"the code '{code.code}' stands twice", ("codes", place, "code")))
        codes[code.code] = _complete(code, stated)
    by_spelling, ambiguous = _index(stated, codes, document)
    codelist = Codelist(
        stated.name, stated.description, stated.source, stated.attributes, stated.references, codes, by_spelling
    )
    return codelist, faults + ambiguous


def _complete(code: Code, stated: CodelistFile) -> Code:
    given = code.attributes
    blank: dict[str, AttributeValue] = {name: given.get(name) for name in stated.attributes}
    return code.model_copy(update=blank)


def _index(stated: CodelistFile, codes: Mapping[str, Code], document: Document) -> tuple[dict[str, Code], list[Fault]]:
    index: dict[str, Code] = {normalised(code): entry for code, entry in codes.items()}
    faults = []
    for place, code in enumerate(stated.codes):
        spellings: list[tuple[str, Location]] = [
            (name, ("codes", place, "name", language)) for language, name in code.name.model_dump().items()
        ]
        spellings += [(spelling, ("codes", place, "spellings", at)) for at, spelling in enumerate(code.spellings)]
        for spelling, location in spellings:
            known = index.setdefault(normalised(spelling), codes[code.code])
            if known.code != code.code:
                what = f"'{spelling}' would stand for both {known.code} and {code.code}"
                faults.append(document.fault(what, location, mend="keep it with one of the two"))
    return index, faults


def _attribute_faults(stated: CodelistFile, code: Code, place: int, document: Document) -> list[Fault]:
    faults = []
    for name, value in code.attributes.items():
        location = ("codes", place, name)
        declared = stated.attributes.get(name)
        if declared is None:
            allowed = ("code", "name", "description", "spellings", *stated.attributes)
            mend = did_you_mean(name, allowed) or "declare it under 'attributes'"
            faults.append(document.fault(f"unknown field '{name}'", location, allowed=allowed, mend=mend))
        elif not _fits(value, declared):
            faults.append(document.fault(f"'{name}' must be {_WORDS[declared]}", location, found=str(value)))
    return faults


def _fits(value: AttributeValue, declared: AttributeType) -> bool:
    if value is None:
        return True
    if declared == "integer":
        return isinstance(value, int) and not isinstance(value, bool)
    if declared == "boolean":
        return isinstance(value, bool)
    return isinstance(value, str) and (declared == "string" or is_date(value))


def is_date(value: str) -> bool:
    """Whether a text is a date as definitions write it (2021-12-31)."""
    try:
        date.fromisoformat(value)
    except ValueError:
        return False
    return True
