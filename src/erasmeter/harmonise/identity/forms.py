"""Sightings in the form in which they are compared, and how much each word of a name tells."""

import math
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from erasmeter.harmonise.identity.letters import LOST
from erasmeter.harmonise.identity.names import (
    Name,
    address_form,
    host_form,
    parse,
    postcode_form,
    town_form,
    website_form,
)
from erasmeter.harmonise.identity.sightings import Sighting
from erasmeter.harmonise.identity.townnames import TOWNS
from erasmeter.harmonise.identity.words import COMMON_WORDS

_OTHER_NAMES = 2000
"""How many names of the world beside those at hand are imagined, so that words of short lists are weighed too."""
_COMMON_SHARE = 0.03
_RARE_SHARE = 0.0005
_MOST_NAMES = 6
_OVERSEAS = {
    "FR": "GF GP MF MQ NC PF PM RE TF WF YT BL",
    "DK": "FO GL",
    "NL": "AN AW BQ CW SX",
    "FI": "AX",
    "NO": "SJ BV",
}
_PARTS_OF = {part: country for country, parts in _OVERSEAS.items() for part in parts.split()}
"""Parts of countries that lists name now by their own code, now by the country's."""
_TIMES_SETTLED = 3
_SHARED_DOMAIN = 4
"""Organisations; a domain that more of them give belongs to a region, a ministry or a network."""


@dataclass(frozen=True, slots=True)
class Form:
    """What counts of a sighting when it is compared. Blank texts where nothing is stated."""

    names: tuple[Name, ...]
    towns: tuple[str, ...]
    country: str | None
    postcode: str
    address: str
    domain: str
    host: str


def form_of(sighting: Sighting) -> Form:
    """The form of a sighting."""
    names = dict.fromkeys(parse(name) for name in sorted(sighting.names)[:_MOST_NAMES] or [sighting.key])
    towns = dict.fromkeys(town for stated in sorted(sighting.towns) if (town := town_form(stated)))
    website = sighting.website or ""
    domain = website_form(website)
    return Form(
        tuple(names),
        tuple(towns),
        _PARTS_OF.get(sighting.country or "", sighting.country),
        postcode_form(sighting.postcode or ""),
        address_form(sighting.address or ""),
        domain,
        host_form(website) if domain else "",
    )


@dataclass(frozen=True)
class Weights:
    """What words and domains tell among the forms at hand. ``towns`` are the words that stand as towns, ``settled``
    those that are met too often to be typing errors."""

    bits: Mapping[str, float]
    unknown: float
    shared_domains: frozenset[str]
    towns: frozenset[str]
    settled: frozenset[str]
    settled_towns: frozenset[str]

    def of_word(self, word: str) -> float:
        """How much a word tells, in bits: the rarer the more."""
        return self.bits.get(word, self.unknown)

    def is_town(self, word: str) -> bool:
        """Whether a word stands as a town somewhere, in this or another language."""
        return TOWNS.get(word, word) in self.towns

    def of(self, words: Iterable[str]) -> float:
        """How much words tell together, in whatever order."""
        return math.fsum(map(self.of_word, words))


def weigh(forms: Collection[Form]) -> Weights:
    """Learns the weights from all forms."""
    names = {(name.words, name.spelt, name.general) for form in forms for name in form.names}
    met = Counter(word for said in names for word in frozenset().union(*said))
    total = len(names) + _OTHER_NAMES
    bits = {
        word: math.log2(total / (times + _OTHER_NAMES * (_COMMON_SHARE if word in COMMON_WORDS else _RARE_SHARE)))
        for word, times in met.items()
    }
    named_by = {(form.domain, form.names[0].squeezed) for form in forms if form.domain and form.names}
    domains = Counter(domain for domain, _ in named_by)
    shared = frozenset(domain for domain, times in domains.items() if times > _SHARED_DOMAIN)
    towns = frozenset(town for form in forms for town in form.towns if " " not in town)
    settled = towns | {word for word, times in met.items() if times >= _TIMES_SETTLED and LOST not in word}
    times_town = Counter(town for form in forms for town in form.towns)
    settled_towns = frozenset(
        town for town, times in times_town.items() if times >= _TIMES_SETTLED and LOST not in town
    )
    unknown = math.log2(total / (1 + _OTHER_NAMES * _RARE_SHARE))
    return Weights(bits, unknown, shared, towns, settled, settled_towns)
