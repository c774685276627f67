"""What the command-line library says by itself, in Chinese."""

import re
from typing import TYPE_CHECKING, Any

import typer
from typer import rich_utils
from typer.core import TyperCommand, TyperGroup

__all__ = ["ChineseCommand", "ChineseGroup", "UsageError", "name_panels", "usage_sentence"]

if TYPE_CHECKING:
    UsageError = typer.BadParameter
else:
    # The base of all wrong calls has no public name in the releases that are supported.
    UsageError = typer.BadParameter.__mro__[1]

_PANELS = {
    "ARGUMENTS_PANEL_TITLE": "参数",
    "OPTIONS_PANEL_TITLE": "选项",
    "COMMANDS_PANEL_TITLE": "命令",
    "DEFAULT_STRING": "[默认：{}]",
    "REQUIRED_LONG_STRING": "[必填]",
}


def name_panels() -> None:
    """Give the panels of the help pages their Chinese titles."""
    for name, words in _PANELS.items():
        setattr(rich_utils, name, words)


class _Chinese:
    """What a help page says without asking: the word before usage, its own option, the Python types of arguments."""

    def format_usage(self, ctx: Any, formatter: Any) -> None:
        pieces = super().collect_usage_pieces(ctx)  # type: ignore[misc]  # pyright: ignore[reportAttributeAccessIssue]
        formatter.write_usage(ctx.command_path, " ".join(pieces), prefix="用法：")

    def get_help_option(self, ctx: Any) -> Any:
        option = super().get_help_option(ctx)  # type: ignore[misc]  # pyright: ignore[reportAttributeAccessIssue]
        if option is not None:
            option.help, option.metavar = "显示本页帮助后退出。", ""
        return option

    def get_params(self, ctx: Any) -> Any:
        parameters = super().get_params(ctx)  # type: ignore[misc]  # pyright: ignore[reportAttributeAccessIssue]
        for parameter in parameters:
            if parameter.param_type_name == "argument":
                parameter.display_type_rich = lambda ctx: ""  # noqa: ARG005 - the library passes it by name
        return parameters


class ChineseCommand(_Chinese, TyperCommand):
    """A command with a Chinese help page."""


class ChineseGroup(_Chinese, TyperGroup):
    """A group of commands with a Chinese help page."""


_OPTION = re.compile("-{1,2}[a-z][a-z-]{0,30}")


def usage_sentence(error: Exception) -> str:
    """Return what is wrong with the call in one sentence. It names options and never repeats a value."""
    kind = type(error).__name__
    option = getattr(error, "option_name", None)
    parameter = getattr(error, "param", None)
    name = option or _shown(parameter)
    if kind == "NoSuchOption":
        near = "、".join(getattr(error, "possibilities", None) or ())
        asked = f"没有选项“{name}”" if _OPTION.fullmatch(name) else "没有这个选项"
        return asked + (f"，是否想写 {near}" if near else "") + "。"
    if kind == "MissingParameter":
        return f"缺少“{name}”。"
    if kind == "NoSuchCommand" or (kind == "UsageError" and "No such command" in str(error)):
        return "没有这个命令。"
    if kind == "BadOptionUsage":
        return f"选项“{name}”后面少了内容。"
    if kind == "BadParameter":
        return str(error) if _is_chinese(str(error)) else f"“{name}”的内容不符合要求。"
    return str(error) if _is_chinese(str(error)) else "命令的写法不对。"


def _shown(parameter: Any) -> str:
    """Return how a parameter is called on the help page: an option by its name, an argument by its Chinese word."""
    if parameter is not None and parameter.param_type_name == "option":
        return str(parameter.opts[0])
    return str(getattr(parameter, "metavar", None) or "参数")


def _is_chinese(text: str) -> bool:
    return any("一" <= letter <= "鿿" for letter in text)
