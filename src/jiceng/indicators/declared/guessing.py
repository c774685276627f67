"""A scheme with mistakes, read as it was probably meant, so that what is wrong further on is told in the same go.

Where nobody can tell what was meant, something harmless stands in for it. Nothing is ever scored by a guess: it
serves to find more problems, and nothing more is told of what was guessed, or of what hangs on it.
"""

import re
from collections.abc import Iterable, Mapping
from copy import deepcopy
from decimal import Decimal

import attrs
from pydantic import ValidationError
from pydantic_core import ErrorDetails

from jiceng.indicators.declared.document import Document
from jiceng.indicators.declared.lines import KeyPath
from jiceng.indicators.declared.problems import keys_at, near, real_path, value_at

__all__ = ["Guess", "guessed"]

_ROUNDS = 4  # a key put right may show what is wrong inside it
_POLICIES = ("missing", "not_applicable")
_TOO_LARGE_OR_SMALL = ("greater_than", "greater_than_equal", "less_than", "less_than_equal", "value_error")
_LISTS = ("part", "indicator", "veto", "bonus", "grade")
_FOLLOWS: Mapping[tuple[str | int, str | int], frozenset[str]] = {
    ("level", "level"): frozenset({"value", "score", "strata", "by_stratum"}),
    ("part", "part"): frozenset({"part"}),
    ("part", "id"): frozenset({"part"}),
    ("indicator", "part"): frozenset({"part"}),
    ("indicator", "id"): frozenset({"same_as", "then_by"}),
    ("indicator", "indicator"): frozenset({"part", "same_as", "then_by"}),
    ("grade", "grade"): frozenset({"grade", "effect"}),
    ("strata", "strata"): frozenset({"by_stratum", "quota"}),
}
"""What is told of other keys when the name that they look for was guessed: first and last step of the guess."""


@attrs.frozen
class Guess:
    """A document that may have been meant: `touched` are the places that were guessed, `replaced` those of stand-ins."""

    document: Document
    touched: frozenset[KeyPath]
    replaced: frozenset[KeyPath]

    def hides(self, path: KeyPath) -> bool:
        """Tell whether a problem may come of the guess: it is of a place that was guessed, or looks for a name there."""
        if {path[:1], path[:2], path[:3]} & self.touched:
            return True
        steps = set(path[2:] or path)
        return any(steps & _FOLLOWS.get((one[0], one[-1]), frozenset()) for one in self.replaced)


def guessed(raw: Mapping[str, object]) -> Guess | None:
    """Return the document that was probably meant; `None` where all is wrong."""
    meant = deepcopy(dict(raw))
    touched: set[KeyPath] = set()
    replaced: set[KeyPath] = set()
    for _ in range(_ROUNDS):
        try:
            document = Document.model_validate(meant)
        except ValidationError as error:
            told = error.errors(include_url=False, include_input=False)
            wrong = [(real_path(one["loc"], meant, missing=one["type"] == "missing"), one) for one in told]
            for path, detail in wrong:
                if detail["type"] == "too_short" and value_at(meant, path):
                    continue  # what is in it is wrong, and told one by one
                touched.add(path[:1] if path[:1] == ("grade",) else path[:3])  # grades are read together
                if not _put_right(meant, path, detail):
                    _stand_in(meant, path)
                    replaced.add(path[:3])
        else:
            return Guess(document, frozenset(touched), frozenset(replaced))
    return None


def _put_right(meant: dict[str, object], path: KeyPath, detail: ErrorDetails) -> bool:
    """Change one place to what was probably meant; tell whether there is such a guess."""
    owner = value_at(meant, path[:-1])
    if not path or not isinstance(owner, dict) or path[2:3] == ("score",):
        return False
    key = path[-1]
    match detail["type"]:
        case "extra_forbidden" if key in owner:
            value = owner.pop(key)
            name = next(iter(near(str(key), keys_at(Document, detail["loc"][:-1]))), None)
            if name is not None:
                owner.setdefault(name, value)
        case "literal_error" if key in owner:
            names = re.findall(r"'([^']*)'", str(detail.get("ctx", {}).get("expected")))
            found = near(str(owner[key]), names)
            if not found and key not in _POLICIES:
                return False
            owner[key] = found[0] if found else "zero"
        case "missing":
            known = keys_at(Document, detail["loc"][:-1])
            return key in owner or _is_renamed([name for name in owner if name not in known], str(key))
        case kind if kind in _TOO_LARGE_OR_SMALL and not isinstance(owner.get(key), bool):
            if not isinstance(owner.get(key), int | Decimal):
                return False
            owner[key] = 1
        case _:
            return False
    return True


def _is_renamed(unknown: Iterable[object], key: str) -> bool:
    """Tell whether a misspelt form of the missing key is still there, to be renamed in its turn."""
    return any(isinstance(name, str) and near(name, [key]) for name in unknown)


def _stand_in(meant: dict[str, object], path: KeyPath) -> None:
    """Put something harmless in the place of a key of an indicator, a veto, … or of the head; what is optional goes."""
    head, *rest = path or ("",)
    listed = meant.get(str(head))
    if head in _LISTS and isinstance(listed, list) and rest and isinstance(rest[0], int):
        number = rest[0]
        plain = _plain(str(head), number)
        row = listed[number]
        if not isinstance(row, dict):
            listed[number] = plain
        elif len(rest) > 1:
            _replace(row, rest[1], plain)
        else:  # two keys that do not go together
            for key in row.keys() - plain.keys():
                del row[key]
        return
    head_of_all: dict[str, object] = {
        "format": 1,
        "id": "stand-in",
        "title": "stand-in",
        "level": "township",
        "full_marks": 1,
        "rounding": {"places": 2, "mode": "half-up", "at": "item"},
        "part": [_plain("part", 0)],
        "indicator": [_plain("indicator", 0)],
    }
    _replace(meant, head, head_of_all)


def _replace(owner: dict[str, object], key: str | int, plain: Mapping[str, object]) -> None:
    name = str(key)
    if name in plain:
        owner[name] = plain[name]
    else:
        owner.pop(name, None)


def _plain(kind: str, number: int) -> dict[str, object]:
    """Return what every part, indicator, veto, bonus or grade has to have, under a name of its own."""
    name = f"stand-in-{kind}-{number}"
    titled: dict[str, object] = {"id": name, "title": name}
    carrying = {**titled, "clause": "stand-in", "value": {"reported": True}}
    match kind:
        case "part":
            return {**titled, "points": 1}
        case "indicator":
            policies = dict.fromkeys(_POLICIES, "zero")
            return {**carrying, "part": name, "points": 1, "score": {"form": "judgement"}, **policies}
        case "veto":
            return {**carrying, "effect": "zero"}
        case "bonus":
            return {**carrying, "per": 1}
    return {"name": name}
