"""The entities of grassroots governance, one file per subject.

>>> from jiceng.models import ENTITIES
>>> ENTITIES["dispute"].entity.label.zh
'矛盾纠纷'
"""

from collections.abc import Mapping
from types import MappingProxyType

from jiceng.models._base import Record, masked_key, terms
from jiceng.models._marks import SEPARATOR
from jiceng.models._refusals import FieldProblem, RecordError
from jiceng.models._terms import Entity, Term
from jiceng.models.dispute import Dispute
from jiceng.models.division import Division
from jiceng.models.grid import Grid
from jiceng.models.household import Household
from jiceng.models.indicator_value import IndicatorValue
from jiceng.models.organization import Organization
from jiceng.models.person import Person
from jiceng.models.petition import Petition
from jiceng.models.released_person import ReleasedPerson
from jiceng.models.resident import Resident
from jiceng.models.responsibility_task import ResponsibilityTask

__all__ = [
    "ENTITIES",
    "SEPARATOR",
    "Dispute",
    "Division",
    "Entity",
    "FieldProblem",
    "Grid",
    "Household",
    "IndicatorValue",
    "Organization",
    "Person",
    "Petition",
    "Record",
    "RecordError",
    "ReleasedPerson",
    "Resident",
    "ResponsibilityTask",
    "Term",
    "masked_key",
    "terms",
]

ENTITIES: Mapping[str, type[Record]] = MappingProxyType(
    {
        model.entity.name: model
        for model in (
            Division,
            Grid,
            Household,
            Resident,
            ReleasedPerson,
            Organization,
            Dispute,
            Petition,
            ResponsibilityTask,
            IndicatorValue,
        )
    }
)
"""Every entity by its name in programs."""
