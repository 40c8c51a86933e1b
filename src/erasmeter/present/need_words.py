"""What is left of a total and what each call to come must bring, in sentences for terminal and report."""

from erasmeter.model.requirements import TotalNeed
from erasmeter.present.wording import Wording, as_sentence

_WHOLE = 10
"""From here on a number per call is told without decimals: the exact ones stand in the table."""


def need_sentences(wording: Wording, need: TotalNeed) -> list[str]:
    """What is left, and how that stands against the past; that nothing is left; or that it is too late."""
    left = wording.numbers.amount(need.left)
    if need.left == 0:
        return [as_sentence(wording.say("require.reached"))]
    if not need.calls_left:
        return [as_sentence(wording.say("require.too_late", left=left))]
    said = wording.count("require.left", len(need.calls_left), left=left)
    return [as_sentence(said), as_sentence(_against_the_past(wording, need))]


def _against_the_past(wording: Wording, need: TotalNeed) -> str:
    """What each call needs in equal parts, and how many times that is what calls have brought so far."""
    numbers, per_call = wording.numbers, need.per_call or 0.0
    facts = {"n": per_call_in_words(wording, per_call)}
    form = "alone"
    if need.mean:
        form = "mean"
        facts |= {"to_mean": numbers.number(per_call / need.mean, 2), "mean": numbers.amount(need.mean)}
    if need.best and need.best_call is not None:
        form = "several" if need.by_call and len(need.by_call) > 1 else "one"
        facts |= {"to_best": numbers.number(per_call / need.best, 2), "best": numbers.amount(need.best)}
        facts["call"] = str(need.best_call)
    return wording.say(f"require.equal.{form}", **facts)


def per_call_in_words(wording: Wording, per_call: float) -> str:
    """What every call to come must bring, whole from ten on."""
    numbers = wording.numbers
    return numbers.number(per_call) if per_call >= _WHOLE else numbers.amount(per_call)
