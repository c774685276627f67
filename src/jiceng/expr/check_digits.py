"""Check characters: numbering schemes whose weighted sum must leave a fixed remainder.

Every scheme here is one linear congruence over the whole number, check character included: each
character has a value, each place a weight, and the sum of the products leaves `remainder` when divided
by `modulus`. One declaration serves a single text and a whole column.

- `gb11643`: resident identity number, GB 11643-1999, which is ISO 7064:1983 MOD 11-2. It finds every
  wrong character and every swap of two neighbours.
- `gb32100`: unified social credit code, GB 32100-2015, modulo 31. It finds both as well.
- `gb11714`: organisation code, GB/T 11714-1997, modulo 11. It finds every wrong digit and every swap of
  two neighbouring digits, but mistakes characters eleven places apart for each other (0, B and M, say).

>>> CHECK_DIGITS["gb11643"].holds("53992519491231002X")
True
>>> CHECK_DIGITS["gb11643"].complete("53992519491231002")
'X'
>>> CHECK_DIGITS["gb32100"].holds("515399250NLUDK523E")
False
"""

import re
from collections.abc import Iterator, Mapping
from operator import mul
from types import MappingProxyType
from typing import TYPE_CHECKING

import attrs

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt
    import polars as pl

__all__ = ["CHECK_DIGITS", "CheckDigit", "byte_columns"]

_NO_VALUE = 255  # in a table of values: not a character of the alphabet
_CHUNK = 65_536  # numbers worked on at a time, so that they stay in the cache of the processor


@attrs.frozen
class CheckDigit:
    """A numbering scheme of fixed length that ends in a check character.

    `alphabet` lists the characters of the body and `check_alphabet` those of the last place, both in the
    order of their values 0, 1, 2, … Where the weights are the falling powers of 2 modulo 11, `power_base`
    is a base for `int` that is 2 modulo 11, which lets Python itself do the sum.
    """

    slug: str
    alphabet: str
    check_alphabet: str
    weights: tuple[int, ...]
    modulus: int
    remainder: int
    power_base: int | None = None
    _shape: re.Pattern[str] = attrs.field(init=False, repr=False, eq=False)
    _values: bytes = attrs.field(init=False, repr=False, eq=False)
    _check_values: bytes = attrs.field(init=False, repr=False, eq=False)

    @_shape.default
    def _compile_shape(self) -> re.Pattern[str]:
        return re.compile(f"[{self.alphabet}]{{{self.length - 1}}}[{self.check_alphabet}]")

    @_values.default
    def _tabulate_values(self) -> bytes:
        return _value_table(self.alphabet)

    @_check_values.default
    def _tabulate_check_values(self) -> bytes:
        return _value_table(self.check_alphabet)

    @property
    def length(self) -> int:
        """Number of characters, the check character included."""
        return len(self.weights)

    def holds(self, text: str) -> bool:
        """Tell whether `text` has the length, the characters and the check character of the scheme."""
        if self._shape.fullmatch(text) is None:
            return False
        check = self._check_values[ord(text[-1])]
        if self.power_base is not None:
            return (2 * int(text[:-1], self.power_base) + check) % self.modulus == self.remainder
        values = text[:-1].encode("ascii").translate(self._values)
        return (sum(map(mul, values, self.weights)) + check) % self.modulus == self.remainder

    def complete(self, body: str) -> str:
        """Return the check character of a body one character short.

        Raises `ValueError` when the body is of another shape: a developer's mistake, for data is
        examined with `holds`.
        """
        for character in self.check_alphabet:
            if self.holds(body + character):
                return character
        raise ValueError(f"not the body of a number of the scheme {self.slug}")

    def holds_column(self, series: "pl.Series") -> "pl.Series":
        """Return `holds` of every text of a column as a Boolean column; a missing text stays missing."""
        import numpy as np
        import polars as pl

        fits = (series.str.len_bytes() == self.length).fill_null(value=False)
        verdict = np.zeros(len(series), dtype=np.bool_)
        verdict[fits.to_numpy()] = self.holds_bytes(series.filter(fits))
        return (
            pl.select(pl.when(series.is_not_null()).then(pl.Series(verdict))).to_series().alias(series.name)
        )

    def holds_bytes(self, series: "pl.Series") -> "npt.NDArray[np.bool_]":
        """Return `holds` of every text of a column without gaps, all of them `length` bytes long."""
        import numpy as np

        verdict = np.empty(len(series), dtype=np.bool_)
        for start, columns in byte_columns(series, self.length):
            verdict[start : start + columns.shape[1]] = self.holds_columns(columns)
        return verdict

    def holds_columns(self, columns: "npt.NDArray[np.uint8]") -> "npt.NDArray[np.bool_]":
        """Return `holds` of numbers given as bytes, one row per place and one column per number."""
        import numpy as np

        total = np.zeros(columns.shape[1], dtype=np.uint16)
        good = np.ones(columns.shape[1], dtype=np.bool_)
        tables = [self._values] * (self.length - 1) + [self._check_values]
        for column, weight, table in zip(columns, self.weights, tables, strict=True):
            values = np.frombuffer(table, dtype=np.uint8)[column]
            good &= values != _NO_VALUE
            total += values * np.uint16(weight)
        return good & (total % self.modulus == self.remainder)


def _value_table(alphabet: str) -> bytes:
    table = bytearray([_NO_VALUE]) * 256
    for value, character in enumerate(alphabet):
        table[ord(character)] = value
    return bytes(table)


def byte_columns(series: "pl.Series", width: int) -> "Iterator[tuple[int, npt.NDArray[np.uint8]]]":
    """Yield the bytes of a column of texts, chunk by chunk: the position of the first text, and an array
    with one row per place and one column per text.

    The column has no gaps and every text is `width` bytes long.
    """
    import numpy as np

    rows = np.frombuffer(series.str.join("").item().encode(), dtype=np.uint8).reshape(-1, width)
    for start in range(0, len(rows), _CHUNK):
        yield start, np.ascontiguousarray(rows[start : start + _CHUNK].T)


_DIGITS = "0123456789"
_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_CREDIT = "0123456789ABCDEFGHJKLMNPQRTUWXY"  # without I, O, S, V and Z

CHECK_DIGITS: Mapping[str, CheckDigit] = MappingProxyType(
    {
        scheme.slug: scheme
        for scheme in (
            CheckDigit(
                "gb11643",
                _DIGITS,
                _DIGITS + "X",
                (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2, 1),
                modulus=11,
                remainder=1,
                power_base=13,
            ),
            CheckDigit(
                "gb32100",
                _CREDIT,
                _CREDIT,
                (1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28, 1),
                modulus=31,
                remainder=0,
            ),
            CheckDigit(
                "gb11714",
                _DIGITS + _LETTERS,
                _DIGITS + "X",
                (3, 7, 9, 10, 5, 8, 4, 2, 1),
                modulus=11,
                remainder=0,
            ),
        )
    }
)
"""The schemes by the number of their standard."""
