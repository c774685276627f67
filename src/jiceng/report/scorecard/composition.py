"""How a composed total is made: shares of months, quarters, the period itself, and other schemes (年考核)."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from fractions import Fraction

import attrs

from jiceng.indicators.numbers import percent, written
from jiceng.indicators.scorecard import ComposedShare, Scorecard, UnitScore
from jiceng.periods import parse_period
from jiceng.report.markup import Markup, element
from jiceng.report.places import by_rank

__all__ = ["ComposedUnit", "Composition", "Share", "composition", "composition_section"]


@attrs.frozen
class Share:
    """One share of the total: what it is of, its weight, and whether it is the period itself."""

    name: str
    weight: Fraction
    own: bool

    @property
    def percent(self) -> str:
        """The weight in percent."""
        return percent(self.weight)


@attrs.frozen
class ComposedUnit:
    """One unit: its shares (one without a total counts 0) and what they come to, before a veto takes it."""

    unit: UnitScore
    shares: Mapping[Share, ComposedShare] = attrs.field(hash=False)
    total: Decimal

    def told(self, share: Share) -> str:
        """Return the total of a share as a table shows it."""
        found = self.shares.get(share)
        return "—" if found is None or found.total is None else written(found.total)

    def told_part(self, share: Share, part: str) -> str:
        """Return one of the totals that a share is the mean of, as a table shows it."""
        found = self.shares.get(share)
        return {of: f"{total:f}" for of, total in found.parts}.get(part, "—") if found else "—"


@attrs.frozen
class Composition:
    """The table: shares side by side, units from the first place to the last."""

    shares: tuple[Share, ...]
    rows: tuple[ComposedUnit, ...]

    @property
    def sentence(self) -> str:
        """How the total is made, in words."""
        made = "＋".join(f"{share.name}×{share.percent}" for share in self.shares)
        return f"总分由各项按比例合成：{made}。"

    def parts(self, share: Share) -> list[str]:
        """Return the periods whose totals a share is the mean of, in their order; none where it is of one."""
        found = dict.fromkeys(
            of for row in self.rows if share in row.shares for of, _ in row.shares[share].parts
        )
        return list(found) if len(found) > 1 else []


def composition(card: Scorecard) -> Composition | None:
    """Return how the totals of a card are composed; `None` where they are not."""
    rows: list[ComposedUnit] = []
    shares: dict[Share, None] = {}
    for unit in by_rank(card):
        own = {Share(part.name, part.weight, part.own): part for part in unit.composition}
        shares |= dict.fromkeys(own)
        taken = sum((line.points for line in unit.adjustments if line.stage == "veto-effects"), Decimal(0))
        rows.append(ComposedUnit(unit, own, unit.total - taken))
    return Composition(tuple(shares), tuple(rows)) if shares else None


def composition_section(card: Scorecard) -> list[Markup]:
    """Return the table as a section of the page; nothing where totals are not composed."""
    table = composition(card)
    if table is None:
        return []
    headings = [*(f"{share.name} × {share.percent}" for share in table.shares), "合成总分"]
    cells = [[*(row.told(share) for share in table.shares), f"{row.total:f}"] for row in table.rows]
    blocks = [element("p", table.sentence), _table(table, headings, cells, "总分的合成")]
    for share in table.shares:
        parts = table.parts(share)
        if parts:
            said = [parse_period(part).zh for part in parts]
            marks = [[row.told_part(share, part) for part in parts] for row in table.rows]
            blocks += [
                element("h3", f"{share.name}由以下各期得分平均"),
                _table(table, said, marks, share.name),
            ]
    return [element("section", element("h2", "总分的合成"), *blocks)]


def _table(table: Composition, headings: Sequence[str], cells: Sequence[Sequence[str]], label: str) -> Markup:
    head = element(
        "tr",
        element("th", "单位", scope="col"),
        *(element("th", text, scope="col", class_="number") for text in headings),
    )
    rows = [
        element(
            "tr",
            element("th", row.unit.name, scope="row", class_="name"),
            *(element("td", text, class_="number") for text in told),
        )
        for row, told in zip(table.rows, cells, strict=True)
    ]
    body = element("table", element("thead", head), element("tbody", *rows), class_="list shares")
    return element("div", body, class_="scroll", tabindex=0, role="region", aria_label=label)
