"""The base of all numbers: a text that has been examined and knows its parts."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, ClassVar, Self, TypeAlias

from jiceng.identifiers.criteria import Criterion, Never
from jiceng.identifiers.layout import Layout
from jiceng.identifiers.misfits import misfit_of
from jiceng.identifiers.normalising import Normalised, normalise
from jiceng.identifiers.parts import Part
from jiceng.identifiers.reasons import IdentifierError, Reason
from jiceng.labels import Label, Source
from jiceng.privacy import PUBLIC, Sensitivity

if TYPE_CHECKING:
    import polars as pl
    from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
    from pydantic.json_schema import JsonSchemaValue
    from pydantic_core import CoreSchema

__all__ = ["Identifier"]

_Asked: TypeAlias = tuple[
    tuple[Callable[[str], object], tuple[tuple[Callable[[str], bool], Criterion], ...]], ...
]

_FITS_NO_LAYOUT = Never(Reason.CHARSET, "")
_MISSING = Never(Reason.BLANK, "没有填写，请补填")
_NOT_TEXT = Never(Reason.TYPE, "应为文本，不能是数值或其他类型，请把该列设为“文本”格式后重新录入")
_NOT_PLAIN = Never(Reason.WRITING, "写法不规范（有全角、小写、空格、不可见字符或分隔符），请先规范写法再录入")


class Identifier(str):
    """A valid number in its plain form; it is a `str`, so it sorts, hashes and serialises as one.

    The constructor takes a number in its plain form only and repairs nothing, and so does a model field;
    `parse` normalises first. Both raise `IdentifierError`, which names the part that is wrong and never
    holds the value. `repr` shows the mask of the kind, `str` the number itself.

    A kind declares its layouts, the most usual first, and its parts; the verdict on one text and that on
    a column both follow from them.
    """

    __slots__ = ()

    slug: ClassVar[str]
    """Name of the kind in codes: `resident-id`."""
    label: ClassVar[Label]
    """Name of the kind for people."""
    source: ClassVar[Source]
    """The standard that lays the number down."""
    form: ClassVar[str]
    """How the number looks, for a clerk: what follows 应为 in a sentence."""
    sensitivity: ClassVar[Sensitivity] = PUBLIC
    """What may be shown of it."""
    separators: ClassVar[str] = "-"
    """Characters that normalising takes away."""
    prefix: ClassVar[str] = ""
    """Pattern of what normalising takes away at the beginning."""
    layouts: ClassVar[tuple[Layout, ...]] = ()
    by_length: ClassVar[Mapping[int, tuple[Layout, ...]]] = MappingProxyType({})
    """The layouts by their number of characters; derived."""
    _asked: ClassVar[Mapping[int, _Asked]] = MappingProxyType({})
    """What `first_failure` asks, by the number of characters; looked up here once and not for every number."""
    parts: ClassVar[Mapping[str, Part[object]]] = MappingProxyType({})
    """The parts by the name of their attribute; derived."""

    def __init_subclass__(cls) -> None:
        lengths = sorted({layout.length for layout in cls.layouts})
        cls.by_length = MappingProxyType(
            {length: tuple(layout for layout in cls.layouts if layout.length == length) for length in lengths}
        )
        cls._asked = MappingProxyType(
            {
                length: tuple(
                    (layout.matcher, tuple((criterion.holds, criterion) for criterion in layout.criteria))
                    for layout in layouts
                )
                for length, layouts in cls.by_length.items()
            }
        )
        own = {name: part for name, part in vars(cls).items() if isinstance(part, Part)}
        cls.parts = MappingProxyType({**cls.parts, **own})

    def __new__(cls, text: object) -> Self:
        """Take a number in its plain form. Raises `IdentifierError`."""
        if isinstance(text, str) and cls.first_failure(text) is None:
            return str.__new__(cls, text)
        plain, failure = cls._read(text)
        del text, plain  # the frames of an error hold no value either
        raise cls._error(failure or _NOT_PLAIN)

    @classmethod
    def parse(cls, text: object) -> Self:
        """Return the number in `text`, normalised if need be. Raises `IdentifierError`."""
        plain, failure = cls._read(text)
        if failure is None:
            return str.__new__(cls, plain)
        del text, plain
        raise cls._error(failure)

    @classmethod
    def is_valid(cls, value: object) -> bool:
        """Tell whether `parse` would take the value. Raises nothing, whatever is given."""
        return cls._read(value)[1] is None

    @classmethod
    def normalise(cls, text: object) -> Normalised:
        """Return the plain form of a text, valid or not, and the changes made. Raises `IdentifierError` unless given text."""
        if isinstance(text, str):
            return normalise(text, separators=cls.separators, prefix=cls.prefix)
        error = cls.refusal(text)
        del text
        raise error

    @classmethod
    def columns(cls, series: "pl.Series") -> "pl.DataFrame":
        """Return what `parse` would say of every text of a column, one row per text, missing ones included.

        `valid` and `reason` are null for a missing text; `value` is the plain form of a valid number, null
        otherwise; `changed` tells whether it had to be normalised; then follow the `parts`, null where the
        number is not valid. Raises `IdentifierError` for a column that does not hold text.
        """
        from jiceng.identifiers.columnar import examine_column

        return examine_column(cls, series)

    @classmethod
    def pattern(cls) -> str:
        """Return the regular expression of the characters, without anchors."""
        return "|".join(layout.pattern for layout in cls.layouts)

    @property
    def compact(self) -> str:
        """The number with nothing but its own characters."""
        return str(self)

    @property
    def masked(self) -> str:
        """What may be shown of the number."""
        return self.sensitivity.mask(str(self))

    def format(self, *args: object, **kwargs: object) -> str:  # noqa: ARG002 - takes what str.format takes
        """Return the number as people write it, its sections apart. `parse` reads that back."""
        return " ".join(self.layout.split(self))

    @property
    def layout(self) -> Layout:
        """The layout that the number has."""
        return next(layout for layout in self.by_length[len(self)] if layout.fits(self))

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self.masked!r})"

    @classmethod
    def refusal(cls, value: object) -> IdentifierError:
        """Return the error for a value that is not text at all: missing, or of another type."""
        return cls._error(_MISSING if value is None else _NOT_TEXT)

    @classmethod
    def first_failure(cls, text: str) -> Criterion | None:
        """Return what is wrong with a text as it stands, `None` for a number of the kind in its plain form."""
        for fits, criteria in cls._asked.get(len(text), ()):
            if fits(text):
                for holds, criterion in criteria:
                    if not holds(text):
                        return criterion
                return None
        return _FITS_NO_LAYOUT

    @classmethod
    def _read(cls, value: object) -> tuple[str, Criterion | None]:
        """Return the plain form of the value and what is wrong with it, if anything."""
        if not isinstance(value, str):
            return "", _MISSING if value is None else _NOT_TEXT
        failure, plain = cls.first_failure(value), value
        if failure is _FITS_NO_LAYOUT:
            plain = cls.normalise(value).text
            failure = cls.first_failure(plain)
            if failure is _FITS_NO_LAYOUT:
                failure = misfit_of(value, plain, cls.by_length, cls.form)
        return plain, failure

    @classmethod
    def _error(cls, failure: Criterion) -> IdentifierError:
        sentence = f"{cls.label.zh}{failure.wrong}。"
        return IdentifierError(f"{cls.slug}.{failure.reason}", sentence, failure.reason)

    @classmethod
    def __get_pydantic_core_schema__(cls, source: object, handler: "GetCoreSchemaHandler") -> "CoreSchema":
        from jiceng.identifiers.model_field import field_schema

        return field_schema(cls)

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: "CoreSchema", handler: "GetJsonSchemaHandler"
    ) -> "JsonSchemaValue":
        return {"type": "string", "pattern": f"^(?:{cls.pattern()})$"}
