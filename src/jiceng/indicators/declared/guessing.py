"""A scheme with mistakes, read as it was probably meant, so that what is wrong further on is told in the same go.

Nothing is ever scored by a guess: it serves to find more problems, and where a guess was made nothing more is told.
"""

import re
from collections.abc import Mapping
from copy import deepcopy
from decimal import Decimal

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from jiceng.indicators.declared.document import Document
from jiceng.indicators.declared.lines import KeyPath
from jiceng.indicators.declared.problems import keys_at, near, real_path, value_at

__all__ = ["guessed"]

_ROUNDS = 3  # a key put right may show what is wrong inside it
_POLICIES = ("missing", "not_applicable")


def guessed(raw: Mapping[str, object]) -> tuple[Document, frozenset[KeyPath]] | None:
    """Return the document that was probably meant and the places where it was guessed; `None` where nobody can tell."""
    meant = deepcopy(dict(raw))
    touched: set[KeyPath] = set()
    for _ in range(_ROUNDS):
        try:
            return Document.model_validate(meant), frozenset(touched)
        except ValidationError as error:
            for detail in error.errors(include_url=False, include_input=False):
                path = real_path(detail["loc"], meant, missing=detail["type"] == "missing")
                if detail["type"] == "too_short" and value_at(meant, path):
                    continue  # what is in it is wrong, and told one by one
                touched.add(path[:1] if path[:1] == ("grade",) else path[:3])  # grades are read together
                if not _put_right(meant, path, detail):
                    return None
    return None


def _put_right(meant: dict[str, object], path: KeyPath, detail: ErrorDetails) -> bool:
    """Change one place to what was probably meant; tell whether there is such a guess."""
    if len(path) > 2 and path[0] == "indicator" and path[2] == "score":
        path, detail = path[:3], {**detail, "type": "score"}
    owner = value_at(meant, path[:-1])
    if not isinstance(owner, dict) or not path:
        return False
    key = path[-1]
    match detail["type"]:
        case "score":
            owner[key] = {"form": "judgement"}
        case "extra_forbidden" if key in owner:
            value = owner.pop(key)
            name = next(iter(near(str(key), keys_at(Document, detail["loc"][:-1]))), None)
            if name is not None:
                owner.setdefault(name, value)
        case "literal_error":
            names = re.findall(r"'([^']*)'", str(detail.get("ctx", {}).get("expected")))
            found = near(str(owner[key]), names)
            if not found and key not in _POLICIES:
                return False
            owner[key] = found[0] if found else "zero"
        case "missing":
            if key not in owner:
                if key not in _POLICIES:
                    return _is_renamed(owner, str(key))
                owner[key] = "zero"
        case _:
            if isinstance(owner.get(key), bool) or not isinstance(owner.get(key), int | Decimal):
                return False
            owner[key] = 1
    return True


def _is_renamed(owner: Mapping[object, object], key: str) -> bool:
    """Tell whether a misspelt form of the missing key is still there, to be renamed in its turn."""
    return any(isinstance(name, str) and near(name, [key]) for name in owner)
