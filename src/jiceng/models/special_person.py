"""特殊人群 — the five special groups of GB/T 31000-2015 as one type, told apart by `kind`.

Each group is an entity with a table of its own. A service that takes any of them reads them by the union:

>>> from pydantic import TypeAdapter
>>> row = {"kind": "04", "name": "某某某", "responsible_person": "某某"}
>>> TypeAdapter(SpecialPerson).validate_python(row)
DrugUser(name='某*', responsible_person='某*', kind='***')

Key youths (重点青少年) are a chapter of their own in the standard, and no kind here.
"""

from typing import Annotated, TypeAlias

from jiceng.labels import Label
from jiceng.models._union import ToldApartBy
from jiceng.models.community_correction_person import CommunityCorrectionPerson
from jiceng.models.drug_user import DrugUser
from jiceng.models.hiv_concern_person import HivConcernPerson
from jiceng.models.mental_disorder_person import MentalDisorderPerson
from jiceng.models.released_person import ReleasedPerson

__all__ = ["SpecialPerson"]

SpecialPerson: TypeAlias = Annotated[
    ReleasedPerson | CommunityCorrectionPerson | MentalDisorderPerson | DrugUser | HivConcernPerson,
    ToldApartBy("kind", Label("特殊人群", "special person")),
]
"""A record of one of the five groups; a row is read as the group whose code stands in `kind`."""
