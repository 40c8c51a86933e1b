"""The actions that made projects belong to, with what the definitions say of each, written down here a second time.

Nothing of erasmeter's code lists is used: the truth of made files must not come from what it is to test.
"""

from collections.abc import Mapping
from dataclasses import dataclass

BEFORE, NOW = "2014-2020", "2021-2027"


@dataclass(frozen=True)
class Action:
    """``line`` is one name for an action type and those of the earlier programme that did its work; ``list`` is the
    Commission's list that holds it."""

    code: str
    name: str
    sector: str
    period: str
    line: str
    list: str
    is_partnership: bool = False
    is_shared: bool = False

    @property
    def is_centralised(self) -> bool:
        """Whether it is run from Brussels."""
        return self.list in {"sport", "excellence"}


_FIELDS = {
    "SCH": "school education", "VET": "vocational education and training", "ADU": "adult education", "YOU": "youth",
}  # fmt: skip


def _mobility() -> list[Action]:
    before = (("KA101", "School education staff mobility", "SCH"), ("KA102", "VET learner and staff mobility", "VET"),
              ("KA104", "Adult education staff mobility", "ADU"))  # fmt: skip
    found = [Action(code, name, sector, BEFORE, f"mobility-{sector}", "KA1") for code, name, sector in before]
    for family, kind in (("KA121", "Accredited projects"), ("KA122", "Short-term projects")):
        found += [
            Action(f"{family}-{sector}", f"{kind} for mobility of learners and staff in {_FIELDS[sector]}", sector, NOW,
                   f"mobility-{sector}", "KA1")
            for sector in ("SCH", "VET", "ADU")
        ]  # fmt: skip
    return found


def _partnerships() -> list[Action]:
    strategic = {"KA201": "SCH", "KA202": "VET", "KA204": "ADU", "KA205": "YOU"}
    names = {**_FIELDS}
    found = [
        Action(code, f"Strategic Partnerships for {names[sector]}", sector, BEFORE, "cooperation", "KA2", True)
        for code, sector in strategic.items()
    ]
    found.append(Action("KA229", "School Exchange Partnerships", "SCH", BEFORE, "exchange", "KA2", True, True))
    for sector, field in _FIELDS.items():
        found += [
            Action(f"KA210-{sector}", f"Small-scale partnerships in {field}", sector, NOW, "small-scale", "KA2", True),
            Action(f"KA220-{sector}", f"Cooperation partnerships in {field}", sector, NOW, "cooperation", "KA2", True),
        ]
    return found


def _centralised() -> list[Action]:
    return [
        Action("SPO-SCP", "Collaborative Partnerships", "SPO", BEFORE, "sport", "sport"),
        Action("SPORT-SCP", "Cooperation partnerships in sport", "SPO", NOW, "sport", "sport"),
        Action("SPORT-SSP", "Small-scale partnerships in sport", "SPO", NOW, "small sport", "sport"),
        Action("COVE", "Centres of Vocational Excellence", "VET", NOW, "COVE", "excellence"),
        Action("TEACHER-ACADEMIES", "Erasmus+ Teacher Academies", "SCH", NOW, "academies", "excellence"),
    ]


ACTIONS: Mapping[str, Action] = {one.code: one for one in (*_mobility(), *_partnerships(), *_centralised())}


@dataclass(frozen=True)
class Topic:
    """A topic by code and name, and which of the three challenges of society it serves."""

    code: str
    name: str
    challenge: str | None = None


TOPICS = (
    Topic("TOPIC-13", "Environment and climate change", "sustainability"),
    Topic("TOPIC-61", "Green skills", "sustainability"),
    Topic("TOPIC-3", "ICT - new technologies - digital competences", "digitalisation"),
    Topic("TOPIC-163", "Digital skills and competences", "digitalisation"),
    Topic("TOPIC-165", "Inclusion, promoting equality and non-discrimination", "inclusion"),
    Topic("TOPIC-55", "Integration of refugees", "inclusion"),
    Topic("TOPIC-35", "Teaching and learning of foreign languages"),
    Topic("TOPIC-2", "EU Citizenship, EU awareness and Democracy"),
    Topic("TOPIC-172", "Initial and continuous training for teachers, trainers and other education staff"),
    Topic("TOPIC-4", "Creativity and culture"),
)
PRIORITIES = (
    Topic("inclusion-and-diversity", "Inclusion and diversity in all fields of education, training, youth and sport",
          "inclusion"),
    Topic("green-transition", "Environment and fight against climate change", "sustainability"),
    Topic("digital-transformation", "Addressing digital transformation through development of digital readiness, "
          "resilience and capacity", "digitalisation"),
    Topic("democratic-participation", "Common values, civic engagement and participation"),
)  # fmt: skip
