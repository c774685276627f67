"""The bulletin as a word-processor document in the layout of official documents (GB/T 9704—2012)."""

from jiceng.report.word.bulletin import bulletin_docx
from jiceng.report.word.dispatch import dispatch_docx
from jiceng.report.word.letter import Imprint

__all__ = ["Imprint", "bulletin_docx", "dispatch_docx"]
