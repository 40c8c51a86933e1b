"""Made projects of a country's organisations, and of others abroad in which some of them take part."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from erasmeter.demo.actions import ACTIONS, BEFORE, NOW, PRIORITIES, TOPICS, Action, Topic
from erasmeter.demo.chance import Chance
from erasmeter.demo.organisations import Organisation


@dataclass(frozen=True)
class Contract:
    """A code with a grant, in cents; a project has one, or one for each of its schools."""

    code: str
    holder: Organisation
    cents: int


@dataclass(frozen=True)
class Project:
    """A project. ``as_first_listed`` is what the first of two lists said of it where that was otherwise;
    ``is_vanished`` says that the first list alone holds it."""

    code: str
    action: Action
    call: int
    title: str
    topics: tuple[Topic, ...]
    priorities: tuple[Topic, ...]
    coordinator: Organisation
    partners: tuple[Organisation, ...]
    contracts: tuple[Contract, ...]
    start: date
    months: int
    agency: str | None
    as_first_listed: "Project | None" = None
    is_vanished: bool = False

    @property
    def organisations(self) -> tuple[Organisation, ...]:
        """The coordinator and the partners."""
        return (self.coordinator, *self.partners)

    @property
    def cents(self) -> int:
        """The grant of all contracts."""
        return sum(contract.cents for contract in self.contracts)

    @property
    def challenges(self) -> frozenset[str]:
        """The challenges of society that its topics and priorities serve."""
        return frozenset(one.challenge for one in (*self.topics, *self.priorities) if one.challenge)

    @property
    def is_described(self) -> bool:
        """Whether any topic or priority tells what it is about."""
        return bool(self.topics or self.priorities)


@dataclass
class ProjectMaker:
    """Makes the projects of one country's agency and those abroad. ``agencies`` by sector; ``""`` is the usual one."""

    country: str
    agencies: Mapping[str, str]
    own: Sequence[Organisation]
    abroad: Sequence[Organisation]
    chance: Chance
    _numbers: dict[str, int] = field(default_factory=dict)

    def projects(self, actions: Sequence[str], calls: Sequence[int], wanted: int, share_abroad: float) -> list[Project]:
        """``wanted`` projects, spread over actions and calls."""
        return [
            self._project(ACTIONS[actions[at % len(actions)]], calls[at // len(actions) % len(calls)], share_abroad)
            for at in range(wanted)
        ]

    def _project(self, action: Action, call: int, share_abroad: float) -> Project:
        chance = self.chance
        is_abroad = action.list != "KA1" and chance.happens(share_abroad)
        coordinator = chance.one(self.abroad) if is_abroad else self._coordinator(action)
        partners = self._partners(action, coordinator) if action.list != "KA1" else ()
        code, agency = self._code(action, call, coordinator.country)
        topics = chance.some(TOPICS, 0, 3) if action.list != "KA1" else []
        # Only national agencies' registers state priorities, and of youth there is none.
        states = action.is_partnership and action.period == NOW and agency is not None and action.sector != "YOU"
        priorities = chance.some(PRIORITIES, 0, 2) if states and not is_abroad and chance.happens(0.6) else []
        return Project(
            code=code,
            action=action,
            call=call,
            title=f"{chance.one(_TITLES)} {code[-4:]}",
            topics=tuple(topics),
            priorities=tuple(priorities),
            coordinator=coordinator,
            partners=partners,
            contracts=tuple(self._contracts(action, code, coordinator, partners)),
            start=date(call, chance.number(6, 12), chance.one((1, 1, 1, 15))),
            months=chance.number(6, 30),
            agency=agency,
        )

    def _coordinator(self, action: Action) -> Organisation:
        if action.sector == "SPO":
            return self.chance.one(self._in_sport)
        if action.sector == "YOU":
            return self.chance.one(self._in_youth_work)
        return self.chance.one(self._told_by_name if action.is_centralised else self.own)

    def __post_init__(self) -> None:
        # With two registrations of one name, a list without identifiers tells neither.
        self._told_by_name = told_by_name(self.own)
        self._in_sport = [one for one in self._told_by_name if one.kind.is_sport]
        self._in_youth_work = [one for one in self._told_by_name if one.kind.is_youth]

    def _partners(self, action: Action, coordinator: Organisation) -> tuple[Organisation, ...]:
        own = self._in_sport if action.sector == "SPO" else self._told_by_name
        is_home = coordinator.country == self.country
        least = 0 if is_home or self.chance.happens(0.2) else 1
        taken = self.chance.some(own, least, 2) + self.chance.some(self.abroad, 1, 4)
        return tuple(one for one in taken if one.body != coordinator.body)

    def _code(self, action: Action, call: int, country: str) -> tuple[str, str | None]:
        number = self._next(action.list + action.period)
        if action.is_centralised and action.period == BEFORE:
            return f"{590_000 + number}-EPP-1-{call}-1-{country}-{action.code}", None
        if action.is_centralised:
            return f"{101_040_000 + number + (400_000 if action.list == 'sport' else 0)}", None
        agency = self.agencies.get(action.sector, self.agencies[""]) if country == self.country else f"{country}01"
        return f"{call}-1-{agency}-{action.code}-{number:0{9 if action.period == NOW else 6}d}", agency

    def _next(self, series: str) -> int:
        self._numbers[series] = self._numbers.get(series, 0) + 1
        return self._numbers[series]

    def _contracts(
        self, action: Action, code: str, coordinator: Organisation, partners: Sequence[Organisation]
    ) -> Iterator[Contract]:
        if not action.is_shared:
            yield Contract(code, coordinator, self._cents())
            return
        for number, holder in enumerate((coordinator, *partners), start=1):
            if number == 1 or holder.country == self.country:
                yield Contract(f"{code}_{number}", holder, self._cents())
                if number > 1:
                    self.chance.count("contract_of_partner")

    def _cents(self) -> int:
        return self.chance.number(10_000, 400_000) * 100


def told_by_name(organisations: Sequence[Organisation]) -> list[Organisation]:
    """Those that a name and a town tell: their body has no other registration."""
    several = {one.body for one in organisations if one.body != one.number}
    return [one for one in organisations if one.body not in several]


_TITLES = ("Bridges", "Young voices", "Skills at sea", "Working together", "Open classrooms", "A greener town")
