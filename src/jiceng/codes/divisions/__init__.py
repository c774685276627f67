"""Administrative divisions by date: look-ups, what became of a code, and why a code is not known.

>>> from datetime import date
>>> view = Divisions.at(date(2026, 9, 30))
>>> view["330110"].name, view.full_name("330110"), "539925" in view
('余杭区', '浙江省杭州市余杭区', False)
>>> Divisions.standing("110103").standing.value
'abolished'

An unknown code is worth a warning with its reason (`standing`), never a rejection: a number given out long ago keeps
the code of its day. The prefix 5399 was never given out and stays unknown; our made-up counties use it.
"""

from typing import Final

from jiceng.codes.divisions.column import standing_column
from jiceng.codes.divisions.judgement import Judgement
from jiceng.codes.divisions.kinds import BirthHint, Certainty, ChangeKind, Level, Standing
from jiceng.codes.divisions.layers import Provenance
from jiceng.codes.divisions.own import RegisterFault, RegisterFaultKind
from jiceng.codes.divisions.places import Change, Place
from jiceng.codes.divisions.register import DivisionRegister
from jiceng.codes.divisions.view import DivisionsOn, UnknownDivisionError

__all__ = [
    "BirthHint",
    "Certainty",
    "Change",
    "ChangeKind",
    "DivisionRegister",
    "Divisions",
    "DivisionsOn",
    "Judgement",
    "Level",
    "Place",
    "Provenance",
    "RegisterFault",
    "RegisterFaultKind",
    "Standing",
    "UnknownDivisionError",
    "standing_column",
]

Divisions: Final = DivisionRegister()
"""The bundled register. It is read when it is first asked."""
