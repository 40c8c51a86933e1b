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

_PLAIN = ("number", "year")
_MOST_GROUPS = 8


def row_claims(said: Said, statuses: Statuses) -> Iterator[Read]:
    """What a row says of the one target that it names."""
    if len(said.named) != 1 or said.named[0] not in statuses:
        return
    status = statuses[said.named[0]]
    if status.target.kind != TOTAL:
        return
    goal, value = _by_header(said) or _by_goal(said, status)
    unit = _unit(said) if value is not None and status.target.unit in _UNITS else None
    if goal is not None:
        yield Read(Claim(target=status.target.id, goal=float(goal)), said)
    if value is not None:
        yield Read(Claim.model_validate({"target": status.target.id, "value": float(value), "unit": unit}), said)


def _by_header(said: Said) -> tuple[Decimal | None, Decimal | None] | None:
    """By the headings of the columns, where they say which is the goal and which the figure."""
    roles: dict[str, Decimal] = {}
    for heading, cell in zip(said.header, said.passage.cells, strict=False):
        numbers = [one for one in _numbers(cell, said) if one.kind in _PLAIN]
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
    for reading in row_readings(said):
        values = [one.value for one in reading if one.kind in _PLAIN and one.value is not None]
        if len(values) == 1 and judged is not None and values[0] == Decimal(repr(judged)):
            return None, values[0]
        if len(values) == 2 and goal in values:
            return goal, values[1] if values[0] == goal else values[0]
    return None, None


def row_readings(said: Said) -> list[list[TextNumber]]:
    """The numbers of a row in every way that they can be told apart: ``10 000 573`` may be one number, or two."""
    cells = [cell for cell in said.passage.cells[1:] if cell] or list(said.passage.cells)
    readings: list[list[TextNumber]] = [[]]
    for cell in cells:
        readings = [[*reading, *way] for reading in readings for way in _ways(cell, said)]
    return [reading for reading in readings if reading]


def _ways(cell: str, said: Said) -> list[list[TextNumber]]:
    """A cell with one number is read so; in a run of groups of digits every cut gives another pair."""
    whole = _numbers(cell, said)
    words = cell.split()
    if len(words) < 2 or not all(word.replace(",", "").replace(".", "").isdigit() for word in words):
        return [whole]
    pairs = ([*_numbers(" ".join(words[:cut]), said), *_numbers(" ".join(words[cut:]), said)] for cut in _cuts(words))
    return [*(pair for pair in pairs if len(pair) == 2), whole]


def _cuts(words: list[str]) -> range:
    """At most so many as a row of a report can have."""
    return range(1, min(len(words), _MOST_GROUPS))


def _numbers(text: str, said: Said) -> list[TextNumber]:
    return [one for one in numbers_in(text, said.sentence.language) if one.kind in (*_PLAIN, "percent")]


def _unit(said: Said) -> str | None:
    """What the label says is counted, where it says one thing."""
    label = Sentence(said.passage.cells[0] if said.passage.cells else said.passage.text, said.sentence.language)
    found = [(match.start(), unit) for unit in _UNITS for match in said.phrases.matches(f"unit.{unit}", label)]
    return min(found)[1] if found else None
