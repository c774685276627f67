"""The frame of every page: no script, no network, one style sheet, readable on a phone, printable on A4."""

from importlib.resources import files

from jiceng.report.markup import Markup, element

__all__ = ["facts_list", "html_document"]

_POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'"  # the browser itself then refuses scripts and the network
)


def html_document(title: str, *body: Markup) -> str:
    """Return a whole page around its body."""
    head = element(
        "head",
        element("meta", charset="utf-8"),
        element("meta", http_equiv="Content-Security-Policy", content=_POLICY),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("meta", name="color-scheme", content="light dark"),
        element("title", title),
        element("style", _style()),
    )
    return f"<!DOCTYPE html>\n{element('html', head, element('body', *body), lang='zh-CN')}\n"


def _style() -> Markup:
    return Markup(files("jiceng.report.scorecard").joinpath("scorecard.css").read_text("utf-8"))


def facts_list(*facts: tuple[str, str], class_: str = "facts") -> Markup:
    """Return names with what is told under them."""
    return element(
        "dl",
        *(element("div", element("dt", name), element("dd", told)) for name, told in facts),
        class_=class_,
    )
