"""The Commission's raw mobility files: 24 columns with ``;`` to 2018, one CSV each for 2019 and 2020, then workbooks
with a sheet for each programme period."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from erasmeter.demo.actions import BEFORE, NOW
from erasmeter.demo.chance import Chance
from erasmeter.demo.files import MadeFile, Rows, write_csv
from erasmeter.demo.people import LEARNER, Mobility, rows_of
from erasmeter.demo.workbooks import write_workbook
from erasmeter.demo.world import World

SOURCE = "mobility_periods"
MAPS: Mapping[str, str] = {}
OLDER = (
    "Project Reference", "Academic Year", "Mobility Start Month", "Mobility End Month", "Mobility Duration",
    "Activity (mob)", "Field of Education", "Participant Nationality", "Education Level", "Participant Gender",
    "Participant Profile", "Special Needs", "Fewer Opportunities", "GroupLeader", "Participant Age",
    "Sending Country Code", "Sending City", "Sending Organization", "Sending Organisation Erasmus Code",
    "Receiving Country Code", "Receiving City", "Receiving Organization", "Receiving Organisation Erasmus Code",
    "Participants",
)  # fmt: skip
"""The columns of mobilities begun 2014-2019."""
_WITH_PROJECT = (
    "Project Reference", "Mobility Start Year/Month", "Mobility End Year/Month", "Mobility Duration - calendar days",
    "Field", "Activity (mob)", "Field of Education", "Education Level", "Participant Gender", "Participant Profile",
    "Special Needs", "Fewer Opportunities", "Participant Age", "Sending Country", "Sending City",
    "Sending Organisation", "Receiving Country", "Receiving City", "Receiving Organisation", "Actual Participants",
)  # fmt: skip
_WITHOUT_PROJECT = _WITH_PROJECT[1:]
_OTHER_SPELLINGS = tuple(
    {
        "Mobility Start Year/Month": "Mobility Start Month",
        "Mobility Duration - calendar days": "Mobility Duration",
        "Sending Organisation": "Sending Organization",
        "Receiving Organisation": "Receiving Organization",
        "Actual Participants": "Actual Participants (Contracted Projects)",
    }.get(name, name)
    for name in _WITHOUT_PROJECT
)
_IN_CSV: tuple[tuple[tuple[int, int], Sequence[str]], ...] = (
    ((2014, 2018), OLDER), ((2019, 2019), _WITH_PROJECT), ((2020, 2020), _WITHOUT_PROJECT),
)  # fmt: skip
_SHEETS = {BEFORE: "E+ 2014-2020", NOW: "E+ 2021-2027"}
_COUNTRIES = {"NO": "Norway", "FI": "Finland", "EL": "Greece", "UK": "United Kingdom", "DE": "Germany"}
_FIELDS = {"VET": "Vocational education and training", "SCH": "School education", "ADU": "Adult education"}
_ACTIVITIES = {
    "VET": "LM-SHORT-VET - Short-term learning mobility of VET learners",
    "SCH": "LM-GRP-PUPIL - Group mobility of school pupils",
    "ADU": "ADULT-GROUP - Group mobility of adult learners",
}
_OF_STAFF = "SM-JOB-SHDW - Job-shadowing"
_BAD_AGES = ("0", "-", "-7967", "1922")
_BAD_DURATIONS = ("-12", "1101", "45000")
_NO_WEIGHT = ("", "-", "-3", "many")
_STARTS = ("{0:02d}/{1}", "{1}-{0:02d}-01", "{1}/{0}")


def write(world: World, folders: Mapping[str, Path]) -> Iterable[MadeFile]:
    """Writes all files. They are of one day, for what is of another day would be a new publication."""
    day, chance = world.day(35).isoformat(), world.chance(SOURCE)
    for years, columns in _IN_CSV:
        name = "-".join(str(year) for year in dict.fromkeys(years))
        made = MadeFile(folders["NO"] / f"mobilities-{name}_{day}.csv", SOURCE)
        rows = _rows(rows_of(world.mobilities, *years), columns, chance, made.rows)
        write_csv(made.path, [columns, *rows], delimiter=";")
        yield made
    for year in range(2021, world.last_mobility_year + 1):
        columns = _OTHER_SPELLINGS if year % 2 else _WITHOUT_PROJECT
        chance.count("header_of_another_year")
        made = MadeFile(folders["NO"] / f"mobilities-{year}_{day}.xlsx", SOURCE)
        began = list(rows_of(world.mobilities, year, year))
        sheets: dict[str, list[Sequence[str]]] = {
            name: [columns, *_rows((one for one in began if one.period == period), columns, chance, made.rows)]
            for period, name in _SHEETS.items()
        }
        if chance.rate:
            chance.count("sheet_of_notes")
            sheets["Notes"] = [["Export of finished mobilities"], ["Figures may still rise"]]
            made.rows.set_aside += 2
        write_workbook(made.path, sheets)
        yield made


def _rows(mobilities: Iterable[Mobility], columns: Sequence[str], chance: Chance, rows: Rows) -> Iterator[list[str]]:
    for one in mobilities:
        row = _row(one, columns, chance)
        rows.used += 1
        yield row
        if chance.trap("no_weight"):
            rows.set_aside += 1
            no_number = chance.one(_NO_WEIGHT)
            yield [
                no_number if _asked(name) == "Participants" else cell for name, cell in zip(columns, row, strict=True)
            ]


def _row(one: Mobility, columns: Sequence[str], chance: Chance) -> list[str]:
    age = chance.one(_BAD_AGES) if chance.trap("impossible_age") else str(chance.number(15, 60))
    days = chance.one(_BAD_DURATIONS) if chance.trap("impossible_duration") else str(chance.number(5, 90))
    start = f"{one.start.year}-{one.start.month:02d}"
    if chance.trap("date_spelling"):
        start = chance.one(_STARTS).format(one.start.month, one.start.year)
    receiving = chance.one(tuple(_COUNTRIES))
    by_code = "Sending Country Code" in columns
    cells = {
        "Project": one.code,
        "Start": start,
        "End": f"{one.start.year + 1}-01",
        "Duration": days,
        "Field": _FIELDS[one.sector],
        "Activity": _ACTIVITIES[one.sector] if one.group == LEARNER else _OF_STAFF,
        "Education": chance.one(("? Unknown ?", "0710 - Engineering and engineering trades")),
        "Nationality": one.sending_country,
        "Level": "ISCED-3 - Upper secondary education",
        "Gender": chance.one(("Female", "Male", "Undefined")),
        "Profile": one.group.capitalize(),
        "No": "No",
        "Age": age,
        "Sending Country": _country(one.sending_country, by_code),
        "Sending City": _town(chance),
        "Sending": f"School {chance.number(1, 999)}",
        "Receiving Country": _country(receiving, by_code),
        "Receiving City": "\ufffdrhus" if chance.trap("letter_lost_in_town") else "Town 7",
        "Receiving": f"Company {chance.number(1, 999)}",
        "Participants": one.participants,
        "Code": "",
        "Academic": "-",
    }
    return [cells[_asked(name)] for name in columns]


def _town(chance: Chance) -> str:
    if chance.trap("code_as_town"):
        return chance.one(("E10100001", "NO060"))
    return f"Town {chance.number(1, 300)}"


def _country(code: str, by_code: bool) -> str:
    return code if by_code else f"{code} - {_COUNTRIES[code]}"


_ASKED = {
    "Project Reference": "Project", "Academic Year": "Academic", "Field": "Field", "Activity (mob)": "Activity",
    "Field of Education": "Education", "Participant Nationality": "Nationality", "Education Level": "Level",
    "Participant Gender": "Gender", "Participant Profile": "Profile", "Special Needs": "No",
    "Fewer Opportunities": "No", "GroupLeader": "No", "Participant Age": "Age",
}  # fmt: skip


def _asked(name: str) -> str:
    """The cell that a column asks for, however the column is spelt."""
    if name in _ASKED:
        return _ASKED[name]
    if "Erasmus Code" in name:
        return "Code"
    parts = ("Participants", "Start", "End", "Duration", "Sending Country", "Receiving Country", "Sending City",
             "Receiving City", "Sending", "Receiving")  # fmt: skip
    return next(part for part in parts if part in name)
