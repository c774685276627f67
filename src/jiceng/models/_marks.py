"""The marks that many fields share, so that a model file reads like the form it models."""

from jiceng.labels import Source, Unit

__all__ = ["GB31000", "PEOPLE", "PERCENT", "PRACTICE"]

GB31000 = Source("GB/T 31000-2015")
"""社会治安综合治理基础数据规范, the national data specification of the field."""

PRACTICE = Source("县级台账惯例")
"""Not in a standard: the heading stands in the ledgers that counties use."""

PEOPLE = Unit("人")
PERCENT = Unit("%")
