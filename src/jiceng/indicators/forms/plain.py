"""The forms that stand by themselves, told apart by their key `form`."""

from typing import Annotated, TypeAlias

from pydantic import Field

from jiceng.indicators.forms.add import Add
from jiceng.indicators.forms.change import Change
from jiceng.indicators.forms.checklist import Checklist
from jiceng.indicators.forms.deduct import Deduct
from jiceng.indicators.forms.delay import Delay
from jiceng.indicators.forms.judgement import Judgement
from jiceng.indicators.forms.met import Met
from jiceng.indicators.forms.piecewise import Piecewise
from jiceng.indicators.forms.proportion import Proportion
from jiceng.indicators.forms.quota import Quota
from jiceng.indicators.forms.rank import Rank
from jiceng.indicators.forms.rank_change import RankChange
from jiceng.indicators.forms.ratio_to_best import RatioToBest
from jiceng.indicators.forms.relative import Relative
from jiceng.indicators.forms.shortfall import Shortfall
from jiceng.indicators.forms.slope import Slope
from jiceng.indicators.forms.tiers import Tiers
from jiceng.indicators.forms.transfer import Transfer

__all__ = ["PlainForm"]

PlainForm: TypeAlias = Annotated[
    Proportion
    | Met
    | Deduct
    | Add
    | Tiers
    | Slope
    | Piecewise
    | Relative
    | RatioToBest
    | Rank
    | RankChange
    | Delay
    | Judgement
    | Transfer
    | Change
    | Shortfall
    | Quota
    | Checklist,
    Field(discriminator="form"),
]
"""Any form but a branch."""
