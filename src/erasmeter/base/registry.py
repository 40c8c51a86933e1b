"""Things found by their folder: a module that lies in a walked package is in use, under the name of its file.

Nothing is registered by hand, so adding a kind, a clock, a source or an output costs one file. What such a module
must have is checked when it is found, not when it is first needed.
"""

from collections.abc import Sequence
from importlib import import_module
from pkgutil import iter_modules
from types import ModuleType

from erasmeter.errors import ErasmeterError, Fault


def modules_in(package: str, required: Sequence[str]) -> dict[str, ModuleType]:
    """The modules that lie directly in ``package`` (``erasmeter.sources``), by file name, in order of the alphabet.

    Raises ErasmeterError, with a fault for every module that lacks one of the ``required`` names.
    """
    folder = import_module(package).__path__
    modules = {
        found.name: import_module(f"{package}.{found.name}")
        for found in sorted(iter_modules(folder), key=lambda found: found.name)
        if not found.ispkg
    }
    faults = [fault for module in modules.values() for fault in _lacking(module, required)]
    if faults:
        raise ErasmeterError(faults)
    return modules


def _lacking(module: ModuleType, required: Sequence[str]) -> list[Fault]:
    return [
        Fault(
            what=f"a module of this folder must define {name!r}",
            file=module.__file__,
            allowed=tuple(required),
            mend="define it, or move the module out of the folder",
        )
        for name in required
        if not hasattr(module, name)
    ]
