"""What pytest collects beside the tests: docstrings of `src`, and every code block of the documents.

A document is run in a folder of its own, in which the example county lies as `上报/`; its Python blocks share
one set of names, as a reader who types them would have it. `console` blocks are run by `tools.console`.
"""

import doctest
import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from sybil import Sybil
from sybil.document import PythonDocStringDocument
from sybil.parsers.markdown import CodeBlockParser, PythonCodeBlockParser, SkipParser
from sybil.parsers.rest import DocTestParser

from tools.console import run_block

ROOT = Path(__file__).parent
FLAGS = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE


@pytest.fixture(scope="module")
def example_folder() -> Iterator[Path]:
    """A temporary working directory that holds what the documents speak of."""
    before = Path.cwd()
    with tempfile.TemporaryDirectory(prefix="jiceng-document-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        example = ROOT / "examples" / "yunling-2026q3"
        shutil.copytree(example, folder / "上报", ignore=shutil.ignore_patterns("*.json", "*.toml", "*.md"))
        for scheme in sorted(example.glob("*.toml")):
            shutil.copy(scheme, folder)
        os.chdir(folder)
        yield folder
        os.chdir(before)


docstrings = Sybil(
    name="docstrings",
    parsers=[DocTestParser(optionflags=FLAGS)],
    patterns=["src/**/*.py"],
    document_types={".py": PythonDocStringDocument},
)
documents = Sybil(
    name="documents",
    parsers=[
        PythonCodeBlockParser(doctest_optionflags=FLAGS),
        CodeBlockParser(language="console", evaluator=run_block),
        SkipParser(),
    ],
    patterns=["*.md", "docs/**/*.md"],
    excludes=["docs/reference/**/*.md"],
    fixtures=["example_folder"],
)

pytest_collect_file = (docstrings + documents).pytest()
