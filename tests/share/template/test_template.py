"""Blank ledgers: every entity can be filled in, read back and checked without a finding."""

import io
from collections.abc import Iterator
from pathlib import Path

import openpyxl
import polars as pl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from jiceng.codes import CodeEnum
from jiceng.dataset import FEEDBACK_MARKER, ROW, SOURCE, Column, Dataset, Kind, columns
from jiceng.errors import DataError
from jiceng.ledger import read
from jiceng.models import ENTITIES, Dispute, Division, Record, Resident, Visit
from jiceng.share.template import FIRST_RECORD, FORMAT, GUIDE, template_workbook, write_template
from jiceng.synth import AS_OF, county
from jiceng.validate import check

ALL = list(ENTITIES.values())


@pytest.fixture(scope="module")
def made_up() -> Dataset:
    return county(residents=40, seed=3)


@pytest.fixture(scope="module")
def blank() -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(template_workbook(ALL)))


@pytest.fixture(scope="module")
def filled(made_up: Dataset, tmp_path_factory: pytest.TempPathFactory) -> Dataset:
    return read(write_template(ALL, tmp_path_factory.mktemp("filled") / "全县.xlsx", rows=made_up.frames))


def own_sheets(book: openpyxl.Workbook) -> Iterator[tuple[type[Record], Worksheet]]:
    ledgers = [name for name in book.sheetnames if name not in (GUIDE, FEEDBACK_MARKER)]
    for model, name in zip(ALL, ledgers, strict=True):
        yield model, book[name]


def listed(lists: Worksheet, formula: str) -> list[object]:
    """The texts of a range on the hidden sheet."""
    found = lists[formula.split("!")[1].replace("$", "")]
    return [row[0].value for row in found] if isinstance(found, tuple) else [found.value]


def test_what_is_filled_in_comes_back_as_it_was(made_up: Dataset, filled: Dataset) -> None:
    assert filled.refusals == ()
    assert [source.entity for source in filled.sources] == list(ENTITIES)
    for entity, frame in made_up.frames.items():
        fields = list(ENTITIES[entity].model_fields)
        blanks = pl.col(pl.String).replace("无", None)  # a cell with 无 is an empty one to a reader
        assert filled.frames[entity].select(fields).equals(frame.select(fields).with_columns(blanks)), entity
        assert filled.frames[entity][ROW].to_list() == list(range(FIRST_RECORD, FIRST_RECORD + frame.height))


def test_what_is_filled_in_passes_the_check(filled: Dataset) -> None:
    report = check(filled, as_of=AS_OF)
    assert report.findings.select("rule", "entity", "field").rows() == []


def test_every_column_is_known_by_its_heading(filled: Dataset) -> None:
    for source in filled.sources:
        assert dict(source.columns) == {
            column.term.label.zh: name for name, column in columns(ENTITIES[source.entity]).items()
        }
        assert source.unmapped == ()


def test_a_blank_ledger_has_headings_and_no_record(tmp_path: Path) -> None:
    data = read(write_template(ALL, tmp_path / "空白.xlsx"))
    assert [source.entity for source in data.sources] == list(ENTITIES)
    assert {source.rows for source in data.sources} == {0}
    assert all(not refusal.fatal for refusal in data.refusals)


def test_what_a_clerk_types_passes_the_check(tmp_path: Path) -> None:
    """Typed into the blank ledger with another program, by the words that the drop-downs offer."""
    book = openpyxl.load_workbook(io.BytesIO(template_workbook([Resident, Dispute, Visit])))
    for model in (Resident, Dispute, Visit):
        sheet = book[model.entity.label.zh]
        record = model.from_row(model.entity.example)
        for place, name in enumerate(columns(model), start=1):
            value = getattr(record, name)
            if isinstance(value, tuple):
                value = "、".join(item.label for item in value)
            elif isinstance(value, CodeEnum):
                value = value.label
            elif isinstance(value, bool):
                value = "是" if value else "否"
            sheet.cell(FIRST_RECORD, place, value)
    book.save(tmp_path / "填好.xlsx")
    data = read(tmp_path / "填好.xlsx")
    assert {entity: frame.height for entity, frame in data.frames.items()} == {
        "resident": 1,
        "household": 1,
        "dispute": 1,
        "visit": 1,
    }
    report = check(data, as_of=AS_OF)
    # one member of a household, and nothing of what the three refer to
    assert set(report.findings["rule"]) <= {"household.one-head", "reference.unknown"}


def test_drop_downs_stand_in_ranges_of_the_hidden_sheet(blank: openpyxl.Workbook) -> None:
    lists = blank[FEEDBACK_MARKER]
    for model, sheet in own_sheets(blank):
        rules = {
            str(rule.sqref).split(":")[0].rstrip("0123456789"): rule
            for rule in sheet.data_validations.dataValidation
        }
        for place, (name, column) in enumerate(columns(model).items(), start=1):
            rule = rules[openpyxl.utils.get_column_letter(place)]
            assert str(rule.sqref).endswith(
                f"{FIRST_RECORD}:{openpyxl.utils.get_column_letter(place)}1048576"
            )
            assert rule.promptTitle
            assert rule.prompt
            if column.kind not in (Kind.CODE, Kind.CODES, Kind.FLAG):
                assert rule.type != "list", name
                continue
            assert rule.type == "list", name
            assert rule.formula1.startswith(f"{FEEDBACK_MARKER}!$")
            texts = listed(lists, rule.formula1)
            if issubclass(column.term.type, CodeEnum):
                found = [column.term.type.find(text) for text in texts]
                assert None not in found
                assert len(set(found)) == len(found)
            else:
                assert texts == ["是", "否"]


def day_format(column: Column) -> str:
    calendar = column.term.calendar
    return "yyyy-mm" if calendar is not None and calendar.is_month else "yyyy-mm-dd"


def test_numbers_that_stand_for_something_are_text(blank: openpyxl.Workbook) -> None:
    for model, sheet in own_sheets(blank):
        formats = {
            place: group.number_format
            for group in sheet.column_dimensions.values()
            for place in range(group.min, group.max + 1)
        }
        for place, column in enumerate(columns(model).values(), start=1):
            wanted = {Kind.DATE: day_format(column), Kind.INTEGER: "0", Kind.DECIMAL: "General"}.get(
                column.kind, "@"
            )
            assert sheet.cell(FIRST_RECORD, place).number_format == wanted
            assert formats[place] == wanted  # of the rows below those that are drawn


def test_the_sheet_prints_across_with_its_heading_on_every_page(blank: openpyxl.Workbook) -> None:
    for _, sheet in own_sheets(blank):
        assert sheet.page_setup.orientation == "landscape"
        assert sheet.page_setup.paperSize == 9
        assert sheet.print_title_rows == f"${FIRST_RECORD - 1}:${FIRST_RECORD - 1}"
        assert sheet.freeze_panes.endswith(str(FIRST_RECORD))
        assert sheet.sheet_state == "visible"


def test_the_guide_tells_of_every_column_and_holds_the_example(blank: openpyxl.Workbook) -> None:
    told = [[cell.value for cell in row] for row in blank[GUIDE]]
    labels = [column.term.label.zh for model in ALL for column in columns(model).values()]
    assert [row[0] for row in told if row[4] and row[0] != "列名"] == labels
    assert ["公民身份号码", "选填"] in [row[:2] for row in told]
    assert "53992519491231048X" in {row[3] for row in told}


def test_a_month_is_told_as_a_month(blank: openpyxl.Workbook) -> None:
    labels = {
        column.term.label.zh: column
        for model in ALL
        for column in columns(model).values()
        if column.kind is Kind.DATE and day_format(column) == "yyyy-mm"
    }
    told = {cell[0].value: (cell[2].value, cell[3].value) for cell in blank[GUIDE].iter_rows()}
    assert labels
    for label in labels:
        sentence, example = told[label]
        assert sentence == "年月，写成 2026-09。"
        assert example is None or len(example) == len("2026-09")


def test_the_guide_is_no_ledger(tmp_path: Path) -> None:
    data = read(write_template([Resident], tmp_path / "a.xlsx"))
    assert (data.refusals, [source.sheet for source in data.sources]) == ((), ["实有人口"])


def test_the_hidden_sheet_says_what_the_workbook_is(blank: openpyxl.Workbook) -> None:
    marker = blank[FEEDBACK_MARKER]
    assert marker.sheet_state == "veryHidden"
    rows = [[cell.value for cell in row[:3]] for row in marker.iter_rows(max_row=3 + len(ALL))]
    assert rows[0][:2] == ["format", FORMAT]
    assert [row[2] for row in rows if row[0] == "sheet"] == list(ENTITIES)


def test_the_same_ledgers_are_the_same_bytes() -> None:
    assert template_workbook([Resident, Dispute]) == template_workbook([Resident, Dispute])


def test_texts_stay_texts(tmp_path: Path) -> None:
    texts = ["=1+1", "+A1", "<r>x</r>", "@SUM(A1)", "'01"]
    made = Dataset.from_records([Division(code="539925101201", name=text) for text in texts])
    data = read(write_template([Division], tmp_path / "a.xlsx", rows=made.frames))
    assert data.frame(Division)["name"].to_list() == texts


def test_numbers_that_a_spreadsheet_would_cut_are_written_as_text(tmp_path: Path) -> None:
    made = Dataset.from_records(
        [Division(code="539925101201", name="东坪村", area="12345678901234567.25", households=10**12)]
    )
    data = read(write_template([Division], tmp_path / "a.xlsx", rows=made.frames))
    fields = ["area", "households"]
    assert data.frame(Division).select(fields).equals(made.frame(Division).select(fields))


class TestPlaces:
    @pytest.fixture
    def register(self) -> Dataset:
        return Dataset.from_records(
            [
                Division(code="539925", name="云岭县"),
                Division(code="539925101", name="柳河镇"),
                Division(code="539925102", name="青石镇"),
                Division(code="539925103", name="青石镇"),
                Division(code="539925101201", name="东坪村"),
                Division(code="539925101202", name="东坪村"),
                Division(code="539925102201", name="东坪村"),
                Division(code="539925103201", name="西岭村"),
            ]
        )

    def test_villages_are_offered_by_township(self, register: Dataset) -> None:
        sheet = openpyxl.load_workbook(io.BytesIO(template_workbook([Visit], register=register)))
        lists = sheet[FEEDBACK_MARKER]
        rules = {rule.promptTitle: rule for rule in sheet["走访"].data_validations.dataValidation}
        towns = listed(lists, rules["乡镇（街道）"].formula1)
        assert towns == ["柳河镇", "青石镇", "青石镇（539925103）"]
        assert rules["村（社区）"].formula1.startswith(f"OFFSET({FEEDBACK_MARKER}!$")
        assert "MATCH($" in rules["村（社区）"].formula1
        codes = rules["所在村代码"].formula1
        assert codes.startswith(f"OFFSET({FEEDBACK_MARKER}!$")
        assert rules["所在村代码"].errorStyle == "warning"  # a code may be typed

    def test_names_are_written_beside_the_codes_of_records(self, register: Dataset, tmp_path: Path) -> None:
        made = Dataset.from_records(
            [Visit.from_row({**Visit.entity.example, "division_code": "539925101202"})]
        )
        path = write_template([Visit], tmp_path / "a.xlsx", register=register, rows=made.frames)
        row = next(openpyxl.load_workbook(path)["走访"].iter_rows(min_row=FIRST_RECORD, values_only=True))
        place = row.index("539925101202")
        assert row[place - 2 : place] == ("柳河镇", "东坪村（539925101202）")
        data = read(path)
        assert data.frame(Visit)["division_code"].to_list() == ["539925101202"]
        assert len(data.sources[0].unmapped) == 2  # the names are for people, the code is read

    def test_no_name_of_a_register_and_no_text_of_a_record_is_a_formula_or_a_link(self) -> None:
        hostile = ["=1+1", "+A1", "-1", "@SUM(A1)", "＝1+1", "{=1}", "http://a.b", "\t=1", "mailto:a@b"]
        register = Dataset.from_records(
            [Division(code="539925101", name="=乡镇")]
            + [
                Division(code=f"5399251012{place:02}", name=name)
                for place, name in enumerate(hostile, start=1)
            ]
        )
        people = Dataset.from_records(
            [Resident.from_row({"name": "某某", "residence_address": text}) for text in hostile]
        )
        content = template_workbook([Visit, Resident], register=register, rows=people.frames)
        book = openpyxl.load_workbook(io.BytesIO(content))
        cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value]
        assert {cell.data_type for cell in cells} <= {"s", "n", "d"}
        assert not [cell for cell in cells if cell.hyperlink]
        assert {text for text in hostile if text.strip() == text} <= {cell.value for cell in cells}

    def test_a_register_without_villages_is_refused(self) -> None:
        register = Dataset.from_records([Division(code="539925101", name="柳河镇")])
        with pytest.raises(DataError, match="没有村"):
            template_workbook([Visit], register=register)

    def test_the_register_itself_is_not_overwritten(self, tmp_path: Path) -> None:
        path = write_template([Division], tmp_path / "a.xlsx", rows=county(residents=20).frames)
        with pytest.raises(DataError, match="不能被结果覆盖"):
            write_template([Visit], path, register=read(path))


@pytest.mark.parametrize("models", [[], [Resident, Resident]])
def test_a_template_is_for_entities_each_once(models: list[type[Record]]) -> None:
    with pytest.raises(ValueError, match="one or more entities"):
        template_workbook(models)


def test_the_origin_is_not_part_of_a_ledger(made_up: Dataset, filled: Dataset) -> None:
    assert made_up.frame(Resident)[SOURCE].null_count() == 40
    assert filled.frame(Resident)[SOURCE].null_count() == 0
