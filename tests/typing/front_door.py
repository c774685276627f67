"""Not run: what type checkers must see at the front door, so that completion and checks work for users.

`assert_type` fails in mypy and pyright when an inferred type becomes another one, or `Any`.
"""

from typing import assert_type

import jiceng as jc
from jiceng.errors import DataError

data = jc.read("上报/")
assert_type(data, jc.Dataset)

report = jc.check(data, as_of="2026-09-30")
assert_type(report, jc.Report)
assert_type(report.ok, bool)

scheme = jc.Scheme.load("平安建设2026.toml")
assert_type(scheme, jc.Scheme)
assert_type(scheme.score(data, period="2026Q3"), jc.Scorecard)

assert_type(jc.DataError("file.not-found", "找不到文件。").code, str)
assert_type(jc.DataError("file.not-found", "找不到文件。"), DataError)
