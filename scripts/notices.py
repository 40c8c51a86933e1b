"""Write THIRD-PARTY-NOTICES.md: what erasmeter stands on when it runs, in which version, under which licence.

The list is requirements/runtime.lock; the licences are what each installed package says of itself. Run with the
Python of .venv. ``make lock`` runs it, and a test fails when the file is out of date.
"""

import re
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LOCK = ROOT / "requirements" / "runtime.lock"
NOTICES = ROOT / "THIRD-PARTY-NOTICES.md"

HEAD = """\
# Third-party notices

erasmeter is under the EUPL 1.2 (see LICENSE). It does not contain the packages below; they are installed beside
it, and each stays under its own licence, whose text comes with it. What is needed only for tests and
documentation is in `requirements/development.lock` and not listed here.

This file is made by `make lock` from `requirements/runtime.lock` and the packages' own metadata.

| package | version | licence |
|---|---|---|
"""

# Packages that the lock names for other systems only; read from their metadata by hand.
ELSEWHERE = {"colorama": "BSD-3-Clause"}

# What older metadata say in words, as SPDX identifiers.
SPDX = {
    "BSD": "BSD-3-Clause",
    "BSD License": "BSD-3-Clause",
    "BSD 3-Clause": "BSD-3-Clause",
    "MIT License": "MIT",
    "Apache Software License": "Apache-2.0",
    "Apache License, Version 2.0": "Apache-2.0",
    "ISC License": "ISC",
    "ISC License (ISCL)": "ISC",
}


@dataclass(frozen=True)
class Pin:
    """One line of a lock: a package, its version, and whether it is for all systems."""

    name: str
    version: str
    everywhere: bool


def pins(lock: str) -> list[Pin]:
    """All pins of the text of a lock, in its order."""
    found = re.findall(r"^([\w.-]+)==(\S+)( ;)?", lock, re.MULTILINE)
    return [Pin(name, version, not marker) for name, version, marker in found]


def licence(name: str) -> str:
    """The SPDX expression of an installed package. Raises LookupError if it says nothing of use."""
    fields = distribution(name).metadata.get_all
    classifiers = [text.rpartition(" :: ")[2] for text in fields("Classifier", []) if text.startswith("License ::")]
    for text in [*fields("License-Expression", []), *fields("License", []), *classifiers]:
        said = str(text).strip()
        # Some packages put their whole licence text into the field.
        if said and "\n" not in said and len(said) < 60:
            return SPDX.get(said, said)
    raise LookupError(f"{name} does not say its licence in its metadata")


def notices(lock: str) -> str:
    """The whole text of THIRD-PARTY-NOTICES.md for the text of a lock."""
    rows = []
    for pin in pins(lock):
        try:
            found = licence(pin.name)
        except PackageNotFoundError:
            if pin.everywhere:
                raise
            found = ELSEWHERE[pin.name]
        rows.append(f"| {pin.name} | {pin.version} | {found} |\n")
    return HEAD + "".join(rows)


def main() -> None:
    NOTICES.write_text(notices(LOCK.read_text(encoding="utf-8")), encoding="utf-8")
    print(f"{NOTICES.name}: {len(pins(LOCK.read_text(encoding='utf-8')))} packages")


if __name__ == "__main__":
    main()
