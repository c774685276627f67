"""The scoring forms: a closed set, one file each. New arithmetic is a new form, never a formula in a scheme."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Annotated, TypeAlias, get_args

from pydantic import Field

from jiceng.indicators.forms.branch import Branch
from jiceng.indicators.forms.condition import Condition, Conditions
from jiceng.indicators.forms.deduct import Deduct
from jiceng.indicators.forms.events import Event
from jiceng.indicators.forms.form import Amount, Better, Declared, Form, Mark, Named, Reason, Scorer
from jiceng.indicators.forms.met import Met
from jiceng.indicators.forms.plain import PlainForm
from jiceng.indicators.forms.proportion import CutOff, Proportion
from jiceng.indicators.forms.slope import Slope
from jiceng.indicators.forms.tiers import Tier, Tiers
from jiceng.indicators.forms.transfer import Transfer

__all__ = [
    "FORMS",
    "Amount",
    "AnyForm",
    "Better",
    "Branch",
    "Condition",
    "Conditions",
    "CutOff",
    "Declared",
    "Deduct",
    "Event",
    "Form",
    "Mark",
    "Met",
    "Named",
    "PlainForm",
    "Proportion",
    "Reason",
    "Scorer",
    "Slope",
    "Tier",
    "Tiers",
    "Transfer",
]

AnyForm: TypeAlias = Annotated[PlainForm | Branch, Field(discriminator="form")]
"""Any form, told apart by its key `form`."""

FORMS: Mapping[str, type[Form]] = MappingProxyType(
    {
        get_args(kind.model_fields["form"].annotation)[0]: kind
        for kind in (*get_args(get_args(PlainForm)[0]), Branch)
    }
)
"""Every form by the name that a scheme writes."""
