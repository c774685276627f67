"""The closed sets of the register: levels, kinds of change, how sure a date is, how a code stands."""

from enum import IntEnum, StrEnum
from typing import Self

__all__ = ["BirthHint", "Certainty", "ChangeKind", "Level", "Standing", "Worded"]


class Level(IntEnum):
    """Level of the administrative tree, the province being 1."""

    PROVINCE = 1
    PREFECTURE = 2
    COUNTY = 3
    TOWNSHIP = 4
    VILLAGE = 5
    GRID = 6


class Certainty(StrEnum):
    """How sure the dates of a place or a change are."""

    DAY = "day"
    """A document names the day."""
    YEAR = "year"
    """The annual lists show the year; the day given is 31 December, the day of the list."""
    NOISY = "noisy"
    """As `YEAR`, but before 1984, when all codes were renumbered several times and lists contradict each other."""
    LISTED = "listed"
    """Known from the ministry's list only: it was there on the day of the list."""
    UNLISTED = "unlisted"
    """In use at some time (市辖区, management areas, short-lived codes), but in no list of divisions."""
    OWN = "own"
    """From the user's own register."""


class Worded(StrEnum):
    """Members that are their code as text and carry the Chinese words for it."""

    zh: str

    def __new__(cls, code: str, zh: str = "") -> Self:
        """Take the code as the value and the words beside it."""
        member = str.__new__(cls, code)
        member._value_ = code
        member.zh = zh
        return member


class ChangeKind(Worded):
    """What happened to a place, as the documents call it."""

    RECODED = "recoded", "改码"
    RENAMED = "renamed", "更名"
    COUNTY_TO_CITY = "county-to-city", "撤县设市"
    COUNTY_TO_DISTRICT = "county-to-district", "撤县设区"
    CITY_TO_DISTRICT = "city-to-district", "撤市设区"
    PREFECTURE_TO_CITY = "prefecture-to-city", "撤地设市"
    MERGED = "merged", "合并"
    SPLIT = "split", "析置"
    ADJUSTED = "adjusted", "区划调整"


class Standing(Worded):
    """How a code stands on a day, with the sentence for the clerk. Only `CURRENT` is not worth a warning.

    None of them is an error: the register may be behind, and rejecting a true number is the worst a validator does.
    """

    CURRENT = "current", "区划代码有效。"
    ABOLISHED = (
        "abolished",
        "区划代码当时已撤销或改用新代码，早年登记的号码沿用旧代码属正常；登记现住址请改用现行代码。",
    )
    NOT_YET = "not-yet", "区划代码当时尚未启用，请核对代码和日期。"
    PSEUDO = (
        "pseudo",
        "这是统计、汇总或历史上短期使用的代码，不在行政区划名单内，请核对是否应填所在县（市、区）的代码。",
    )
    NOT_LISTED = "not-listed", "所属县（市、区）有效，但乡级代码不在名单内，可能已撤并或新设，请核对。"
    BEYOND = "beyond", "内置名单没有这一层级的区划，无法核对；如有本地区划册，请一并载入。"
    UNASSIGNED = "unassigned", "行政区划名单（1980年以来）里没有这个代码，请核对是否填错。"
    MALFORMED = "malformed", "区划代码应为6、9或12位数字，请核对。"


class BirthHint(Worded):
    """What the division code of a person's number and the year of birth say together. Only ever a hint."""

    NONE = "none", ""
    CODE_IS_NEWER = "code-is-newer", "代码在出生之后才启用；补办、换证或迁移时常改用新代码，一般无误。"
    CODE_IS_OLDER = "code-is-older", "代码在出生之前已停用；如无特殊情况，请核对证件原件。"
