"""The projection of one target in words: what it comes to, how sure that is, and why it may not be told."""

from dataclasses import dataclass

from erasmeter.base.numbers import step_of, to_step
from erasmeter.model.projections import Projection, Range
from erasmeter.model.status import STATED, TargetStatus
from erasmeter.present.facts import Facts
from erasmeter.present.likelihood import Likelihood
from erasmeter.present.sentences import Sentences
from erasmeter.present.wording import Wording, as_sentence


@dataclass(frozen=True)
class Projected:
    """Prints one projection of one target, rounded by how wide its inner interval is."""

    facts: Facts
    status: TargetStatus
    projection: Projection

    @property
    def is_over(self) -> bool:
        """Whether no call is to come."""
        return len(self.projection.calls_held) == len(self.projection.calls)

    @property
    def median(self) -> str:
        """About 5 300; exact where no call is to come."""
        if self.is_over:
            return self._quantity(self.projection.median)
        shown = self._rounded(self.projection.median)
        if shown == 0:
            return self._wording.say("value.near", value=self._quantity(0))
        return self._wording.say("value.about", value=self._quantity(shown))

    @property
    def bare_median(self) -> str:
        """5 300, for a table that says that its numbers are rounded."""
        return self._quantity(self.projection.median if self.is_over else self._rounded(self.projection.median))

    @property
    def is_reached(self) -> bool:
        """Whether what is done already reaches the goal."""
        return self.projection.done >= self.status.target.value

    @property
    def inner(self) -> tuple[str, str]:
        """The ends of the inner interval."""
        return self._ends(self.projection.inner)

    @property
    def outer(self) -> tuple[str, str]:
        """The ends of the outer interval."""
        return self._ends(self.projection.outer)

    @property
    def likelihood(self) -> Likelihood | None:
        """How likely it is that the target is reached; None where nothing is held yet, or all is."""
        probability = self.projection.probability
        if probability is None or self.is_over or not self.projection.calls_held:
            return None
        return Likelihood(probability, self._wording)

    def _ends(self, interval: Range) -> tuple[str, str]:
        return self._quantity(self._rounded(interval.low)), self._quantity(self._rounded(interval.high))

    def _rounded(self, value: float) -> float:
        """Never below what is done: that much is certain."""
        inner = self.projection.inner
        return max(self.projection.done, to_step(value, step_of(inner.high - inner.low)))

    def _quantity(self, value: float) -> str:
        return self.facts.quantity(value, self.status.target.unit)

    @property
    def _wording(self) -> Wording:
        return self.facts.wording


def as_so_far(sentences: Sentences, status: TargetStatus) -> Projected | None:
    """The projection to show; None where there is none."""
    return Projected(sentences.facts, status, status.projections[0]) if status.projections else None


def outlook(sentences: Sentences, status: TargetStatus) -> str:
    """Where a total may end, in a few sentences; where that cannot be told, why."""
    projected = as_so_far(sentences, status)
    if projected is None:
        return as_sentence(_untold(sentences, status))
    if projected.is_over:
        return as_sentence(_ended(sentences, projected))
    if not projected.projection.calls_held:
        low, high = projected.outer
        return as_sentence(sentences.wording.say("projected.before", low=low, high=high))
    said = (
        _reached(sentences, projected),
        _median(sentences, projected),
        _outer(sentences, projected),
        _chance(sentences, projected),
        _sum_only(sentences, projected),
    )
    return " ".join(as_sentence(one) for one in said if one)


def _untold(sentences: Sentences, status: TargetStatus) -> str:
    if blocking := sentences.blocking(status):
        return sentences.wording.say("projected.untold.caveats", caveats=blocking)
    return sentences.wording.say("projected.untold.pending" if status.applied else "projected.untold.no_figure")


def _ended(sentences: Sentences, projected: Projected) -> str:
    goal = sentences.facts.aim(projected.status)
    if projected.is_reached:
        return sentences.wording.say("projected.ended.reached", value=projected.median, goal=goal)
    return sentences.wording.say("projected.ended.missed", value=projected.median, goal=goal)


def _reached(sentences: Sentences, projected: Projected) -> str | None:
    if not projected.is_reached:
        return None
    return sentences.wording.say("projected.reached", goal=sentences.facts.aim(projected.status))


def _median(sentences: Sentences, projected: Projected) -> str:
    said = sentences.wording.say("projected.level", median=projected.median)
    low, high = projected.inner
    return said if low == high else said + sentences.wording.say("projected.inner", low=low, high=high)


def _outer(sentences: Sentences, projected: Projected) -> str | None:
    low, high = projected.outer
    return None if low == high else sentences.wording.say("projected.outer", low=low, high=high)


def _chance(sentences: Sentences, projected: Projected) -> str | None:
    likelihood = projected.likelihood
    if likelihood is None or projected.is_reached:
        return None
    goal = sentences.facts.aim(projected.status)
    return sentences.wording.say(f"projected.chance.{likelihood.word}", goal=goal, share=likelihood.percent)


def _sum_only(sentences: Sentences, projected: Projected) -> str | None:
    """Of several calls only a sum is stated: nobody can say whether they rise or fall."""
    judged, held = projected.status.judged, projected.projection.calls_held
    if judged is None or judged.feed != STATED or len(held) < 2:
        return None
    return sentences.wording.say("projected.sum_only", n=sentences.wording.numbers.number(len(held)))
