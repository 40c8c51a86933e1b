"""The pages of the counties, or of whatever the members of the country's sets are: all of them, and each."""

from collections.abc import Mapping, Sequence

from erasmeter.base.text import Text
from erasmeter.present.blocks import Block, Cell, Column, Heading, Paragraph, Table
from erasmeter.present.coverage_words import CoverageWords, held
from erasmeter.present.edition import Coverage, CoverageMember
from erasmeter.present.figures.coverage_chart import coverage_figure
from erasmeter.present.figures.map_chart import coverage_map
from erasmeter.present.pages.county_figures import county_figures, county_totals, placed, totals_table
from erasmeter.present.pages.page import Page
from erasmeter.present.sentences import Sentences


def county_pages(sentences: Sentences) -> list[Page]:
    """The page that lists them, then one for each; nothing where neither sets nor breakdowns know any."""
    known = [coverage for coverage in sentences.edition.coverages if coverage.members]
    names = {member.code: member.name for coverage in known for member in coverage.members} | placed(sentences)
    if not names:
        return []
    return [_list(sentences, known, names), *(_member(sentences, known, code, name) for code, name in names.items())]


def _kind(coverages: Sequence[Coverage]) -> str:
    """Members of a set that a target asks for are counties; else they are the regions of the country."""
    return "counties" if any(coverage.target for coverage in coverages) else "regions"


def _list(sentences: Sentences, coverages: Sequence[Coverage], names: Mapping[str, Text]) -> Page:
    wording, kind = sentences.wording, _kind(coverages)
    blocks: list[Block] = []
    if placed(sentences):
        caption, heading = wording.say(f"site.{kind}.caption"), wording.say("coverage.column.member")
        blocks.append(totals_table(sentences, names, caption, heading))
    for coverage in coverages:
        name = f"coverage-{coverage.indicator.replace('_', '-')}"
        drawn = coverage_figure(sentences, coverage, f"figure-{name}")
        mapped = coverage_map(sentences, coverage, f"map-{name}")
        blocks += [Heading(coverage.name.in_language(wording.language), name), _table(sentences, coverage)]
        blocks += [figure for figure in (drawn, mapped) if figure is not None]
    return Page(
        address="counties/index",
        section="counties",
        title=wording.say(f"site.{kind}"),
        name=wording.say(f"site.{kind}"),
        description=wording.say(f"site.{kind}.text", date=wording.numbers.date(sentences.edition.as_of)),
        blocks=(Paragraph(wording.say(f"site.{kind}.text", date=_date(sentences)), lead=True), *blocks),
    )


def _table(sentences: Sentences, coverage: Coverage) -> Table:
    """Who has how many different values, each name with a page of its own."""
    wording, words = sentences.wording, CoverageWords(sentences, coverage)
    columns = (
        Column(wording.say("coverage.column.member")),
        Column(wording.say("coverage.column.group")),
        *([Column(wording.say("site.county.reached"))] if coverage.target else []),
    )
    rows = tuple(
        (
            Cell(member.name.in_language(wording.language)),
            Cell(words.counted(len(held(member)))),
            *([Cell(_reached(sentences, coverage, member))] if coverage.target else []),
        )
        for member in coverage.members
    )
    return Table(words.title, columns, rows)


def _reached(sentences: Sentences, coverage: Coverage, member: CoverageMember) -> str:
    key = "yes" if len(held(member)) >= coverage.at_least else "pending" if member.name in coverage.pending else "no"
    return sentences.wording.say(f"site.county.reached.{key}")


def _member(sentences: Sentences, coverages: Sequence[Coverage], code: str, named: Text) -> Page:
    wording = sentences.wording
    name = named.in_language(wording.language)
    mine = [(coverage, one) for coverage in coverages for one in coverage.members if one.code == code]
    said = " ".join(_said(sentences, coverage, one) for coverage, one in mine)
    blocks: list[Block] = [Paragraph(said, lead=True)] if said else []
    for coverage, one in mine:
        blocks += _coverage(sentences, coverage, one)
    blocks += county_figures(sentences, code)
    return Page(
        address=f"counties/{code}",
        section="counties",
        title=name,
        name=name,
        description=said or wording.say("site.county.none", name=name),
        blocks=tuple(blocks),
        subtitle=wording.say("site.county.subtitle", date=_date(sentences)),
        facts=county_totals(sentences, code),
        also=(code,),
    )


def _said(sentences: Sentences, coverage: Coverage, member: CoverageMember) -> str:
    """What the member has, and whether that is what the target asks for."""
    wording, words = sentences.wording, CoverageWords(sentences, coverage)
    slots = {
        "name": member.name.in_language(wording.language),
        "values": words.counted(len(held(member))),
        "what": coverage.name.in_language(wording.language),
    }
    if coverage.target is None:
        return wording.say("site.county.said", **slots)
    reached = len(held(member)) >= coverage.at_least
    asked = {"target": coverage.target, "asked": words.reach(coverage.at_least)}
    return wording.say(f"site.county.said.{'reached' if reached else 'missed'}", **slots, **asked)


def _coverage(sentences: Sentences, coverage: Coverage, member: CoverageMember) -> list[Block]:
    wording = sentences.wording
    title = coverage.name.in_language(wording.language)
    columns = (
        Column(wording.known(f"site.counted.{coverage.counted}", wording.say("coverage.column.group"))),
        Column(wording.say("coverage.column.count"), "end"),
    )
    rows = tuple(
        (Cell(name.in_language(wording.language)), Cell(wording.numbers.number(member.counts.get(value, 0))))
        for value, name in coverage.values.items()
    )
    caption = wording.say("site.county.caption", name=member.name.in_language(wording.language), date=_date(sentences))
    notes = (wording.say("site.county.pending"),) if member.name in coverage.pending else ()
    return [
        Heading(title, f"coverage-{coverage.indicator.replace('_', '-')}"),
        Table(caption, columns, rows, notes),
    ]


def _date(sentences: Sentences) -> str:
    return sentences.wording.numbers.date(sentences.edition.as_of)
