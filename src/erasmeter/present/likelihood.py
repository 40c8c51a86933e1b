"""Probabilities as people read them: a word, and a percentage no more exact than it is known."""

from dataclasses import dataclass

from erasmeter.base.numbers import rounded
from erasmeter.present.wording import Wording

LIMITS = (0.10, 0.40, 0.60, 0.90)
"""Below the first very unlikely, from it unlikely, from the second as likely as not, from the third likely, above the
last very likely: the scale that the Norwegian police and intelligence services have agreed on."""
_RARE, _FINE = 0.01, 0.10
_STEPS = 20
"""Between a tenth and nine tenths a probability is given in steps of a twentieth, outside of them in hundredths."""


@dataclass(frozen=True, slots=True)
class Likelihood:
    """A probability in one language. The word goes by the printed percentage, so that the two never disagree."""

    probability: float
    wording: Wording

    @property
    def word(self) -> str:
        """The end of a text's key: very_unlikely, unlikely, even, likely, very_likely."""
        shown = self._shown
        if shown > LIMITS[3]:
            return "very_likely"
        words = ("very_unlikely", "unlikely", "even")
        return next((word for word, limit in zip(words, LIMITS, strict=False) if shown < limit), "likely")

    @property
    def percent(self) -> str:
        """9 % · about 25 % · under 1 %."""
        about = self.wording.say("value.about", value=self.wording.numbers.short_percent(self._shown))
        return self._unless_extreme("likelihood", about)

    @property
    def bare(self) -> str:
        """9 % · 25 % · <1 %, for a table that says that its numbers are rounded."""
        return self._unless_extreme("likelihood.bare", self.wording.numbers.short_percent(self._shown))

    def _unless_extreme(self, key: str, usual: str) -> str:
        say, short = self.wording.say, self.wording.numbers.short_percent
        if self.probability < _RARE:
            return say(f"{key}.under", share=short(_RARE))
        if self.probability > 1 - _RARE:
            return say(f"{key}.over", share=short(1 - _RARE))
        return usual

    @property
    def _shown(self) -> float:
        fine = not _FINE <= self.probability <= 1 - _FINE
        return float(rounded(self.probability, 2) if fine else rounded(self.probability * _STEPS, 0) / _STEPS)
