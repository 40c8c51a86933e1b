"""Which boxes to hide: the small groups, and as little else as keeps them from being told."""

from collections.abc import Iterable, Set
from dataclasses import dataclass
from math import log10

import numpy as np

from erasmeter.disclosure.audit import Audit, Need
from erasmeter.disclosure.boxes import Box, Population
from erasmeter.disclosure.program import Program

_TOTAL_COSTS = 3.0
"""A total serves more readers than one of its parts: hiding it costs this much more, for every dimension summed."""
_TIE = 1e-6


@dataclass(frozen=True, slots=True)
class Hidden:
    """The boxes that are hidden. ``small`` are groups below the threshold; ``told`` are those of them that could not
    be kept from being told in part, because of what is published in any case."""

    boxes: Set[Box]
    small: Set[Box]
    told: Set[Box]


def is_small(value: float, threshold: int) -> bool:
    """Whether so few persons could be told apart. None at all is not few."""
    return 0 < value < threshold


def hidden(population: Population, threshold: int, *, secondary: bool = True) -> Hidden:
    """What to hide of a population. Without ``secondary`` only the small groups: others then tell them."""
    small = {
        box for box, value in population.values.items() if is_small(value, threshold) and box not in population.known
    }
    if not small or not secondary:
        return Hidden(small, small, frozenset())
    program = Program(population)
    place = {box: at for at, box in enumerate(program.boxes)}
    audit = Audit(program, (place[box] for box in small), zeros_are_shown=True)
    needs = _needs(program, sorted(place[box] for box in small), threshold)
    costs = {place[box]: _cost(population, box, place[box]) for box in program.boxes if box not in population.known}
    audit.prove_many(needs)
    reached = [_hide_for(audit, need, costs) for need in needs]
    lacking = [need for need, met in zip(needs, reached, strict=True) if met != need]
    _show_again(audit, [need for need in reached if need.amount], {place[box] for box in small}, costs)
    found = frozenset(program.boxes[at] for at in audit.hidden)
    return Hidden(found, frozenset(small), frozenset(program.boxes[need.box] for need in lacking))


def _needs(program: Program, places: Iterable[int], threshold: int) -> list[Need]:
    """That every small group could be 1, and could be the largest that is still small."""
    needs = []
    for place in places:
        value = float(program.values[place])
        needs += [Need(place, 1 - value)] if value > 1 else []
        needs += [Need(place, threshold - 1 - value)] if value < threshold - 1 else []
    return needs


def _cost(population: Population, box: Box, place: int) -> float:
    """What a reader loses with a box: more with a larger one, and much more with a total; ties go by the codes."""
    size = 1 + log10(1 + abs(population.values[box]))
    return float(size * _TOTAL_COSTS ** population.totals[box]) + _TIE * place


def _hide_for(audit: Audit, need: Need, costs: dict[int, float]) -> Need:
    """Hides what it takes to meet a need; as much of it as could be met if everything were hidden."""
    if audit.is_proved(need) or audit.prove(need):
        return need
    still_shown = {place: cost for place, cost in costs.items() if place not in audit.hidden}
    found = audit.cheapest(need, still_shown)
    if found is None:
        reached = audit.reach(need, still_shown)
        need = Need(need.box, float(np.trunc(reached)) if audit.program.integral else reached)
        found = audit.cheapest(need, still_shown) if need.amount else None
    if found is not None:
        audit.hidden |= {int(place) for place in np.flatnonzero(found)}
        audit.keep(found)
    return need


def _show_again(audit: Audit, needs: list[Need], small: set[int], costs: dict[int, float]) -> None:
    """Shows again what the proofs can do without, the dearest first, and what can be told although it is hidden."""
    for place in sorted(audit.hidden - small, key=lambda place: (-costs[place], place)):
        without = [proof for proof in audit.proofs if not proof[place]]
        kept, audit.proofs = audit.proofs, without
        if all(audit.is_proved(need) for need in needs):
            audit.hidden.discard(place)
        else:
            audit.proofs = kept
