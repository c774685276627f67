"""Building HTML so that no text can become markup.

>>> element("p", "a < b", element("b", "!"), class_="why")
'<p class="why">a &lt; b<b>!</b></p>'
"""

from html import escape

from jiceng.files import visible

__all__ = ["Markup", "element", "joined"]

_VOID = frozenset({"br", "hr", "meta", "col"})
_EMPTY = frozenset({"rect", "use", "circle", "polyline", "polygon", "path"})


class Markup(str):
    """Text that is markup already."""

    __slots__ = ()


def element(name: str, /, *children: str, **attributes: str | int | bool | None) -> Markup:
    """Return an element; children that are no `Markup` are escaped, as attributes are.

    Attribute names lose a trailing underscore (`class_`) and turn the others into dashes. `True` writes the
    bare name, `None` and `False` leave it out.
    """
    written = "".join(
        f" {key.rstrip('_').replace('_', '-')}" + ("" if value is True else f'="{_plain(str(value))}"')
        for key, value in attributes.items()
        if value is not None and value is not False
    )
    if name in _VOID:
        return Markup(f"<{name}{written}>")
    if name in _EMPTY:
        return Markup(f"<{name}{written}/>")
    return Markup(f"<{name}{written}>{joined(*children)}</{name}>")


def joined(*children: str) -> Markup:
    """Return texts and markup in a row, the texts escaped and without what turns the writing round or is unseen."""
    return Markup("".join(child if isinstance(child, Markup) else _plain(child) for child in children))


def _plain(text: str) -> str:
    return escape(text if text.isprintable() else visible(text))
