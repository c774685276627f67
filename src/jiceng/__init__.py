"""jiceng: the shared data of grassroots governance (基层治理) in Chinese counties.

The names below are the front door. Each is loaded on first use, so that `import jiceng` stays light:

>>> import jiceng as jc
>>> jc.__version__
'0.1.0'
"""

from importlib import import_module
from importlib.util import find_spec
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from jiceng.dataset import Dataset as Dataset
    from jiceng.errors import DataError as DataError
    from jiceng.errors import DeclarationError as DeclarationError
    from jiceng.errors import UnknownCodeError as UnknownCodeError
    from jiceng.indicators import Scheme as Scheme
    from jiceng.indicators import Scorecard as Scorecard
    from jiceng.ledger import Mapping as Mapping
    from jiceng.ledger.read import read as read
    from jiceng.privacy import reveal as reveal
    from jiceng.report import write_bulletin as write_bulletin
    from jiceng.report import write_dispatch as write_dispatch
    from jiceng.report import write_feedback as write_feedback
    from jiceng.report.dispatch import DispatchPlan as DispatchPlan
    from jiceng.report.dispatch import monthly_dispatch as monthly_dispatch
    from jiceng.validate import Report as Report
    from jiceng.validate.check import check as check

__all__ = [
    "DataError",
    "Dataset",
    "DeclarationError",
    "DispatchPlan",
    "Mapping",
    "Report",
    "Scheme",
    "Scorecard",
    "UnknownCodeError",
    "__version__",
    "check",
    "monthly_dispatch",
    "read",
    "reveal",
    "write_bulletin",
    "write_dispatch",
    "write_feedback",
]

__version__ = "0.1.0"

_ROOMS = {
    "DataError": "errors",
    "Dataset": "dataset",
    "DeclarationError": "errors",
    "DispatchPlan": "report.dispatch",
    "Mapping": "ledger",
    "Report": "validate",
    "Scheme": "indicators",
    "Scorecard": "indicators",
    "UnknownCodeError": "errors",
    "check": "validate",
    "monthly_dispatch": "report.dispatch",
    "read": "ledger",
    "reveal": "privacy",
    "write_bulletin": "report",
    "write_dispatch": "report",
    "write_feedback": "report",
}
_ON_FRAMES = {"dataset", "indicators", "ledger", "report", "report.dispatch", "validate"}


def __getattr__(name: str) -> object:
    if name not in _ROOMS:
        raise AttributeError(f"module 'jiceng' has no attribute {name!r}")
    if _ROOMS[name] in _ON_FRAMES and find_spec("polars") is None:
        raise ImportError(f"jiceng.{name} works on data frames: pip install 'jiceng[data]'", name="polars")
    found: object = getattr(import_module(f"jiceng.{_ROOMS[name]}"), name)
    globals()[name] = found
    return found


def __dir__() -> list[str]:
    return sorted(__all__)
