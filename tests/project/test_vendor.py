"""The wheel of pip in `vendor/` is the one its notes speak of, and its licence lies beside it."""

import hashlib
import zipfile

import dev

VENDOR = dev.ROOT / "vendor"


def test_one_wheel_with_the_hash_in_the_notes() -> None:
    (wheel,) = VENDOR.glob("*.whl")
    notes = (VENDOR / "README.md").read_text(encoding="utf-8")
    assert wheel.name in notes
    assert hashlib.sha256(wheel.read_bytes()).hexdigest() in notes


def test_the_licence_beside_the_wheel_is_the_one_inside() -> None:
    (wheel,) = VENDOR.glob("*.whl")
    version = wheel.name.split("-")[1]
    inside = f"pip-{version}.dist-info/licenses/LICENSE.txt"
    with zipfile.ZipFile(wheel) as archive:
        assert archive.read(inside) == (VENDOR / f"pip-{version}.LICENSE.txt").read_bytes()
