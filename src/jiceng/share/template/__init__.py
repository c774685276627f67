"""Blank ledgers: what a county hands out, so that what comes back passes the check.

Everything on a sheet is read off the model: headings, drop-downs, formats, bounds, hints and the example.
"""

from jiceng.share.template.marker import FORMAT, GUIDE
from jiceng.share.template.sheet import FIRST_RECORD
from jiceng.share.template.workbook import template_workbook, write_template

__all__ = ["FIRST_RECORD", "FORMAT", "GUIDE", "template_workbook", "write_template"]
