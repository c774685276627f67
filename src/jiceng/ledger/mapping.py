"""Which field a heading means, told by people: what no label knows, written down once and used again.

>>> Mapping({"证件编码": "id_number", "登记时间": "dispute.registered_on", "备注2": ""}).headings["备注2"]
''
"""

import collections.abc
import json
import tomllib
from os import PathLike
from pathlib import Path

import attrs

from jiceng.errors import DataError, DeclarationError
from jiceng.files import write_atomically
from jiceng.models import ENTITIES, Record, terms

__all__ = ["Mapping"]

_FORMAT = "jiceng-mapping/1"
_Models = collections.abc.Mapping[str, type[Record]]


def _copied(headings: collections.abc.Mapping[str, str]) -> dict[str, str]:
    return dict(headings)


@attrs.frozen
class Mapping:
    """Headings and the field that each means, before all that the models know.

    A target is the name of a field (`id_number`, in every entity that has it), of a field of one entity
    (`resident.id_number`), or empty for a column that is to be left alone. The file is TOML:

        format = "jiceng-mapping/1"

        [headings]
        "证件编码" = "id_number"
    """

    headings: collections.abc.Mapping[str, str] = attrs.field(converter=_copied)

    @classmethod
    def load(cls, path: str | PathLike[str]) -> "Mapping":
        """Read a mapping. Raises `DeclarationError` when the file is none."""
        file = Path(path)
        try:
            document = tomllib.loads(file.read_text(encoding="utf-8-sig"))
        except OSError:
            raise DeclarationError(f"找不到表头对照文件“{file.name}”，请检查路径。") from None
        except (ValueError, RecursionError):  # of the text, of its numbers, of its nesting
            raise DeclarationError(f"表头对照文件“{file.name}”不是有效的 TOML（UTF-8）文件。") from None
        headings = document.get("headings")
        if document.keys() != {"format", "headings"} or document["format"] != _FORMAT:
            raise DeclarationError(f'表头对照文件应写 format = "{_FORMAT}" 和一张 [headings] 表，没有别的。')
        if not isinstance(headings, dict) or not all(isinstance(target, str) for target in headings.values()):
            raise DeclarationError("每个表头应写上字段的名称，加引号。")
        return cls(headings)

    def save(self, path: str | PathLike[str]) -> None:
        """Write the mapping as TOML, the headings in their order. Raises `DataError` when it cannot be written."""
        try:
            lines = "".join(
                f"{_quoted(heading)} = {_quoted(target)}\n" for heading, target in self.headings.items()
            )
            content = f'format = "{_FORMAT}"\n\n[headings]\n{lines}'.encode()
        except UnicodeEncodeError:
            raise DataError("mapping.no-text", "对照表的表头里有无法保存的字符，请重新填写表头。") from None
        write_atomically(Path(path), content)

    def checked(self, models: _Models = ENTITIES) -> "Mapping":
        """Return the mapping. Raises `DeclarationError` with every target that is no field of the models."""
        wrong = [target for target in self.headings.values() if target and not _is_field(target, models)]
        if wrong:
            raise DeclarationError(f"表头对照：没有这些字段：{'、'.join(sorted(set(wrong)))}。")
        return self


def _is_field(target: str, models: _Models) -> bool:
    entity, _, field = target.rpartition(".")
    if entity:
        return entity in models and field in terms(models[entity])
    return any(field in terms(model) for model in models.values())


def _quoted(text: str) -> str:
    """Return a text as a basic string of TOML, which is that of JSON but for one character."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
