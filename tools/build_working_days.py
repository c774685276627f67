"""Write `src/jiceng/periods/data/working_days.toml` from the PyPI package chinesecalendar (MIT).

    python tools/build_working_days.py           write the file
    python tools/build_working_days.py --check   exit 1 when the file differs from what would be written

The package lists every day off and every weekend day that is worked, 2004-2026; this script groups
them as the notices of the State Council do. The numbers of the notices stand here.
"""

import sys
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import chinese_calendar

TARGET = Path(__file__).parents[1] / "src" / "jiceng" / "periods" / "data" / "working_days.toml"

HEAD = """\
# Days off and worked weekend days of mainland China, one table a calendar year. Written by
# tools/build_working_days.py; mend the script or the notice numbers there, not this file.
#
# Source: yearly notices of the General Office of the State Council (国务院办公厅关于某年部分节假日安排的通知),
#   as kept by the PyPI package chinesecalendar {version} (MIT). A date stands in the year in which it falls:
#   the first days of an arrangement may stand in December of the year before.
# rest: first and last day of a holiday, with the weekend days that the source lists. work: Saturdays and Sundays that are worked.
# certainty: "read" = compared day by day with the text of the notice (the list is in the tests);
#   "known" = as the package has it, number of the notice from a second transcription.
# Not here: half days and days off for some citizens only, and the holidays of autonomous regions.
"""

NAMES = {
    "New Year's Day": "元旦",
    "Spring Festival": "春节",
    "Tomb-sweeping Day": "清明节",
    "Labour Day": "劳动节",
    "Dragon Boat Festival": "端午节",
    "Mid-autumn Festival": "中秋节",
    "National Day": "国庆节",
    "Anti-Fascist 70th Day": "抗战胜利70周年纪念日",
}

NOTICES = {
    2008: "国办发明电〔2007〕52号",
    2009: "国办发明电〔2008〕42号",
    2010: "国办发明电〔2009〕27号",
    2011: "国办发明电〔2010〕40号",
    2012: "国办发明电〔2011〕45号",
    2013: "国办发明电〔2012〕33号",
    2014: "国办发明电〔2013〕28号",
    2015: "国办发明电〔2014〕28号；国发明电〔2015〕1号",
    2016: "国办发明电〔2015〕18号",
    2017: "国办发明电〔2016〕17号",
    2018: "国办发明电〔2017〕12号",
    2019: "国办发明电〔2018〕15号；国办发明电〔2019〕3号",
    2020: "国办发明电〔2019〕16号；国办发明电〔2020〕1号",
    2021: "国办发明电〔2020〕27号",
    2022: "国办发明电〔2021〕11号",
    2023: "国办发明电〔2022〕16号",
    2024: "国办发明电〔2023〕7号",
    2025: "国办发明电〔2024〕12号",
    2026: "国办发明电〔2025〕7号",
}
READ = {2024, 2025, 2026}


def spans(days: dict[date, str]) -> Iterator[tuple[str, date, date]]:
    """Join consecutive days of one holiday."""
    pending: tuple[str, date, date] | None = None
    for day, name in sorted(days.items()):
        if pending and pending[0] == name and day - pending[2] == timedelta(days=1):
            pending = (name, pending[1], day)
            continue
        if pending:
            yield pending
        pending = (name, day, day)
    if pending:
        yield pending


def render() -> str:
    """Return the text of the file."""
    holidays = chinese_calendar.constants.holidays
    worked = chinese_calendar.constants.workdays
    version = chinese_calendar.__version__
    parts = [HEAD.format(version=version).rstrip()]
    for year in range(min(holidays).year, max(holidays).year + 1):
        notice = NOTICES.get(year, f"国务院办公厅关于{year}年部分节假日安排的通知（文号未查到）")
        certainty = "read" if year in READ else "known"
        off = {day: NAMES[name] for day, name in holidays.items() if day.year == year}
        parts += [f'\n[[year]]\nyear = {year}\nnotice = "{notice}"\ncertainty = "{certainty}"\nrest = [']
        parts += [
            f'  {{ name = "{name}", first = {first}, last = {last} }},' for name, first, last in spans(off)
        ]
        parts += ["]", f"work = [{', '.join(str(day) for day in sorted(worked) if day.year == year)}]"]
    return "\n".join(parts) + "\n"


def main(arguments: list[str]) -> int:
    text = render()
    if arguments == ["--check"]:
        return int(TARGET.read_text(encoding="utf-8") != text)
    TARGET.write_text(text, encoding="utf-8", newline="\n")
    print(f"wrote {TARGET.name}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
