"""How a division code stands on a day, and the reason in words. A judgement is never an error.

>>> from datetime import date
>>> from jiceng.codes.divisions import Divisions
>>> found = Divisions.standing("110103", on=date(2026, 9, 30))
>>> found.standing.value, [place.name for place in found.successors]
('abolished', ['东城区'])
>>> Divisions.standing("539925").zh
'行政区划名单（1980年以来）里没有这个代码，请核对是否填错。'
"""

from datetime import date, timedelta

import attrs

from jiceng.codes.divisions.kinds import BirthHint, Certainty, Standing
from jiceng.codes.divisions.layers import counties, townships, townships_of
from jiceng.codes.divisions.own import OwnPlaces
from jiceng.codes.divisions.places import Place, compact
from jiceng.codes.divisions.spans import LISTED_ON
from jiceng.codes.divisions.succession import successors
from jiceng.codes.divisions.view import DivisionsOn

__all__ = ["Judgement", "judge"]

_COUNTY_DIGITS, _TOWNSHIP_DIGITS = 6, 9
_KNOWN = frozenset({Standing.CURRENT, Standing.ABOLISHED, Standing.NOT_YET, Standing.PSEUDO})


@attrs.frozen
class Judgement:
    """How a code stands, what the year of birth says to it, and the places it is today.

    The sentence names no code and no place: both may have been cut from a person's number.
    """

    standing: Standing
    hint: BirthHint = BirthHint.NONE
    successors: tuple[Place, ...] = attrs.field(default=(), repr=False)

    @property
    def is_current(self) -> bool:
        """Whether there is nothing to warn about."""
        return self.standing is Standing.CURRENT

    @property
    def is_known(self) -> bool:
        """Whether the code was ever given out. Of the first six digits of a person's number no more can be asked."""
        return self.standing in _KNOWN

    @property
    def zh(self) -> str:
        """The reason, and the hint if there is one, for the clerk."""
        return self.standing.zh + self.hint.zh


def judge(code: object, on: date, birth_year: int | None, own: OwnPlaces) -> Judgement:
    """Return how the code stands on the day. Any value may be asked about."""
    key = compact(code)
    if key is None:
        return Judgement(Standing.MALFORMED)
    if key in own.places:
        return Judgement(Standing.CURRENT)
    county = key[:_COUNTY_DIGITS]
    standing = Standing.CURRENT if county in own.places else _of_county(county, on)
    hint = BirthHint.NONE if birth_year is None else _birth_hint(county, birth_year)
    if standing is Standing.ABOLISHED:
        return Judgement(standing, hint, _today(county, on))
    if standing is Standing.CURRENT and len(key) > _COUNTY_DIGITS:
        standing = _below_county(key, on, own)
    return Judgement(standing, hint)


def _dated(code: str) -> list[Place]:
    return [place for place in counties().get(code, ()) if place.certainty is not Certainty.UNLISTED]


def _of_county(code: str, day: date) -> Standing:
    places = _dated(code)
    if any(place.may_be_valid(day) for place in places):
        return Standing.CURRENT
    if any(place.valid_until is not None and place.valid_until <= day for place in places):
        return Standing.ABOLISHED
    if places:
        return Standing.NOT_YET
    return Standing.PSEUDO if code in counties() or _is_statistical(code) else Standing.UNASSIGNED


def _is_statistical(code: str) -> bool:
    """Whether it has the form of a zone counted like a county (开发区 …71 to …79) in a known prefecture."""
    return code[4] == "7" and code[5] != "0" and bool(_dated(code[:4] + "00"))


def _below_county(key: str, day: date, own: OwnPlaces) -> Standing:
    township = key[:_TOWNSHIP_DIGITS]
    place = own.places.get(township) or townships().get(township)
    if place is None:
        return _absent(key[:_COUNTY_DIGITS], own, bundled=True)
    if not place.may_be_valid(day):
        return Standing.ABOLISHED
    return Standing.CURRENT if len(key) == _TOWNSHIP_DIGITS else _absent(township, own, bundled=False)


def _absent(above: str, own: OwnPlaces, *, bundled: bool) -> Standing:
    """Say why a code is not there: it is missing from a list, or there is no list to miss it from."""
    has_list = above in own.below or (bundled and bool(townships_of(above)))
    return Standing.NOT_LISTED if has_list else Standing.BEYOND


def _today(code: str, day: date) -> tuple[Place, ...]:
    """Return the places of the ministry's list that an abolished code leads to."""
    ended = [place.valid_until for place in _dated(code) if place.valid_until and place.valid_until <= day]
    chain = successors(code, max(ended) - timedelta(days=1))
    today = DivisionsOn(LISTED_ON)
    reached = sorted({change.new_code for change in chain})
    return tuple(today[new] for new in reached if new in today)


def _birth_hint(code: str, birth_year: int) -> BirthHint:
    places = _dated(code)
    begins = [place.valid_from for place in places]
    ends = [place.valid_until for place in places]
    if places and all(day is not None and birth_year < day.year for day in begins):
        return BirthHint.CODE_IS_NEWER
    if places and all(day is not None and birth_year > day.year for day in ends):
        return BirthHint.CODE_IS_OLDER
    return BirthHint.NONE
