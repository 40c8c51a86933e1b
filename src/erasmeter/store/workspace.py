"""A workspace: a folder of the user's. Configuration, snapshots and own definitions stay; the rest can be rebuilt."""

import json
import tomllib
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from erasmeter.base.access import refusals_told
from erasmeter.base.atomic import whole_entries, whole_folder, write_text
from erasmeter.errors import DefinitionFaults, Fault, WrongCall
from erasmeter.model.imprints import Credit, Imprint
from erasmeter.model.smallestgroup import DEFAULT, SmallestGroup
from erasmeter.store.builds import Builds
from erasmeter.store.editions import EditionStore
from erasmeter.store.readings import ReadingStore
from erasmeter.store.snapshots import SnapshotStore

CONFIGURATION = "erasmeter.toml"


class Configuration(BaseModel):
    """What ``erasmeter.toml`` says. ``as_of`` is the date judged at when none is given on the command line.

    ``smallest_group`` is the smallest number of persons that is published of any group, or ``none``.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: str | None = None
    country: str | None = Field(default=None, pattern=r"^[A-Z]{2}$")
    strategy: str | None = None
    languages: tuple[str, ...] = Field(default=("en",), min_length=1)
    as_of: date | None = None
    smallest_group: SmallestGroup = DEFAULT


class _File(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    workspace: Configuration
    publication: Imprint = Imprint()


@dataclass(frozen=True)
class Workspace:
    """The places in a workspace folder. ``build`` is the finished build: the link that is swapped when a new one is
    whole, or the folder of one build, where all reading is to be from the same."""

    folder: Path
    configuration: Configuration
    imprint: Imprint
    snapshots: SnapshotStore
    builds: Builds
    readings: ReadingStore
    build: Path

    @property
    def definitions(self) -> Path:
        """The user's own definitions; they come before the shipped ones."""
        return self.folder / "definitions"

    @property
    def corrections(self) -> Path:
        """The user's corrections of single values, as records."""
        return self.folder / "corrections"

    @property
    def decisions(self) -> Path:
        """The user's decisions on which organisations are the same."""
        return self.folder / "decisions"

    @property
    def claims(self) -> Path:
        """What documents say of the targets, as records that ``check`` holds against the numbers."""
        return self.folder / "claims"

    @property
    def notes(self) -> Path:
        """What analysts wrote of targets and chapters, as Markdown."""
        return self.folder / "notes"

    @property
    def tables(self) -> Path:
        """Parquet files of the finished build."""
        return self.build / "tables"

    @property
    def ledger(self) -> Path:
        """The ledger of the finished build, as CSV files."""
        return self.build / "ledger"

    @property
    def editions(self) -> EditionStore:
        """The editions that were saved."""
        return EditionStore(self.folder / "editions")

    @property
    def reports(self) -> Path:
        """Where reports are written."""
        return self.folder / "reports"

    @property
    def data(self) -> Path:
        """Where open data are written."""
        return self.folder / "data"

    @property
    def site(self) -> Path:
        """Where the site is written."""
        return self.folder / "site"

    def at_this_moment(self) -> "Workspace":
        """The same with the snapshots of now, whatever is added later."""
        return replace(self, snapshots=self.snapshots.at_this_moment())

    def reading_from(self, build: Path) -> "Workspace":
        """The same with one build, whichever the link points to later."""
        return replace(self, build=build)


def _workspace(folder: Path, stated: _File) -> Workspace:
    builds = Builds(folder)
    return Workspace(
        folder,
        stated.workspace,
        stated.publication,
        SnapshotStore(folder / "snapshots"),
        builds,
        ReadingStore(folder / ".readings"),
        builds.link,
    )


def open_workspace(folder: Path) -> Workspace:
    """Opens a workspace. Raises WrongCall if the folder is none, DefinitionFaults if its configuration is at fault."""
    path = folder / CONFIGURATION
    with refusals_told(path):
        is_there = path.is_file()
    if not is_there:
        raise WrongCall(
            Fault(
                "this folder is no workspace: it has no erasmeter.toml",
                file=str(folder),
                mend=f"make one with: erasmeter init {folder} --country FI",
            )
        )
    try:
        with refusals_told(path):
            content = tomllib.loads(path.read_text(encoding="utf-8"))
        return _workspace(folder, _File.model_validate(content))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise DefinitionFaults(
            Fault(f"the configuration cannot be read: {error}", str(path), mend="mend the line; the format is TOML 1.0")
        ) from error
    except ValidationError as error:
        raise DefinitionFaults(_configuration_faults(path, error)) from error


def create_workspace(folder: Path, configuration: Configuration) -> Workspace:
    """Makes a new workspace. Raises WrongCall if ``folder`` exists and is not empty."""
    with refusals_told(folder):
        if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
            what = "a workspace is made in a new or empty folder"
            raise WrongCall(Fault(what, file=str(folder), mend="name another folder"))
    filled = whole_entries if folder.exists() else whole_folder
    with filled(folder) as beside:
        (beside / "snapshots").mkdir()
        (beside / "definitions").mkdir()
        write_text(beside / CONFIGURATION, _as_toml(configuration))
        write_text(beside / ".gitignore", "build\n.builds/\n.readings/\nreports/\ndata/\nsite/\n")
    return open_workspace(folder)


def _as_toml(configuration: Configuration) -> str:
    lines = ["[workspace]"]
    if configuration.name:
        lines.append(f"name = {json.dumps(configuration.name)}")
    if configuration.country:
        lines.append(f'country = "{configuration.country}"')
    if configuration.strategy:
        lines.append(f'strategy = "{configuration.strategy}"')
    lines.append("languages = [" + ", ".join(f'"{language}"' for language in configuration.languages) + "]")
    if configuration.as_of:
        lines.append(f"as_of = {configuration.as_of.isoformat()}")
    return "\n".join(lines) + "\n"


def _configuration_faults(path: Path, error: ValidationError) -> list[Fault]:
    lines = path.read_text(encoding="utf-8").splitlines()
    faults = []
    for detail in error.errors():
        section, *keys = map(str, detail["loc"])
        key = keys[-1] if keys else section
        line = next((number for number, text in enumerate(lines, 1) if text.split("=")[0].strip(' []"') == key), None)
        unknown = detail["type"] == "extra_forbidden"
        faults.append(
            Fault(
                f"unknown setting '{key}'" if unknown else f"setting '{key}': {detail['msg']}",
                file=str(path),
                line=line,
                found=repr(detail["input"]),
                allowed=_settings(section, keys) if unknown else (),
                mend="mend the line, or leave the setting out",
            )
        )
    return faults


def _settings(section: str, keys: list[str]) -> tuple[str, ...]:
    """The settings that there are where an unknown one was found."""
    if section == "publication":
        in_credit = len(keys) > 2
        return (f"[{section}]", *(Credit if in_credit else Imprint).model_fields)
    return ("[workspace]", *Configuration.model_fields, "[publication]")
