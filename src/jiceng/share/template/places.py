"""乡镇 → 村: drop-downs of places by name, which give the code of the place.

Names come from the county's own register. Two columns offer them, the second only the villages of the township
that stands in the first; the column of the code then offers the one code that belongs to the two. No cell holds a
formula: a code stays text, may be typed or pasted, and is there whatever program saved the file.
"""

from collections.abc import Sequence
from typing import Final

import attrs

from jiceng.dataset import Dataset
from jiceng.errors import DataError
from jiceng.identifiers import DivisionCode
from jiceng.models import Division, Record, terms
from jiceng.share.template.marker import Lists

__all__ = ["TOWNSHIP", "VILLAGE", "PlaceRanges", "Places", "place_field"]

TOWNSHIP: Final = "乡镇（街道）"
VILLAGE: Final = "村（社区）"

_TOWNSHIP_DIGITS, _VILLAGE_DIGITS = 9, 12
_BETWEEN = "|"


def place_field(model: type[Record]) -> str | None:
    """Return the field of a model that takes the code of a village, by its example; `None` where none does."""
    if issubclass(model, Division):
        return None  # the register itself
    example = model.entity.example
    return next(
        (
            name
            for name, term in terms(model).items()
            if issubclass(term.type, DivisionCode) and len(str(example.get(name, ""))) == _VILLAGE_DIGITS
        ),
        None,
    )


@attrs.frozen
class Places:
    """The villages of a register, in the order of their codes: the name of the township, of the village, the code."""

    villages: tuple[tuple[str, str, str], ...]

    @classmethod
    def of(cls, register: Dataset) -> "Places":
        """Return the villages of a register. Raises `DataError` when it has none, or not their townships."""
        rows = register.frame(Division).select("code", "name").drop_nulls().sort("code").iter_rows()
        names = {DivisionCode.possibly(code): name.strip() for code, name in rows}
        names.pop(None, None)
        named = {code.compact: name for code, name in names.items() if code is not None}
        villages = [
            (named[code[:_TOWNSHIP_DIGITS]], name, code)
            for code, name in named.items()
            if len(code) == _VILLAGE_DIGITS and code[:_TOWNSHIP_DIGITS] in named
        ]
        if not villages:
            raise DataError(
                "register.no-villages",
                "区划名册里没有村（社区），或缺少它们的乡镇：请给出含乡镇（9 位代码）和村（12 位代码）的区划表。",
            )
        return cls(tuple(_told_apart(villages)))

    def named(self, code: str) -> tuple[str, str]:
        """Return the names of township and village of a code, empty for a place that the register lacks."""
        return next(((town, name) for town, name, known in self.villages if known == code), ("", ""))

    def ranges(self, lists: Lists) -> "PlaceRanges":
        """Put the places on the hidden sheet."""
        towns, names, codes = ([village[part] for village in self.villages] for part in (0, 1, 2))
        return PlaceRanges(
            townships=lists.range_of(list(dict.fromkeys(towns))),
            town_of_each=lists.range_of(towns),
            names=lists.range_of(names),
            keys=lists.range_of([_BETWEEN.join(pair) for pair in zip(towns, names, strict=True)]),
            codes=lists.range_of(codes),
        )


@attrs.frozen
class PlaceRanges:
    """Where the places stand on the hidden sheet: the townships, and village by village its township, name and code."""

    townships: str
    town_of_each: str
    names: str
    keys: str
    codes: str

    def villages_of(self, chosen: str) -> str:
        """Return the formula of the villages of the township that stands in the cell `chosen`."""
        first = self.names.split(":", maxsplit=1)[0]
        start = f"MATCH({chosen},{self.town_of_each},0)-1"
        return f"=OFFSET({first},{start},0,COUNTIF({self.town_of_each},{chosen}),1)"

    def code_of(self, town: str, village: str) -> str:
        """Return the formula of the one code of the village whose names stand in two cells."""
        first = self.codes.split(":", maxsplit=1)[0]
        return f'=OFFSET({first},MATCH({town}&"{_BETWEEN}"&{village},{self.keys},0)-1,0,1,1)'


def _told_apart(villages: Sequence[tuple[str, str, str]]) -> list[tuple[str, str, str]]:
    """Return the villages by township; where two names are the same, the second carries its code."""
    towns: dict[str, str] = {}
    taken: set[tuple[str, str]] = set()
    told: list[tuple[str, str, str]] = []
    for town, name, code in sorted(villages, key=lambda village: village[2]):
        prefix = code[:_TOWNSHIP_DIGITS]
        own = next((text for text, known in towns.items() if known == prefix), None)
        if own is None:
            own = town if town not in towns else f"{town}（{prefix}）"
            towns[own] = prefix
        shown = name if (own, name) not in taken else f"{name}（{code}）"
        taken.add((own, shown))
        told.append((own, shown, code))
    return told
