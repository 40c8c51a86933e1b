"""Notes taken while a file is read: what was read otherwise than it stands, and what no code list knows."""

from dataclasses import dataclass, field

from erasmeter.model.codelists import Codelist
from erasmeter.model.reading import Repair, Unknown


@dataclass
class Notes:
    """Gathers repairs and unknown spellings, in the order in which they were met."""

    repairs: list[Repair] = field(default_factory=list)
    unknown: list[Unknown] = field(default_factory=list)

    def repaired(self, line: int, column: str, found: str, taken: object, rule: str) -> None:
        """Notes a cell read otherwise than it stands; ``taken`` None where it was blanked."""
        self.repairs.append(Repair(line, column, found, None if taken is None else str(taken), rule))

    def not_known(self, line: int, column: str, found: str) -> None:
        """Notes a column, code or spelling that is left blank because nothing defines it."""
        self.unknown.append(Unknown(line, column, found))

    def code(self, codelist: Codelist, line: int, column: str, found: str | None) -> str | None:
        """The code that a spelling stands for; blank, and noted, where the list does not know it."""
        if found is None:
            return None
        code = codelist.find(found)
        if code is None:
            self.not_known(line, column, found)
            return None
        return code.code

    def codes(self, codelist: Codelist, line: int, column: str, joined: str | None) -> tuple[str, ...]:
        """The codes of a cell that joins several, in their order and each once; unknown ones are noted."""
        codes, strange = split_joined(joined or "", codelist)
        for found in strange:
            self.not_known(line, column, found)
        return codes


def split_joined(cell: str, codelist: Codelist) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Takes apart codes or names joined by ``_``, ``,`` or ``;``: the codes found, and what is not known.

    Names hold commas themselves, so at each place the longest run of pieces that the list knows is taken.
    """
    pieces = _pieces(cell)
    codes: list[str] = []
    strange: list[str] = []
    at = 0
    while at < len(pieces):
        for end in range(len(pieces), at, -1):
            code = codelist.find("".join(pieces[at:end]).strip("_,; "))
            if code is not None:
                codes.append(code.code)
                at = end
                break
        else:
            strange.append(pieces[at].strip("_,; "))
            at += 1
    return tuple(dict.fromkeys(codes)), tuple(found for found in strange if found)


def _pieces(cell: str) -> list[str]:
    """The cell cut behind every joining sign; the signs stay, so that pieces put together give the name again."""
    pieces = [""]
    for sign in cell:
        pieces[-1] += sign
        if sign in "_,;":
            pieces.append("")
    return [piece for piece in pieces if piece.strip("_,; ")]
