"""The bulletin as a word-processor document in the layout of official documents (GB/T 9704—2012)."""

from jiceng.report.word.bulletin import Imprint, bulletin_docx

__all__ = ["Imprint", "bulletin_docx"]
