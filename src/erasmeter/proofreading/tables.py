"""Rows of tables, and numbers beside figures: the goal and the figure of the target that the row names."""

from collections.abc import Iterator, Mapping
from decimal import Decimal

from erasmeter.base.textnumbers import TextNumber, numbers_in
from erasmeter.model.claims import Claim
from erasmeter.model.status import TargetStatus
from erasmeter.model.strategies import TOTAL
from erasmeter.proofreading.phrases import Sentence
from erasmeter.proofreading.read import Read
from erasmeter.proofreading.sentences import Said

Statuses = Mapping[str, TargetStatus]
_UNITS = ("participation", "organisation", "project")
"""The units that reports mix up; that a target counts learners or staff is told by its name."""


def row_claims(said: Said, statuses: Statuses) -> Iterator[Read]:
    """What a row says of the one target that it names."""
    if len(said.named) != 1 or said.named[0] not in statuses:
        return
    status = statuses[said.named[0]]
    if status.target.kind != TOTAL:
        return
    goal, value = _by_header(said) or _by_goal(said, status)
    unit = _unit(said) if value is not None else None
    if goal is not None:
        yield Read(Claim(target=status.target.id, goal=float(goal)), said)
    if value is not None:
        yield Read(Claim.model_validate({"target": status.target.id, "value": float(value), "unit": unit}), said)


def _by_header(said: Said) -> tuple[Decimal | None, Decimal | None] | None:
    """By the headings of the columns, where they say which is the goal and which the figure."""
    roles: dict[str, Decimal] = {}
    for heading, cell in zip(said.header, said.passage.cells, strict=False):
        numbers = _numbers(cell, said)
        for what in ("goal_column", "value_column"):
            if len(numbers) == 1 and said.phrases.says(what, Sentence(heading, said.sentence.language)):
                roles.setdefault(what, numbers[0].value or Decimal(0))
    if not roles:
        return None
    return roles.get("goal_column"), roles.get("value_column")


def _by_goal(said: Said, status: TargetStatus) -> tuple[Decimal | None, Decimal | None]:
    """Two numbers, one of which is the goal: the other is the figure. A lone number is the figure if it is right."""
    goal = Decimal(repr(status.target.value))
    judged = status.judged.value if status.judged else None
    for first, *others in row_readings(said):
        if others == [] and judged is not None and first == Decimal(repr(judged)):
            return None, first
        if len(others) == 1 and first == goal:
            return goal, others[0]
        if len(others) == 1 and others[0] == goal:
            return goal, first
    return None, None


def row_readings(said: Said) -> list[list[Decimal]]:
    """The numbers of a row in every way that they can be told apart: ``10 000 573`` may be one number, or two."""
    cells = [cell for cell in said.passage.cells[1:] if cell] or list(said.passage.cells)
    readings: list[list[Decimal]] = [[]]
    for cell in cells:
        ways = _ways(cell, said)
        readings = [[*reading, *way] for reading in readings for way in ways]
    return [reading for reading in readings if reading]


def _ways(cell: str, said: Said) -> list[list[Decimal]]:
    words = cell.split()
    if len(words) < 2 or not all(word.replace(",", "").replace(".", "").isdigit() for word in words):
        return [[one.value for one in _numbers(cell, said) if one.value is not None]]
    found = []
    for cut in range(1, len(words)):
        parts = [_numbers(" ".join(part), said) for part in (words[:cut], words[cut:])]
        if all(len(part) == 1 for part in parts):
            found.append([one.value for part in parts for one in part if one.value is not None])
    whole = [one.value for one in _numbers(cell, said) if one.value is not None]
    return [*found, whole] if whole not in found else found


def _numbers(text: str, said: Said) -> list[TextNumber]:
    return [one for one in numbers_in(text, said.sentence.language) if one.kind in ("number", "year")]


def _unit(said: Said) -> str | None:
    """What the label says is counted, where it says one thing."""
    label = Sentence(said.passage.cells[0] if said.passage.cells else said.passage.text, said.sentence.language)
    found = [(match.start(), unit) for unit in _UNITS for match in said.phrases.matches(f"unit.{unit}", label)]
    return min(found)[1] if found else None
