"""A hundred hostile files made on the spot come to what is expected, in 512 MB and 10 s each, whichever way they come in."""

import json
import subprocess
import sys
from pathlib import Path

from tests.ledger.gate.more_hostile import HostileFile, hostile_files
from tests.ledger.gate.small_computer import SMALL_COMPUTER

PROGRAM = """
import json, resource, signal, sys
from pathlib import Path
resource.setrlimit(resource.RLIMIT_AS, (2**29, 2**29))
import jiceng
for path in sorted(Path(sys.argv[1]).iterdir()):
    signal.setitimer(signal.ITIMER_PROF, 10)
    signal.alarm(100)
    fatal = [refusal for refusal in jiceng.read(path).refusals if refusal.fatal]
    print(json.dumps([path.name, fatal[0].code if fatal else "read", [refusal.message for refusal in fatal]]), flush=True)
"""


def written(folder: Path) -> dict[str, HostileFile]:
    files = {}
    for name, content, expected in hostile_files():
        assert name not in files
        (folder / name).write_bytes(content)
        files[name] = name, b"", expected
    return files


def test_each_comes_to_what_is_expected(tmp_path: Path) -> None:
    files = written(tmp_path)
    assert len(files) >= 100
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(tmp_path)],
        capture_output=True,
        text=True,
        check=False,
        env=SMALL_COMPUTER,
    )
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    assert done.returncode == 0, f"died after {lines[-1:]}: {done.stderr[-500:]}"
    wrong = {name: outcome for name, outcome, _ in lines if outcome not in files[name][2]}
    assert not wrong
    assert len(lines) == len(files)
    for name, _, messages in lines:
        for message in messages:
            assert message.startswith(f"文件“{name}”"), name
            assert message.endswith("。"), name
            assert "539925" not in message, name
            assert "张三" not in message, name
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(files), "nothing is unpacked"
