"""Pseudonyms: the same person under the same token, and no way back without the key.

A plain hash of an identity number is no pseudonym: the numbers of a county can be counted through in half a minute.
Here a secret key stands in front, HMAC (GB/T 15852.2) over SM3 (GB/T 32905-2016). What comes out is still personal
data, for whoever holds the key (个人信息保护法, articles 4 and 73): pseudonymous, never anonymous.
"""

import hashlib
import hmac
import unicodedata
from collections.abc import Callable
from importlib.util import find_spec
from typing import TYPE_CHECKING, Final, NoReturn

from jiceng.identifiers import Identifier

if TYPE_CHECKING:
    import polars as pl

__all__ = ["Pseudonymiser"]

_SCHEME: Final = b"jiceng-pseudonym/1"
_SHORTEST_KEY: Final = 16  # bytes, 128 bits
_KEY_ID_BYTES, _TOKEN_BYTES = 4, 16


class Pseudonymiser:
    """Gives tokens under a key, for one purpose.

    Tokens of different purposes cannot be joined, even under one key. A token names its key, so that those of an
    old key are told from those of the new one: `p1-<key id>-<token>`, in hexadecimal digits.

    >>> from jiceng.identifiers import ResidentId
    >>> pseudonymiser = Pseudonymiser(bytes(range(16)), purpose="2026年三季度考核")
    >>> token = pseudonymiser.token("53992519491231048X", ResidentId)
    >>> token == pseudonymiser.token(" 53992519491231048x", ResidentId)
    True
    >>> len(token), token.startswith(f"p1-{pseudonymiser.key_id}-")
    (44, True)

    Raises `ValueError` for a key of less than 128 bits, for one that repeats a single byte, and for a blank purpose;
    `ImportError` where neither OpenSSL nor the package `cryptography` (`jiceng[sm]`) has SM3.
    """

    __slots__ = ("_digest", "_key", "key_id", "purpose")

    def __init__(self, key: bytes, *, purpose: str) -> None:
        if len(key) < _SHORTEST_KEY or len(set(key)) == 1:
            raise ValueError("a key has at least 128 bits of chance, such as secrets.token_bytes(32)")
        if not purpose.strip():
            raise ValueError("a pseudonym has a purpose; tokens of different purposes cannot be joined")
        self._digest = _hmac_sm3()
        self.purpose = purpose
        self.key_id: Final[str] = self._digest(key, _SCHEME + b"/key-id")[:_KEY_ID_BYTES].hex()
        """Eight hexadecimal digits that tell keys apart and give nothing of them away."""
        self._key: Final = self._digest(key, _SCHEME + b"/purpose/" + purpose.encode())

    def token(self, value: str, kind: type[Identifier] | None = None) -> str:
        """Return the token of a value; of a number in the form that its `kind` gives it, however it was written.

        The same number gives the same token in every column of its kind; a text without a kind is compared without
        blanks and without the difference of full-width letters. Raises `ValueError` for a blank value: whoever
        has no number is not one and the same person.
        """
        plain = _evened(value) if kind is None else kind.normalise(value).text
        if not plain:
            raise ValueError("a blank has no pseudonym")
        what = "text" if kind is None else kind.slug
        message = f"{what}\0{plain}".encode()
        return f"p1-{self.key_id}-{self._digest(self._key, message)[:_TOKEN_BYTES].hex()}"

    def column(self, values: "pl.Series", kind: type[Identifier] | None = None) -> "pl.Series":
        """Return the tokens of a column of texts; what is missing or blank stays missing."""
        import polars as pl

        known = values.drop_nulls().unique()
        tokens = {value: self.token(value, kind) for value in known if not _is_blank(value, kind)}
        return values.replace_strict(
            list(tokens), list(tokens.values()), default=None, return_dtype=pl.String()
        )

    def __repr__(self) -> str:
        return f"Pseudonymiser(purpose={self.purpose!r}, key_id={self.key_id!r})"

    def __reduce__(self) -> NoReturn:
        raise TypeError("a Pseudonymiser holds a key and is not copied or stored")


def _is_blank(value: str, kind: type[Identifier] | None) -> bool:
    return not (_evened(value) if kind is None else kind.normalise(value).text)


def _evened(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).split()).casefold()


def _hmac_sm3() -> Callable[[bytes, bytes], bytes]:
    """Return HMAC-SM3 of whichever library has it; both give the same bytes."""
    if "sm3" in hashlib.algorithms_available:
        return _by_openssl
    if find_spec("cryptography") is not None:
        return _by_cryptography
    raise ImportError("SM3 is in neither OpenSSL nor an installed package: pip install 'jiceng[sm]'")


def _by_openssl(key: bytes, message: bytes) -> bytes:
    return hmac.new(key, message, "sm3").digest()


def _by_cryptography(key: bytes, message: bytes) -> bytes:
    from cryptography.hazmat.primitives.hashes import SM3
    from cryptography.hazmat.primitives.hmac import HMAC

    made = HMAC(key, SM3())
    made.update(message)
    return made.finalize()
