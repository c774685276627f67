"""The reference pages of the schema: what the registries say today, nothing left out, nothing invented."""

import re
import sys
import tomllib
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

import dev
from jiceng.indicators.measures import MEASURES
from jiceng.models import ENTITIES, Record, terms
from jiceng.validate import CATALOGUE
from jiceng.validate.derived import derived_rules

RUN = "run `python tools/build_schema_pages.py`"
LINK = re.compile(r"\]\(([^)#\s]+)")
EACH_ENTITY = pytest.mark.parametrize("name", ENTITIES)
PRACTICE: dict[str, Any] = {"zh": "走访", "en": "visits", "entities": ["visit"]}


@pytest.fixture(scope="module")
def tools() -> Iterator[ModuleType]:
    """`tools/build_schema_pages.py`, which imports its neighbours."""
    folder = str(dev.ROOT / "tools")
    sys.path.insert(0, folder)
    yield import_module("build_schema_pages")
    sys.path.remove(folder)


@pytest.fixture(scope="module")
def coverage(tools: ModuleType) -> ModuleType:
    """`tools/schema_coverage.py`."""
    return import_module("schema_coverage")


@pytest.fixture(scope="module")
def pages(tools: ModuleType) -> dict[Path, str]:
    """Every page as it would be written now."""
    files: dict[Path, str] = tools.generated()
    return files


def page_of(pages: dict[Path, str], name: str) -> str:
    return next(text for path, text in pages.items() if path.name == f"{name}.md")


def section(page: str, title: str) -> str:
    return page.partition(f"## {title}")[2].partition("\n## ")[0]


def test_the_pages_are_up_to_date(tools: ModuleType, pages: dict[Path, str]) -> None:
    stale = [path.relative_to(dev.ROOT).as_posix() for path in tools.differences(pages)]
    assert not stale, f"{RUN}; these differ: {', '.join(stale)}"


def test_check_writes_nothing_and_says_what_differs(
    tools: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    page = next(iter(tools.generated()))
    before = page.read_bytes()
    monkeypatch.setattr("sys.argv", ["build_schema_pages.py", "--check"])
    monkeypatch.setattr(tools, "differences", lambda _: [page])
    assert tools.main() == 1
    assert capsys.readouterr().out.split() == [page.relative_to(dev.ROOT).as_posix()]
    assert page.read_bytes() == before


def test_a_page_that_differs_is_written_and_one_left_over_is_removed(
    tools: ModuleType, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    wanted, left_over = tmp_path / "schema" / "visit.md", tmp_path / "gone.md"
    left_over.write_text("old", encoding="utf-8")
    monkeypatch.setattr("sys.argv", ["build_schema_pages.py"])
    monkeypatch.setattr(tools, "DOCS", tmp_path / "docs")
    monkeypatch.setattr(tools, "generated", lambda: {wanted: "走访\n"})
    monkeypatch.setattr(tools, "differences", lambda _: [wanted, left_over])
    assert tools.main() == 0
    assert wanted.read_bytes() == "走访\n".encode()
    assert not left_over.exists()


@EACH_ENTITY
def test_every_entity_has_a_page_with_all_its_fields(pages: dict[Path, str], name: str) -> None:
    page = page_of(pages, name)
    model = ENTITIES[name]
    rows = section(page, "字段").splitlines()[4:]
    assert len(rows) == len(terms(model))
    for row, term in zip(rows, terms(model).values(), strict=True):
        assert f"<br>`{term.name}` |" in row
        assert len(re.split(r"(?<!\\)\|", row)) == 9, f"{term.name}: a cell holds a bar"
        assert not term.label.also or term.label.also[0] in row
        assert term.unit is None or f"单位：{term.unit.symbol}" in row
    assert f"({name}.md)" in page_of(pages, "index")


@EACH_ENTITY
def test_a_page_has_the_rules_that_hold_for_the_entity(pages: dict[Path, str], name: str) -> None:
    listed = re.findall(r"^\| `([a-z0-9.-]+)` \|", section(page_of(pages, name), "规则"), re.MULTILINE)
    assert set(listed) == {rule.code for rule in CATALOGUE if issubclass(ENTITIES[name], rule.model)}


@EACH_ENTITY
def test_an_example_shows_no_protected_value(pages: dict[Path, str], name: str) -> None:
    model: type[Record] = ENTITIES[name]
    rows = section(page_of(pages, name), "示例").splitlines()
    shown = {line.split("|")[2].strip(" `"): line.split("|", 3)[3] for line in rows if line.startswith("| ")}
    for field, value in model.entity.example.items():
        sensitivity = terms(model)[field].sensitivity
        if not sensitivity.shown:
            assert sensitivity.mask(value) in shown[field].replace("\\*", "*")
            assert str(value) not in shown[field]


def test_every_link_of_a_page_leads_somewhere(pages: dict[Path, str]) -> None:
    broken = [
        f"{path.name}: {target}"
        for path, text in pages.items()
        for target in LINK.findall(text)
        if not (path.parent / target).resolve().exists()
    ]
    assert not broken


def test_every_entity_serves_a_practice_or_all_of_them(tools: ModuleType) -> None:
    document = tomllib.loads(tools.MAPPING.read_text(encoding="utf-8"))
    named = {*document["infrastructure"], *(name for row in document["practice"] for name in row["entities"])}
    missing = sorted(set(ENTITIES) - named)
    assert not missing, f"put into `entities` of a practice in docs/coverage.toml: {missing}"


def test_the_coverage_names_every_measure_and_shows_what_is_missing(pages: dict[Path, str]) -> None:
    page = page_of(pages, "coverage")
    assert [name for name in MEASURES if f"`{name}`" not in page] == []
    assert "缺口 gap" in page


@pytest.mark.parametrize(
    ("changes", "complaint"),
    [
        ({"entities": ["visits"]}, "走访: no entity visits"),
        ({"rules": ["visit.never"]}, "走访: unknown key rules"),
        ({"measures": ["visit_rate"]}, "走访: no measure visit_rate"),
        (
            {"measures": ["task_overdue"]},
            "走访: the measure task_overdue is computed and stands where its entity does",
        ),
        ({"indicators": ["a"]}, "走访: unknown key indicators"),
        ({"en": ""}, "走访: no en"),
        ({"entities": []}, "走访: names no entity"),
    ],
)
def test_what_does_not_exist_is_refused(
    coverage: ModuleType, changes: dict[str, Any], complaint: str
) -> None:
    others = sorted(ENTITIES)
    with pytest.raises(coverage.CoverageError) as refused:
        coverage.coverage_of({"infrastructure": others, "practice": [PRACTICE | changes]})
    assert str(refused.value).splitlines() == [complaint]


def test_all_that_is_wrong_is_said_at_once(coverage: ModuleType) -> None:
    with pytest.raises(coverage.CoverageError) as refused:
        coverage.coverage_of(
            {
                "practices": [],
                "infrastructure": [name for name in ENTITIES if name not in {"visit", "house"}] + ["houses"],
                "practice": [PRACTICE, PRACTICE],
            }
        )
    assert str(refused.value).splitlines() == [
        "unknown key practices",
        "infrastructure: no entity houses",
        "no practice names the entity house, and it is no infrastructure",
        "走访: named twice",
    ]


def test_a_practice_has_the_rules_and_measures_of_its_entities(coverage: ModuleType) -> None:
    read = coverage.coverage_of(
        {"infrastructure": sorted(ENTITIES), "practice": [PRACTICE | {"entities": ["petition"]}]}
    )
    practice = read.practices[0]
    petition = {rule.code for rule in CATALOGUE if issubclass(ENTITIES["petition"], rule.model)}
    derived = {rule.code for rule in derived_rules(())}
    assert petition - derived <= set(practice.rules) <= petition
    assert "value.unreadable" in petition - set(practice.rules)
    assert practice.measures == tuple(
        name for name, measure in MEASURES.items() if ENTITIES["petition"] in measure.models
    )


def test_practices_without_a_rule_of_their_own_are_named(
    tools: ModuleType, coverage: ModuleType, pages: dict[Path, str]
) -> None:
    told = [line for line in page_of(pages, "coverage").splitlines() if "only these check" in line]
    practices = coverage.read_coverage(tools.MAPPING).practices
    assert all(practice.entities for practice in practices)
    bare = [practice.zh for practice in practices if not practice.rules]
    assert told == ([f"Practices that only these check: {'、'.join(bare)}."] if bare else [])


def test_every_rule_stands_on_the_coverage_page(pages: dict[Path, str]) -> None:
    page = page_of(pages, "coverage")
    assert {rule.code for rule in CATALOGUE if f"`{rule.code}`" not in page} == set()


def test_a_wrong_mapping_is_told_and_nothing_written(
    tools: ModuleType,
    coverage: ModuleType,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    tmp_path: Path,
) -> None:
    mapping = tmp_path / "coverage.toml"
    mapping.write_text("infrastructure = ['nothing']\n", encoding="utf-8")
    monkeypatch.setattr(tools, "MAPPING", mapping)
    monkeypatch.setattr("sys.argv", ["build_schema_pages.py"])
    assert tools.main() == 2
    assert "infrastructure: no entity nothing" in capsys.readouterr().err
