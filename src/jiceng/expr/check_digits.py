"""Check characters: numbering schemes whose weighted sum must leave a fixed remainder.

Every scheme here is one linear congruence over the whole number, check character included: each
character has a value, each place a weight, and the sum of the products leaves `remainder` when divided
by `modulus`. One declaration serves a single text and a whole column.

- `gb11643`: resident identity number, GB 11643-1999, which is ISO 7064:1983 MOD 11-2. It finds every
  wrong character and every swap of two neighbours.
- `gb32100`: unified social credit code, GB 32100-2015, modulo 31. It finds both as well.
- `gb11714`: organisation code, GB/T 11714-1997, modulo 11. It finds every wrong digit and every swap of
  two neighbouring digits, but mistakes characters eleven places apart for each other (0, B and M, say).

>>> CHECK_DIGITS["gb11643"].holds("53992519491231005X")
True
>>> CHECK_DIGITS["gb11643"].complete("53992519491231005")
'X'
>>> CHECK_DIGITS["gb32100"].holds("515399250NLUDK523E")
False
"""

import re
from collections.abc import Iterator, Mapping
from functools import partial
from operator import mul
from types import MappingProxyType
from typing import TYPE_CHECKING

import attrs

from jiceng.errors import DeclarationError

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt
    import polars as pl

__all__ = ["CHECK_DIGITS", "CheckDigit", "byte_columns"]

_DIGITS = "0123456789"
_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_CREDIT = "0123456789ABCDEFGHJKLMNPQRTUWXY"  # without I, O, S, V and Z
_NO_VALUE = 255  # in a table of values: not a character of the alphabet
_CHUNK = 65_536  # numbers worked on at a time, so that they stay in the cache of the processor


@attrs.frozen
class CheckDigit:
    """A numbering scheme of fixed length that ends in a check character.

    `alphabet` lists the characters of the body and `check_alphabet` those of the last place, both in the
    order of their values 0, 1, 2, … Where the weights are the falling powers of 2 modulo 11, `power_base`
    is a base for `int` that is 2 modulo 11, which lets Python itself do the sum. `length` counts all characters.
    """

    slug: str
    alphabet: str
    check_alphabet: str
    weights: tuple[int, ...]
    modulus: int
    remainder: int
    power_base: int | None = None
    length: int = attrs.field(init=False)
    _shape: re.Pattern[str] = attrs.field(init=False, repr=False, eq=False)
    _values: bytes = attrs.field(init=False, repr=False, eq=False)
    _check_values: bytes = attrs.field(init=False, repr=False, eq=False)

    def __attrs_post_init__(self) -> None:
        derive = partial(object.__setattr__, self)  # the way to fill in derived fields of a frozen class
        derive("length", len(self.weights))
        derive("_shape", re.compile(f"[{self.alphabet}]{{{self.length - 1}}}[{self.check_alphabet}]"))
        derive("_values", _value_table(self.alphabet))
        derive("_check_values", _value_table(self.check_alphabet))

    def holds(self, text: str) -> bool:
        """Tell whether `text` has the length, the characters and the check character of the scheme."""
        return self._shape.fullmatch(text) is not None and self.adds_up(text)

    def adds_up(self, text: str) -> bool:
        """Tell whether the check character is right, of a text that is known to have the length and the characters."""
        check = self._check_values[ord(text[-1])]
        if self.power_base is not None:
            return (2 * int(text[:-1], self.power_base) + check) % self.modulus == self.remainder
        values = text[:-1].encode("ascii").translate(self._values)
        total: int = sum(map(mul, values, self.weights))
        return (total + check) % self.modulus == self.remainder

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
        """Return `holds` of every text of a column as a Boolean column; a missing text stays missing.

        Raises `DeclarationError` for a column of anything but text.
        """
        import numpy as np
        import polars as pl

        if series.dtype == pl.Null:
            return series.cast(pl.Boolean)
        if series.dtype != pl.String:
            raise DeclarationError("a check character is looked for in a column of text only")
        fits = (series.str.len_bytes() == self.length).fill_null(value=False).to_numpy()
        texts = series if fits.all() else series.filter(pl.Series(fits))
        held = np.empty(len(texts), dtype=np.bool_)
        for start, columns in byte_columns(texts, self.length):
            held[start : start + columns.shape[1]] = self.holds_columns(columns)
        verdict = np.zeros(len(series), dtype=np.bool_)
        verdict[fits] = held
        return pl.Series(series.name, verdict).set(series.is_null(), None)

    def holds_columns(self, columns: "npt.NDArray[np.uint8]") -> "npt.NDArray[np.bool_]":
        """Return `holds` of numbers given as bytes, one row per place and one column per number."""
        import numpy as np

        if self.alphabet == _DIGITS:  # several times faster than looking up; wraps around below zero
            body = columns[:-1] - np.uint8(ord("0"))
        else:
            body = np.frombuffer(self._values, dtype=np.uint8).take(columns[:-1])
        check = np.frombuffer(self._check_values, dtype=np.uint8).take(columns[-1])
        total = check.astype(np.uint16)
        for values, weight in zip(body, self.weights, strict=False):
            total += values * np.uint16(weight)
        good: npt.NDArray[np.bool_] = total % np.uint16(self.modulus) == self.remainder
        good &= (body.max(axis=0) < len(self.alphabet)) & (check < len(self.check_alphabet))
        return good


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
