"""A drawing: rectangles, lines and writing, as one SVG text."""

from collections.abc import Iterable, Sequence
from typing import Self

from jiceng.files import visible
from jiceng.report.markup import Markup, element
from jiceng.report.plots.outlines import EM, glyph, shortened, text_width

__all__ = ["AXIS", "BAD", "GOOD", "HUES", "INK", "PAPER", "SOFT", "TRACK", "Canvas", "Picture", "outlines_of"]

HUES = ("#1f4e79", "#b7791f", "#2a7f78", "#7b3f6e", "#5b6770", "#6b7f2a", "#a4452c", "#3f7fb5")
"""Colours for parts, told apart also in grey and by the colour-blind; more parts begin again with the first."""

INK, SOFT, AXIS, TRACK, PAPER = "#1d2126", "#565e68", "#9aa1a9", "#e8e5df", "#ffffff"
GOOD, BAD = "#1f6f4a", "#a3121b"


class Picture(str):
    """An SVG drawing as text; a notebook shows it as a picture.

    `signs` are the characters that it draws with outlines of its own; `embedded` is the drawing without them, for a
    page that carries the outlines of all its pictures once (`outlines_of`).
    """

    __slots__ = ("embedded", "signs")

    signs: frozenset[str]
    embedded: Markup

    def __new__(cls, whole: str, embedded: Markup, signs: Iterable[str]) -> Self:
        """Make a picture of its text with and without the outlines."""
        picture = super().__new__(cls, whole)
        picture.signs = frozenset(signs)
        picture.embedded = embedded
        return picture

    def _repr_svg_(self) -> str:
        return str(self)


class Canvas:
    """Collects shapes on white paper; y grows downwards, and all lengths are in pixels."""

    def __init__(self, width: float, height: float, title: str, described: str) -> None:
        self._size = (width, height)
        self._title = title
        self._described = described
        self._shapes: list[Markup] = [self._rectangle(0, 0, width, height, PAPER)]
        self._signs: dict[str, None] = {}

    def title(self, text: str) -> None:
        """Write the title on top, shortened where it is longer than the drawing is wide."""
        self.text(16, 32, shortened(text, 18, self._size[0] - 32), 18, strong=True)

    def rectangle(self, x: float, y: float, width: float, height: float, colour: str) -> None:
        """Draw a filled rectangle; one without width is left out."""
        if width > 0 and height > 0:
            self._shapes.append(self._rectangle(x, y, width, height, colour))

    def line(
        self, *points: tuple[float, float], colour: str = AXIS, width: float = 1, dashed: bool = False
    ) -> None:
        """Draw straight lines from point to point."""
        self._shapes.append(
            element(
                "polyline",
                points=" ".join(f"{_short(x)},{_short(y)}" for x, y in points),
                fill="none",
                stroke=colour,
                stroke_width=_short(width),
                stroke_dasharray="3 3" if dashed else None,
            )
        )

    def shape(self, points: Sequence[tuple[float, float]], colour: str) -> None:
        """Fill the area between points."""
        told = " ".join(f"{_short(x)},{_short(y)}" for x, y in points)
        self._shapes.append(element("polygon", points=told, fill=colour))

    def dot(self, x: float, y: float, radius: float, colour: str) -> None:
        """Draw a dot."""
        self._shapes.append(element("circle", cx=_short(x), cy=_short(y), r=_short(radius), fill=colour))

    def text(
        self,
        x: float,
        y: float,
        text: str,
        size: float = 13,
        *,
        colour: str = INK,
        anchor: str = "start",
        strong: bool = False,
    ) -> None:
        """Write a text on the base line y; `anchor` is start, middle or end."""
        text = visible(text)
        width = text_width(text, size)
        x -= {"start": 0.0, "middle": width / 2, "end": width}[anchor]
        drawn: list[Markup] = []
        at = 0.0
        for sign in text:
            found = glyph(sign)
            if found is not None:
                self._signs[sign] = None
                drawn.append(element("use", href=f"#{_name(sign)}", x=_short(at)))
            elif not sign.isspace():  # a character that was not drawn is left to the fonts of the machine
                drawn.append(element("text", sign, x=_short(at), font_size=EM))
            at += text_width(sign, EM)
        self._shapes.append(
            element(
                "g",
                *drawn,
                transform=f"translate({_short(x)} {_short(y)}) scale({size / EM:.5f})",
                fill=colour,
                stroke=colour if strong else None,
                stroke_width="9" if strong else None,
            )
        )

    def to_svg(self) -> Picture:
        """Return the drawing."""
        return Picture(self._drawn(_outlines(self._signs)), self._drawn(), self._signs)

    def _drawn(self, *outlines: Markup) -> Markup:
        width, height = (_short(length) for length in self._size)
        return element(
            "svg",
            element("title", self._title),
            element("desc", self._described),
            *outlines,
            *self._shapes,
            xmlns="http://www.w3.org/2000/svg",
            width=width,
            height=height,
            viewBox=f"0 0 {width} {height}",
            role="img",
            font_family="sans-serif",
        )

    @staticmethod
    def _rectangle(x: float, y: float, width: float, height: float, colour: str) -> Markup:
        return element(
            "rect", x=_short(x), y=_short(y), width=_short(width), height=_short(height), fill=colour
        )


def _short(length: float) -> str:
    return f"{length:.1f}".removesuffix(".0")


def _name(sign: str) -> str:
    return f"g{ord(sign):x}"


def outlines_of(pictures: Iterable[Picture]) -> Markup:
    """Return a drawing that shows nothing and holds the outlines which the pictures of a page use."""
    signs = frozenset(sign for picture in pictures for sign in picture.signs)
    return element("svg", _outlines(signs), class_="outlines", aria_hidden="true")


def _outlines(signs: Iterable[str]) -> Markup:
    paths = (
        element("path", id=_name(sign), d=found.path) for sign in sorted(signs) if (found := glyph(sign))
    )
    return element("defs", *paths)
