"""A place with the time its code was valid, and the change that turned one code into another."""

from datetime import date

import attrs

from jiceng.codes.divisions.kinds import Certainty, ChangeKind, Level

__all__ = ["Change", "Place", "compact", "level_of", "parent_of"]

_PROVINCE, _PREFECTURE = "0000", "00"
_COUNTY_DIGITS, _TOWNSHIP_DIGITS, _VILLAGE_DIGITS = 6, 9, 12
_LONGEST = 20


def compact(code: object) -> str | None:
    """Return the code without the zeros that only fill it up to 12 digits, or None if it is no code.

    >>> compact("330110000000"), compact("330110001000"), compact("330000"), compact("33")
    ('330110', '330110001', '330000', None)
    """
    if not isinstance(code, str) or not code.isascii() or not code.isdigit():
        return None
    if len(code) in (_TOWNSHIP_DIGITS, _VILLAGE_DIGITS):
        for digits in (_COUNTY_DIGITS, _TOWNSHIP_DIGITS):
            if len(code) > digits and not code[digits:].strip("0"):
                return code[:digits]
        return code
    return code if len(code) == _COUNTY_DIGITS or _VILLAGE_DIGITS < len(code) <= _LONGEST else None


def level_of(code: str) -> Level:
    """Return the level of a compact code: its length, and for 6 digits the zeros at its end."""
    if len(code) == _COUNTY_DIGITS:
        if code.endswith(_PROVINCE):
            return Level.PROVINCE
        return Level.PREFECTURE if code.endswith(_PREFECTURE) else Level.COUNTY
    levels = {_TOWNSHIP_DIGITS: Level.TOWNSHIP, _VILLAGE_DIGITS: Level.VILLAGE}
    return levels.get(len(code), Level.GRID)


def parent_of(code: str) -> str | None:
    """Return the code one level up as the digits have it; None above a province."""
    match level_of(code):
        case Level.PROVINCE:
            return None
        case Level.PREFECTURE:
            return code[:2] + _PROVINCE
        case Level.COUNTY:
            return code[:4] + _PREFECTURE
        case Level.TOWNSHIP:
            return code[:_COUNTY_DIGITS]
        case Level.VILLAGE:
            return code[:_TOWNSHIP_DIGITS]
        case _:
            return code[:_VILLAGE_DIGITS]


@attrs.frozen
class Place:
    """One name of one code, for as long as both were valid.

    `valid_from` is the first day, `valid_until` the first day after the last; None is open. An open `valid_from`
    means before the annual lists begin (1980), or that the list does not say. The full name depends on the day:
    `Divisions.at(day).full_name(code)`.
    """

    code: str
    name: str
    parent_code: str | None
    valid_from: date | None = None
    valid_until: date | None = None
    certainty: Certainty = Certainty.YEAR

    @property
    def level(self) -> Level:
        """Level of the administrative tree."""
        return level_of(self.code)

    def is_valid(self, day: date) -> bool:
        """Whether the place has this code and name on the day."""
        return (self.valid_from is None or self.valid_from <= day) and (
            self.valid_until is None or day < self.valid_until
        )

    def may_be_valid(self, day: date) -> bool:
        """As `is_valid`, but also true where the beginning is not known well enough to say no."""
        if self.is_valid(day):
            return True
        if self.valid_from is None or day >= self.valid_from:
            return False
        same_year = self.valid_from.year == day.year
        return self.certainty is Certainty.LISTED or (self.certainty is not Certainty.DAY and same_year)


@attrs.frozen(order=True)
class Change:
    """One code became another, or was cut out of it, or only changed its name.

    `on` is 31 December where only the year is known (`certainty`). `document` is the number of the reply, if known.
    """

    on: date
    old_code: str
    new_code: str
    kind: ChangeKind
    certainty: Certainty
    document: str = ""
