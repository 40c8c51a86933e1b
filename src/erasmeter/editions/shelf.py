"""The saved editions of an open workspace: saved whole, listed, compared, and read as a history."""

from dataclasses import dataclass

from erasmeter.base.spelling import did_you_mean
from erasmeter.editions.difference import Difference, differences
from erasmeter.editions.files import SavedEdition, read_files, write_files
from erasmeter.editions.history import History, histories
from erasmeter.editions.keeping import kept
from erasmeter.errors import ErasmeterError, Fault, WrongCall
from erasmeter.present.gather import Material, gather
from erasmeter.store.editions import EditionStore


@dataclass(frozen=True, slots=True)
class Listed:
    """An edition in the list; where it is damaged, ``edition`` is None and ``faults`` say what is wrong."""

    name: str
    seal: str | None
    edition: SavedEdition | None
    faults: tuple[Fault, ...] = ()


@dataclass(frozen=True, slots=True)
class Compared:
    """Two editions, the one of the earlier date first, and the change of every target between them."""

    before: SavedEdition
    after: SavedEdition
    differences: tuple[Difference, ...]


@dataclass(frozen=True)
class Shelf:
    """What is asked of the saved editions. All methods raise WrongCall for names that there are not, and DataFaults for
    editions that are damaged."""

    store: EditionStore

    def save(self, name: str, material: Material) -> SavedEdition:
        """Saves what is known and judged, under a new name."""
        self.store.refuse_unless_free(name)
        former = [edition.content for edition in self.every()]
        made = kept(material, gather(material), former)
        with self.store.new(name) as folder:
            write_files(folder, made)
        return self.read(name)

    def read(self, name: str) -> SavedEdition:
        """An edition that is as it was saved."""
        return read_files(name, self.store.checked(name))

    def listed(self) -> tuple[Listed, ...]:
        """All editions, the earliest date first; those that are damaged come last, each with what is wrong."""
        return tuple(sorted((self._listed(name) for name in self.store.names()), key=_by_date))

    def compare(self, one: str, other: str) -> Compared:
        """The change between two editions, from the earlier date to the later one, whichever is named first."""
        first, second = self.read(one), self.read(other)
        if second.content.as_of < first.content.as_of:
            first, second = second, first
        return Compared(first, second, differences(first, second))

    def histories(self, target: str | None = None) -> tuple[History, ...]:
        """The history of every target, or of one, over all editions."""
        found = {history.id: history for history in histories(self.every())}
        if target is None:
            return tuple(found.values())
        if target not in found:
            mend = did_you_mean(target, found)
            raise WrongCall(Fault("no saved edition has such a target", None, None, target, tuple(found), mend))
        return (found[target],)

    def damaged(self) -> list[Fault]:
        """What is wrong with saved editions."""
        return [fault for item in self.listed() for fault in item.faults]

    def every(self) -> tuple[SavedEdition, ...]:
        """All editions, the earliest date first."""
        editions = [self.read(name) for name in self.store.names()]
        return tuple(sorted(editions, key=lambda edition: (edition.content.as_of, edition.name)))

    def _listed(self, name: str) -> Listed:
        try:
            return Listed(name, self.store.seal(name), self.read(name))
        except ErasmeterError as error:
            return Listed(name, None, None, error.faults)
        except OSError:
            return Listed(name, None, None, (Fault("the seal of a saved edition is gone", name),))


def _by_date(item: Listed) -> tuple[bool, str, str]:
    day = item.edition.content.as_of.isoformat() if item.edition else ""
    return (item.edition is None, day, item.name)
