"""`jiceng score`: what can be asked besides the places."""

import json
import zipfile
from pathlib import Path

import pytest

from tests.cli.test_commands import Run

COUNTY = Path(__file__).parents[2] / "examples" / "yunling-2026q3"
SCHEMES = COUNTY.parent / "schemes"
SCHEME = COUNTY / "pingan-2026.toml"


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> object:
    monkeypatch.chdir(tmp_path)
    return lambda *arguments: Run(capsys, arguments)


def test_lint_needs_no_ledgers(run) -> None:
    done = run("score", SCHEME, "--lint")
    assert (done.code, done.out) == (0, "平安建设考核细则（2026）：12 项指标，可以使用。\n")
    loose = run("score", SCHEMES / "nanxian-town.toml", "--lint")
    assert loose.code == 0
    assert "  留意：方案写明满分 100 分，各指标合计 110 分。" in loose.out
    found = json.loads(run("score", SCHEMES / "nanxian-town.toml", "--lint", "--format", "json").out)
    assert (found["format"], found["scheme"], len(found["remarks"])) == (
        "jiceng-scheme-lint/1",
        "nanxian-town",
        4,
    )


def test_lint_tells_all_mistakes(run, tmp_path: Path) -> None:
    text = (
        SCHEME.read_text("utf-8")
        .replace("places = 2", "place = 2")
        .replace('part = "public"', 'part = "publik"')
    )
    (tmp_path / "坏.toml").write_text(text, "utf-8")
    done = run("score", "坏.toml", "--lint")
    assert done.code == 2
    assert "rounding.place：不认识的键 place，是否指 places" in done.err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([], "缺少“台账”"),
        ([COUNTY], "缺少“--period”"),
        ([COUNTY, "--period", "2026Q3", "--what-if", "register"], "--what-if 写成"),
        ([COUNTY, "--period", "2026Q3", "--what-if", ":register=3"], "--what-if 写成"),
        ([COUNTY, "--period", "2026Q3", "--what-if", "register=很多"], "只写数字"),
        ([COUNTY, "--period", "2026Q3", "--what-if", "registe=3"], "是否指 register"),
        (
            [COUNTY, "--period", "2026Q3", "--what-if", "539925101:reporting@x=3"],
            "没有 --what-if 所写的事项，可用的有：late-report",
        ),
        ([COUNTY, "--period", "2026Q3", "--what-if", "register=-5"], "不小于 0 的数"),
        ([COUNTY, "--period", "2026Q3", "--what-if", "register=5%"], "不小于 0 的数"),
        ([COUNTY, "--period", "2026Q3", "--what-if", "register=1", "--what-if", "register=2"], "写了两次"),
        ([COUNTY, "--period", "2026Q3", "--what-if=-register", "--what-if", "register=2"], "写了两次"),
        ([COUNTY, "--period", "2026Q3", "--what-if", "539925101:register=93.5"], "是比率：93.5% 写成"),
        ([COUNTY, "--period", "2026Q3", "--what-if", "539925101:meetings=3%"], "不是比率"),
        ([COUNTY, "--period", "2026Q3", "--what-if", "539925101:mass-incident=-1"], "写次数，不小于 0"),
        ([COUNTY, "--period", "2026Q3", "--what-if", "539925101:meetings=-1"], "计数不小于 0"),
        ([COUNTY, "--period", "2026Q3", "--what-if", "539925101:register=-1%"], "计数不小于 0"),
        ([COUNTY, "--period", "2026Q3", "--what-if", "539925101:reporting@late-report=-2"], "计数不小于 0"),
        ([COUNTY, "--period", "2026Q3", "--what-if", "mass-incident=1"], "可用的有：dispute-resolution、"),
        ([COUNTY, "--period", "2026Q3", "--what-if", "539925999:register=1"], "不在本次考核的单位之内"),
    ],
)
def test_a_wrong_call_is_one_chinese_sentence(run, arguments: list[object], said: str) -> None:
    done = run("score", SCHEME, *arguments)
    assert done.code == 2
    assert said in done.err
    assert "很多" not in done.err


def test_what_if(run) -> None:
    changes = [
        "--what-if=-meetings",
        "--what-if",
        "register=20",
        "--what-if",
        "539925101:reporting@late-report=2",
    ]
    done = run("score", SCHEME, COUNTY, "--period", "2026Q3", *changes, "--format", "json")
    card = json.loads(done.out)
    items = {item["indicator"]: item["points"] for item in card["units"][0]["items"]}
    assert "meetings" not in items
    assert items["reporting"] == "4.00"
    assert card["remarks"][-1].startswith("试算，不是考核结果")


def test_what_if_a_rate_a_bonus_and_a_veto(run) -> None:
    changes = ["539925101:register=94%", "539925101:experience=2", "539925102:mass-incident=1"]
    asked = [part for change in changes for part in ("--what-if", change)]
    done = run("score", SCHEME, COUNTY, "--period", "2026Q3", *asked, "--format", "json")
    first, second = json.loads(done.out)["units"][:2]
    points = {item["indicator"]: item["points"] for item in first["items"]}
    assert (first["total"], points["register"]) == ("78.06", "0.00")  # 86.06 − 10 + 2
    assert (second["grade"], [veto["veto"] for veto in second["vetoes"]]) == ("不合格", ["mass-incident"])


def test_quiet_leaves_the_files_and_the_exit_code(run, tmp_path: Path) -> None:
    done = run("score", SCHEME, COUNTY, "--period", "2026Q3", "-q", "-o", "结果")
    assert (done.code, done.out, done.err) == (0, "", "")
    assert any((tmp_path / "结果").iterdir())


def test_compare(run, tmp_path: Path) -> None:
    rows = (COUNTY / "考核上报数据.csv").read_text("utf-8-sig").splitlines()
    earlier = [row.replace("2026Q3", "2026Q2").replace("93.51%", "90.51%") for row in rows[1:]]
    (tmp_path / "二季度").mkdir()
    (tmp_path / "二季度" / "考核上报数据.csv").write_text("\n".join([rows[0], *earlier]) + "\n", "utf-8-sig")
    done = run("score", SCHEME, COUNTY, "二季度", "--period", "2026Q3", "--compare", "2026Q2")
    assert done.code == 0
    assert "同 2026Q2 比较：" in done.out
    assert "柳河镇 " in done.out.split("同 2026Q2 比较：")[1]
    assert " → 86.06 分（" in done.out


def test_compare_with_an_earlier_result(run, tmp_path: Path) -> None:
    assert run("score", SCHEME, COUNTY, "--period", "2026Q3", "-o", "上次").code == 0
    earlier = Path("上次") / "考核结果.json"
    card = json.loads(earlier.read_text("utf-8"))
    card["period"] = "2026Q2"
    earlier.write_text(json.dumps(card), "utf-8")
    asked = ("score", SCHEME, COUNTY, "--period", "2026Q3", "--compare", earlier)
    done = run(*asked, "--what-if", "539925101:reporting@late-report=2", "-o", "这次")
    assert done.code == 0
    assert "同 2026Q2 比较：\n  柳河镇 86.06 → 85.06 分（-1.00），名次不变；" in done.out
    assert "↑" in _bulletin("这次") or "平" in _bulletin("这次")
    found = json.loads(run(*asked, "--format", "json").out)
    assert found["format"] == "jiceng-scorecard/1"
    assert found["comparison"]["format"] == "jiceng-comparison/1"
    assert {unit["change"] for unit in found["comparison"]["units"]} == {"0.00"}
    refused = run(*asked, "-o", "上次")
    assert refused.code == 2
    assert "不能被结果覆盖" in refused.err
    earlier.write_text("{}", "utf-8")
    refused = run(*asked)
    assert refused.code == 2
    assert "这不是考核结果文件" in refused.err
    assert "找不到或打不开考核结果" in run(*asked[:-1], "没有.json").err


def _bulletin(folder: str) -> str:
    with zipfile.ZipFile(Path(folder) / "考核通报.docx") as parts:
        return parts.read("word/document.xml").decode()


def test_the_score_of_another_scheme(run, tmp_path: Path) -> None:
    text = SCHEME.read_text("utf-8").replace('id = "pingan-2026"', 'id = "other"', 1)
    taken = text.replace("[ranking]", "[compose]\nyear = 0.5\nschemes = { pingan-2026 = 0.5 }\n\n[ranking]")
    (tmp_path / "合成.toml").write_text(taken, "utf-8")
    assert run("score", "合成.toml", COUNTY, "--period", "2026Q3").code == 2
    done = run("score", "合成.toml", COUNTY, "--period", "2026Q3", "--with", SCHEME, "--format", "json")
    assert [unit["total"] for unit in json.loads(done.out)["units"]] == ["86.06", "89.22", "79.06"]


PLAN = COUNTY / "dispatch-2026.toml"


def test_the_dispatch_of_a_month(run) -> None:
    asked = ("score", SCHEME, COUNTY, "--period", "2026-09", "--dispatch", PLAN)
    done = run(*asked, "-o", "调度")
    assert done.code == 0
    assert "平安建设考核细则（2026） · 2026年9月调度：红灯 " in done.out
    assert "任务 20 项，其中红灯、黄灯 " in done.out
    assert (
        "超期未办结 4 件：\n  各乡镇、县司法局：第10项任务 2026/10，时限 2026-06-30，超期 92 天\n" in done.out
    )
    assert sorted(path.name for path in Path("调度").iterdir()) == [
        *("月调度.docx", "月调度.html", "月调度.json", "月调度.xlsx"),
    ]
    found = json.loads(run(*asked, "--format", "json").out)
    assert found["format"] == "jiceng-dispatch/1"
    assert found == json.loads((Path("调度") / "月调度.json").read_text("utf-8"))


@pytest.mark.parametrize(
    ("period", "more", "said"),
    [
        ("2026Q3", (), "2026年第三季度不是一个月：请写成 2026-09 这样"),
        ("2025-09", (), "不能用于2025年9月"),
        ("2026-09", ("--compare", "2026-08"), "月调度自己同上月比较"),
        ("2026-09", ("--what-if", "-register"), "月调度自己同上月比较"),
    ],
)
def test_a_wrong_dispatch_is_one_chinese_sentence(run, period: str, more: tuple[str, ...], said: str) -> None:
    done = run("score", SCHEME, COUNTY, "--period", period, "--dispatch", PLAN, *more)
    assert done.code == 2
    assert said in done.err
    assert "Traceback" not in done.err


def test_a_wrong_plan_is_told_with_its_lines(run, tmp_path: Path) -> None:
    text = PLAN.read_text("utf-8")
    (tmp_path / "坏.toml").write_text(text.replace("yellow = 0.9", "yelow = 0.9"), "utf-8")
    done = run("score", SCHEME, COUNTY, "--period", "2026-09", "--dispatch", "坏.toml")
    assert (done.code, "第 11 行，lines.yelow：不认识的键 yelow，是否指 yellow" in done.err) == (2, True)
    (tmp_path / "坏.toml").write_text(text.replace("pingan-2026", "pingan-2025", 2), "utf-8")
    done = run("score", SCHEME, COUNTY, "--period", "2026-09", "--dispatch", "坏.toml")
    assert (done.code, "两份文件要配套" in done.err) == (2, True)
    assert run("score", SCHEME, COUNTY, "--period", "2026-09", "--dispatch", "没有.toml").code == 2
