"""The two base classes of all models: immutable, checked at birth."""

from pydantic import BaseModel, ConfigDict


class Frozen(BaseModel):
    """An immutable value of our own making: refuses fields it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Declared(BaseModel):
    """An immutable value an integrator sends: fields we do not know are theirs, not an error."""

    model_config = ConfigDict(frozen=True, extra="ignore")
