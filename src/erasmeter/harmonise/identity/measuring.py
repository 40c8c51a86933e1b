"""How well organisations are recognised: precision and recall, held against hidden identifiers.

Pairs are counted. A pair is true if an identifier is the same, be it by way of other statements of the organisation; of
bodies also if name, town and country are, for one body may have several registrations. Precision is the share of the
pairs found that are true, recall the share of the true pairs that were found.
"""

from collections import Counter
from collections.abc import Callable, Collection, Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Any

from erasmeter.base.spelling import normalised
from erasmeter.harmonise.identity.clusters import Clusters
from erasmeter.harmonise.identity.identify import identify
from erasmeter.harmonise.identity.names import parse, town_form
from erasmeter.harmonise.identity.sightings import BODY, REGISTRATION, Level
from erasmeter.harmonise.identity.trials import Trial
from erasmeter.model.reading import Progress

ACROSS_FILES = "across files"
DIFFERENT = "different statements"
COLUMNS = ("files", "pairs", "level", "method", "records", "true", "found", "right", "precision", "recall", "f1")

Naming = Callable[[Trial], Hashable]


@dataclass(frozen=True)
class _Counted:
    """Pairs that are true, that were found, and that were found and are true."""

    true: int
    found: int
    right: int

    @property
    def figures(self) -> dict[str, Any]:
        """The counts, and precision, recall and F1; blank where nothing can be divided."""
        precision = self.right / self.found if self.found else None
        recall = self.right / self.true if self.true else None
        f1 = 2 * self.right / (self.true + self.found) if self.true + self.found else None
        counts = {"true": self.true, "found": self.found, "right": self.right}
        return {**counts, "precision": precision, "recall": recall, "f1": f1}


def measure(trials: Sequence[Trial], progress: Progress, *, by_pair: bool) -> list[dict[str, Any]]:
    """One row per choice of files, way of counting, level and method; columns as in COLUMNS.

    ``across files`` counts pairs of statements of different files. ``different statements`` counts pairs of statements
    that differ in any letter, each once however many files have it: what is the same to the letter proves nothing.
    Where the files are two or more, ``by_pair`` adds rows for each two of them, identified by themselves.
    """
    files = list(dict.fromkeys(trial.file for trial in trials))
    rows = list(_rows("all", trials, progress))
    for pair in combinations(files, 2) if by_pair and len(files) > 2 else ():
        rows += _rows(" + ".join(pair), [trial for trial in trials if trial.file in pair], progress)
    return rows


def _rows(files: str, trials: Sequence[Trial], progress: Progress) -> Iterator[dict[str, Any]]:
    found = identify([trial.sighting for trial in trials], (), progress)
    truths: Mapping[Level, Naming] = {level: _truth(trials, level) for level in (REGISTRATION, BODY)}
    methods: list[tuple[str, Mapping[Level, Naming]]] = [
        ("erasmeter", {REGISTRATION: _by(found.registration), BODY: _by(found.body)}),
        ("same name", {REGISTRATION: _name, BODY: _name}),
        ("same name, town and country", {REGISTRATION: _name_and_place, BODY: _name_and_place}),
    ]
    for counting, counted, records in (
        (ACROSS_FILES, _count_across, len(trials)),
        (DIFFERENT, _count_different, len(set(map(_statement, trials)))),
    ):
        for level in (REGISTRATION, BODY):
            for name, method in methods:
                pairs = counted(trials, truths[level], method[level])
                head = {"files": files, "pairs": counting, "level": level, "method": name, "records": records}
                yield {**head, **pairs.figures}


def _by(names: Mapping[str, str]) -> Naming:
    return lambda trial: names[trial.sighting.key]


def _name(trial: Trial) -> Hashable:
    return parse(trial.sighting.names[0]).plain


def _name_and_place(trial: Trial) -> Hashable:
    town = trial.sighting.towns[0] if trial.sighting.towns else ""
    return parse(trial.sighting.names[0]).plain, town_form(town), trial.sighting.country


def _statement(trial: Trial) -> Hashable:
    one = trial.sighting
    return one.names, one.towns, one.country, one.postcode, one.address, one.website


def _truth(trials: Sequence[Trial], level: Level) -> Naming:
    """The organisation that each trial is of."""
    clusters: Clusters[Hashable] = Clusters(
        [part for trial in trials for part in (*trial.identifiers, _as_body(trial))],
    )
    for trial in trials:
        first, *others = sorted(trial.identifiers)
        for other in others:
            clusters.join(first, other)
        if level == BODY:
            clusters.join(first, _as_body(trial))
    return lambda trial: clusters.name(min(trial.identifiers))


def _as_body(trial: Trial) -> Hashable:
    one = trial.sighting
    return "body", normalised(one.names[0]), normalised(one.towns[0] if one.towns else ""), one.country


def _count_across(trials: Collection[Trial], truth: Naming, method: Naming) -> _Counted:
    def pairs(naming: Naming) -> int:
        by_file: dict[str, Counter[Hashable]] = {}
        for trial in trials:
            by_file.setdefault(trial.file, Counter())[naming(trial)] += 1
        together: Counter[Hashable] = Counter()
        for counts in by_file.values():
            together.update(counts)
        within = sum(_pairs_of(count) for counts in by_file.values() for count in counts.values())
        return sum(map(_pairs_of, together.values())) - within

    return _Counted(pairs(truth), pairs(method), pairs(lambda trial: (truth(trial), method(trial))))


def _count_different(trials: Collection[Trial], truth: Naming, method: Naming) -> _Counted:
    """Statements that are the same to the letter count once, as what the first of them is."""
    once = list({_statement(trial): trial for trial in reversed(list(trials))}.values())

    def pairs(naming: Naming) -> int:
        return sum(map(_pairs_of, Counter(map(naming, once)).values()))

    return _Counted(pairs(truth), pairs(method), pairs(lambda trial: (truth(trial), method(trial))))


def _pairs_of(count: int) -> int:
    return count * (count - 1) // 2
