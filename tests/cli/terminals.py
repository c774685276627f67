"""The command on a terminal of its own, as a person starts it."""

import os
import select
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

__all__ = ["Terminal"]


class Terminal:
    """One run of the command, with standard output and standard error on a pseudo-terminal."""

    def __init__(self, folder: Path, *arguments: str | Path) -> None:
        import fcntl
        import pty
        import struct
        import termios

        self.output = b""
        self._ours, theirs = pty.openpty()
        fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 50, 160, 0, 0))
        self._process = subprocess.Popen(
            [sys.executable, "-m", "jiceng.cli", *map(str, arguments)],
            cwd=folder,
            stdin=theirs,
            stdout=theirs,
            stderr=theirs,
            env={**os.environ, "TERM": "xterm-256color", "POLARS_MAX_THREADS": "1"},
            start_new_session=True,  # the group of a terminal: Ctrl-C goes to the command and to its children
        )
        os.close(theirs)

    @property
    def told(self) -> str:
        """What has been written so far."""
        return self.output.decode("utf-8", "replace")

    @property
    def pid(self) -> int:
        """The process of the command, and the group of it and its children."""
        return self._process.pid

    def wait_until(self, holds: Callable[[], bool], seconds: float = 60) -> None:
        """Read what the command writes until something holds; fail when it does not."""
        end = time.monotonic() + seconds
        while not holds():
            assert time.monotonic() < end, self.told
            assert self._process.poll() is None, self.told
            self.listen(0.01)

    def interrupt(self) -> None:
        """Press Ctrl-C."""
        os.killpg(self._process.pid, signal.SIGINT)

    def finish(self, seconds: float = 120) -> int:
        """Return the exit code."""
        end = time.monotonic() + seconds
        while self._process.poll() is None:
            assert time.monotonic() < end, self.told
            self.listen(0.02)
        while self.listen(0):
            pass
        os.close(self._ours)
        return self._process.returncode

    def listen(self, seconds: float) -> bool:
        """Read what comes next, and wait so long for it; tell whether anything came."""
        if not select.select([self._ours], [], [], seconds)[0]:
            return False
        try:
            heard = os.read(self._ours, 65_536)
        except OSError:  # the other end is closed
            return False
        self.output += heard
        return bool(heard)
