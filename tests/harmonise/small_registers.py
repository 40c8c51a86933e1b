"""Small registers as files, and workspaces to put them in."""

from datetime import date
from pathlib import Path

from erasmeter.harmonise.intake import Stated, Taken, take_in
from erasmeter.store.workspace import Configuration, Workspace, create_workspace
from tests.measure.small_tables import shipped_catalogue

DAY = date(2022, 12, 31)
HEADER = (
    "ProjectCode,ProjectTitle,ActionTypeDescription,ActionType,CallYear,PIC,Accreditation Type,NameInLatinCharacterSet,"
    "OrganisationType,City,CountryRegionDescription,DurationInMonths,ProjectStartDate,ProjectEndDate,"
    "Initial awarded grant(IAG),Topic Code,Topic Name,Horizontal Priority Name"
)


def row(number: int, title: str = "", name: str = "Sotungin etälukio", grant: str = "16 175 €") -> str:
    return (
        f"2022-1-FI01-KA121-ADU-{number:09},{title},Accredited projects,KA121-ADU,2022,E10281317,,{name},Other,Vantaa,"
        f"Helsinki-Uusimaa,15,01/06/22,31/08/2023,{grant},#N/A,#N/A,#N/A"
    )


def register(path: Path, *rows: str) -> Path:
    path.write_text("\n".join([HEADER, *rows]) + "\n", encoding="utf-8")
    return path


def new_workspace(folder: Path) -> Workspace:
    return create_workspace(folder, Configuration(country="FI"))


def added(workspace: Workspace, *files: Path, as_of: date = DAY) -> list[Taken]:
    return take_in(workspace, shipped_catalogue(), files, Stated(as_of=as_of))
