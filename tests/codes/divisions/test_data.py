"""Every row of the bundled register, and every entry of the patch."""

import csv
import hashlib
import json
import re
import subprocess
import sys
import unicodedata
from collections import Counter
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

import pytest

import jiceng.codes.divisions as package
from jiceng.codes.divisions import Certainty, ChangeKind, Divisions, Level, Place
from jiceng.codes.divisions.files import head, patch, rows
from jiceng.codes.divisions.layers import changes, counties, townships

DATA = Path(package.__file__).parent / "data"
PLACES = [place for places in counties().values() for place in places]
DIVISIONS = [place for place in PLACES if place.certainty is not Certainty.UNLISTED]
NOW = Divisions.at(Divisions.as_of)
REASONS = {"old-not-listed-before", "new-not-listed-after", "old-still-listed-after", "namesake-elsewhere"}


def test_the_head_counts_what_is_there() -> None:
    facts = Divisions.provenance
    assert facts.as_of == Divisions.as_of == date(2026, 9, 11)
    assert set(facts.sources) == {"list", "series", "changes"}
    counted = {name: sum(1 for _ in rows(f"{name}.csv.gz")) for name in ("counties", "townships", "changes")}
    assert counted.items() <= facts.rows.items()
    assert facts.rows["set_aside"] == len(_set_aside())
    assert sum(facts.events.values()) == 5276


def test_the_ministrys_list_is_the_register_of_its_day() -> None:
    listed = {code: name for code, name, *_years, flag in rows("counties.csv.gz") if flag == "1"}
    assert {code: NOW[code].name for code in NOW if len(code) == 6} == listed
    levels = Counter(NOW[code].level for code in listed)
    assert levels[Level.PROVINCE] == 34
    assert levels[Level.COUNTY] == 2847
    assert len(townships()) == 38_749


def test_sizes_stay_small() -> None:
    assert sum(file.stat().st_size for file in DATA.iterdir()) <= 600_000
    assert (DATA / "counties.csv.gz").stat().st_size <= 60_000


@pytest.mark.parametrize("places", [PLACES, list(townships().values())], ids=["counties", "townships"])
def test_codes_and_names(places: list[Place]) -> None:
    assert all(re.fullmatch(r"[1-9][0-9]{5}(?:[0-9]{3})?", place.code) for place in places)
    names = [place.name for place in places]
    assert all(name == unicodedata.normalize("NFC", name).strip() for name in names)
    assert not [name for name in names if re.search(r"[\sA-Za-z0-9（）()\u00a0\u202f\u3000]", name)]
    assert all(name.encode("gb18030").decode("gb18030") == name for name in names)


def test_files_are_in_order() -> None:
    for name in ("counties", "townships", "changes"):
        keys = [row[:1] for row in rows(f"{name}.csv.gz")]
        assert keys == sorted(keys)


def test_periods_of_a_code_do_not_overlap() -> None:
    for places in counties().values():
        for place in places:
            assert (
                place.valid_from is None or place.valid_until is None or place.valid_from < place.valid_until
            )
        for earlier, later in pairwise(places):
            assert earlier.valid_until is not None
            assert later.valid_from is not None
            assert earlier.valid_until <= later.valid_from


def test_parents_exist() -> None:
    assert all((p.parent_code in counties()) == (p.level is not Level.PROVINCE) for p in PLACES)
    assert all(p.parent_code in NOW for p in townships().values())
    # From 1984 the parent is there on the day of each list, but for two misprints of 1984.
    missing = {
        (year, place.code)
        for year, view in ((year, Divisions.at(date(year, 12, 31))) for year in range(1984, 2027))
        for place in DIVISIONS
        if place.is_valid(view.day) and place.parent_code is not None and place.parent_code not in view
    }
    assert missing == {(1984, "350501"), (1984, "370901")}


def test_every_change_fits_the_periods() -> None:
    for change in changes():
        assert change.old_code in Divisions.at(change.on - timedelta(days=1))
        assert change.new_code in Divisions.at(change.on)
    assert len({(c.on, c.old_code, c.new_code) for c in changes()}) == len(changes())


def test_only_a_split_leaves_the_old_place() -> None:
    for change in changes():
        before, after = (
            Divisions.at(day).get(change.old_code) for day in (change.on - timedelta(days=1), change.on)
        )
        assert before is not None
        lives_on = after is not None and after.name == before.name
        assert not lives_on or change.kind is ChangeKind.SPLIT


def test_noise_is_marked() -> None:
    assert all(
        (change.certainty is Certainty.NOISY) == (change.on.year < 1984)
        for change in changes()
        if change.certainty is not Certainty.DAY
    )
    assert all(place.certainty is not Certainty.YEAR for place in DIVISIONS if _before_1984(place))


def _before_1984(place: Place) -> bool:
    return place.valid_until is not None and place.valid_until < date(1984, 12, 31)


def test_set_aside_events_have_a_reason() -> None:
    aside = _set_aside()
    assert {row["reason"] for row in aside} == REASONS
    # What cannot be true of the lists is not used, but for what the patch has put right.
    used = {(change.on.year, change.old_code, change.new_code) for change in changes()}
    put_right = {
        (row["old"], row["new"]) for row in aside if (int(row["year"]), row["old"], row["new"]) in used
    }
    assert put_right == {("513229", "513201")} | {
        (c, "500101") for c in ("511200", "511202", "511203", "511204")
    }


def _set_aside() -> list[dict[str, str]]:
    with (DATA / "set_aside.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_every_patch_has_source_and_reason() -> None:
    assert set(patch()) == {"change", "established", "dated", "always", "dropped", "side_code"}
    for entries in patch().values():
        assert all(entry["source"] and entry["reason"] for entry in entries)


def test_every_patch_has_an_effect() -> None:
    begun = {
        entry.get("to") or entry["code"] for kind in ("change", "established") for entry in patch()[kind]
    }
    new_since_2020 = {
        p.code for p in DIVISIONS if p.valid_from is not None and p.valid_from > date(2020, 12, 31)
    }
    assert new_since_2020 - begun == {"659013"}  # 草湖市: no event names its day
    ended = {entry["from"] for entry in patch()["change"]}
    gone_since_2020 = {
        p.code for p in DIVISIONS if p.valid_until is not None and p.valid_until > date(2021, 1, 1)
    }
    assert gone_since_2020 <= ended
    for entry in patch()["dropped"]:
        assert entry["name"] not in {place.name for place in counties()[entry["code"]]}


def test_the_example_prefix_was_never_given_out() -> None:
    assert not [code for code in (*counties(), *townships()) if code.startswith("5399")]
    assert not [change for change in changes() if "5399" in (change.old_code[:4], change.new_code[:4])]


def test_village_lists_are_not_bundled() -> None:
    assert max(map(len, NOW)) == 9


def test_county_codes_load_neither_townships_nor_polars() -> None:
    script = (
        "import json, sys; from jiceng.codes.divisions import Divisions, layers;"
        "Divisions.at(Divisions.as_of)['330110']; Divisions.standing('110103');"
        "print(json.dumps([layers.townships.cache_info().currsize, 'polars' in sys.modules]))"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, check=True, text=True)
    assert json.loads(done.stdout) == [0, False]


def test_downloaded_layers_are_as_they_were_built() -> None:
    """A change here is a new download: review it, then paste the new digests."""
    digests = {
        name: hashlib.sha256((DATA / f"{name}.csv.gz").read_bytes()).hexdigest()[:16]
        for name in ("counties", "townships", "changes")
    }
    assert digests == {
        "counties": "e7569955bfb409eb",
        "townships": "d6663baf612d7cc1",
        "changes": "2bf6f7935a3dfaec",
    }
    assert head()["last_list"] == 2020
