"""What is built and what it is built from: archives that lack nothing, pins with hashes for every machine."""

import re
import tomllib
import zipfile
from pathlib import Path

import dev
from tools.installed import CHECKS
from tools.package import SKIPPED, pinned, wheel_gaps

PROJECT = tomllib.loads((dev.ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
LISTS = [dev.ROOT / "requirements" / f"{needs}.txt" for needs in dev.NEEDS.values()]


def test_a_wheel_that_lacks_something_is_refused(tmp_path: Path) -> None:
    wheel = tmp_path / "jiceng-0.1.0-py3-none-any.whl"
    with zipfile.ZipFile(wheel, "w") as archive:
        archive.writestr("jiceng/__init__.py", "")
        archive.writestr("tests/test_made_up.py", "")
        archive.writestr("jiceng-0.1.0.dist-info/licenses/LICENSE", "")
    gaps = wheel_gaps(wheel)
    assert "the wheel lacks jiceng/py.typed" in gaps
    assert "the wheel lacks jiceng/examples/yunling-2026q3/区划与网格.csv" in gaps
    assert "the wheel should not have tests/test_made_up.py" in gaps
    assert "the wheel lacks the file NOTICE" in gaps
    assert "the wheel lacks the file LICENSE" not in gaps
    assert "the wheel lacks jiceng/__init__.py" not in gaps


def test_every_extra_is_tried_or_has_a_reason() -> None:
    assert set(PROJECT["optional-dependencies"]) == (set(CHECKS) - {""}) | set(SKIPPED)


def test_all_is_all_that_needs_nothing_outside_python() -> None:
    (whole,) = PROJECT["optional-dependencies"]["all"]
    assert set(re.findall(r"[a-z]+", whole.partition("[")[2])) == set(PROJECT["optional-dependencies"]) - {
        "all",
        "spark",
    }


def test_the_base_stays_light() -> None:
    assert {re.split(r"[<>=!~ ]", line)[0] for line in PROJECT["dependencies"]} == {
        "pydantic",
        "attrs",
        "python-dateutil",
    }


def test_every_pin_has_hashes() -> None:
    for path in LISTS:
        text = path.read_text(encoding="utf-8")
        entries = [entry for entry in re.split(r"\n(?=[a-z])", text) if not entry.startswith("#")]
        assert entries
        for entry in entries:
            assert re.match(r"[a-z0-9._-]+==\S+( ; [^\\]+)? \\\n    --hash=sha256:[0-9a-f]{64}", entry), entry


def test_the_shorter_list_is_part_of_the_longer() -> None:
    pins = (pinned(path.read_text(encoding="utf-8")).splitlines() for path in LISTS)
    run, develop = ({pin.partition(" ")[0] for pin in lines} for lines in pins)
    assert run < develop


def test_pins_lose_their_hashes_and_keep_their_markers() -> None:
    text = "attrs==26.1.0 \\\n    --hash=sha256:aa \\\n    --hash=sha256:bb\n# why\ncolorama==0.4.6 ; os_name == 'nt' \\\n"
    assert pinned(text) == "attrs==26.1.0\ncolorama==0.4.6 ; os_name == 'nt'\n"


def test_the_pins_cover_what_the_project_declares() -> None:
    extras = [
        line
        for extra, lines in PROJECT["optional-dependencies"].items()
        if extra not in SKIPPED
        for line in lines
    ]
    declared = {re.split(r"[<>=\[ ]", line)[0].lower() for line in [*PROJECT["dependencies"], *extras]} - {
        "jiceng"
    }
    names = {line.partition("==")[0] for line in pinned(LISTS[-1].read_text(encoding="utf-8")).splitlines()}
    assert declared <= names


def test_the_version_stands_in_one_way_everywhere() -> None:
    import jiceng

    assert jiceng.__version__ == PROJECT["version"]
