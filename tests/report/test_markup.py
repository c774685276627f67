"""No text becomes markup."""

from html.parser import HTMLParser

from hypothesis import given
from hypothesis import strategies as st

from jiceng.files import visible
from jiceng.report.markup import Markup, element, joined


class _Texts(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.texts: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += attrs

    def handle_data(self, data: str) -> None:
        self.texts.append(data)


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"], exclude_characters="\r\0")))
def test_any_text_stays_text_inside_and_in_attributes(text: str) -> None:
    parser = _Texts()
    parser.feed(element("p", text, title=text))
    parser.close()
    assert parser.tags == ["p"]
    assert "".join(parser.texts) == visible(text)
    assert parser.attributes == [("title", visible(text))]


def test_attributes_are_named_as_html_names_them() -> None:
    assert element("a", class_="x", aria_label="y", hidden=True, id=None, open=False) == (
        '<a class="x" aria-label="y" hidden></a>'
    )


def test_void_elements_have_no_end_tag() -> None:
    assert element("meta", charset="utf-8") == '<meta charset="utf-8">'
    assert element("rect", x=1) == '<rect x="1"/>'


def test_joining_escapes_what_is_not_markup() -> None:
    assert joined("<", Markup("<br>")) == "&lt;<br>"
