"""Real people of the Commission's extract of KA347: who went where, who came, and how old they were."""

import csv
from collections import Counter
from pathlib import Path

import pytest

from tests.disclosure.worlds import Attack, Person, attacked, counted

EXTRACT = "ka347-extract-5-columns.csv"


@pytest.fixture(scope="module")
def travellers(shared_data: Path) -> list[Person]:
    with (shared_data / "mobility" / EXTRACT).open(encoding="utf-8", newline="") as file:
        kinds = Counter(tuple(sorted(_traveller(record).items())) for record in csv.DictReader(file))
    return [(dict(kind), float(count)) for kind, count in sorted(kinds.items())]


def _traveller(record: dict[str, str]) -> dict[str, str]:
    age = int(record["Participant Age"])
    return {
        "year": record["Project Reference"][:4],
        "from": record["Sending Country Code"],
        "to": record["Receiving Country Code"],
        "age": "to 17" if age < 18 else "18-25" if age < 26 else "26 and over",
    }


def published(travellers: list[Person], country: str, *, secondary: bool = True) -> Attack:
    """What a country would publish of them: who it sent, by country and by age, and who it received."""
    years = _met(travellers, "year")
    sent = [one for one in travellers if one[0]["from"] == country]
    received = [one for one in travellers if one[0]["to"] == country]
    of_sent = {"from": country}
    tables = [
        counted(travellers, {"to": _met(sent, "to"), "year": years}, **of_sent),
        counted(travellers, {"age": _met(sent, "age"), "year": years}, **of_sent),
        counted(travellers, {"from": _met(received, "from"), "year": years}, to=country),
    ]
    return attacked(tables, secondary=secondary)


def _met(people: list[Person], name: str) -> tuple[str, ...]:
    return tuple(sorted({one[name] for one, _ in people}))


@pytest.mark.parametrize("country", ["BE", "FI", "NO"])
def test_what_a_country_publishes_tells_nobody(travellers: list[Person], country: str) -> None:
    attack = published(travellers, country)
    assert len(attack.hides.small) > 3
    assert attack.given_away == {}


@pytest.mark.parametrize("country", ["BE", "FI", "NO"])
def test_it_would_if_only_small_groups_were_hidden(travellers: list[Person], country: str) -> None:
    assert published(travellers, country, secondary=False).given_away
