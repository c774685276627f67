"""What an official writes: the document of a scheme, its loading, and what can be wrong with it."""

from jiceng.indicators.declared.document import Bonus, Carrier, Document, Grade, Indicator, Part, Veto
from jiceng.indicators.declared.problems import Problem, SchemeError
from jiceng.indicators.declared.reading import LARGEST_FILE, parse_document, read_scheme_file
from jiceng.indicators.declared.sanity import remarks
from jiceng.indicators.declared.sources import Source, source_of
from jiceng.indicators.declared.value import Reported

__all__ = [
    "LARGEST_FILE",
    "Bonus",
    "Carrier",
    "Document",
    "Grade",
    "Indicator",
    "Part",
    "Problem",
    "Reported",
    "SchemeError",
    "Source",
    "Veto",
    "parse_document",
    "read_scheme_file",
    "remarks",
    "source_of",
]
