"""One sentence per target, made from facts; and the remarks that belong beside it."""

from dataclasses import dataclass

from erasmeter.model.status import RECORDS, STATED, ClockVerdict, TargetStatus
from erasmeter.model.strategies import COVERAGE, SHARE_FLOOR
from erasmeter.model.verdicts import ACHIEVED, CLOCKS_DISAGREE, NOT_ASSESSABLE, UNDECIDED
from erasmeter.present.edition import Clock, Edition
from erasmeter.present.facts import EMPTY, Facts, goal_word
from erasmeter.present.wording import Wording, as_sentence, inside

_PERSONS = ("learner", "staff", "person")


@dataclass(frozen=True)
class Sentences:
    """Speaks of the statuses of one edition in the language of ``wording``."""

    edition: Edition
    wording: Wording

    @property
    def facts(self) -> Facts:
        """The facts as this language prints them."""
        return Facts(self.edition, self.wording)

    def sentence(self, status: TargetStatus) -> str:
        """What is done of what, how far that is by each clock, and what is uncertain; without the target's name."""
        said = f"{self._figure(status)}{self._judgement(status)}"
        if status.tentative and status.verdict != NOT_ASSESSABLE:
            said += self.wording.say("sentence.tentative")
        return as_sentence(said)

    def headline(self, status: TargetStatus) -> str:
        """The verdict in a few words; where clocks disagree, what each of them says; where sources differ, how."""
        said = self._verdict(status)
        return f"{said}; {self.difference(status, 'headline')}" if status.figures_differ else said

    def difference(self, status: TargetStatus, place: str) -> str:
        """What the records give and what is stated instead; ``place`` is ``headline`` or ``remark``."""
        records, stated = (self.facts.reported(status.by_feed[feed], status) for feed in (RECORDS, STATED))
        key = f"{place}.difference" if stated != EMPTY else f"{place}.difference.pending"
        return self.wording.say(key, records=records, stated=stated)

    def _verdict(self, status: TargetStatus) -> str:
        if status.verdict == CLOCKS_DISAGREE:
            phrases = [self.clock_phrase(verdict) for verdict in status.clocks]
            return ", ".join(phrases)
        if status.verdict == NOT_ASSESSABLE:
            return self._reason(status)
        return self.wording.mark(status.verdict).word

    def clock_phrase(self, verdict: ClockVerdict) -> str:
        """behind on a straight line · ahead of the money."""
        kind = self._phrased_kind(verdict.clock)
        if kind is None:
            name = self.clock_name(verdict.clock)
            return self.wording.say("phrase.other", verdict=self._word(verdict.verdict), clock=name)
        return self.wording.say(f"phrase.{kind}.{verdict.verdict.replace(' ', '_')}")

    def with_pace(self, verdict: ClockVerdict) -> str:
        """ahead of the money (pace 1.14)."""
        phrase = self.wording.mark(ACHIEVED).word if verdict.verdict == ACHIEVED else self.clock_phrase(verdict)
        return self.wording.say("phrase.with_pace", phrase=phrase, pace=self.facts.pace(verdict.pace))

    def clock_by(self, identifier: str) -> str:
        """on a straight line · against the money."""
        kind = self._phrased_kind(identifier)
        return (
            self.wording.say(f"by.{kind}") if kind else self.wording.say("by.other", clock=self.clock_name(identifier))
        )

    def clock_name(self, identifier: str) -> str:
        """The clock's name as its definition gives it."""
        named = next((clock for clock in self._every_clock if clock.id == identifier), None)
        return named.name.in_language(self.wording.language) if named else identifier

    @property
    def _every_clock(self) -> tuple[Clock, ...]:
        return (*self.edition.clocks, *self.edition.shown_clocks)

    def _phrased_kind(self, identifier: str) -> str | None:
        """The clock's kind, if it has its own turn of phrase and no two clocks of the edition would sound the same."""
        kinds = {clock.id: clock.kind for clock in self._every_clock}
        kind = kinds.get(identifier, "")
        phrased = self.wording.known(f"phrase.{kind}.ahead", "") != ""
        return kind if phrased and list(kinds.values()).count(kind) == 1 else None

    def _figure(self, status: TargetStatus) -> str:
        judged = status.judged
        if judged is None:
            return ""
        if judged.value is None:
            if judged.direction is None:
                return ""
            key = f"figure.direction.{goal_word(status)}.{judged.direction}"
            return self.wording.say(key, goal=self.facts.aim(status))
        if status.target.kind == SHARE_FLOOR:
            return self._share_figure(status)
        form = "persons" if status.target.unit in _PERSONS else "others"
        key = f"figure.{form}.{judged.basis}"
        if status.target.kind == COVERAGE:
            key = f"figure.coverage.few.{judged.basis}" if judged.is_of_few else f"figure.coverage.{judged.basis}"
        value, share, goal = self.facts.value(status), self.facts.share_done(status), self.facts.aim(status)
        return self.wording.say(key, value=value, goal=goal, share=share)

    def _share_figure(self, status: TargetStatus) -> str:
        judged, interval = status.judged, status.interval
        value, share = self.facts.value(status), self.facts.share_of_base(status)
        if judged is None or share is None:
            return self.wording.say("figure.share.few", value=value)
        if judged.denominator is None:
            return self.wording.say("figure.share.alone", share=share)
        if interval is None:
            return self.wording.say("figure.share.plain", value=value, share=share)
        spread = self.facts.interval(interval, status.target.value)
        return self.wording.say(
            "figure.share", value=value, share=share, level=self.facts.level(interval.level), interval=spread
        )

    def _judgement(self, status: TargetStatus) -> str:
        if status.verdict == NOT_ASSESSABLE:
            known = self._figure(status) != ""
            return self.wording.say("judgement.join" if known else "judgement.alone", text=self._reason(status))
        if status.judged is not None and status.judged.value is None:
            return ""  # Only the side of the goal is known, and has been said.
        if status.target.kind == SHARE_FLOOR:
            return self._share_judgement(status)
        return self._pace_judgement(status)

    def _pace_judgement(self, status: TargetStatus) -> str:
        if status.verdict == ACHIEVED:
            return self.wording.say("judgement.achieved")
        if status.verdict == CLOCKS_DISAGREE:
            return self.wording.say("judgement.disagree", text=self._contrast(status))
        said = self._agreement(status) if status.clocks else self._word(status.verdict)
        return self.wording.say("judgement.plain", text=said)

    def _share_judgement(self, status: TargetStatus) -> str:
        judged = status.judged
        few = judged is not None and judged.is_of_few
        key = f"judgement.share.{status.verdict}" + (".few" if status.verdict == UNDECIDED and few else "")
        return self.wording.say(key, goal=self.facts.aim(status))

    def _contrast(self, status: TargetStatus) -> str:
        phrases = [self.with_pace(verdict) for verdict in status.clocks]
        if len(phrases) == 2:
            return self.wording.say("contrast.two", first=phrases[0], second=phrases[1])
        return self.wording.together(phrases)

    def _agreement(self, status: TargetStatus) -> str:
        by_clock = [
            self.wording.say(
                "phrase.with_pace", phrase=self.clock_by(verdict.clock), pace=self.facts.pace(verdict.pace)
            )
            for verdict in status.clocks
        ]
        word = self._word(status.verdict)
        if len(by_clock) == 2:
            return self.wording.say("agreement.two", verdict=word, first=by_clock[0], second=by_clock[1])
        return self.wording.say("agreement.many", verdict=word, clocks=self.wording.together(by_clock))

    def _reason(self, status: TargetStatus) -> str:
        if blocking := self.blocking(status):
            return self.wording.say("reason.caveats", caveats=blocking)
        return self.wording.say(f"reason.{status.reason or 'no_figure'}")

    def blocking(self, status: TargetStatus) -> str:
        """The caveats that prevent a verdict, as they stand inside a sentence; empty if none does."""
        caveats = [self.edition.caveats[code] for code in status.caveats if code in self.edition.caveats]
        return self.wording.together(
            [inside(self.caveat_name(item.code)) for item in caveats if item.effect == "blocks"]
        )

    def caveat_name(self, code: str) -> str:
        """The caveat's name, else its code."""
        caveat = self.edition.caveats.get(code)
        return caveat.name.in_language(self.wording.language) if caveat else code

    def _word(self, verdict: str) -> str:
        return self.wording.mark(verdict).word
