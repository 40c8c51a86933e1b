"""Writes the made world into a folder: files in every layout, column maps, the true answers, and a page that says what
all of it is."""

import json
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

from erasmeter.base.registry import modules_in
from erasmeter.demo.actions import NOW
from erasmeter.demo.files import Layout, MadeFile
from erasmeter.demo.holders import ACCREDITED
from erasmeter.demo.newcomers import newcomers
from erasmeter.demo.readme import readme
from erasmeter.demo.truth import targets
from erasmeter.demo.world import World

COUNTRIES: Mapping[str, str] = {"NO": "norway", "FI": "finland"}
MAPS = Path("definitions") / "maps"
TRUTH = "truth.json"


@dataclass(frozen=True)
class Demo:
    """A written folder: the files by country, the earliest word first, and the truth as it stands in the folder."""

    folder: Path
    files: Mapping[str, tuple[MadeFile, ...]]
    truth: Mapping[str, Any]

    def paths(self, country: str) -> list[Path]:
        """The files of a country."""
        return [made.path for made in self.files[country]]


def write_demo(world: World, folder: Path) -> Demo:
    """Writes all of it into ``folder``, which is there. The same world gives the same bytes."""
    folders = {country: folder / "files" / name for country, name in COUNTRIES.items()}
    for place in (*folders.values(), folder / MAPS):
        place.mkdir(parents=True)
    made: list[MadeFile] = []
    for module in modules_in("erasmeter.demo.layouts", ("MAPS", "write")).values():
        layout = cast("Layout", module)
        for name, text in layout.MAPS.items():
            (folder / MAPS / f"{name}.yaml").write_text(text, encoding="utf-8")
        made += layout.write(world, folders)
    files = {
        country: tuple(sorted((one for one in made if one.path.parent == place), key=lambda one: one.path.name))
        for country, place in folders.items()
    }
    truth = _truth(world, files)
    (folder / TRUTH).write_text(json.dumps(truth, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    (folder / "README.md").write_text(readme(world, files), encoding="utf-8")
    return Demo(folder, files, truth)


def _truth(world: World, files: Mapping[str, tuple[MadeFile, ...]]) -> dict[str, Any]:
    return {
        "about": "True answers of made data; no organisation and no figure here is real.",
        "size": world.size,
        "seed": world.seed,
        "traps_rate": world.rate,
        "as_of": world.as_of.isoformat(),
        "targets": targets(world),
        "accreditations_by_county": _by_county(world),
        "grants_by_call": _grants(world),
        "first_list": _first_list(world),
        "finland": _finland(world),
        "traps": dict(sorted(world.strewn.items())),
        "files": {
            COUNTRIES[country]: {
                one.path.name: {
                    "source": one.source,
                    "rows_read": one.rows.read,
                    "rows_used": one.rows.used,
                    "merged": one.rows.merged,
                    "set_aside": one.rows.set_aside,
                }
                for one in listed
            }
            for country, listed in files.items()
        },
    }


def _by_county(world: World) -> dict[str, int]:
    """Accreditations in force, by the county of the holder in the division in force."""
    towns = [one.holder.town for one in world.accreditations if one.status == ACCREDITED]
    return dict(sorted(Counter(town.county(world.division) for town in towns if town is not None).items()))


def _grants(world: World) -> dict[int, float]:
    """Grants of the projects of Norwegian agencies, in euro, as the last list or register states them."""
    cents: Counter[int] = Counter()
    for one in world.projects:
        if (one.agency or "").startswith("NO") and not one.is_vanished:
            cents[one.call] += one.cents
    return {call: cents[call] / 100 for call in sorted(cents)}


def _first_list(world: World) -> dict[str, Any]:
    """What held while only the first of the two lists of partnerships was there."""
    partnerships = (one for one in world.projects if one.action.is_partnership and one.action.period == NOW)
    listed = [one.as_first_listed or one for one in partnerships]
    cents = sum(one.cents for one in listed if (one.agency or "").startswith("NO"))
    return {
        "as_of": world.day(45).isoformat(),
        "norwegian_partnerships": sum(any(each.country == "NO" for each in one.organisations) for one in listed),
        "grants_of_partnerships": cents / 100,
    }


def _finland(world: World) -> dict[str, Any]:
    projects = world.finland.projects
    return {
        "projects_by_call": dict(sorted(Counter(one.call for one in projects).items())),
        "grants": sum(one.cents for one in projects) / 100,
        "newcomers": newcomers(projects, "FI"),
    }
