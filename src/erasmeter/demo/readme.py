"""The page that lies in a folder of made data."""

from collections.abc import Mapping, Sequence

from erasmeter.demo.files import MadeFile
from erasmeter.demo.traps import TRAPS
from erasmeter.demo.world import World

_TEXT = """\
# Made data for erasmeter

Everything here is made. No organisation exists, no figure is real; towns are invented, counties are Norway's. Made with
`erasmeter demo-data` (size {size}, seed {seed}, traps {rate:g}, as of {as_of}); the same call gives the same bytes.

- `files/norway`, `files/finland`: files as one would receive them, in every layout that erasmeter reads
- `definitions/maps`: the column maps by which the lists of an agency's own layout are read
- `truth.json`: the true answer for each target, what is to become of the rows of every file, and the traps laid

This folder is a workspace:

    erasmeter status .
    erasmeter explain . P2 --rows newcomers.csv
    erasmeter status . --as-of {earlier}
    erasmeter report .

## The Norwegian files

{files}

## The Finnish register

{finnish}

`files/finland` is for a workspace of its own:

    erasmeter init finland --country FI
    erasmeter add finland files/finland/*.csv
    erasmeter measure finland newcomers --by call_year

## The traps laid in these files

{traps}
"""


def readme(world: World, files: Mapping[str, Sequence[MadeFile]]) -> str:
    """The page, in Markdown."""
    traps = [f"- {TRAPS[name]}: {times}" for name, times in sorted(world.strewn.items()) if times]
    return _TEXT.format(
        size=world.size,
        seed=world.seed,
        rate=world.rate,
        as_of=world.as_of.isoformat(),
        earlier=world.day(45).isoformat(),
        files=_listed(files["NO"]),
        finnish=_listed(files["FI"]),
        traps="\n".join(traps) or "None.",
    )


def _listed(files: Sequence[MadeFile]) -> str:
    return "\n".join(f"- `{one.path.name}`: {one.source}, {one.rows.read} rows" for one in files)
