"""Reads the files of corrections of a workspace."""

from pathlib import Path

from erasmeter.base import yamlfile
from erasmeter.errors import DefinitionFaults, Fault
from erasmeter.model.catalogue import Catalogue
from erasmeter.model.correctionchecks import correction_faults
from erasmeter.model.corrections import CorrectionFile, StatedCorrection


def load_corrections(folder: Path, catalogue: Catalogue) -> tuple[StatedCorrection, ...]:
    """All corrections of a folder, in the order of its files; none where there is no such folder.

    Raises DefinitionFaults with every fault of every file: what cannot be read, tables and columns that there are
    not, values that a column cannot hold, two corrections of one cell.
    """
    faults: list[Fault] = []
    stated: list[StatedCorrection] = []
    for path in sorted(folder.iterdir()) if folder.is_dir() else ():
        if path.name.startswith("."):
            continue
        if path.suffix != ".yaml":
            what = "not a file of corrections: its name does not end in .yaml"
            faults.append(Fault(what, str(path), mend="rename or move it"))
            continue
        value, document, found = yamlfile.load(path, CorrectionFile)
        faults += found
        if value is not None and document is not None:
            stated += [StatedCorrection(record, document, place) for place, record in enumerate(value.corrections)]
    faults += correction_faults(stated, catalogue)
    if faults:
        raise DefinitionFaults(sorted(faults, key=lambda fault: (fault.file or "", fault.line or 0)))
    return tuple(stated)
