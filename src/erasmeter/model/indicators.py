"""Indicators: how something is counted."""

from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, model_validator

from erasmeter.base.record import Record
from erasmeter.base.text import Text

Unit = Literal[
    "learner",
    "staff",
    "person",
    "project",
    "organisation",
    "participation",
    "accreditation",
    "county",
    "share",
    "EUR",
]
Scalar = str | bool | int


def _as_tuple(value: Any) -> Any:
    """A single value means a list of one."""
    return tuple(value) if isinstance(value, list | tuple) else (value,)


Values = Annotated[
    tuple[Scalar, ...],
    Field(min_length=1),
    BeforeValidator(_as_tuple, json_schema_input_type=Scalar | Annotated[list[Scalar], Field(min_length=1)]),
]
Conditions = dict[str, Values]

_NEEDS: dict[str, tuple[str, ...]] = {
    "total": ("table",),
    "distinct": ("table", "column"),
    "share": ("table", "part"),
    "coverage": ("table", "set", "member", "distinct", "at_least"),
    "newcomers": ("table", "column", "never_before"),
    "stated": (),
}
_MAY_HAVE: dict[str, tuple[str, ...]] = {
    "total": ("where", "sum"),
    "distinct": ("where",),
    "share": ("where", "distinct", "known_by"),
    "coverage": ("where", "set_where"),
    "newcomers": ("where",),
    "stated": (),
}
COUNTING_FIELDS = (
    "table",
    "where",
    "sum",
    "column",
    "part",
    "distinct",
    "set",
    "member",
    "set_where",
    "at_least",
    "known_by",
    "never_before",
)
"""What decides how an indicator counts; its other fields say what it is called and what is to be known of it."""
ACTION_TYPE = "action_type"
PERSONS = frozenset({"learner", "staff", "person"})
"""The units of people: small groups of them are protected in everything that is published."""


QUESTIONS = ("verified", "source", "accuracy", "limits", "handling")
"""The five questions of a data-quality note, in their order."""


class Quality(Record):
    """Five answers on a figure's quality: how it is verified, from which source, how accurate it is, what its known
    limits are, and how these are handled."""

    verified: Text
    source: Text
    accuracy: Text
    limits: Text
    handling: Text

    def answers(self, language: str) -> dict[str, str]:
        """The answers in a language, by question."""
        return {question: getattr(self, question).in_language(language) for question in QUESTIONS}


class Indicator(Record):
    """One way to count, by a kind that is a file in ``measure/kinds``.

    ``where`` limits the rows of ``table`` that count: column, or attribute of the row's action, to allowed values.

    - total: the rows, or the ``sum`` of a column over them.
    - distinct: the different values of ``column``.
    - share: of the rows, those that also meet ``part``; or of the different values of ``distinct``.
    - coverage: of the codes of the list ``set`` that meet ``set_where``, those that stand in the column ``member``
      with ``at_least`` different values of ``distinct``. Codes that are not in force at the date are left out.
    - newcomers: the different values of ``column`` that were never before in the ``programme`` at all, or never in the
      same ``action_type``, whatever their role; before means an earlier call than the one they are first counted in.
    - stated: only handed over by people.

    Of a share, rows in which all columns of ``known_by`` are blank are neither part nor whole: they are counted as
    unknown, and reported.

    ``scenarios`` are conditions that take the place of those of ``where``: what would be if applications were granted.
    ``beside`` are indicators without which the figure would mislead. Both are shown beside it and never judged.

    ``quality`` answers how far the figure can be trusted; an indicator without it is said to lack it.

    A figure may be stated for any indicator; ``parts_add_up`` says whether stated parts, such as projects coordinated
    and projects joined as partner, sum to the whole.
    """

    id: str = Field(pattern=r"^[a-z][a-z0-9_]*$")
    name: Text
    description: Text
    unit: Unit
    kind: str
    table: str | None = None
    where: Conditions = Field(default_factory=dict)
    sum: str | None = None
    column: str | None = None
    part: Conditions = Field(default_factory=dict)
    distinct: str | None = None
    set: str | None = None
    member: str | None = None
    set_where: Conditions = Field(default_factory=dict)
    at_least: int | None = Field(default=None, ge=1)
    known_by: tuple[str, ...] = ()
    never_before: Literal["programme", "action_type"] | None = None
    scenarios: dict[Literal["pending_granted"], Conditions] = Field(default_factory=dict)
    beside: tuple[str, ...] = ()
    parts_add_up: bool = False
    caveats: tuple[str, ...] = ()
    quality: Quality | None = None

    @property
    def columns(self) -> frozenset[str]:
        """The columns of its table, or attributes of actions, that it counts by."""
        named = (self.sum, self.column, self.distinct, self.member, *self.known_by, *self.where, *self.part)
        return frozenset(name for name in named if name is not None)

    @model_validator(mode="after")
    def _has_what_its_kind_needs(self) -> "Indicator":
        """Kinds that this module does not know look after their own fields."""
        needs = _NEEDS.get(self.kind)
        if needs is None:
            return self
        missing = [name for name in needs if not getattr(self, name)]
        if missing:
            raise ValueError(f"an indicator of kind '{self.kind}' needs the field '{missing[0]}'")
        surplus = self.model_fields_set.intersection(COUNTING_FIELDS) - {*needs, *_MAY_HAVE[self.kind]}
        if surplus:
            raise ValueError(f"an indicator of kind '{self.kind}' has no field '{min(surplus)}'")
        return self
