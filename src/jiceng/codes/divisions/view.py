"""The divisions of one day, as a mapping from code to place."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cache

import attrs

from jiceng.codes.divisions.kinds import Certainty, Level
from jiceng.codes.divisions.layers import counties, townships, townships_of
from jiceng.codes.divisions.own import OwnPlaces
from jiceng.codes.divisions.places import Place, compact, parent_of
from jiceng.errors import UnknownCodeError

__all__ = ["DivisionsOn", "UnknownDivisionError"]

_COUNTY_DIGITS = 6
_SHORTEST_STEM = 2

# What may be left off in speech: 余杭 for 余杭区. Autonomous areas are called by the first word of their name.
_ENDINGS = ("特别行政区", "自治区", "自治州", "自治县", "自治旗", "街道办事处", "街道", "地区", "新区", "林区",
            "省", "市", "州", "盟", "县", "区", "旗", "镇", "乡", "苏木", "村", "社区")  # fmt: skip


@cache
def _children() -> Mapping[str | None, Sequence[str]]:
    found: dict[str | None, list[str]] = {}
    for code, places in counties().items():
        found.setdefault(places[0].parent_code, []).append(code)
    return found


@cache
def _counties_by_name() -> Mapping[str, Sequence[str]]:
    return _by_name(place for places in counties().values() for place in places)


@cache
def _townships_by_name() -> Mapping[str, Sequence[str]]:
    return _by_name(townships().values())


def _by_name(places: Iterable[Place]) -> Mapping[str, Sequence[str]]:
    found: dict[str, list[str]] = {}
    for place in places:
        found.setdefault(place.name, []).append(place.code)
    return found


class UnknownDivisionError(UnknownCodeError, KeyError):
    """No division has the code on the day. A `KeyError` too, as mappings raise."""

    __str__ = Exception.__str__  # a KeyError would print its sentence in quotation marks


@attrs.frozen(eq=False, repr=False)
class DivisionsOn(Mapping[str, Place]):
    """All divisions valid on a day. Codes may be written with filling zeros up to 12 digits.

    >>> from datetime import date
    >>> from jiceng.codes.divisions import Divisions
    >>> then, now = Divisions.at(date(2010, 1, 1)), Divisions.at(date(2026, 9, 30))
    >>> then["110103"].name, "110103" in now
    ('崇文区', False)
    >>> now.full_name("330110005")
    '浙江省杭州市余杭区五常街道'
    """

    day: date
    own: OwnPlaces = attrs.field(factory=OwnPlaces)

    def __repr__(self) -> str:
        return f"<divisions on {self.day}>"

    def _find(self, code: object) -> Place | None:
        key = compact(code)
        if key is None:
            return None
        if key in self.own.places:
            return self.own.places[key]
        if len(key) > _COUNTY_DIGITS:
            township = townships().get(key)
            return township if township is not None and township.is_valid(self.day) else None
        return next(
            (
                place
                for place in counties().get(key, ())
                if place.certainty is not Certainty.UNLISTED and place.is_valid(self.day)
            ),
            None,
        )

    def __getitem__(self, code: str) -> Place:
        """Return the place with this code. Raises `UnknownDivisionError`, which does not repeat the code."""
        place = self._find(code)
        if place is None:
            raise UnknownDivisionError(
                f"no division with this code is known on {self.day}; ask `standing` why"
            )
        return place

    def __contains__(self, code: object) -> bool:
        return self._find(code) is not None

    def __iter__(self) -> Iterator[str]:
        """Iterate over the codes in order."""
        return (code for code in sorted({*counties(), *townships(), *self.own.places}) if code in self)

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def ancestors(self, code: str) -> tuple[Place, ...]:
        """Return the places above, the nearest first. Raises `UnknownDivisionError`."""
        above = []
        parent = self[code].parent_code
        while parent is not None:
            place = self._find(parent)
            if place is not None:
                above.append(place)
            parent = parent_of(parent) if place is None else place.parent_code
        return tuple(above)

    def parent(self, code: str) -> Place | None:
        """Return the place directly above, None above a province. Raises `UnknownDivisionError`."""
        return next(iter(self.ancestors(code)), None)

    def full_name(self, code: str) -> str:
        """Return the name with those above it: 浙江省杭州市余杭区. Raises `UnknownDivisionError`."""
        names = [place.name for place in reversed(self.ancestors(code))]
        return "".join((*names, self[code].name))

    def children(self, code: str) -> tuple[Place, ...]:
        """Return the places directly below, in order of code. Raises `UnknownDivisionError`."""
        above = self[code].code
        below = {*_children().get(above, ()), *townships_of(above), *self.own.below.get(above, ())}
        return tuple(self[child] for child in sorted(below) if child in self)

    def find(self, name: str, within: str | None = None, level: Level | None = None) -> tuple[Place, ...]:
        """Return the places of this name, its ending left off or not, in order of code.

        `within` keeps those below a code, `level` those of one level. A name of one character finds nothing.
        """
        if len(name) < _SHORTEST_STEM:
            return ()
        spellings = {name, *(name + ending for ending in _ENDINGS)}
        named = {code for spelling in spellings for code in _counties_by_name().get(spelling, ())}
        if level is None or level > Level.COUNTY:
            named.update(code for spelling in spellings for code in _townships_by_name().get(spelling, ()))
        named.update(place.code for place in self.own.places.values() if place.name in spellings)
        found = (self[code] for code in sorted(named) if code in self)
        return tuple(
            place
            for place in found
            if place.name in spellings
            and level in (None, place.level)
            and (within is None or any(p.code == compact(within) for p in self.ancestors(place.code)))
        )
