"""The page of the rules and the register of codes: what the catalogue says today, and nothing it once had is lost."""

import csv
import re
import sys
import tomllib
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from types import ModuleType

import pytest

import dev
from jiceng import __version__
from jiceng.validate import NOTE_CODES, Severity, rules_by_code

OPEN = dev.ROOT / "docs" / "rules-open.md"
REFERENCE = dev.ROOT / "tests" / "data" / "rule-codes.csv"
RUN = "run `python tools/build_rule_pages.py`"
MOST_OPEN = 10


@pytest.fixture(scope="module")
def tools() -> Iterator[ModuleType]:
    """`tools/build_rule_pages.py`, which imports its neighbours."""
    folder = str(dev.ROOT / "tools")
    sys.path.insert(0, folder)
    yield import_module("build_rule_pages")
    sys.path.remove(folder)


def open_rules() -> dict[str, str]:
    """The codes that are open and what is said of each."""
    sections = OPEN.read_text(encoding="utf-8").split("\n## ")[1:]
    return {title.strip("`"): text.strip() for title, _, text in (part.partition("\n") for part in sections)}


def severities() -> dict[str, set[str]]:
    """The default severities of every code of rules and of notes."""
    graded = {code: {rule.severity.value for rule in rules} for code, rules in rules_by_code().items()}
    for code, severity in NOTE_CODES.items():
        graded.setdefault(code, set()).add(severity.value)
    return graded


def test_both_files_are_up_to_date(tools: ModuleType) -> None:
    stale = [
        path.relative_to(dev.ROOT).as_posix()
        for path, text in tools.generated().items()
        if not path.exists() or path.read_text(encoding="utf-8") != text
    ]
    assert not stale, f"{RUN}; these differ: {', '.join(stale)}"


def test_every_code_stands_on_the_page_once(tools: ModuleType) -> None:
    page = tools.generated()[tools.PAGE]
    rules = re.findall(r"^\| `([a-z0-9.-]+)` \|", page.partition("## Noticed of a cell")[0], re.MULTILINE)
    assert sorted(rules) == sorted(rules_by_code())
    assert {code for code in tools.codes_in_use() if f"`{code}`" not in page} == set()


def test_a_code_is_retired_in_public_and_never_dropped(tools: ModuleType) -> None:
    register = tomllib.loads(tools.REGISTER.read_text(encoding="utf-8"))
    assert tools.codes_in_use() <= set(register), RUN
    changes = (dev.ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    retired = {code for code, entry in register.items() if "retired" in entry}
    assert retired == set(register) - tools.codes_in_use()
    assert not {code for code in retired if f"`{code}`" not in changes}, (
        "say in CHANGELOG.md what replaces these"
    )


def test_what_can_make_data_fail_that_passed_stands_in_the_changes() -> None:
    changes = (dev.ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    released = changes.partition(f"\n## {__version__}")[2].partition("\n## ")[0]
    register = tomllib.loads((dev.ROOT / "docs" / "rules.toml").read_text(encoding="utf-8"))
    errors = {
        code
        for code, rules in rules_by_code().items()
        if any(rule.severity is Severity.ERROR for rule in rules) and register[code]["since"] == __version__
    }
    listed = set(re.findall(r"`([a-z0-9-]+\.[a-z0-9-]+)`", released.partition("#### Error-level rules")[2]))
    missing = ", ".join(f"`{code}`" for code in sorted(errors - listed))
    assert not missing, f"add to “Error-level rules” of {__version__} in CHANGELOG.md: {missing}"


def test_every_code_of_the_reference_is_a_rule_of_that_severity_or_open() -> None:
    with REFERENCE.open(encoding="utf-8", newline="") as file:
        wanted = {row["code"]: row["severity"] for row in csv.DictReader(file)}
    assert len(wanted) == 255
    have = severities()
    missing = sorted(wanted.keys() - have.keys() - open_rules().keys())
    assert not missing, f"write these rules, or say in docs/rules-open.md what stands in the way: {missing}"
    other = {
        code: have[code] for code, severity in wanted.items() if code in have and have[code] != {severity}
    }
    assert not other, f"these have another severity than was asked for: {other}"


def test_what_is_open_is_little_not_built_and_explained() -> None:
    there = open_rules()
    assert 0 < len(there) <= MOST_OPEN
    assert not there.keys() & severities().keys(), "these are built; take them out of docs/rules-open.md"
    assert all(len(reason) > 100 for reason in there.values())


def test_check_writes_nothing_and_says_what_differs(
    tools: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    before = tools.PAGE.read_bytes()
    monkeypatch.setattr("sys.argv", ["build_rule_pages.py", "--check"])
    monkeypatch.setattr(tools, "generated", lambda: {tools.PAGE: "other\n"})
    assert tools.main() == 1
    assert capsys.readouterr().out.split() == ["docs/rules.md"]
    assert tools.PAGE.read_bytes() == before


def test_a_code_keeps_its_first_release_and_one_that_is_gone_is_retired(
    tools: ModuleType, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    register = tmp_path / "rules.toml"
    register.write_text(
        '"id.checksum" = { since = "0.0.1" }\n"visit.never" = { since = "0.0.1" }\n'
        '"visit.long-ago" = { since = "0.0.1", retired = "0.0.2" }\n',
        encoding="utf-8",
    )
    monkeypatch.setattr(tools, "REGISTER", register)
    monkeypatch.setattr(tools, "__version__", "0.0.3")
    written = tomllib.loads(tools.generated()[register])
    assert written["id.checksum"] == {"since": "0.0.1"}
    assert written["visit.never"] == {"since": "0.0.1", "retired": "0.0.3"}
    assert written["visit.long-ago"] == {"since": "0.0.1", "retired": "0.0.2"}
    assert written["date.order"] == {"since": "0.0.3"}
    assert list(written) == sorted(written)
