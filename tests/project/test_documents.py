"""The documents: every block is of a kind that is run or plainly is not, every link leads somewhere."""

import re
from pathlib import Path
from urllib.parse import unquote

import pytest

import dev
from tools.console import commands

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
DOCUMENTS = sorted({*dev.ROOT.glob("*.md"), *(dev.ROOT / "docs").rglob("*.md")})


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
