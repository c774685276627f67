"""What is printed of a heading that no field claims: it may be a name or a number that slipped into the headings."""

import re
from collections.abc import Iterable, Mapping
from functools import cache
from itertools import pairwise

from jiceng.dataset.notes import column_letters
from jiceng.ledger.brackets import in_brackets, outside_brackets
from jiceng.ledger.folding import folded
from jiceng.models import ENTITIES, Record, terms

__all__ = ["shown_heading", "shown_headings", "shown_known"]

_LONGEST = 20
_OF_TEMPLATES = ("乡镇（街道）", "村（社区）")  # headings of the blank ledgers beside those of the fields
_NUMBERS = re.compile(r"\d+(?:[\s.-]*\d+)+[Xx]?")  # one digit alone counts columns: 备注2
_WORD = re.compile(r"[^\W\d_]+")
_Models = Mapping[str, type[Record]]
_PLAIN = re.compile(r"[\w\s()（）\[\]【】《》〔〕<>*＊:：、，,。.·/／%％—-]*")


def shown_headings(headings: Iterable[tuple[int, str]], models: _Models = ENTITIES) -> tuple[str, ...]:
    """Return headings, each with its column, as they may be printed."""
    vocabulary = _vocabulary(tuple(models.values()))
    return tuple(_shown(heading, column, vocabulary) for column, heading in headings)


def shown_heading(heading: str, column: int, models: _Models = ENTITIES) -> str:
    """Return a heading as it may be printed: without its numbers, and only the column where it is no words of headings.

    Words are those of the headings that `models` know, a county's among them: a person's name has none of them.
    What stands in brackets may go.

    >>> shown_heading("乡镇（街道）", 2), shown_heading("村（社区）", 3)
    ('乡镇（街道）', '村（社区）')
    >>> shown_heading("家庭类型（细分）", 2), shown_heading("备注2", 2), shown_heading("2025年收入", 2)
    ('家庭类型', '备注2', '*年收入')
    >>> shown_heading("此人于三月前后迁往外地，电话打不通，请村里再核实一次", 2), shown_heading("张三", 3)
    ('C列', 'D列')
    """
    return _shown(heading, column, _vocabulary(tuple(models.values())))


def _shown(heading: str, column: int, vocabulary: frozenset[str]) -> str:
    plain = folded(heading)
    for text in (plain, outside_brackets(plain).strip()):
        if text and len(text) <= _LONGEST and _PLAIN.fullmatch(text) and _is_said(text, vocabulary):
            shown = heading if text == plain else text
            return _NUMBERS.sub("*", text) if _NUMBERS.search(text) else shown
    return f"{column_letters(column)}列"


def _is_said(text: str, vocabulary: frozenset[str]) -> bool:
    """Tell whether all words of a text occur in known headings, of Chinese two signs at a time."""
    words = _WORD.findall(text)
    return bool(words) and all(
        len(word) == 1
        or word.casefold() in vocabulary
        or _is_of_pairs([any(pair in vocabulary for pair in _pairs_at(word, at)) for at in range(len(word))])
        for word in words
    )


def _is_of_pairs(known: list[bool]) -> bool:
    """Tell whether the signs of a word are known, but for single ones behind the first: a name begins with a surname."""
    return known[0] and all(one or other for one, other in pairwise(known))


def _pairs_at(word: str, place: int) -> tuple[str, ...]:
    return word[max(place - 1, 0) : place + 1], word[place : place + 2]


@cache
def _vocabulary(models: tuple[type[Record], ...]) -> frozenset[str]:
    """Return every two neighbouring signs of a known heading, and the words of field names."""
    found = {*_pairs_of(_OF_TEMPLATES)}
    for model in models:
        for term in terms(model).values():
            found.update(term.name.split("_"), _pairs_of(term.label.names))
    return frozenset(found)


def _pairs_of(names: Iterable[str]) -> Iterable[str]:
    return ("".join(pair) for name in names for word in _WORD.findall(name) for pair in pairwise(word))


def shown_known(heading: str, models: _Models = ENTITIES) -> str:
    """Return a heading that a field claims as it may be printed: what stands in its brackets was not asked for.

    >>> shown_known("公民身份号码（18位）"), shown_known("公民身份号码（53992519491231048X）"), shown_known("姓名（张三）")
    ('公民身份号码（18位）', '公民身份号码', '姓名')
    """
    plain = folded(heading)
    bracketed = in_brackets(plain)
    longest = max(map(len, re.findall(r"\d+", plain)), default=0)
    if len(plain) <= 2 * _LONGEST and longest <= 4 and _may_stay(bracketed, models):
        return heading
    bare = outside_brackets(plain).strip()
    return _NUMBERS.sub("*", bare)[: 2 * _LONGEST]


_HINT = re.compile(
    r"[\W\d]*|.*(?:\d|[位元岁人户个件年月日%]|填|选|必|下拉|格式|单位|可|请|如|例|注).*", re.DOTALL
)


def _may_stay(bracketed: Iterable[str], models: _Models) -> bool:
    """Tell whether every bracket holds a unit, a hint how to fill in, or words of headings."""
    other = [text for text in bracketed if _HINT.fullmatch(text) is None]
    if not other:
        return True
    vocabulary = _vocabulary(tuple(models.values()))
    return all(_is_said(text, vocabulary) for text in other)
