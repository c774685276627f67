"""A scheme of assessment: loaded from its file, and scored against a batch of data."""

import hashlib
from os import PathLike
from pathlib import Path
from typing import Self

import attrs

from jiceng.dataset import Dataset
from jiceng.indicators.declared import Document, parse_document, read_scheme_file, remarks
from jiceng.indicators.scorecard import Scorecard
from jiceng.indicators.scoring import score_document
from jiceng.periods import Period, parse_period

__all__ = ["Scheme"]


@attrs.frozen
class Scheme:
    """One assessment paper as data. `remarks` tells what does not add up and is allowed all the same.

    `file_hash` is the SHA-256 of the file's bytes, in hexadecimal digits.
    """

    document: Document = attrs.field(repr=False)
    source: str
    file_hash: str
    remarks: tuple[str, ...] = ()

    @classmethod
    def load(cls, path: str | PathLike[str]) -> Self:
        """Load a scheme from its TOML file.

        Raises `DataError` when there is no such file, and `SchemeError`, a `DeclarationError`, that lists
        everything that must be changed in it, with key and line.
        """
        return cls.parse(read_scheme_file(path), source=Path(path).name)

    @classmethod
    def parse(cls, content: bytes, *, source: str = "scheme.toml") -> Self:
        """Make a scheme of the bytes of a TOML file. Raises `SchemeError`."""
        document = parse_document(content, source)
        return cls(document, source, hashlib.sha256(content).hexdigest(), remarks(document))

    @property
    def id(self) -> str:
        """The id that other schemes and results name it by."""
        return self.document.id

    @property
    def title(self) -> str:
        """The title of the paper."""
        return self.document.title

    def score(self, data: Dataset, *, period: str | Period) -> Scorecard:
        """Score every unit for a period, such as `2026Q3`; its last day is the day of the assessment.

        Computed and reported values are taken together. Raises `DataError` when the scheme is not in force,
        when there is no unit to score, or when values are missing that the scheme calls an error.
        """
        when = period if isinstance(period, Period) else parse_period(period)
        return score_document(self.document, self.file_hash, self.remarks, data, when)
