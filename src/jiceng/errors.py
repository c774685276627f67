"""The three kinds of error, each for another reader.

`DataError`: the data is wrong; the sentence is Chinese and meant for a clerk.
`DeclarationError`: a rule, a scheme, a model or a profile is written wrongly; meant for a developer
or for the author of the scheme, and raised when the thing is declared, not when it is used.
`UnknownCodeError`: a look-up of a code, a label or a place found nothing.

No error carries a value of the data: only which part is wrong, and what to do.

>>> raise DataError("file.not-found", "找不到文件，请检查路径是否写对。")
Traceback (most recent call last):
    ...
jiceng.errors.DataError: 找不到文件，请检查路径是否写对。
"""

__all__ = ["DataError", "DeclarationError", "JicengError", "UnknownCodeError"]


class JicengError(Exception):
    """Every error that this library raises on purpose."""


class DataError(JicengError, ValueError):
    """The data is wrong in a way that no finding can carry, such as a file that cannot be read.

    `code` names the problem for programs (`file.not-found`), `message` tells a clerk, in Chinese,
    what is wrong, where, and what to do.
    """

    def __init__(self, code: str, message: str) -> None:
        super().__init__(code, message)  # both stand in `args`, so that the error survives a copy
        self.code = code
        self.message = message

    def __str__(self) -> str:
        return self.message


class DeclarationError(JicengError, TypeError):
    """A rule, scheme, model or profile is written wrongly. Lists all problems found at once."""


class UnknownCodeError(JicengError, LookupError):
    """A code, label or place is not in the table that was asked."""
