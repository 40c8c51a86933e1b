"""Numbers that are said of a target in a known part: goal, figure, a share of it, what is left, a usual year."""

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any

from erasmeter.base.textnumbers import TextNumber
from erasmeter.model.claims import Claim
from erasmeter.model.status import TargetStatus
from erasmeter.model.strategies import COVERAGE, SHARE_FLOOR, TOTAL
from erasmeter.proofreading.read import Read
from erasmeter.proofreading.sentences import Said

Statuses = Mapping[str, TargetStatus]
_NEAR = 3
"""A number is of the noun that stands at most so many words after it."""
_COUNTIES = "counties"


def quantities(said: Said, statuses: Statuses, country: str | None) -> Iterator[Read]:
    """All claims of this kind in a sentence that is running text, an item of a list or a caption."""
    statused = [statuses[target] for target in said.subjects if target in statuses]
    if not statused:
        return
    for number in _goals(said):
        yield from _goal(said, number, statused)
    yield from _shares(said, statused, country)
    if len(statused) == 1:
        yield from _one_target(said, statused[0])


def _one_target(said: Said, status: TargetStatus) -> Iterator[Read]:
    """What is left and a usual year are told of one target at a time."""
    target = status.target
    for what, field in (("remaining", "remaining"), ("normal_year", "normal_year")):
        for (number,) in said.phrases.numbers(what, said.sentence)[:1]:
            if target.kind == TOTAL and number.kind != "percent" and number.value is not None:
                about = any(number in one for one in said.phrases.numbers("about", said.sentence))
                claim: dict[str, Any] = {"target": target.id, field: float(number.value), "about": about}
                if field == "normal_year" and said.phrases.says("not_enough", said.sentence):
                    claim["enough"] = False
                yield _read(said, claim, (number,))
    for pair in said.phrases.numbers("of", said.sentence):
        value, goal = (one.value for one in pair)
        if target.kind == TOTAL and goal == Decimal(repr(target.value)):
            yield _read(said, {"target": target.id, "value": float(value or 0), "goal": target.value}, pair)


def _goals(said: Said) -> list[TextNumber]:
    """The numbers that are said to be the goal: after "the target of", or the one of an item of a list of goals."""
    found = [number for (number,) in said.phrases.numbers("goal", said.sentence)]
    found += [number for (number,) in said.phrases.numbers("floor", said.sentence) if number.kind == "percent"]
    if said.in_goals and len(said.sentence.numbers) == 1:
        found += said.sentence.numbers
    return list(dict.fromkeys(found))


def _goal(said: Said, number: TextNumber, statused: Sequence[TargetStatus]) -> Iterator[Read]:
    """Whose goal it is; where several targets are spoken of, those that have it."""
    fitting = [status for status in statused if _can_be_goal(number, status)]
    equal = [status for status in fitting if _as_goal(number) == Decimal(repr(status.target.value))]
    for status in equal or (fitting if len(said.named) == 1 else ()):
        yield _read(said, {"target": status.target.id, "goal": float(_as_goal(number))}, (number,))


def _can_be_goal(number: TextNumber, status: TargetStatus) -> bool:
    if status.target.kind == COVERAGE:
        return False  # "all", and "at least two sectors" is no goal but what is asked of each member
    return (number.kind == "percent") == (status.target.kind == SHARE_FLOOR)


def _as_goal(number: TextNumber) -> Decimal:
    value = number.value or Decimal(0)
    return value / 100 if number.kind == "percent" else value


def _shares(said: Said, statused: Sequence[TargetStatus], country: str | None) -> Iterator[Read]:
    """n of m, of a share or a set, with the percentage beside it."""
    sharing = [status for status in statused if status.target.kind != TOTAL]
    pairs = said.phrases.numbers("of", said.sentence)
    if len(sharing) != 1 or len(pairs) != 1:
        return
    status, pair = sharing[0], pairs[0]
    judged, (value, base) = status.judged, (float(one.value or 0) for one in pair)
    if (
        judged is None
        or base != judged.denominator
        or (value != judged.numerator and not _is_told_outright(said, status))
    ):
        return
    claim: dict[str, Any] = {
        "target": status.target.id,
        "value": value,
        "of": base,
        "of_what": base_named(said, pair[1], country),
    }
    goal = round(status.target.value * 100, 6)
    shares = [one for one in said.sentence.numbers if one.kind == "percent" and float(one.value or 0) != goal]
    if status.target.kind == SHARE_FLOOR and len(shares) == 1:
        claim["share"] = _printed(shares[0])
    yield _read(said, claim, (*pair, *shares[:1]))


def _is_told_outright(said: Said, status: TargetStatus) -> bool:
    """A pair over the right base whose other number is not the figure may be of a part, unless only it is named."""
    return status.target.kind == SHARE_FLOOR and said.named == (status.target.id,)


def _printed(number: TextNumber) -> str:
    return f"{str(number.value).replace('.', ',')} %"


def base_named(said: Said, number: TextNumber, country: str | None) -> object:
    """Which set the noun after a base names; any other noun as it stands."""
    after = re.findall(r"\w+", said.sentence.text[number.end :])[:_NEAR]
    words = {phrase.casefold() for phrase in said.phrases.phrases(f"set.{_COUNTIES}")}
    if after and after[0].casefold() in words and country is not None:
        return {"codelist": _COUNTIES, "where": {"country": country}}
    return " ".join(after[:1]) or None


def _read(said: Said, claim: Mapping[str, Any], numbers: Sequence[TextNumber]) -> Read:
    used = tuple(said.sentence.numbers.index(number) for number in numbers)
    return Read(Claim.model_validate({name: value for name, value in claim.items() if value is not None}), said, used)
