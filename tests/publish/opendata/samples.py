"""Publications that have every dataset, and texts that would do harm if a writer let them."""

from dataclasses import replace
from datetime import date
from functools import cached_property

from erasmeter.base.text import Text
from erasmeter.editions.history import History, Standing
from erasmeter.editions.saved import Item
from erasmeter.model.breakdowns import PROTECTED, TOTAL, Breakdown, BreakdownCell, Dimension, Member
from erasmeter.model.imprints import Credit, Imprint
from erasmeter.model.indicators import Indicator
from erasmeter.model.levels import Inhabitants, Level, Rank
from erasmeter.model.status import Beside, HeldCaveat, Reported, TargetStatus
from erasmeter.model.strategies import Source, Yardstick
from erasmeter.present.edition import Coverage, CoverageMember, Edition, Overview, Series, SetAsideRow
from erasmeter.publish.publication import Publication
from tests.present import norway

LANGUAGES = ("nb", "nn", "en")
IMPRINT = Imprint(
    publisher="HK-dir",
    publisher_page="https://www.example.org/",
    contact="data@example.org",
    licence="https://creativecommons.org/licenses/by/4.0/",
    address="https://data.example.org/erasmus",
    sources={"stated_figures": Credit(publisher="HK-dir", licence="https://data.norge.no/nlod/no/2.0")},
)
HOSTILE = (
    "=cmd|' /C calc'!A0",
    "+1",
    "-1+2",
    "@SUM(1)",
    "\t=1",
    "\r=1",
    "'=1",
    " =1+1",
    "\uff1d1",
    "<script>alert('x')</script>&amp;\"'",
    "\u202egnp.exe\u202c",
    "\x01\x08\x0b\x1f\x7f_x0041_",
    "\ufffe\uffff\ufdd0\x85\u2028\x9f\U000e0041",
    'a "quoted", word;\r\nand a line\nand a \\ and a |',
    "{{ 7*7 }} {0} %s",
    "y" * 10_000,
)
"""Harmless and whole in every format."""
BROKEN = ("half a pair \ud83d here", "nothing\0here", "\udc00")
"""What no format can hold: told by a replacement character."""


def text(word: str) -> Text:
    """The same in all languages."""
    return Text(nb=word, en=word)


class WithHistory(Publication):
    """A publication whose history is stated rather than read from saved editions."""

    @cached_property
    def histories(self) -> tuple[History, ...]:
        return (history(),)


def publication(edition: Edition | None = None, languages: tuple[str, ...] = LANGUAGES) -> Publication:
    """The whole edition with imprint and history."""
    return WithHistory(edition or whole_edition(), languages, IMPRINT)


def whole_edition() -> Edition:
    """Norway's edition, and of everything that it lacks a little."""
    plain = norway.edition()
    first, *others = plain.statuses
    return replace(
        plain,
        statuses=(_with_all(first), *others),
        levels=(level(),),
        overview=Overview((Series("projects", text("Prosjekter"), "project", {2021: 51, 2020: 42.0}),), (2020, 2021)),
        coverages=(*plain.coverages, coverage()),
        breakdowns=(breakdown(),),
    )


def _with_all(status: TargetStatus) -> TargetStatus:
    reason = Text(nb="Fordi", en="Because").saying("nn", "Av di")
    held = (
        HeldCaveat("small_number", "qualifies", "target", "M1", reason, "Kari Nordmann", date(2021, 10, 1)),
        HeldCaveat("small_number", "qualifies", "source", "stated_figures", "because", None, None),
    )
    beside = Beside(status.indicator, "pending_granted", 600, 600, None, 2, (2021,), ("first_round",))
    return replace(status, held=held, beside=(beside,))


def coverage() -> Coverage:
    """Two counties, one of which has nothing in one sector."""
    sectors = {"SCH": text("Skole"), "VET": text("Fag")}
    members = (CoverageMember("11", text("Rogaland"), {"SCH": 2}), CoverageMember("46", text("Vestland"), {}))
    return Coverage("accreditations", text("Akkrediteringer"), 2, sectors, "M5", members)


def level() -> Level:
    """A yardstick with a figure."""
    yardstick = Yardstick(
        id="E1", group="g", name=text("Deltakelser"), short=text("D"), indicator="own_participations", source=Source()
    )
    figure = Reported(
        "records", "awarded", 663, 663, None, None, norway.AS_OF, {"b": (1,), "a": (2,)}, caveats=("first_round",)
    )
    people = Inhabitants(5_391_369, date(2021, 1, 1), "SSB")
    return Level(
        yardstick,
        indicator("own_participations", "participation"),
        norway.AS_OF,
        figure,
        {2021: 663},
        people,
        Rank(3, 33),
    )


def indicator(name: str, unit: str) -> Indicator:
    """An indicator of this name."""
    words = {"nb": name, "en": name}
    return Indicator.model_validate({"id": name, "name": words, "description": words, "unit": unit, "kind": "stated"})


def breakdown() -> Breakdown:
    """Learners by country and year: a cell of three is protected, and with it what would tell it."""
    cells = {
        ("ES", "2021"): 40, ("ES", "2022"): 60, ("ES", TOTAL): 100,
        ("MT", "2021"): None, ("MT", "2022"): None, ("MT", TOTAL): 20,
        (TOTAL, "2021"): None, (TOTAL, "2022"): None, (TOTAL, TOTAL): 120,
    }  # fmt: skip
    total = text("I alt")
    return Breakdown(
        id="participants",
        name=Text(nb="Deltakere etter land og år / en lang tittel", en="Participants by country and year"),
        indicator=indicator("vet_learners_abroad", "learner"),
        basis="realised",
        dimensions=(
            Dimension("country", text("Land"), (Member("ES", text("Spania")), Member("MT", text("Malta"))), total),
            Dimension("call_year", text("År"), (Member("2021", text("2021")), Member("2022", text("2022"))), total),
        ),
        cells=tuple(
            BreakdownCell(at, value, value, None, None if value is not None else PROTECTED)
            for at, value in cells.items()
        ),
        additive=True,
        caveats=("private_sector_proxy", "first_round"),
        threshold=5,
        persons=True,
    )


def history() -> History:
    """A target that turned between two editions."""
    words = {"nb": "Elever", "en": "Learners"}
    items = [
        Item(
            id="M1", what="target", name=words, short=words, unit="learner", kind="total", goal=10000, figure="f",
            feed="stated", value=value, numerator=value, denominator=None, verdict=verdict,
            caveats=("first_round", "long_gone"),
        )
        for value, verdict in ((500, "behind"), (573.5, "far behind"))
    ]  # fmt: skip
    return History(
        "M1",
        (
            Standing("2021-06", date(2021, 6, 30), items[0], None, ()),
            Standing("2021-09", norway.AS_OF, items[1], None, ("new_activity", "passing_time")),
        ),
    )


def hostile_publication(*words: str) -> Publication:
    """A publication that has these texts wherever text comes from outside."""
    plain = norway.edition()
    statuses, snapshots = [], []
    for number, word in enumerate(words):
        status = norway.status(replace(norway.FIGURES[0], id=f"H{number}"))
        assert status.judged is not None
        target = status.target.model_copy(update={"name": text("x").model_copy(update={"nb": word, "en": word})})
        judged = replace(status.judged, document=word, page=word, note=word)
        held = (HeldCaveat("small_number", "qualifies", "figure", word, word, None, None),)
        statuses.append(replace(status, target=target, judged=judged, held=held))
        held_file = plain.snapshots[0]
        snapshot = held_file.snapshot.model_copy(update={"id": f"{number:012d}", "file": word, "source": "x"})
        snapshots.append(replace(held_file, snapshot=snapshot))
    edition = replace(
        plain,
        statuses=tuple(statuses),
        snapshots=tuple(snapshots),
        coverages=(),
        set_aside=(SetAsideRow(*("x", "x", 1, "x", "x")),),
    )
    return Publication(edition, ("nb", "en"), Imprint(publisher=words[0].strip("\0") or "x"))
