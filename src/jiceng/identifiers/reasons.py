"""Why a text is not a number of its kind: a closed list, the same for one text and for a column."""

from enum import StrEnum

from jiceng.errors import DataError

__all__ = ["IdentifierError", "Reason"]


class Reason(StrEnum):
    """What is wrong, as the column of reasons spells it and as the code of an error ends."""

    BLANK = "blank"
    """Nothing is there: the number is missing rather than wrong."""
    PLACEHOLDER = "placeholder"
    """A word or sign that stands for a missing number, such as 暂无 or N/A."""
    TYPE = "type"
    """Not a text: a number has lost its leading zeros, or its last digits for good."""
    PRECISION = "precision-lost"
    """A spreadsheet kept the number as a numeric value and dropped its last digits."""
    SEVERAL = "several"
    """More than one number in one cell."""
    LENGTH = "length"
    """Too many or too few characters."""
    CHARSET = "charset"
    """A character stands where it cannot, or only looks like the right one."""
    WRITING = "writing"
    """The number is right but not written in its plain form; only where nothing may be repaired."""
    FIFTEEN = "fifteen-digit"
    """A resident identity number of the first generation, which has 15 digits."""
    DIVISION = "division"
    """The division code begins with a digit that no region of the country has."""
    BIRTH_DATE = "birth-date"
    """The digits of the date of birth are not a day of the calendar."""
    CATEGORY = "category"
    """The digit of the kind is outside its range."""
    GRADE = "grade"
    """The digit of the grade is outside its range."""
    CHECK_DIGIT = "check-digit"
    """The check character does not fit the other characters."""


class IdentifierError(DataError):
    """A text is not a number of the kind asked for.

    `reason` says what is wrong, `code` is the slug of the identifier and the reason
    (`resident-id.check-digit`), and `message` tells a clerk, without the value.
    """

    def __init__(self, code: str, message: str, reason: Reason) -> None:
        super().__init__(code, message)
        self.reason = reason

    def __reduce__(self) -> "tuple[type[IdentifierError], tuple[str, str, Reason]]":
        return type(self), (self.code, self.message, self.reason)
