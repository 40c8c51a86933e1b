"""Reads files of claims, and holds them against the strategy and the definitions."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from erasmeter.base import yamlfile
from erasmeter.base.modelfaults import Location
from erasmeter.base.spelling import did_you_mean
from erasmeter.base.yamlfile import Document
from erasmeter.errors import DefinitionFaults, Fault
from erasmeter.model.catalogue import Catalogue
from erasmeter.model.claims import Claim, ClaimFile, LoadedClaims, SetOf
from erasmeter.model.strategies import Strategy


def claim_files(folder: Path) -> list[Path]:
    """The files of a folder of claims, in order; none where there is no such folder."""
    return [path for path in sorted(folder.iterdir()) if not path.name.startswith(".")] if folder.is_dir() else []


def load_claims(paths: Sequence[Path], catalogue: Catalogue, strategy: Strategy | None) -> tuple[LoadedClaims, ...]:
    """All claims of these files. Raises DefinitionFaults with every fault of every file."""
    faults: list[Fault] = []
    loaded: list[LoadedClaims] = []
    for path in paths:
        if path.suffix != ".yaml":
            what = "not a file of claims: its name does not end in .yaml"
            faults.append(Fault(what, str(path), mend="rename or move it"))
            continue
        value, document, found = yamlfile.load(path, ClaimFile)
        faults += found
        if value is None or document is None:
            continue
        loaded.append(LoadedClaims(value, document))
        for place, claim in enumerate(value.claims):
            faults += _claim_faults(document, ("claims", place), claim, value, catalogue, strategy)
    if faults:
        raise DefinitionFaults(sorted(faults, key=lambda fault: (fault.file or "", fault.line or 0)))
    return tuple(loaded)


def _claim_faults(  # noqa: PLR0913, PLR0917 - a claim is held against all that it may name
    document: Document, at: Location, claim: Claim, file: ClaimFile, catalogue: Catalogue, strategy: Strategy | None
) -> Iterator[Fault]:
    if claim.target is not None:
        known = tuple(target.id for target in strategy.targets_on(file.as_of)) if strategy else ()
        if claim.target not in known:
            what = f"the strategy has no target '{claim.target}' on {file.as_of.isoformat()}"
            mend = did_you_mean(claim.target, known) or "name one of its targets, or an indicator"
            yield document.fault(what, (*at, "target"), allowed=known, mend=mend)
    if claim.indicator is not None and claim.indicator not in catalogue.indicators:
        names = tuple(catalogue.indicators)
        what, close = f"unknown indicator '{claim.indicator}'", did_you_mean(claim.indicator, names)
        yield document.fault(what, (*at, "indicator"), allowed=names, mend=close)
    if isinstance(claim.of_what, SetOf):
        yield from _set_faults(document, (*at, "of_what"), claim.of_what, catalogue)


def _set_faults(document: Document, at: Location, stated: SetOf, catalogue: Catalogue) -> Iterator[Fault]:
    codelist = catalogue.codelists.get(stated.codelist)
    if codelist is None:
        names = tuple(catalogue.codelists)
        what, close = f"unknown code list '{stated.codelist}'", did_you_mean(stated.codelist, names)
        yield document.fault(what, (*at, "codelist"), allowed=names, mend=close)
        return
    attributes = tuple(codelist.attributes)
    for name in stated.where:
        if name not in attributes:
            what = f"the codes of {stated.codelist} have no '{name}'"
            mend = did_you_mean(name, attributes)
            yield document.fault(what, (*at, "where", name), allowed=attributes, mend=mend)
