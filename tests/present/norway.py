"""A Norwegian edition as of 30 September 2021, made of published facts, without a workspace."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

from erasmeter.base import yamlfile
from erasmeter.base.apportion import apportioned
from erasmeter.base.text import Text
from erasmeter.judge import verdict
from erasmeter.judge.forecast.profile import projection_weights, weights_by
from erasmeter.judge.intervals import interval
from erasmeter.judge.projection import Done, Outlook, as_so_far, projections
from erasmeter.judge.prospect import FloorShare, prospect
from erasmeter.model.builds import Account
from erasmeter.model.catalogue import load_catalogue
from erasmeter.model.clocks import ClockDefinition
from erasmeter.model.indicators import Indicator
from erasmeter.model.projections import Projection
from erasmeter.model.requirements import ClockNeed, TotalNeed
from erasmeter.model.snapshots import Snapshot
from erasmeter.model.status import ClockVerdict, Part, Prospect, Reported, Revision, TargetStatus
from erasmeter.model.strategies import Strategy, Target
from erasmeter.model.verdicts import NOT_ASSESSABLE, UNDECIDED
from erasmeter.present.edition import (
    Caveat,
    Clock,
    Coverage,
    CoverageGroup,
    Edition,
    SetAsideRow,
    SnapshotAccount,
    Withdrawn,
)

AS_OF = date(2021, 9, 30)
REPORT = "Norsk deltakelse i Erasmus+ i grunnopplæringen 2021"
CLOCKS = {"linear": 1 / 7, "budget": 2663.0 / 25459.0}
# Clocks that are shown and decide nothing: what they expect by now of the targets that they know.
SHOWN_CLOCKS = {
    "rounds": {"M1": 1 / 7, "M2": 0.978 / 7, "M3": 0.978 / 7, "M4": 0.932 / 7, "P2": 0.734 / 7},
    "normal_year": {"M1": 0.13},
}
REVISIONS = {"P5": Revision("too_easy", 0.986, 16, 1 / 6, 4, 4, 6)}
NORMAL_YEARS = {"normal_year": 0.91}
NORMAL_YEAR_OF = {"M1": 1300.0}
_DEFINITIONS = Path(__file__).resolve().parents[2] / "src" / "erasmeter" / "definitions"
_DIGEST = sha256(b"the figures of the report, as handed over").hexdigest()
SNAPSHOT = _DIGEST[:12]


def text(nb: str, en: str) -> Text:
    """A text in both languages."""
    return Text(nb=nb, en=en)


def texts() -> dict[str, dict[str, str]]:
    """The texts for readers, as shipped."""
    found = {}
    for path in sorted((_DEFINITIONS / "texts").glob("*.yaml")):
        document, faults = yamlfile.read(path)
        assert document is not None, faults
        found[str(document.data["language"])] = dict(document.data["texts"])
    return found


CAVEATS = {
    "awarded_not_realised": Caveat(
        "awarded_not_realised",
        text(
            "Innvilget er ikke gjennomført: det endelige tallet kan bli høyere eller lavere",
            "Awarded is not realised: the final number may be higher or lower",
        ),
        "qualifies",
    ),
    "first_round": Caveat("first_round", text("Første av sju søknadsrunder", "First of seven calls"), "qualifies"),
    "small_number": Caveat(
        "small_number",
        text("Få prosjekter: hvert av dem flytter andelen mye", "Few projects: each of them moves the share much"),
        "qualifies",
    ),
    "definition_break": Caveat(
        "definition_break",
        text(
            "Brudd i definisjonen: elevmobilitet er flyttet fra KA2 til KA1",
            "Definition break: pupil mobility moved from KA2 to KA1",
        ),
        "qualifies",
    ),
    "youth_and_sport_missing": Caveat(
        "youth_and_sport_missing",
        text(
            "Nye organisasjoner innen ungdom og idrett er ikke talt med",
            "Newcomers in youth and sport are not yet counted",
        ),
        "weakens",
    ),
    "participations_not_organisations": Caveat(
        "participations_not_organisations",
        text(
            "Tallet er deltakelser, målet er organisasjoner",
            "The figure counts participations, the target organisations",
        ),
        "weakens",
    ),
    "private_sector_proxy": Caveat(
        "private_sector_proxy",
        text("Privat sektor står for arbeidslivet", "The private sector stands in for working life"),
        "qualifies",
    ),
    "source_not_ready": Caveat(
        "source_not_ready",
        text("EU-kommisjonens rapporteringsverktøy er ikke klart", "The Commission's reporting tools are not ready"),
        "blocks",
    ),
}


@dataclass(frozen=True)
class Figure:
    """A target with what is known of it, in short."""

    id: str
    group: str
    kind: str
    goal: float
    unit: str
    short: Text
    numerator: float | None = None
    denominator: float | None = None
    direction: str | None = None
    applied: float | None = None
    parts: tuple[Part, ...] = ()
    caveats: tuple[str, ...] = ()
    note: Text | None = None
    page: str = "4.1"


def _part(name: str, value: float) -> Part:
    return Part(name, value, value, None)


FIGURES = (
    Figure(
        "M1",
        "mobility",
        "total",
        10000,
        "learner",
        text("Elever og lærlinger i fag- og yrkesopplæring", "Learners and apprentices in vocational education"),
        573,
        caveats=("awarded_not_realised", "first_round"),
    ),
    Figure(
        "M2",
        "mobility",
        "total",
        7500,
        "learner",
        text("Elever i skolen", "School pupils"),
        1346,
        caveats=("awarded_not_realised", "first_round", "definition_break"),
    ),
    Figure(
        "M3",
        "mobility",
        "total",
        3500,
        "staff",
        text("Ansatte i barnehage og skole", "Staff in kindergarten and school"),
        329,
        caveats=("awarded_not_realised", "first_round"),
    ),
    Figure(
        "M4",
        "mobility",
        "total",
        1250,
        "person",
        text("Ansatte og deltakere i voksenopplæring", "Staff and learners in adult education"),
        149,
        caveats=("awarded_not_realised", "first_round"),
    ),
    Figure(
        "M5",
        "accreditations",
        "coverage",
        1.0,
        "county",
        text("Fylkeskommuner akkreditert i minst to sektorer", "County authorities accredited in at least two sectors"),
        4,
        10,
        applied=2,
        caveats=("first_round",),
        note=text(
            "Oslo er en kommune med en fylkeskommunes oppgaver og telles ikke med",
            "Oslo is a municipality with a county's tasks and is not counted",
        ),
    ),
    Figure(
        "P1",
        "partnerships",
        "total",
        1000,
        "project",
        text("Partnerskap med norsk deltakelse", "Partnerships with Norwegian participation"),
        caveats=("source_not_ready",),
    ),
    Figure(
        "P2",
        "partnerships",
        "total",
        75,
        "organisation",
        text("Nye organisasjoner som koordinerer partnerskap", "Newcomers that coordinate a partnership"),
        10,
        caveats=("first_round", "youth_and_sport_missing"),
    ),
    Figure(
        "P3",
        "partnerships",
        "total",
        70,
        "organisation",
        text("Idrettsorganisasjoner i samarbeidsprosjekter", "Sport organisations in cooperation projects"),
        16,
        parts=(
            _part("cooperation_coordinated", 2),
            _part("cooperation_partner", 9),
            _part("small_scale_coordinated", 1),
            _part("small_scale_partner", 4),
        ),
        caveats=("first_round", "participations_not_organisations"),
    ),
    Figure(
        "P4",
        "partnerships",
        "share_floor",
        0.15,
        "share",
        text("Prosjekter som involverer arbeidslivet", "Projects that involve working life"),
        17,
        28,
        caveats=("small_number", "private_sector_proxy"),
    ),
    Figure(
        "P5",
        "prestige",
        "total",
        5,
        "project",
        text("Sentre for fremragende yrkesopplæring", "Centres of Vocational Excellence"),
        4,
        parts=(_part("coordinated", 1), _part("partner", 3)),
        caveats=("first_round",),
    ),
    Figure(
        "P6",
        "prestige",
        "total",
        5,
        "project",
        text("Europeiske lærerakademier", "Erasmus+ Teacher Academies"),
        applied=3,
    ),
    Figure(
        "S1",
        "society",
        "share_floor",
        0.25,
        "share",
        text("Partnerskap med bærekraft som tema", "Partnerships on sustainability"),
        direction="below",
        caveats=("small_number",),
    ),
    Figure(
        "S2",
        "society",
        "share_floor",
        0.20,
        "share",
        text("Prosjekter med ekstra midler til grønne reiser", "Projects with extra money for green travel"),
        direction="below",
    ),
    Figure(
        "S3",
        "society",
        "share_floor",
        0.25,
        "share",
        text("Partnerskap med inkludering som tema", "Partnerships on inclusion"),
        direction="above",
        caveats=("small_number",),
    ),
    Figure(
        "S4",
        "society",
        "share_floor",
        0.35,
        "share",
        text("Prosjekter med ekstra midler til inkludering", "Projects with extra money for inclusion"),
        direction="below",
    ),
    Figure(
        "S5",
        "society",
        "share_floor",
        0.25,
        "share",
        text("Partnerskap med digitalisering som tema", "Partnerships on digitalisation"),
        direction="above",
        caveats=("small_number",),
    ),
    Figure(
        "S6",
        "society",
        "share_floor",
        0.20,
        "share",
        text("Prosjekter med fysisk og digital mobilitet", "Projects with physical and digital mobility"),
        direction="below",
    ),
)


QUALITY = {
    "M5": {
        "verified": text("Navnene er slått opp.", "The names were looked up.").model_dump(),
        "source": text("Listen over akkrediteringer.", "The list of accreditations.").model_dump(),
        "accuracy": text("Nøyaktig.", "Exact.").model_dump(),
        "limits": text("Listen navngir ingen.", "The list names nobody.").model_dump(),
        "handling": text("Nevneren er oppgitt.", "The denominator is stated.").model_dump(),
    }
}
"""Answers on the quality of figures, for one target of many."""


def target(figure: Figure) -> Target:
    """The target of a figure."""
    return Target.model_validate(
        {
            "id": figure.id,
            "group": figure.group,
            "goal": "g3",
            "name": figure.short.model_dump(),
            "short": figure.short.model_dump(),
            "kind": figure.kind,
            "value": figure.goal,
            "unit": figure.unit,
            "indicator": f"indicator_{figure.id.lower().replace('-', '_')}",
            "valid_from": "2021-01-01",
            "valid_to": "2027-12-31",
            "source": {"section": "3"},
            "note": figure.note.model_dump() if figure.note else None,
        }
    )


def strategy(figures: tuple[Figure, ...] = FIGURES) -> Strategy:
    """The strategy that has these targets."""
    groups = {
        "mobility": text("Mobilitet", "Mobility"),
        "accreditations": text("Akkrediteringer i fylkene", "Accreditations by county"),
        "partnerships": text("Partnerskap for samarbeid", "Partnerships for cooperation"),
        "prestige": text("Sentraliserte tiltak", "Prestige actions"),
        "society": text("Samfunnsutfordringer", "Societal challenges"),
    }
    return Strategy.model_validate(
        {
            "id": "norway-2021-2027",
            "country": "NO",
            "name": {
                "nb": "Strategi for norsk deltakelse i Erasmus+ 2021–2027",
                "en": "Strategy for Norwegian participation in Erasmus+ 2021–2027",
            },
            "document": {
                "title": "Strategi for norsk deltakelse i Erasmus+",
                "publisher": "Kunnskapsdepartementet",
                "date": "2021-06-18",
                "url": "https://www.example.org/strategi",
            },
            "period": {"first_call": 2021, "last_call": 2027, "round_known_on": "07-01"},
            "clocks": ["linear", "budget"],
            "thresholds": {"ahead": 1.10, "on_course": 0.90, "behind": 0.60},
            "share_test": {"method": "wilson", "level": 0.90},
            "goals": [
                {
                    "id": "g3",
                    "name": {
                        "nb": "Flere i et internasjonalt læringsmiljø",
                        "en": "More people in an international learning environment",
                    },
                }
            ],
            "groups": [{"id": key, "name": name.model_dump()} for key, name in groups.items()],
            "targets": [target(figure).model_dump() for figure in figures],
        }
    )


def reported(figure: Figure, *, basis: str = "awarded", line: int = 2) -> Reported:
    """The stated figure, or what was applied for."""
    of_target = basis != "applied"
    numerator = figure.numerator if of_target else figure.applied
    denominator = figure.denominator if of_target else None
    value = numerator / denominator if numerator is not None and denominator else numerator
    return Reported(
        feed="stated",
        basis=basis,
        value=value,
        numerator=numerator,
        denominator=denominator,
        direction=figure.direction if of_target else None,
        as_of=AS_OF,
        lines={SNAPSHOT: (line,)},
        parts=figure.parts if of_target else (),
        document=REPORT,
        page=figure.page,
        author="HK-dir",
        caveats=figure.caveats,
    )


def status(
    figure: Figure,
    *,
    basis: str = "awarded",
    expected: Mapping[str, float] = CLOCKS,
    reason: str | None = None,
    records: float | None = None,
    calls_held: int = 1,
    pending: float | None = None,
) -> TargetStatus:
    """The status of a target, judged by the product's own rules; ``records`` is a figure counted from records, and
    ``pending`` what pending applications would add to it."""
    aim, limits = target(figure), strategy().thresholds
    known = figure.numerator is not None or figure.direction is not None
    line = next((place for place, other in enumerate(FIGURES, 2) if other.id == figure.id), 2)
    judged = reported(figure, basis=basis, line=line) if known else None
    other = None
    if records is not None:
        judged, other = _counted(figure, records), judged
    applied = None if figure.applied is None else reported(figure, basis="applied", line=30)
    done = judged.value / aim.value if judged and judged.value is not None else None
    why = reason or (None if judged else "figure_pending" if applied else "no_figure")
    shown = test = None
    if figure.kind == "share_floor" and figure.numerator is not None and figure.denominator:
        shown = interval(figure.numerator, figure.denominator, "wilson", 0.95)
        test = interval(figure.numerator, figure.denominator, "wilson", 0.90)
    clocks: tuple[ClockVerdict, ...] = ()
    if why is not None:
        clocks = () if figure.kind == "share_floor" else verdict.without_verdict(expected)
        word = NOT_ASSESSABLE
    elif done is None:
        word = str(figure.direction)
    elif test is not None:
        word = verdict.of_share(test, aim.value)
    else:
        clocks = verdict.by_clocks(done, expected, limits)
        word = verdict.overall(clocks)
    spread, calls = _clocks(), strategy().period.calls
    clocks = tuple(
        replace(clock, by_call=weights_by(spread, clock.clock, calls)[1]) if clock.clock in CLOCKS else clock
        for clock in clocks
    )
    weak = done is None or any(CAVEATS[code].effect == "weakens" for code in figure.caveats)
    wording = figure.short.model_dump()
    return TargetStatus(
        target=aim,
        indicator=Indicator.model_validate(
            {
                "id": aim.indicator,
                "name": wording,
                "description": wording,
                "unit": aim.unit,
                "kind": "stated",
                "quality": QUALITY.get(figure.id),
            }
        ),
        as_of=AS_OF,
        calls_held=calls_held,
        judged=judged,
        other=other,
        applied=applied,
        share_done=done,
        clocks=clocks,
        shown_clocks=_shown(figure.id, done, reason=why),
        need=_need(aim, judged, calls_held) if why is None else None,
        projections=_projections(aim, judged, calls_held, pending) if why is None else (),
        prospect=_prospect(figure) if word == UNDECIDED else None,
        verdict=word,
        tentative=why is None and weak,
        reason=why,
        interval=shown,
        test_interval=test,
        caveats=figure.caveats,
        snapshots=(SNAPSHOT,) if judged else (),
    )


def _prospect(figure: Figure) -> Prospect:
    return prospect(FloorShare(figure.numerator or 0, figure.denominator or 1, figure.goal, strategy().share_test))


@cache
def _clocks() -> Mapping[str, ClockDefinition]:
    """The clocks as shipped."""
    return load_catalogue().clocks


def _projections(aim: Target, judged: Reported | None, held: int, pending: float | None) -> tuple[Projection, ...]:
    """As the product projects them: every scenario, and as so far by the clocks of the strategy."""
    if aim.kind != "total" or judged is None or judged.value is None:
        return ()
    calls, clocks = strategy().period.calls, _clocks()
    done, normal = Done(judged.value, calls[:held]), NORMAL_YEAR_OF.get(aim.id)
    name, weights = projection_weights(clocks, aim.unit, calls)
    found = projections(done, aim.value, Outlook(name, weights, aim.unit, normal, pending))
    by_clock = (Outlook(*weights_by(clocks, clock, calls), aim.unit, normal) for clock in CLOCKS)
    return (*found, *(as_so_far(done, aim.value, outlook) for outlook in by_clock))


def _need(aim: Target, judged: Reported | None, held: int) -> TotalNeed | None:
    """What is left, spread as the clocks of the strategy would."""
    if aim.kind != "total" or judged is None or judged.value is None:
        return None
    calls, clocks = strategy().period.calls, _clocks()
    left, to_come, value = int(max(0.0, aim.value - judged.value)), calls[held:], judged.value
    spread = {clock: weights_by(clocks, clock, calls)[1] for clock in CLOCKS}
    asked = {
        clock: apportioned(left, {call: weights[call] for call in to_come}) if to_come else {}
        for clock, weights in spread.items()
    }
    only = calls[0] if held == 1 else None
    return TotalNeed(
        done=value,
        goal=aim.value,
        left=left,
        calls_left=to_come,
        equal=apportioned(left, dict.fromkeys(to_come, 1.0)) if to_come else {},
        clocks=tuple(ClockNeed(clock, by_call, None) for clock, by_call in asked.items()),
        by_call={only: value} if only else None,
        best=value if only else None,
        best_call=only,
        mean=value / held if held else None,
    )


def _shown(identifier: str, done: float | None, *, reason: str | None) -> tuple[ClockVerdict, ...]:
    expected = {clock: shares[identifier] for clock, shares in SHOWN_CLOCKS.items() if identifier in shares}
    if done is None or reason is not None:
        return verdict.without_verdict(expected)
    judged = verdict.by_clocks(done, expected, strategy().thresholds)
    return tuple(replace(clock, period_share=NORMAL_YEARS.get(clock.clock, 1.0)) for clock in judged)


def _counted(figure: Figure, value: float) -> Reported:
    stated = reported(replace(figure, numerator=value, parts=()))
    return replace(stated, feed="records", document=None, page=None, author=None)


def edition(**changes: Any) -> Edition:
    """The whole edition."""
    sectors = {
        "SCH": text("Skole", "School education"),
        "VET": text("Fag- og yrkesopplæring", "Vocational education"),
        "ADU": text("Voksnes læring", "Adult education"),
    }
    facts: dict[str, Any] = {
        "workspace": "norway-2021",
        "country": "NO",
        "strategy": strategy(),
        "as_of": AS_OF,
        "languages": ("nb", "en"),
        "texts": texts(),
        "programme": load_catalogue(None).programmes["erasmus-2021-2027"],
        "calls_held": (2021,),
        "clocks": (
            Clock(
                "linear",
                "linear",
                text("Rett linje", "Straight line"),
                text("Like mye i hver søknadsrunde.", "The same in every call."),
                CLOCKS["linear"],
            ),
            Clock(
                "budget",
                "budget",
                text("Budsjett", "Budget"),
                text(
                    "I takt med EUs årlige forpliktelser til programmet.",
                    "In step with the EU's yearly commitments to the programme.",
                ),
                CLOCKS["budget"],
                "European Commission, programme performance statement",
            ),
        ),
        "shown_clocks": (
            Clock(
                "rounds",
                "calls_held",
                text("Avgjorte runder", "Rounds held"),
                text("Et år teller med de rundene som er avgjort.", "A year counts with the rounds decided."),
                None,
                assumption=True,
            ),
            Clock(
                "normal_year",
                "normal_year",
                text("Normalår", "Normal year"),
                text("Et år i forrige periode.", "A year of the previous period."),
                None,
                "HK-dir",
                reason=text("Rapporten oppgir bare ett tall", "The report states one number only"),
            ),
        ),
        "caveats": CAVEATS,
        "statuses": tuple(replace(status(figure), revision=REVISIONS.get(figure.id)) for figure in FIGURES),
        "coverages": (
            Coverage(
                indicator="indicator_m5",
                name=FIGURES[4].short,
                at_least=2,
                values=sectors,
                target="M5",
                groups=(CoverageGroup(2, 4), CoverageGroup(1, 4), CoverageGroup(0, 2)),
                pending=(text("Trøndelag", "Trøndelag"), text("Vestfold og Telemark", "Vestfold og Telemark")),
            ),
        ),
        "snapshots": (
            SnapshotAccount(
                Snapshot(
                    id=SNAPSHOT,
                    sha256=_DIGEST,
                    file="figures-september-2021.csv",
                    bytes=4096,
                    source="stated_figures",
                    layout="figures, one per row",
                    as_of=AS_OF,
                    received=datetime(2021, 12, 1, 9, 0, tzinfo=UTC),
                    scope={},
                ),
                Account(
                    snapshot=SNAPSHOT,
                    rows_read=31,
                    rows_used=30,
                    merged=0,
                    set_aside=1,
                    unexplained=0,
                    repairs={},
                    unknown=0,
                ),
            ),
        ),
        "set_aside": (SetAsideRow(SNAPSHOT, "figures-september-2021.csv", 31, "no cell is filled", ";;;;;;;;"),),
        "withdrawn": (
            Withdrawn(
                "2021-1-NO01-KA122-VET-000000001",
                "Praksis i Europa",
                "KA122-VET",
                2021,
                SNAPSHOT,
                "figures-september-2021.csv",
                AS_OF,
            ),
        ),
    }
    stated = {**facts, **changes}
    if stated["strategy"] is None:
        stated["programme"] = None
    return Edition(**stated)
