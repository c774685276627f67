"""How a deadline and its basis are said to a clerk, in Chinese."""

import re
from datetime import date, datetime
from typing import Final

from jiceng.law.entries import Clock, ClockUnit

__all__ = ["UNITS", "basis", "day_zh", "moment_zh"]

UNITS: Final[dict[ClockUnit, str]] = {
    "calendar-day": "日",
    "working-day": "个工作日",
    "month": "个月",
    "year": "年",
    "hour": "小时",
}
"""The unit of a clock behind a number."""

_ARTICLE = re.compile(r"([0-9、]+)((?:\([0-9]+\))*)")


def day_zh(day: date) -> str:
    """Return a day as papers write it: 2026年9月30日."""
    return f"{day.year}年{day.month}月{day.day}日"


def moment_zh(moment: datetime) -> str:
    """Return a moment to the minute: 2026年9月30日14时05分."""
    return f"{day_zh(moment)}{moment.hour}时{moment.minute:02d}分"


def basis(clock: Clock) -> str:
    """Return law and article: 信访工作条例第23条第2款."""
    laws, articles = clock.law.split("；"), (clock.article or "").split("；")
    pairs = (
        zip(laws, articles, strict=True) if len(laws) == len(articles) else [(clock.law, clock.article or "")]
    )
    return "、".join(law + _article(article) for law, article in pairs)


def _article(article: str) -> str:
    found = _ARTICLE.fullmatch(article)
    if not found:  # a chapter of a notice, 三（三）, is written as it stands
        return article
    numbers, paragraphs = found.groups()
    paragraph = "、".join(re.findall("[0-9]+", paragraphs))
    return f"第{numbers}条" + (f"第{paragraph}款" if paragraph else "")
