"""Figures that people hand over: what was applied for, which is shown beside what was awarded and never judged."""

from collections.abc import Iterable, Mapping
from pathlib import Path

from erasmeter.demo.files import MadeFile, Rows, write_csv
from erasmeter.demo.truth import applied_for
from erasmeter.demo.world import World

MAPS: Mapping[str, str] = {}
_HEADER = ("indicator", "part", "as_of", "value", "basis", "document", "page", "author", "note", "caveats")


def write(world: World, folders: Mapping[str, Path]) -> Iterable[MadeFile]:
    """Writes one file."""
    day = world.day(10).isoformat()
    path = folders["NO"] / f"stated-figures_{day}.csv"
    rows = [
        (name, "", day, str(number), "applied", "Made status report", f"table {page}", "The made agency", "", "")
        for page, (name, number) in enumerate(applied_for(world).items(), start=1)
    ]
    write_csv(path, [_HEADER, *rows])
    return [MadeFile(path, "stated_figures", Rows(used=len(rows)))]
