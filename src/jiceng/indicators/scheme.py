"""A scheme of assessment: loaded from its file or written in code, and scored against a batch of data."""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING, Self

import attrs

from jiceng.dataset import Dataset
from jiceng.indicators.columns import ScoreTable, score_table
from jiceng.indicators.declared import (
    Document,
    document_of,
    parse_document,
    read_scheme_file,
    remarks,
    written_toml,
)
from jiceng.indicators.scorecard import Scorecard
from jiceng.indicators.scoring import score_document
from jiceng.periods import Period, parse_period

if TYPE_CHECKING:
    import polars as pl

__all__ = ["Scheme"]


@attrs.frozen(init=False)
class Scheme:
    """One assessment paper as data. Two schemes are equal when their papers say the same.

    `file_hash` is the SHA-256 of the file's bytes, in hexadecimal digits; of a scheme written in code, that of its
    TOML. `remarks` tells what does not add up and is allowed all the same.
    """

    document: Document = attrs.field(repr=False)
    source: str = attrs.field(eq=False)
    file_hash: str = attrs.field(eq=False)
    remarks: tuple[str, ...] = attrs.field(eq=False)

    if TYPE_CHECKING:  # made by attrs

        def __attrs_init__(
            self, document: Document, source: str, file_hash: str, remarks: tuple[str, ...]
        ) -> None: ...

    def __init__(self, **keys: object) -> None:
        """Make a scheme in code: `Scheme(id=…, title=…, part=[…], indicator=[…], …)`, the keys of its file.

        `format = 1` may be left out; numbers are `Decimal`, `int` or `Fraction`, of twelve decimals at most as in a
        file. Raises `SchemeError` with everything that is wrong, as for a file.
        """
        document = document_of({"format": 1, **keys}, "Scheme(…)")
        content = written_toml(document).encode()
        self.__attrs_init__(document, "Scheme(…)", hashlib.sha256(content).hexdigest(), remarks(document))

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
        scheme = cls.__new__(cls)
        scheme.__attrs_init__(document, source, hashlib.sha256(content).hexdigest(), remarks(document))
        return scheme

    def to_toml(self) -> str:
        """Return the scheme as the text of a TOML file: `Scheme.parse` of it gives an equal scheme."""
        return written_toml(self.document)

    @property
    def id(self) -> str:
        """The id that other schemes and results name it by."""
        return self.document.id

    @property
    def title(self) -> str:
        """The title of the paper."""
        return self.document.title

    def score(self, data: Dataset, *, period: str | Period, others: Iterable[Scorecard] = ()) -> Scorecard:
        """Score every unit for a period, such as `2026Q3`; its last day is the day of the assessment.

        Computed and reported values are taken together. `others` are scorecards of other schemes, for scores that
        are taken over from them. Raises `DataError` when the scheme is not in force, when there is no unit to
        score, or when values are missing that the scheme calls an error.
        """
        when = period if isinstance(period, Period) else parse_period(period)
        cards = {card.scheme: card for card in others}
        return score_document(self.document, self.file_hash, self.remarks, data, when, cards)

    def score_table(
        self, values: "pl.DataFrame", *, components: Mapping[str, Sequence[ScoreTable]] | None = None
    ) -> ScoreTable:
        """Score a table with one row per unit, for very many units: exact points, the trace of a mark on demand.

        The table has a column `unit`, and for each indicator, veto and bonus its value under its id, or a rate under
        `<id>.numerator` and `<id>.denominator`; see `jiceng.indicators.columns.score_table` for the other columns, and
        for the `components` of a composed total. Raises `DeclarationError` with all columns that are wrong, and
        `DataError` with all values that must not be missing.
        """
        return score_table(self.document, values, components)
