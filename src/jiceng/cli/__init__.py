"""The command `jiceng`: thin, all texts Chinese, no logic of its own."""

import sys
from collections.abc import Sequence
from io import TextIOWrapper

__all__ = ["main"]


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command and return its exit code: 0 nothing wrong, 1 error-level findings, 2 usage or unreadable input."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8")  # a Windows console may stand on another encoding
    try:
        from jiceng.cli.app import run
    except ModuleNotFoundError as error:
        if error.name is not None and error.name.startswith("jiceng"):
            raise
        print(f"命令行工具还缺少组件 {error.name}，请先安装：pip install 'jiceng[data]'", file=sys.stderr)  # noqa: T201
        return 2
    return run(arguments)
