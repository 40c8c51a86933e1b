"""What it would take, in words and small tables for people to read in a terminal."""

from collections.abc import Iterator
from dataclasses import dataclass

from rich.box import SIMPLE_HEAD
from rich.table import Table
from rich.text import Text

from erasmeter.model.requirements import CoverageNeed, ShareNeed, Spread, TotalNeed
from erasmeter.present.coverage_words import CoverageWords
from erasmeter.present.facts import EMPTY
from erasmeter.present.need_words import need_sentences
from erasmeter.present.remarks import prospect, revision
from erasmeter.present.required import Required
from erasmeter.present.sentences import Sentences
from erasmeter.present.wording import Wording, as_sentence


@dataclass(frozen=True)
class RequiredWords:
    """Speaks of what one target takes."""

    sentences: Sentences
    found: Required

    @property
    def wording(self) -> Wording:
        """The texts of the language."""
        return self.sentences.wording

    def all(self) -> Iterator[Text | Table]:
        """Lines and tables, in order."""
        status, found = self.found.status, self.found
        yield Text(f"{status.target.id}  {status.target.name.in_language(self.wording.language)}", style="bold")
        yield Text(self.sentences.sentence(status))
        if found.total is not None:
            yield from self._total(found.total)
        for need in found.shares:
            yield Text(as_sentence(self._share(need)))
        if found.coverage is not None:
            yield from self._coverage(found.coverage)
        if found.spread is not None:
            yield from self._spread(found.spread)
        if found.total is None and not found.shares and found.coverage is None:
            yield Text(as_sentence(self.wording.say("require.unknown")))
        for note in (prospect(self.sentences, status), revision(self.sentences, status)):
            if note:
                yield Text(note)

    def _total(self, need: TotalNeed) -> Iterator[Text | Table]:
        yield from map(Text, need_sentences(self.wording, need))
        if need.left and need.calls_left:
            yield self._by_call(need)

    def _by_call(self, need: TotalNeed) -> Table:
        table = _table()
        table.add_column(self.wording.say("require.column.clock"))
        calls = sorted({call for clock in need.clocks for call in clock.by_call} | set(need.equal))
        for call in calls:
            table.add_column(str(call), justify="right")
        table.add_column(self.wording.say("require.column.factor"), justify="right")
        equal = [self._number(need.equal[call]) if call in need.equal else EMPTY for call in calls]
        table.add_row(self.wording.say("require.row.equal"), *equal, "")
        for clock in need.clocks:
            factor = EMPTY if clock.factor is None else self.wording.numbers.number(clock.factor, 2)
            cells = [self._number(clock.by_call[call]) if call in clock.by_call else EMPTY for call in calls]
            table.add_row(self.sentences.clock_name(clock.clock), *cells, factor)
        return table

    def _share(self, need: ShareNeed) -> str:
        more = self._number(need.more)
        if need.to_be_sure == 0:
            return self.wording.say("require.share.in_any_case", more=more)
        if need.to_reach is None:
            return self.wording.say("require.share.out_of_reach", more=more)
        reach = self._number(need.to_reach)
        if need.to_be_sure is None:
            return self.wording.say("require.share.never_sure", more=more, reach=reach)
        return self.wording.say("require.share", more=more, reach=reach, sure=self._number(need.to_be_sure))

    def _coverage(self, need: CoverageNeed) -> Iterator[Text | Table]:
        say, language = self.wording.say, self.wording.language
        coverage = next(one for one in self.found.edition.coverages if one.target == self.found.status.target.id)
        counted = CoverageWords(self.sentences, coverage).counted
        if need.needed == 0:
            yield Text(as_sentence(say("require.reached")))
            return
        yield Text(as_sentence(say("require.coverage", needed=counted(need.needed))))
        for needed, members in need.groups.items():
            yield Text(as_sentence(self.wording.count("require.group", members, needed=counted(needed))))
        if not need.members:
            return
        table = _table()
        for column in ("member", "has", "lacks", "needed"):
            table.add_column(say(f"require.column.{column}"), justify="right" if column == "needed" else "left")
        for member in need.members:
            of_both = (member.has, member.lacks)
            has, lacks = (", ".join(name.in_language(language) for name in names) for names in of_both)
            table.add_row(member.name.in_language(language), has or EMPTY, lacks, self._number(member.needed))
        yield table

    def _spread(self, spread: Spread) -> Iterator[Text | Table]:
        say, language = self.wording.say, self.wording.language
        table = _table()
        table.add_column(say(f"require.over.{spread.over}"))
        table.add_column(say("require.column.so_far"), justify="right")
        table.add_column(say("require.column.needed"), justify="right")
        for part in spread.parts:
            so_far = self.wording.numbers.amount(part.so_far)
            table.add_row(part.name.in_language(language), so_far, self._number(part.needed))
        yield table
        if spread.without:
            names = self.wording.together([name.in_language(language) for name in spread.without])
            yield Text(as_sentence(say("require.without", names=names)))
        if spread.unplaced:
            yield Text(as_sentence(say("require.unplaced", n=self.wording.numbers.amount(spread.unplaced))))

    def _number(self, number: float) -> str:
        return self.wording.numbers.amount(number)


def _table() -> Table:
    return Table(box=SIMPLE_HEAD, pad_edge=False, padding=(0, 1))
