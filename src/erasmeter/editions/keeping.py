"""Makes what an edition keeps, of an open workspace at a date."""

from collections.abc import Iterable
from dataclasses import dataclass

from erasmeter.base.numbers import whole
from erasmeter.editions.defining import definition_id, definition_of
from erasmeter.editions.evidence import calls_known
from erasmeter.editions.figures import Figures
from erasmeter.editions.folding import Row
from erasmeter.editions.plain import plain
from erasmeter.editions.saved import FORMAT, Call, ClockKept, Content, Definition, Item, SnapshotKept, Touched
from erasmeter.harmonise.corrections import CORRECTED
from erasmeter.harmonise.correctionwork import DROPPED
from erasmeter.harmonise.identity.decisions import load_decisions
from erasmeter.harmonise.kept_readings import fingerprint_of_reading
from erasmeter.harmonise.ledger import read_ledger_file, set_aside_rows
from erasmeter.judge.situation import Situation
from erasmeter.model.corrections import BY_CORRECTION
from erasmeter.model.levels import Level
from erasmeter.model.status import RECORDS, ClockVerdict, TargetStatus
from erasmeter.model.strategies import TOTAL
from erasmeter.present.edition import Edition
from erasmeter.present.gather import Material
from erasmeter.present.sentences import Sentences
from erasmeter.present.wording import Wording


@dataclass(frozen=True, slots=True)
class Kept:
    """An edition ready to be saved: its content, and the rows of each file that the content names."""

    content: Content
    rows: dict[str, list[Row]]


def kept(material: Material, edition: Edition, former: Iterable[Content]) -> Kept:
    """The edition with its figures also by the definitions of ``former`` editions, so that it can be compared."""
    situation = material.situation
    if situation is None:
        raise ValueError("a workspace without a strategy has nothing to judge")
    strategy = situation.strategy
    figures = Figures(situation, material.engine, material.workspace.tables)
    items = []
    for status in edition.statuses:
        definition = definition_of(situation, status.indicator)
        name = definition_id(definition)
        figures.add(name, definition, status.indicator)
        items.append(_target(status, edition, name))
    for level in edition.levels:
        definition = definition_of(situation, level.indicator)
        name = definition_id(definition)
        figures.add(name, definition, level.indicator)
        items.append(_yardstick(level, name))
    for content in former:
        for item in content.items:
            figures.add_former(item.figure, content.figures[item.figure].definition)
    content = Content(
        format=FORMAT,
        country=edition.country,
        strategy=strategy.id,
        strategy_name=strategy.name.model_dump(),
        as_of=edition.as_of,
        round_known_on=strategy.period.round_known_on,
        definitions_and_program=fingerprint_of_reading(material.catalogue),
        snapshots=tuple(
            SnapshotKept.model_validate(item.snapshot.model_dump(include=set(SnapshotKept.model_fields)))
            for item in edition.snapshots
        ),
        corrected=_corrected(material),
        decisions=tuple(sorted(one.model_dump_json() for one in load_decisions(material.workspace.decisions))),
        calls=_calls(situation, [figure.definition for figure in figures.by_id.values()]),
        items=tuple(items),
        figures=dict(sorted(figures.by_id.items())),
        everything=_everything(edition),
    )
    return Kept(content, figures.rows)


def _target(status: TargetStatus, edition: Edition, figure: str) -> Item:
    target, judged = status.target, status.judged
    headlines = {
        language: Sentences(edition, Wording(edition.texts, language)).headline(status) for language in edition.texts
    }
    return Item(
        id=target.id,
        what="target",
        name=target.name.model_dump(),
        short=target.short.model_dump(),
        unit=target.unit,
        kind=target.kind,
        goal=whole(target.value),
        figure=figure,
        feed=judged.feed if judged else None,
        value=judged.value if judged else None,
        numerator=judged.numerator if judged else None,
        denominator=judged.denominator if judged else None,
        direction=judged.direction if judged else None,
        verdict=status.verdict,
        tentative=status.tentative,
        reason=status.reason,
        clocks=tuple(_clock(clock, edition) for clock in status.clocks),
        caveats=status.caveats,
        headline=headlines,
    )


def _yardstick(level: Level, figure: str) -> Item:
    yardstick, judged = level.yardstick, level.figure
    return Item(
        id=yardstick.id,
        what="yardstick",
        name=yardstick.name.model_dump(),
        short=yardstick.short.model_dump(),
        unit=level.indicator.unit,
        kind=TOTAL,
        goal=None,
        figure=figure,
        feed=judged.feed if judged else None,
        value=level.value,
        numerator=judged.numerator if judged else None,
        denominator=judged.denominator if judged else None,
        reason=judged.reason if judged else None,
        caveats=judged.caveats if judged else (),
    )


def _clock(verdict: ClockVerdict, edition: Edition) -> ClockKept:
    name = next(clock.name for clock in (*edition.clocks, *edition.shown_clocks) if clock.id == verdict.clock)
    return ClockKept(
        clock=verdict.clock,
        name=name.model_dump(),
        expected_share=verdict.expected_share,
        pace=verdict.pace,
        verdict=verdict.verdict,
    )


def _corrected(material: Material) -> tuple[Touched, ...]:
    """The rows that corrections changed or dropped, as the ledger of the build tells it."""
    ledger, known = material.workspace.ledger, {snapshot.id for snapshot in material.snapshots}
    repairs = [row for row in read_ledger_file(ledger / "repairs.csv") if row["rule"] in (CORRECTED, DROPPED)]
    changed = [(row, f"{row['column']}: {row['found']} -> {row['taken']}") for row in repairs]
    dropped = [(row, row["reason"]) for row in set_aside_rows(ledger) if row["reason"].startswith(BY_CORRECTION)]
    touched = {(row["snapshot"], int(row["line"]), did) for row, did in [*changed, *dropped]}
    return tuple(
        Touched(snapshot=snapshot, line=line, did=did) for snapshot, line, did in sorted(touched) if snapshot in known
    )


def _calls(situation: Situation, definitions: Iterable[Definition]) -> dict[str, tuple[Call, ...]]:
    names = sorted({str(one.indicator["table"]) for one in definitions if one.indicator.get("table")})
    tables = situation.catalogue.tables
    return {name: calls_known(situation, tables[name]) for name in names if name in tables}


def _everything(edition: Edition) -> dict[str, object]:
    """All but the texts, and the lines of counted figures: the rows themselves are kept beside."""
    everything: dict[str, object] = plain(edition)
    del everything["texts"]
    everything["levels"] = [_without_lines(level) for level in plain(edition.levels)]
    everything["statuses"] = [_without_lines(status) for status in plain(edition.statuses)]
    return everything


def _without_lines(status: dict[str, object]) -> dict[str, object]:
    for name in ("judged", "other", "applied", "figure"):
        figure = status.get(name)
        if isinstance(figure, dict) and figure["feed"] == RECORDS:
            del figure["lines"]
    return status
