"""For the tests of those who build on jiceng: does a piece of code let a personal value out?

```python
from jiceng.testing import assert_no_leak

def test_our_import_says_nothing_of_people():
    assert_no_leak(lambda: our_import("ledger.xlsx"), ["53992519491231048X", "某某某"])
```
"""

import base64
import contextlib
import io
import json
import logging
import os
import tempfile
import traceback
import warnings
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from types import FrameType
from typing import Final

import attrs

__all__ = ["Leak", "assert_no_leak", "leaks"]


@attrs.frozen
class Leak:
    """A way by which a canary came out. It is told by its number among the canaries, never by its value."""

    channel: str
    canary: int


def assert_no_leak(work: Callable[[], object], canaries: Sequence[str]) -> None:
    """Run `work` and demand that none of the values comes out of it by any channel that people or logs see.

    Looked through are: its result (str, repr, format, HTML, JSON), what it prints, logs and warns of, the error it
    raises with all that caused it, their notes and the locals of their frames, and the files that it leaves in the
    folder for temporary files. A value is found in plain, escaped as in JSON, HTML and URLs, in base64 and in hexadecimal,
    in UTF-8, UTF-16 and GB18030.

    Raises `AssertionError` that names the channels, and of a canary only its place in `canaries`; `ValueError`
    for a canary of less than two characters, which would be found anywhere.
    """
    found = leaks(work, canaries)
    if found:
        told = "; ".join(sorted({f"canary {leak.canary} by {leak.channel}" for leak in found}))
        raise AssertionError(f"personal values come out: {told}")


def leaks(work: Callable[[], object], canaries: Sequence[str]) -> list[Leak]:
    """Return every channel by which one of the values comes out, an error of `work` included; see `assert_no_leak`."""
    if any(len(canary) < _SHORTEST for canary in canaries):
        raise ValueError("a canary has at least two characters")
    forms = [_forms(canary) for canary in canaries]
    return [
        Leak(channel, number)
        for channel, content in _channels(work)
        for number, known in enumerate(forms)
        if any(form in content for form in known)
    ]


_SHORTEST: Final = 2


def _channels(work: Callable[[], object]) -> Iterator[tuple[str, bytes]]:
    """Yield what came out, by channel."""
    log, out, err = io.StringIO(), io.StringIO(), io.StringIO()
    error: BaseException | None = None
    result: object = None
    left: list[bytes] = []
    with (
        _logged(log),
        contextlib.redirect_stdout(out),
        contextlib.redirect_stderr(err),
        warnings.catch_warnings(record=True) as warned,
        _own_temporary_folder() as folder,
    ):
        warnings.simplefilter("always")
        try:
            result = work()
        except (Exception, SystemExit) as raised:  # whatever it is: it is looked through, not passed over
            error = raised
        left = [path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()]
    texts = [("stdout", out.getvalue()), ("stderr", err.getvalue()), ("log", log.getvalue())]
    texts += [("warning", str(warning.message)) for warning in warned]
    texts += _of_result(result) if error is None else _of_error(error)
    for channel, text in texts:
        yield channel, text.encode("utf-8", "surrogatepass")
    for content in left:
        yield "temporary file", content


def _of_result(result: object) -> list[tuple[str, str]]:
    texts = [("str", str(result)), ("repr", repr(result)), ("format", f"{result}")]
    html = getattr(result, "_repr_html_", None)
    if callable(html):
        texts.append(("html", str(html())))
    with contextlib.suppress(TypeError, ValueError):
        texts.append(("json", json.dumps(result, ensure_ascii=False)))
    return texts


def _of_error(error: BaseException) -> list[tuple[str, str]]:
    """Return what an error tells, with the errors that caused it and the locals of all frames below the caller's own."""
    texts: list[tuple[str, str]] = []
    waiting, seen = [error], set[int]()
    while waiting:
        one = waiting.pop()
        if id(one) in seen:
            continue
        seen.add(id(one))
        texts += [("error", str(one)), ("error repr", repr(one)), ("error arguments", repr(one.args))]
        texts.append(("error notes", repr(getattr(one, "__notes__", ()))))
        texts.append(("error attributes", repr(getattr(one, "__dict__", {}))))
        texts.append(("traceback", "".join(traceback.format_exception(one))))
        texts += [("locals", repr(frame.f_locals)) for frame in _frames_below(one)]
        waiting += [cause for cause in (one.__cause__, one.__context__) if cause is not None]
        if isinstance(one, BaseExceptionGroup):
            waiting += one.exceptions
    return texts


def _frames_below(error: BaseException) -> Iterator[FrameType]:
    """Yield the frames of an error but those of `work` itself: its locals hold what its author put there."""
    frames = [frame for frame, _ in traceback.walk_tb(error.__traceback__)]
    own = next((frame.f_code.co_filename for frame in frames if frame.f_code.co_filename != __file__), "")
    yield from (frame for frame in frames if frame.f_code.co_filename not in (__file__, own))


@contextlib.contextmanager
def _logged(stream: io.StringIO) -> Iterator[None]:
    """Let every logger write into a stream, whatever its level is."""
    handler = logging.StreamHandler(stream)
    handler.setFormatter(logging.Formatter("%(name)s %(message)s %(args)s"))
    root = logging.getLogger()
    level = root.level
    root.addHandler(handler)
    root.setLevel(logging.DEBUG)
    try:
        yield
    finally:
        root.removeHandler(handler)
        root.setLevel(level)


@contextlib.contextmanager
def _own_temporary_folder() -> Iterator[Path]:
    """Let temporary files go into a folder of their own, in this process and in those that it starts."""
    before, named = tempfile.tempdir, os.environ.get("TMPDIR")
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        tempfile.tempdir = os.environ["TMPDIR"] = folder
        try:
            yield Path(folder)
        finally:
            tempfile.tempdir = before
            os.environ.pop("TMPDIR")
            if named is not None:
                os.environ["TMPDIR"] = named


def _forms(canary: str) -> Iterable[bytes]:
    """Return the bytes by which a value is known."""
    plain = canary.encode("utf-8", "surrogatepass")
    forms = {
        plain,
        json.dumps(canary)[1:-1].encode(),
        "".join(f"%{byte:02X}" for byte in plain).encode(),
        plain.hex().encode(),
        base64.b64encode(plain).rstrip(b"="),
        "".join(f"&#{ord(character)};" for character in canary).encode(),
        canary.encode("unicode_escape"),
        repr(plain)[2:-1].encode(),
    }
    for encoding in ("utf-16-le", "utf-16-be", "gb18030"):
        with contextlib.suppress(UnicodeEncodeError):
            forms.add(canary.encode(encoding))
    return forms
