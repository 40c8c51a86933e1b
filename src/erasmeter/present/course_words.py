"""What is said of the course of one target: its title, the words of its key, notes, and the table behind it."""

from dataclasses import dataclass

from erasmeter.model.status import RECORDS, TargetStatus
from erasmeter.model.strategies import COVERAGE
from erasmeter.present.blocks import Cell, Column, Table
from erasmeter.present.courses import Course
from erasmeter.present.facts import EMPTY
from erasmeter.present.projected import Projected, outlook
from erasmeter.present.sentences import Sentences
from erasmeter.present.wording import as_sentence

_EXACT_BELOW = 10
"""Smaller totals are given with one place: of two centres, half a centre more is much."""


@dataclass(frozen=True)
class CourseWords:
    """Speaks of one course."""

    sentences: Sentences
    course: Course

    @property
    def title(self) -> str:
        """M2 School pupils: from call to call."""
        name = self._status.target.short.in_language(self.sentences.wording.language)
        return self.sentences.wording.say("course.title", target=self._status.target.id, name=name)

    @property
    def description(self) -> str:
        """What the drawing shows, with the verdict and where the target may end."""
        say = self.sentences.wording.say
        said = [say("course.description", first=str(self.course.calls[0]), last=str(self.course.calls[-1]))]
        said.append(self.sentences.sentence(self._status))
        said += [as_sentence(self.expected(clock)) for clock in self.course.expected]
        if self._status.target.kind != COVERAGE:
            said.append(outlook(self.sentences, self._status))
        return " ".join(said)

    @property
    def reached(self) -> str:
        """Reached: 573, 5.7 % ▼▼ far behind."""
        facts, wording = self.sentences.facts, self.sentences.wording
        value, share = facts.value(self._status), facts.share_done(self._status)
        if value == EMPTY:
            return wording.say("course.unknown", reason=wording.say("progress.unknown"))
        mark = wording.mark(self._status.verdict)
        shown = value if share == EMPTY else f"{value} · {share}"
        return wording.say("course.reached", value=shown, verdict=f"{mark.symbol} {mark.word}")

    @property
    def goal(self) -> str:
        """The goal: 10 000."""
        return self.sentences.wording.say("course.goal", goal=self.sentences.facts.goal(self._status))

    def expected(self, clock: str) -> str:
        """Straight line: 1 429 by now."""
        share = next(verdict.expected_share for verdict in self._status.clocks if verdict.clock == clock)
        value = self.total(share * self._status.target.value)
        return self.sentences.wording.say("course.expected", clock=self.sentences.clock_name(clock), value=value)

    @property
    def median(self) -> str:
        """The middle of the projection: about 5 300."""
        return self.sentences.wording.say("course.median", value=self._projected.median)

    @property
    def inner(self) -> str:
        """Narrow range: 3 100 to 9 200."""
        return self._range("course.inner", self._projected.inner)

    @property
    def outer(self) -> str:
        """Wide range: 2 000 to 14 000."""
        return self._range("course.outer", self._projected.outer)

    def on_axis(self, total: float) -> str:
        """A mark of the scale."""
        numbers = self.sentences.wording.numbers
        return numbers.short_percent(total) if self._is_share else numbers.amount(total)

    def total(self, value: float) -> str:
        """A total, rounded to what can be counted; of a coverage the share."""
        if self._is_share:
            return self.sentences.wording.numbers.short_percent(value)
        shown = round(value) if abs(value) >= _EXACT_BELOW else round(value, 1)
        return self.sentences.facts.quantity(shown, self._status.target.unit)

    def notes(self, cut: bool) -> tuple[str, ...]:
        """What must be known to read the drawing; ``cut`` where the fan goes on beyond it."""
        say, said = self.sentences.wording.say, []
        if self.course.projection and self.course.last != self.course.calls[-1]:
            said.append(say("course.note.fan"))
        if cut:
            said.append(say("course.note.cut"))
        if self.course.is_sum_only:
            judged = self.course.status.judged
            counted = judged is not None and judged.feed == RECORDS
            said.append(say("course.note.part" if counted else "course.note.sum"))
        return tuple(said)

    @property
    def table(self) -> Table:
        """By call: what is reached, and what each clock expects."""
        say, course = self.sentences.wording.say, self.course
        columns = (
            Column(say("course.column.call")),
            Column(say("course.column.reached"), "end"),
            *(Column(self.sentences.clock_name(clock), "end") for clock in course.expected),
        )
        rows = tuple(
            (
                Cell(str(call)),
                Cell(self.total(course.reached[call]) if call in course.reached else EMPTY),
                *(Cell(self.total(totals[call])) for totals in course.expected.values()),
            )
            for call in course.calls
        )
        return Table(say("course.table", target=self.title), columns, rows, self._table_notes)

    @property
    def _table_notes(self) -> tuple[str, ...]:
        ended = self.course.last == self.course.calls[-1]
        told = (
            (self.goal,)
            if self.course.projection is None or ended
            else (self.goal, self.median, self.inner, self.outer)
        )
        return tuple(as_sentence(text) for text in told)

    def _range(self, key: str, ends: tuple[str, str]) -> str:
        return self.sentences.wording.say(key, low=ends[0], high=ends[1])

    @property
    def _status(self) -> TargetStatus:
        return self.course.status

    @property
    def _is_share(self) -> bool:
        return self._status.target.kind == COVERAGE

    @property
    def _projected(self) -> Projected:
        assert self.course.projection is not None
        return Projected(self.sentences.facts, self._status, self.course.projection)
