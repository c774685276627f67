"""What can go wrong when the law is asked, apart from a malformed argument (`DeclarationError`)."""

from jiceng.errors import DataError, UnknownCodeError

__all__ = ["DeadlineError", "NotInForceError", "UnknownSlugError"]


class UnknownSlugError(UnknownCodeError):
    """The law book has no clock or no parameter with this slug in any edition."""


class NotInForceError(UnknownCodeError):
    """The slug is known, but no edition of it is in force on the day in the region."""


class DeadlineError(DataError):
    """A date, an extension or a suspension of a case does not allow a deadline to be computed.

    `code` is `deadline.out-of-range`, `deadline.time-missing`, `deadline.extension-too-long` or
    `deadline.suspension-reversed`.
    """
