"""The scoring forms: a closed set, one file each. New arithmetic is a new form, never a formula in a scheme."""

from typing import Annotated, TypeAlias

from pydantic import Field

from jiceng.indicators.forms.deduct import Deduct, Event
from jiceng.indicators.forms.form import Amount, Better, Declared, Form, Mark, Reason
from jiceng.indicators.forms.met import Condition, Met
from jiceng.indicators.forms.proportion import CutOff, Proportion
from jiceng.indicators.forms.slope import Slope
from jiceng.indicators.forms.tiers import Tier, Tiers

__all__ = [
    "Amount",
    "AnyForm",
    "Better",
    "Condition",
    "CutOff",
    "Declared",
    "Deduct",
    "Event",
    "Form",
    "Mark",
    "Met",
    "Proportion",
    "Reason",
    "Slope",
    "Tier",
    "Tiers",
]

AnyForm: TypeAlias = Annotated[Proportion | Met | Deduct | Tiers | Slope, Field(discriminator="form")]
"""Any form, told apart by its key `form`."""
