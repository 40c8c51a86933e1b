"""Who publishes files for everybody, on which page, on which hosts, under which names.

The pages change and the addresses carry dates and random parts, so a file is known by the pattern of its name.
"""

import re
from dataclasses import dataclass

_MEGABYTE = 10**6


@dataclass(frozen=True, slots=True)
class Publisher:
    """A publisher of files.

    ``list_page`` is an https address of a page (HTML or JSON) that links to the files. ``hosts`` are the only ones that
    are spoken to, as ``host`` or ``host:port``. ``patterns`` are regular expressions, one of which is found in the
    name of every file that is meant. ``largest`` is the size in bytes above which a file is refused.
    """

    name: str
    list_page: str
    hosts: tuple[str, ...]
    patterns: tuple[str, ...]
    largest: int

    def means(self, name: str) -> bool:
        """Whether a file of this name is one of the publisher's."""
        return any(re.search(pattern, name, re.IGNORECASE) for pattern in self.patterns)


PUBLISHERS = (
    Publisher(
        name="project lists",
        list_page="https://erasmus-plus.ec.europa.eu/projects/projects-lists",
        hosts=("erasmus-plus.ec.europa.eu", "ec.europa.eu"),
        patterns=(r"^ErasmusPlus_.*_Projects_Overview_.*\.(csv|xlsx)$",),
        largest=600 * _MEGABYTE,
    ),
    Publisher(
        name="mobility raw data",
        list_page="https://data.europa.eu/api/hub/search/datasets/erasmus-mobility-raw-data",
        hosts=("data.europa.eu", "ec.europa.eu"),
        patterns=(r"^Erasmus.*-KA\d.*Mobility.*\.(csv|xlsx)$",),
        largest=1000 * _MEGABYTE,
    ),
)
"""The European Commission's two: project lists (up to 110 MB each in 2026) and finished mobilities (600 MB in all)."""
