"""The “X” of 9+X: what a county adds to the entities, in one file, without touching them.

A file adds fields, headings and codes, or makes fields stricter. It cannot loosen anything: a record of the
county is a record of the library, every rule holds for it, and two counties can still compare their data.

>>> from jiceng.models.extension import Extension
>>> extension = Extension.model_validate({
...     "format": 1, "id": "yunling-x", "title": "云岭县扩展", "version": "1", "base_version": "0.1",
...     "heading": [{"entity": "resident", "field": "phone", "also": ["本人手机"]}],
... })
>>> from jiceng.models import terms
>>> "本人手机" in terms(extension.models()["resident"])["phone"].label.names
True
"""

from jiceng.models.extension.demand import Demand, demands_on
from jiceng.models.extension.document import AddedCode, AddedField, AddedHeading, Tightening
from jiceng.models.extension.extension import Extension

__all__ = ["AddedCode", "AddedField", "AddedHeading", "Demand", "Extension", "Tightening", "demands_on"]
