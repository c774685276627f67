"""What a feedback workbook is known by when it comes back."""

import io
import re
import zipfile
from pathlib import Path

__all__ = ["AUTHOR", "FORMAT", "is_untouched"]

FORMAT = "jiceng-feedback/1"
"""Schema id, in the first row of the hidden sheet."""

AUTHOR = "jiceng"

_STAMPS = re.compile(rb"<dcterms:(?:created|modified)[^>]*>([^<]*)<")


def is_untouched(path: Path) -> bool:
    """Tell whether a file is a feedback workbook that nobody has saved since it was written.

    Every spreadsheet program notes the time of saving; ours are written with both times equal.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(path.read_bytes())) as archive:
            core = archive.read("docProps/core.xml")
    except (OSError, KeyError, ValueError, zipfile.BadZipFile, NotImplementedError):
        return False
    stamps = _STAMPS.findall(core)
    return f">{AUTHOR}</dc:creator>".encode() in core and len(stamps) == 2 and stamps[0] == stamps[1]
