"""What is said of a coverage: in words, and as the tables behind its drawing."""

from dataclasses import dataclass

from erasmeter.present.blocks import Cell, Column, Table
from erasmeter.present.edition import Coverage, CoverageMember
from erasmeter.present.sentences import Sentences


@dataclass(frozen=True)
class CoverageWords:
    """Speaks of one coverage."""

    sentences: Sentences
    coverage: Coverage

    def counted(self, number: int) -> str:
        """two sectors · one sector · no sectors; a general word where what is counted has none of its own."""
        form = {0: "none", 1: "one", 2: "two"}.get(number, "other")
        return self.of_counted(form).format(n=self.sentences.wording.numbers.number(number))

    @property
    def title(self) -> str:
        """What the drawing shows: who has what, or how many have how much."""
        return self.of_counted("each" if self.coverage.members else "by")

    def of_counted(self, form: str) -> str:
        """A text of what is counted, the general one where it has none of its own."""
        wording = self.sentences.wording
        return wording.known(f"counted.{self.coverage.counted}.{form}", wording.known(f"counted.any.{form}", ""))

    def reach(self, values: int) -> str:
        """at least two sectors, for the goal; else just how many."""
        counted = self.counted(values)
        return (
            self.sentences.wording.say("coverage.at_least", values=counted)
            if values >= self.coverage.at_least
            else counted
        )

    def group(self, values: int, members: int) -> str:
        """4 have at least two sectors."""
        return self.sentences.wording.count("coverage.group", members, values=self.reach(values))


def groups_of(coverage: Coverage) -> list[tuple[int, int]]:
    """How many members have how many values, the highest first: as stated, else as counted from the members."""
    if coverage.groups:
        return sorted(((group.values, group.members) for group in coverage.groups), reverse=True)
    reached = [min(len(held(member)), coverage.at_least) for member in coverage.members]
    return [(values, reached.count(values)) for values in range(coverage.at_least, -1, -1) if values in reached]


def held(member: CoverageMember) -> list[str]:
    """The values that a member has."""
    return [value for value, count in member.counts.items() if count]


def members_in_words(words: CoverageWords) -> str:
    wording, coverage = words.sentences.wording, words.coverage
    rows = []
    for member in coverage.members:
        name = member.name.in_language(wording.language)
        values = [
            f"{coverage.values[value].in_language(wording.language)} {member.counts[value]}" for value in held(member)
        ]
        if values:
            rows.append(wording.say("coverage.member", name=name, values=", ".join(values)))
        else:
            rows.append(wording.say("coverage.member.none", name=name))
    reached = sum(len(held(member)) >= coverage.at_least for member in coverage.members)
    return wording.say(
        "coverage.description.members",
        n=wording.numbers.number(len(coverage.members)),
        groups=wording.count("coverage.group", reached, values=words.reach(coverage.at_least)),
        rows=" ".join(rows),
    )


def member_table(words: CoverageWords) -> Table:
    wording, coverage = words.sentences.wording, words.coverage
    columns = (
        Column(wording.say("coverage.column.member")),
        *(Column(name.in_language(wording.language), "end") for name in coverage.values.values()),
        Column(wording.say("coverage.column.total"), "end"),
    )
    rows = tuple(
        (
            Cell(member.name.in_language(wording.language)),
            *(Cell(wording.numbers.number(member.counts.get(value, 0))) for value in coverage.values),
            Cell(wording.numbers.number(len(held(member)))),
        )
        for member in coverage.members
    )
    return Table(words.title, columns, rows)


def group_table(words: CoverageWords) -> Table:
    wording = words.sentences.wording
    columns = (Column(wording.say("coverage.column.group")), Column(wording.say("coverage.column.count"), "end"))
    rows = tuple(
        (Cell(words.reach(values)), Cell(wording.numbers.number(members)))
        for values, members in groups_of(words.coverage)
    )
    return Table(words.title, columns, rows)
