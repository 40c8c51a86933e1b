"""Names of places: which postcodes and municipalities a town, as somebody wrote it, may mean."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from erasmeter.base.spelling import normalised
from erasmeter.harmonise.places.spelling import (
    decoded,
    folded,
    lost_letters,
    marked,
    plain,
    spelt,
    without_brackets,
)
from erasmeter.harmonise.places.successors import Reference
from erasmeter.harmonise.places.territory import Territory, Unit

TOWN = "town"
LETTERS_RESTORED = "town, its letters restored"


@dataclass(frozen=True, slots=True)
class Meant:
    """What a town may mean: pieces of the country for each name that fits, and how it was read."""

    by_name: dict[str, set[Unit]]
    how: str = TOWN

    @property
    def units(self) -> set[Unit]:
        """The pieces of all names."""
        return set().union(*self.by_name.values())


@dataclass
class Names:
    """Names with the pieces of the country that they mean: as they are spelt, without accents, and folded."""

    _exact: dict[str, set[Unit]] = field(default_factory=dict)
    _plain: dict[str, set[Unit]] = field(default_factory=dict)
    _folded: dict[str, set[Unit]] = field(default_factory=dict)

    @classmethod
    def of(cls, reference: Reference, territory: Territory) -> "Names":
        """Of postal towns and municipalities in the lists; then of municipalities that only tables name, with their
        names in other languages."""
        names = cls()
        for _, postcode, town, _, municipality in reference.postcodes:
            for name in spelt(str(town)) | spelt(str(municipality)):
                names._add(name, {str(postcode)})
        further: dict[str, set[Unit]] = {}
        for name, units in [*_in_tables(reference, territory), *_in_two_languages(reference, territory, names)]:
            if name not in names._exact:
                further.setdefault(name, set()).update(units)
        for name, units in further.items():
            names._add(name, units)
        return names

    def _add(self, name: str, units: Iterable[Unit]) -> None:
        for index, key in ((self._exact, name), (self._plain, plain(name)), (self._folded, folded(name))):
            index.setdefault(key, set()).update(units)

    def meant(self, town: str) -> Meant:
        """What a town means; empty where no name is like it, several names where letters were lost."""
        read = decoded(town)
        if units := self._as_spelt(read):
            return Meant({read: units}, TOWN if read == town else LETTERS_RESTORED)
        for written in dict.fromkeys((read, marked(read))):
            pattern = lost_letters(written)
            fitting = {name: units for name, units in self._exact.items() if pattern and pattern.fullmatch(name)}
            if fitting:
                return Meant(fitting, LETTERS_RESTORED)
        return Meant({})

    def _as_spelt(self, town: str) -> set[Unit]:
        """Only where no name is spelt so, without accents: Høle is not Hole."""
        return (
            self._exact.get(normalised(town)) or self._plain.get(plain(town)) or self._folded.get(folded(town)) or set()
        )


def _in_tables(reference: Reference, territory: Territory) -> Iterator[tuple[str, set[Unit]]]:
    for year, number, name, others, later, successor, successor_name in reference.municipalities:
        known = territory.municipality(int(str(year)), str(number))
        then = None if later is None else territory.municipality(int(str(later)), str(successor))
        meant = known or then
        if meant is not None:
            for each in (name, *(others if isinstance(others, list | tuple) else ())):
                yield without_brackets(str(each)), territory.pieces(meant)
        if then is not None:
            yield without_brackets(str(successor_name)), territory.pieces(then)


def _in_two_languages(reference: Reference, territory: Territory, names: Names) -> Iterator[tuple[str, set[Unit]]]:
    """Of ``KARASJOHKA KARASJOK``, where a town of the municipality is called by one of the words, the others."""
    stated = {(int(str(row[0])), str(row[3]), normalised(str(row[4]))) for row in reference.postcodes}
    for year, number, name in stated:
        words = without_brackets(name).split()
        found = territory.municipality(year, number)
        own = set(territory.postcodes.get(found, ())) if found is not None else set()
        of_words = [names._exact.get(word, set()) for word in words]
        if len(words) > 1 and any(units and units <= own for units in of_words):
            for word, units in zip(words, of_words, strict=True):
                if not units:
                    yield word, set(own)
