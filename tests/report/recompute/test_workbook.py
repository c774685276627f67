"""The workbook computes: a spreadsheet program finds the same number in every cell, and follows a changed one."""

import io
import re
import subprocess
import zipfile
from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import attrs
import openpyxl
import pytest
import xlsxwriter

from jiceng.indicators import Scheme
from jiceng.indicators.scorecard import Item, Scorecard, UnitScore
from jiceng.ledger import read
from jiceng.report.recompute import scorecard_workbook
from jiceng.report.recompute.formulas import Cells, points_formula, raw_formula
from tests.indicators.test_example_schemes import TABLES, scored
from tests.report.conftest import EXAMPLE
from tests.report.scorecard.cards import county_card, item

Program = Callable[[str], Path]
_CACHED = re.compile(rb"(<f>[^<]*</f>)<v>[^<]*</v>")


@pytest.fixture(scope="module")
def card() -> Scorecard:
    return Scheme.load(EXAMPLE / "pingan-2026.toml").score(read(EXAMPLE), period="2026Q3")


def recalculated(contents: dict[str, bytes], folder: Path, program: Program) -> dict[str, openpyxl.Workbook]:
    """What a spreadsheet program computes when it finds the formulas without their results."""
    for stem, content in contents.items():
        with (
            zipfile.ZipFile(io.BytesIO(content)) as ours,
            zipfile.ZipFile(folder / f"{stem}.xlsx", "w") as bare,
        ):
            for name in ours.namelist():
                bare.writestr(name, _CACHED.sub(rb"\1", ours.read(name)))
    out = folder / "重算"
    command = [
        str(program("soffice")),
        f"-env:UserInstallation={(folder / 'profile').as_uri()}",
        "--headless",
        *("--convert-to", "xlsx", "--outdir", str(out)),
        *(str(folder / f"{stem}.xlsx") for stem in contents),
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=300)
    return {stem: openpyxl.load_workbook(out / f"{stem}.xlsx", data_only=True) for stem in contents}


def cells(book: openpyxl.Workbook) -> dict[tuple[str, str], object]:
    return {
        (sheet.title, cell.coordinate): cell.value
        for sheet in book.worksheets
        for row in sheet.iter_rows()
        for cell in row
        if cell.value is not None
    }


def same(found: dict[tuple[str, str], object], expected: dict[tuple[str, str], object]) -> None:
    assert found.keys() == expected.keys()
    for place, value in expected.items():
        if isinstance(value, int | float):
            assert found[place] == pytest.approx(value, abs=1e-9), place
        else:
            assert found[place] == value, place


def test_a_spreadsheet_program_finds_the_same_numbers(
    card: Scorecard, tmp_path: Path, program: Program
) -> None:
    """For the example county, a card that has everything, and every published paper."""
    cards = {"county": card, "made up": county_card()} | {
        name: scored(table) for name, table in TABLES.items()
    }
    contents = {name: scorecard_workbook(one) for name, one in cards.items()}
    found = recalculated(contents, tmp_path, program)
    formulas = 0
    for name, content in contents.items():
        ours = openpyxl.load_workbook(io.BytesIO(content), data_only=True)
        same(cells(found[name]), cells(ours))
        written = cells(openpyxl.load_workbook(io.BytesIO(content))).values()
        formulas += sum(isinstance(value, str) and value.startswith("=") for value in written)
        totals = {str(row[2]): row[3] for row in ours["总分"].iter_rows(min_row=2, values_only=True)}
        assert totals == {unit.unit: pytest.approx(float(unit.total)) for unit in cards[name].units}
    assert formulas > 500


def test_the_totals_are_those_of_the_scorecard(card: Scorecard) -> None:
    book = openpyxl.load_workbook(io.BytesIO(scorecard_workbook(card)), data_only=True)
    rows = list(book["总分"].iter_rows(min_row=2, values_only=True))
    assert [(row[0], row[1], row[2], round(row[3], 2), row[4]) for row in rows] == [
        (unit.name, unit.rank, unit.unit, float(unit.total), unit.grade)
        for unit in sorted(card.units, key=lambda unit: unit.rank or 0)
    ]
    points = {(row[2], row[1]): row[12] for row in book["计分"].iter_rows(min_row=2, values_only=True)}
    assert points == {(unit.unit, one.title): float(one.points) for unit in card.units for one in unit.items}


def test_a_changed_value_is_followed(card: Scorecard, tmp_path: Path, program: Program) -> None:
    book = openpyxl.load_workbook(io.BytesIO(scorecard_workbook(card)))
    sheet = book["计分"]
    row = next(
        row
        for row in sheet.iter_rows(min_row=2)
        if (row[0].value, row[1].value) == ("青石镇", "矛盾纠纷化解率")
    )
    row[6].value = 0  # the numerator
    changed = io.BytesIO()
    book.save(changed)
    found = recalculated({"changed": changed.getvalue()}, tmp_path, program)["changed"]
    totals = {line[0]: (line[1], line[3]) for line in found["总分"].iter_rows(min_row=2, values_only=True)}
    unit = card.unit("539925102")
    lost = unit.item("dispute-resolution").points
    assert totals["青石镇"] == (3, pytest.approx(float(unit.total - lost)))
    assert totals["柳河镇"][0] == 1


def test_the_same_scorecard_gives_the_same_bytes(card: Scorecard) -> None:
    assert scorecard_workbook(card) == scorecard_workbook(card)


def test_no_text_of_a_scheme_becomes_a_formula() -> None:
    hostile = item("=1+1", "disputes", "9.89", title='=HYPERLINK("x")', why="+1", clause="@SUM(A1)")
    book = openpyxl.load_workbook(io.BytesIO(scorecard_workbook(_card_of(hostile))))
    for (sheet, place), value in cells(book).items():
        if isinstance(value, str) and value.startswith("=") and book[sheet][place].data_type == "f":
            assert "HYPERLINK" not in value


def _card_of(*items: Item) -> Scorecard:

    card = county_card()
    first = attrs.evolve(card.units[0], items=items)
    return attrs.evolve(card, units=(first,))


# Each form


def marked(score: dict[str, object], value: str | None = None, **changes: object) -> Item:
    """An item with its score recomputed by the form itself."""
    from jiceng.indicators.scoring.trace import recomputed

    made = item(
        "x",
        "disputes",
        "0.00",
        form=str(score["form"]),
        score=score,
        value=None if value is None else Fraction(value),
        numerator=None,
        denominator=None,
        **changes,
    )

    return attrs.evolve(made, points=recomputed(made))


FORMS: list[Item] = [
    marked({"form": "proportion", "of": "0.98"}, "0.98"),
    marked({"form": "proportion", "of": "0.98"}, "0.967"),
    marked({"form": "proportion", "floor": "12"}, "0.967"),
    marked({"form": "proportion", "floor": "12", "cap": "14"}, "0.967"),
    marked({"form": "proportion", "below": {"at": "0.6", "points": "1"}}, "0.59"),
    marked({"form": "proportion", "below": {"at": "0.6", "points": "1"}}, "0.6"),
    marked({"form": "met", "condition": {"at_least": "0.95"}, "otherwise": "-3", "floor": "none"}, "0.9499"),
    marked({"form": "met", "condition": {"at_most": "3"}}, "3", unit="件"),
    marked({"form": "met", "condition": {"equals": "0.3"}}, "0.3"),
    marked({"form": "met", "condition": {"true": True}}, "1"),
    marked({"form": "deduct", "per": "0.25"}, "7", unit="次"),
    marked({"form": "deduct", "per": "3", "floor": "none"}, "7", unit="次"),
    marked({"form": "deduct", "per": "0.5", "required": "4"}, "1", unit="次", better="higher"),
    marked({"form": "tiers", "tiers": [{"at_least": "0.95", "points": "10"}, {"at_least": "0.9", "points": "6"}, {"points": "2"}]}, "0.9"),
    marked({"form": "tiers", "tiers": [{"under": "3", "points": "10"}, {"at_least": "3", "at_most": "5", "points": "4"}, {"over": "5", "points": "-1"}], "floor": "none"}, "5.01"),
    *(
        marked({"form": "slope", "target": "0.9", "base": "8", "step": "0.01", "gain": "0.5", "loss": "1", "steps": steps}, value)
        for steps in ("pro-rata", "whole", "started")
        for value in ("0.9", "0.913", "0.871", "0.2", "0.93")
    ),
    marked({"form": "slope", "target": "3", "base": "8", "step": "1", "gain": "0.5", "loss": "1", "steps": "whole"}, "1", unit="件", better="lower"),
    *(
        marked({"form": "piecewise", "points": [["0.6", "0"], ["0.8", "6"], ["0.95", "10"]]}, value)
        for value in ("0.5", "0.6", "0.7", "0.8", "0.9", "0.95", "1")
    ),
    marked({"form": "add", "per": "0.5", "base": "2"}, "7", unit="次"),
    marked({"form": "judgement"}, "8.5", unit="分"),
    marked({"form": "transfer", "of": "other", "what": "score", "coefficient": "0.25"}, "37.5", unit="分"),
    marked({"form": "transfer", "of": "other", "what": "lost", "coefficient": "0.25", "full_marks": "100"}, "87.3", unit="分"),
    marked({"form": "shortfall", "target": "0.2", "step": "0.01", "per": "0.1", "steps": "started"}, "0.184"),
    marked({"form": "shortfall", "target": "0.2", "step": "0.01", "per": "0.1", "steps": "whole"}, "0.3"),
    *(
        marked(score, value, references={name: Fraction(reference)}, better=better)
        for better in ("higher", "lower")
        for value, reference in (("0.91", "0.9"), ("0.88", "0.9"), ("0.9", "0.9"))
        for name, score in (
            ("peer-best", {"form": "ratio-to-best"}),
            ("peer-mean", {"form": "shortfall", "target": "group-mean", "step": "0.01", "per": "1", "steps": "pro-rata"}),
            ("last-year", {"form": "change", "against": "last-year", "base": "5", "step": "0.01", "gain": "2", "plus_cap": "1", "loss": "3", "minus_cap": "4", "steps": "whole"}),
            ("previous-period", {"form": "change", "against": "previous-period", "base": "5", "step": "0.01", "gain": "2", "loss": "3", "steps": "pro-rata"}),
            ("previous-period", {"form": "change", "base": "5", "step": "0.01", "gain": "2", "loss": "3"}),
            ("peer-mean", {"form": "relative", "to": "peer-mean", "tiers": [{"over": "0", "points": "10"}, {"points": "2"}]}),
            ("previous-2-years-mean", {"form": "relative", "to": "previous-years-mean", "years": 2, "slope": {"base": "6", "step": "0.01", "gain": "1", "loss": "1", "steps": "started"}}),
        )
    ),
]  # fmt: skip


def test_every_form_as_a_spreadsheet_computes_it(tmp_path: Path, program: Program) -> None:
    content = io.BytesIO()
    book = xlsxwriter.Workbook(content, {"in_memory": True})
    sheet = book.add_worksheet()
    for row, one in enumerate(FORMS):
        at = row + 1
        placed = Cells(f"A{at}", f"B{at}", f"C{at}", reference=f"E{at}" if one.references else None)
        formula = raw_formula(one, placed)
        assert formula is not None, one.score
        assert one.value is not None
        sheet.write_row(row, 0, [float(one.full), float(one.value)])
        sheet.write_formula(row, 2, formula, None, 0)
        sheet.write_formula(row, 3, points_formula(one, placed), None, 0)
        sheet.write_row(row, 4, [float(reference) for reference in one.references.values()])
    book.close()
    found = recalculated({"forms": content.getvalue()}, tmp_path, program)["forms"]
    for one, row in zip(FORMS, found.worksheets[0].iter_rows(values_only=True), strict=True):
        assert Decimal(str(round(row[3], 9))) == one.points, (one.score, one.value)


@pytest.mark.parametrize(
    "score",
    [
        {"form": "ratio-to-best"},
        {"form": "change", "against": "last-year"},
        {"form": "relative", "to": "peer-mean"},
        {"form": "shortfall", "target": "group-mean", "step": "1", "per": "1", "steps": "whole"},
        {"form": "deduct", "per": "1", "repeat": {"from": 2, "times": "2"}},
        {"form": "proportion", "zero_if_none": True},
        {"form": "met", "condition": {"odd": "1"}},
        {"form": "met"},
        {"form": "proportion", "below": "0.6"},
        {"form": "tiers", "tiers": [{"odd": "1", "points": "1"}]},
        {"form": "deduct", "events": [{"event": "late", "per": "1"}]},
        {"form": "piecewise", "segments": [{"from": "0", "per": "1"}]},
        {"form": "piecewise"},
    ],
)
def test_what_has_no_formula_stands_as_a_number(score: dict[str, object]) -> None:
    odd = item("x", "disputes", "9.89", title="怪项", form=score["form"], score=score)
    assert raw_formula(odd, Cells("A1", "B1", "C1")) is None
    book = openpyxl.load_workbook(io.BytesIO(scorecard_workbook(_card_of(odd))))
    row = next(book["计分"].iter_rows(min_row=2, values_only=True))
    assert row[11:13] == (9.89, 9.89)
    assert any("怪项" in str(cell.value) for cell in book["说明"]["B"])


def test_forms_that_add_or_follow_lines() -> None:
    cells = Cells("A1", "B1", "C1", "SUM(D1)")
    add = item("x", "disputes", "5", form="add", score={"form": "add", "per": "-0.5", "base": "2"})
    assert raw_formula(add, cells) == "=2+(-0.5)*B1"
    events = item(
        "x", "disputes", "5", form="add", value=None, events={"late": Fraction(2)},
        score={"form": "add", "events": [{"event": "late", "per": "1", "cap": "3"}]},
    )  # fmt: skip
    assert raw_formula(events, cells) == "=0+SUM(D1)"
    line = item(
        "x",
        "disputes",
        "5",
        form="piecewise",
        score={"form": "piecewise", "points": [["0.6", "0"], ["0.8", "6"]]},
    )
    assert raw_formula(line, cells) == "=IF(B1<=0.6,0,IF(B1<0.8,0+(6-0)*(B1-0.6)/(0.8-0.6),6))"
    judged = item("x", "disputes", "5", form="judgement", score={"form": "judgement", "cap": "none"})
    assert raw_formula(judged, cells) == "=B1"
    assert points_formula(judged, cells) == "=ROUND(MAX(0,C1),0)"


def test_places_are_formulas_only_where_the_totals_alone_decide_them() -> None:
    card = county_card()
    one, two, _ = card.units
    tied = attrs.evolve(two, total=one.total, rank=1)

    def places(*units: UnitScore) -> list[object]:
        book = openpyxl.load_workbook(io.BytesIO(scorecard_workbook(attrs.evolve(card, units=units))))
        return [row[1] for row in book["总分"].iter_rows(min_row=2, values_only=True)]

    third = attrs.evolve(two, unit="539925103", name="丙镇")
    skipped = places(one, tied, attrs.evolve(third, rank=3))
    assert all(str(place).startswith("=COUNTIF($D$2:$D$4") for place in skipped)
    dense = places(one, tied, attrs.evolve(third, rank=2))
    assert all(str(place).startswith("=SUMPRODUCT(($D$2:$D$4>D") for place in dense)
    assert places(one, attrs.evolve(tied, rank=2), attrs.evolve(third, rank=3)) == [1, 2, 3]


def test_grades_are_formulas_only_where_the_totals_alone_decide_them(card: Scorecard) -> None:
    def grades(of: Scorecard) -> list[object]:
        book = openpyxl.load_workbook(io.BytesIO(scorecard_workbook(of)))
        return [row[4] for row in book["总分"].iter_rows(min_row=2, values_only=True)]

    assert str(grades(card)[0]).startswith('=IF(D2>=90,"优秀",IF(D2>=80,"良好",')
    first, *others = card.units
    vetoed = attrs.evolve(card, units=(attrs.evolve(first, grade="不合格"), *others))
    assert sorted(map(str, grades(vetoed))) == ["不合格", "合格", "良好"]
