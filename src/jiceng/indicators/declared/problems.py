"""What is wrong with a scheme: all of it at once, each with its key, its line and what to write instead."""

import difflib
import re
from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from heapq import nsmallest

import attrs
from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from jiceng.errors import DeclarationError
from jiceng.indicators.declared.lines import KeyPath, LineIndex
from jiceng.indicators.numbers import written

__all__ = [
    "Problem",
    "SchemeError",
    "from_pydantic",
    "keys_at",
    "near",
    "nearest",
    "real_path",
    "value_at",
    "written_path",
]

_MOST_LISTED = 100
_LONGEST_NAME = 40
_MOST_COMPARED = 100
_MISSING = "缺少这一项"


@attrs.frozen
class Problem:
    """One thing to put right: the key (`indicator[2].score.step`), its line if known, and a Chinese sentence."""

    path: str
    line: int | None
    message: str

    def __str__(self) -> str:
        place = "" if self.line is None else f"第 {self.line} 行"
        where = "，".join(part for part in (place, self.path) if part)
        return f"{where}：{self.message}" if where else self.message


class SchemeError(DeclarationError):
    """A scheme cannot be used as it is written. `problems` lists everything that was found."""

    def __init__(self, source: str, problems: Sequence[Problem]) -> None:
        self.source = source
        self.problems = tuple(problems)
        listed = "\n".join(f"  {problem}" for problem in self.problems[:_MOST_LISTED])
        left = len(self.problems) - _MOST_LISTED
        listed += f"\n  …… 其余 {left} 处从略" if left > 0 else ""
        super().__init__(f"考核方案“{source}”有 {len(self.problems)} 处需要修改：\n{listed}")


def written_path(path: Sequence[str | int]) -> str:
    """Return a key path as the author counts: the first indicator is `indicator[1]`."""
    text = ""
    for step in path:
        name = step if isinstance(step, int) else step[:_LONGEST_NAME]
        text += f"[{name + 1}]" if isinstance(name, int) else f".{name}" if text else name
    return text


def nearest(name: str, known: Iterable[str]) -> str:
    """Return a clause that offers the nearest known name, or all of them where none is near."""
    names = list(known)
    found = near(name, names)
    if found:
        return f"，是否指 {found[0]}"
    return f"，可用的有：{'、'.join(names)}" if 0 < len(names) <= 16 else ""


def near(name: str, known: Sequence[str]) -> list[str]:
    """Return the known name that is nearest, none where nothing is near.

    Of very many names only those of about the same length are compared.
    """
    if len(known) > _MOST_COMPARED:
        known = nsmallest(_MOST_COMPARED, known, key=lambda one: abs(len(one) - len(name)))
    return difflib.get_close_matches(name[:_LONGEST_NAME], known, n=1, cutoff=0.5)


def from_pydantic(
    error: ValidationError, model: type[BaseModel], raw: object, lines: LineIndex
) -> list[Problem]:
    """Turn the errors of a model into problems, in the order of the file's keys.

    A misspelt key is one mistake: that the right one is then missing is not told as well.
    """
    found: dict[tuple[str, str], Problem] = {}
    misspelt: set[str] = set()
    for detail in error.errors(include_url=False, include_input=False):
        path = real_path(detail["loc"], raw, missing=detail["type"] == "missing")
        if detail["type"] == "too_short" and value_at(
            raw, path
        ):  # there are some, and they are named already
            continue
        message = _sentence(detail, path, model, raw)
        key = (written_path(path), message)
        found.setdefault(key, Problem(key[0], lines.line(path), message))
        if detail["type"] == "extra_forbidden":
            meant = near(str(path[-1]), keys_at(model, detail["loc"][:-1]))
            misspelt |= {written_path((*path[:-1], name)) for name in meant}
    told = [
        problem
        for (path, message), problem in found.items()
        if not (path in misspelt and message.startswith(_MISSING))
    ]
    return sorted(told, key=lambda problem: (problem.line or 0, problem.path))


def real_path(loc: Sequence[str | int], raw: object, *, missing: bool) -> KeyPath:
    """Drop the steps that name a branch of a union and not a key of the file; keep the last if it is missing."""
    path: list[str | int] = []
    here = raw
    for place, step in enumerate(loc):
        inner = _inside(here, step)
        if inner is not _ABSENT:
            here = inner
        elif not missing or place < len(loc) - 1:
            continue
        path.append(step)
    return tuple(path)


def value_at(raw: object, path: KeyPath) -> object:
    """Return what stands at a key of a file, a mark of its own where nothing does."""
    for step in path:
        raw = _inside(raw, step)
    return raw


_ABSENT = object()


def _inside(raw: object, step: str | int) -> object:
    if isinstance(raw, Mapping):
        return raw.get(step, _ABSENT)
    if isinstance(raw, list) and isinstance(step, int) and step < len(raw):
        return raw[step]
    return _ABSENT


def _sentence(detail: ErrorDetails, path: KeyPath, model: type[BaseModel], raw: object) -> str:
    context = detail.get("ctx", {})
    match detail["type"]:
        case "extra_forbidden":
            return _unknown_key(str(path[-1]), keys_at(model, detail["loc"][:-1]))
        case "missing":
            return f"{_MISSING}{_choices(model, detail['loc'])}，请写明"
        case "literal_error":
            return _one_of(str(context["expected"]), value_at(raw, path))
        case "union_tag_invalid":
            return f"没有这种写法{_forms(str(context['tag']), str(context['expected_tags']))}"
        case "union_tag_not_found":
            return "缺少 form，请写明计分方式"
        case "too_long":
            return f"太多，最多 {context['max_length']} 项"
        case "string_pattern_mismatch":
            return "编号只用字母、数字和 . _ -，以字母或数字开头"
        case "value_error":
            return str(context["error"])
        case "value_kind" | "criterion_kind":
            return detail["msg"]
        case "greater_than" | "greater_than_equal" | "less_than" | "less_than_equal" as kind:
            sign, key = _BOUNDS[kind]
            return f"{sign} {written(Fraction(context[key]))}"
        case kind:
            return _BY_TYPE.get(kind, "写法不对")


_BY_TYPE = {
    "string_type": "要写成文字，加引号",
    "string_too_short": "不能为空",
    "string_too_long": "太长，最多 200 字",
    "int_type": "要写成整数",
    "int_from_float": "要写成整数",
    "date_type": "要写成日期，如 2026-01-01，不加引号",
    "date_from_datetime_inexact": "要写成日期，如 2026-01-01，不带时间",
    "tuple_type": "要写成一组，用 [ ] 括起来",
    "too_short": "至少要有一项",
    "model_type": "要写成一组键和值",
    "model_attributes_type": "要写成一组键和值",
    "mapping_type": "要写成一组键和值",
    "dict_type": "要写成一组键和值",
}


_BOUNDS = {
    "greater_than": ("要大于", "gt"),
    "greater_than_equal": ("不能小于", "ge"),
    "less_than": ("要小于", "lt"),
    "less_than_equal": ("不能大于", "le"),
}


def _one_of(expected: str, given: object) -> str:
    """Return the choices of a closed set, and the one that was probably meant."""
    told = expected.replace(" or ", "、").replace(", ", "、").replace("True", "true")
    meant = near(given, re.findall(r"'([^']*)'", expected)) if isinstance(given, str) else []
    return f"只能写 {told}" + "".join(f"，是否指 {name}" for name in meant)


def _forms(tag: str, expected: str) -> str:
    return nearest(tag, [name.strip().strip("'") for name in expected.split(",")])


def _unknown_key(name: str, known: Sequence[str]) -> str:
    name = name[:_LONGEST_NAME]
    return f"不认识的键 {name}{nearest(name, known)}"


def _choices(model: type[BaseModel], loc: Sequence[str | int]) -> str:
    """Return the choices of a missing key that has a closed set of them."""
    owner = _model_at(model, loc[:-1])
    field = None if owner is None else owner.model_fields.get(str(loc[-1]))
    values = () if field is None else getattr(field.annotation, "__args__", ())
    texts = [value for value in values if isinstance(value, str)]
    return f"（可写 {'、'.join(texts)}）" if texts else ""


def keys_at(model: type[BaseModel], loc: Sequence[str | int]) -> list[str]:
    """Return the keys that may stand at a location of pydantic."""
    owner = _model_at(model, loc)
    return [] if owner is None else [field.alias or name for name, field in owner.model_fields.items()]


def _model_at(model: type[BaseModel], loc: Sequence[str | int]) -> type[BaseModel] | None:
    """Follow a location of pydantic, union branches included, down to the model that it names."""
    here: list[type[BaseModel]] = [model]
    for step in loc:
        if isinstance(step, int):
            continue
        inner = [kind for owner in here for kind in _models_in(_annotation(owner, step))]
        # a step that is no field names a branch of a union
        here = inner or [kind for kind in here if step in (kind.__name__, *_tags(kind))] or here
    return here[0] if len(here) == 1 else None


def _annotation(owner: type[BaseModel], step: str) -> object:
    field = next((field for name, field in owner.model_fields.items() if step in (name, field.alias)), None)
    return None if field is None else field.annotation


def _models_in(annotation: object) -> list[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return [annotation]
    return [kind for inner in getattr(annotation, "__args__", ()) for kind in _models_in(inner)]


def _tags(kind: type[BaseModel]) -> list[str]:
    """Return the names under which a union of forms knows a model."""
    form = kind.model_fields.get("form")
    return [] if form is None else list(getattr(form.annotation, "__args__", ()))
