"""Saying what is wrong with the shape of an extension file: where, what, and what was probably meant."""

from collections.abc import Iterable, Mapping
from difflib import get_close_matches

from pydantic import BaseModel, ValidationError

from jiceng.labels import Stage

__all__ = ["nearest", "said"]


def nearest(name: str, known: Iterable[str]) -> str:
    """Return the hint at the name that was probably meant, the empty string when none is near.

    >>> nearest("residant", ["resident", "grid"]), nearest("?", ["grid"])
    ('，是否想写“resident”', '')
    """
    near = get_close_matches(name, list(known), n=1)
    return f"，是否想写“{near[0]}”" if near else ""


def said(
    error: ValidationError, document: type[BaseModel], entries: Mapping[str, type[BaseModel]]
) -> list[str]:
    """Return the errors of pydantic as Chinese sentences without a full stop."""
    sentences: list[str] = []
    for detail in error.errors(include_url=False, include_input=False):
        place = detail["loc"]
        where, shape = "", document
        if len(place) > 1 and isinstance(place[1], int) and place[0] in entries:
            where, shape = f"第 {place[1] + 1} 个 [[{place[0]}]] ", entries[str(place[0])]
            place = place[2:]
        key = str(place[0]) if place else ""
        sentences.append(where + _sentence(key, detail["type"], shape))
    return list(dict.fromkeys(sentences))


_SAYINGS: Mapping[str, str] = {
    "name": "应以 x_ 开头，后面只用小写字母、数字和下划线",
    "required": f"应为 {'、'.join(Stage)} 之一",
    "format": "应为 1",
    "version": "应写成 1.0 的样子",
    "base_version": "应写成 0.1 的样子",
    "id": "只用小写字母、数字和连字符",
}


def _sentence(key: str, kind: str, shape: type[BaseModel]) -> str:
    if kind == "missing":
        return f"缺少“{key}”"
    if kind == "extra_forbidden":
        return f"不认识的键“{key}”{nearest(key, shape.model_fields)}"
    if not key:
        return "应是一个表"
    return f"“{key}”{_SAYINGS.get(key, '的写法不对')}"
