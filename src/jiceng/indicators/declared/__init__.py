"""What an official writes: the document of a scheme, its loading, and what can be wrong with it."""

from jiceng.indicators.declared.document import (
    Bonus,
    Carrier,
    Document,
    Grade,
    Indicator,
    Part,
    PeriodKind,
    Strata,
    Ties,
    Veto,
)
from jiceng.indicators.declared.names import conditioned_names, is_reported, own_source, value_behind
from jiceng.indicators.declared.peers import REGISTERS, head_column, stratum_code, stratum_term
from jiceng.indicators.declared.problems import Problem, SchemeError, nearest
from jiceng.indicators.declared.reading import LARGEST_FILE, document_of, parse_document, read_scheme_file
from jiceng.indicators.declared.remarks import remarks
from jiceng.indicators.declared.sources import Source, source_of
from jiceng.indicators.declared.writing import written_toml

__all__ = [
    "LARGEST_FILE",
    "REGISTERS",
    "Bonus",
    "Carrier",
    "Document",
    "Grade",
    "Indicator",
    "Part",
    "PeriodKind",
    "Problem",
    "SchemeError",
    "Source",
    "Strata",
    "Ties",
    "Veto",
    "conditioned_names",
    "document_of",
    "head_column",
    "is_reported",
    "nearest",
    "own_source",
    "parse_document",
    "read_scheme_file",
    "remarks",
    "source_of",
    "stratum_code",
    "stratum_term",
    "value_behind",
    "written_toml",
]
