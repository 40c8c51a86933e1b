"""The form of everything that is read from a definition file."""

from pydantic import BaseModel, ConfigDict


class Record(BaseModel):
    """Frozen; knows its fields and no others; numbers are finite."""

    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)
