"""The documents: every block is of a kind that is run or plainly is not, every link leads somewhere."""

import os
import re
import subprocess
import sys
from pathlib import Path
from urllib.parse import unquote

import pytest

import dev
from jiceng.models import ENTITIES
from tools.console import commands

JICENG = Path(sys.executable).with_name("jiceng")
PLAIN = {**os.environ, "NO_COLOR": "1", "COLUMNS": "120", "PYTHONUTF8": "1"}
EXECUTED = {"python", "console"}
SHOWN = {
    "sh",
    "toml",
    "json",
    "text",
    "sql",
    "java",
    "mermaid",
}  # `sh`: what is typed on a machine without jiceng
FENCE = re.compile(r"^```(?P<language>[^\n`]*)\n(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\[[^\]\n]*\]\((?P<target>[^)\s]+)\)")
READMES = [dev.ROOT / "README.md", dev.ROOT / "README.zh-CN.md"]
DOCUMENTS = sorted(
    {
        *dev.ROOT.glob("*.md"),
        *(dev.ROOT / "docs").glob("*.md"),
        *(dev.ROOT / "docs" / "decisions").glob("*.md"),
    }
)


def blocks(path: Path) -> list[tuple[str, str]]:
    """Language and text of each fenced block."""
    return [
        (found["language"].strip(), found["body"])
        for found in FENCE.finditer(path.read_text(encoding="utf-8"))
    ]


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.relative_to(dev.ROOT).as_posix())
def test_every_block_says_what_it_is(path: Path) -> None:
    assert {language for language, _ in blocks(path)} <= EXECUTED | SHOWN


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.relative_to(dev.ROOT).as_posix())
def test_commands_stand_where_they_are_run(path: Path) -> None:
    elsewhere = [
        body
        for language, body in blocks(path)
        if language != "console" and re.search(r"^\$ ", body, re.MULTILINE)
    ]
    assert not elsewhere, "commands with `$` belong into console blocks, which are run"
    for language, body in blocks(path):
        if language == "console":
            assert all(command.words[0] == "jiceng" for command in commands(body)), body


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.relative_to(dev.ROOT).as_posix())
def test_links_within_the_project_lead_somewhere(path: Path) -> None:
    text = FENCE.sub("", path.read_text(encoding="utf-8"))
    targets = {unquote(found["target"]).partition("#")[0] for found in LINK.finditer(text)}
    broken = [
        target
        for target in sorted(targets)
        if target and "://" not in target and not (path.parent / target).exists()
    ]
    assert not broken


@pytest.mark.parametrize("path", READMES, ids=lambda path: path.name)
def test_the_two_commands_come_first(path: Path) -> None:
    language, body = blocks(path)[0]
    assert language == "sh"
    assert [line.partition("#")[0].strip() for line in body.splitlines()] == [
        "python3 dev.py demo",
        "python3 dev.py test",
    ]


def test_both_readmes_show_the_same_code() -> None:
    english, chinese = (
        [re.sub(r"\s*#.*", "", body) for language, body in blocks(path) if language in EXECUTED]
        for path in READMES
    )
    assert english == chinese


def test_both_readmes_have_the_same_sections() -> None:
    english, chinese = (
        [
            len(marks)
            for marks in re.findall(r"^(#+) ", FENCE.sub("", path.read_text(encoding="utf-8")), re.MULTILINE)
        ]
        for path in READMES
    )
    assert english == chinese


def test_every_document_is_listed() -> None:
    index = (dev.ROOT / "docs" / "index.md").read_text(encoding="utf-8")
    lines = [
        f"- [{path.read_text(encoding='utf-8').splitlines()[0].lstrip('# ')}]({path.name})"
        for path in sorted((dev.ROOT / "docs").glob("*.md"))
        if path.name != "index.md" and f"({path.name})" not in index
    ]
    assert not lines, "\n".join(["add to docs/index.md:", *lines])


def test_decisions_are_numbered_without_gaps_and_listed() -> None:
    decisions = sorted((dev.ROOT / "docs" / "decisions").glob("[0-9]*.md"))
    assert [int(path.name[:4]) for path in decisions] == list(range(1, len(decisions) + 1))
    index = (dev.ROOT / "docs" / "decisions" / "README.md").read_text(encoding="utf-8")
    assert all(path.name in index for path in decisions)


def test_the_changelog_begins_with_the_version_there_is() -> None:
    import jiceng

    headings = re.findall(
        r"^## \[?([0-9.]+)", (dev.ROOT / "CHANGELOG.md").read_text(encoding="utf-8"), re.MULTILINE
    )
    assert headings[0] == jiceng.__version__


@pytest.mark.parametrize("path", READMES, ids=lambda path: path.name)
def test_the_readme_lists_the_commands_there_are_and_not_one_more(path: Path) -> None:
    there, missing = re.findall(
        r"(?:^\| `[a-z]+` \|[^\n]*\n)+", path.read_text(encoding="utf-8"), re.MULTILINE
    )
    told = subprocess.run(
        [JICENG, "--help"], capture_output=True, encoding="utf-8", env=PLAIN, check=True
    ).stdout
    commands_there = set(re.findall(r"^│ +([a-z]+) ", told.partition("命令 ─")[2], re.MULTILINE))
    assert set(re.findall(r"^\| `([a-z]+)`", there, re.MULTILINE)) == commands_there
    assert not set(re.findall(r"^\| `([a-z]+)`", missing, re.MULTILINE)) & commands_there


def test_the_glossary_has_every_entity() -> None:
    glossary = (dev.ROOT / "CONTEXT.md").read_text(encoding="utf-8")
    lines = [
        f"| {known.entity.label.zh} | {known.entity.label.en} | `{known.__name__}` |"
        for known in ENTITIES.values()
        if not re.search(
            rf"^\| {known.entity.label.zh} \| [^|]+ \| `{known.__name__}`", glossary, re.MULTILINE
        )
    ]
    assert not lines, "\n".join(["add to CONTEXT.md, with the meaning:", *lines])
