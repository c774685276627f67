"""The made-up county: its townships, villages and grids, as many as its people need."""

from typing import Final

import attrs

from jiceng.synth.names import township_name, village_name
from jiceng.synth.numbers import PREFIX

__all__ = ["COUNTY", "Grids", "Places", "places_for"]

COUNTY: Final = PREFIX + "25"
_PEOPLE_IN_TOWNSHIP, _PEOPLE_IN_VILLAGE, _PEOPLE_IN_GRID = 25_000, 1_900, 950
_MOST_VILLAGES: Final = 144
_MOST_TOWNSHIPS: Final = 99


@attrs.frozen
class Grids:
    """One entry a grid: its code, its village and the name of that, its township and the name of that."""

    codes: tuple[str, ...]
    villages: tuple[str, ...]
    village_names: tuple[str, ...]
    townships: tuple[str, ...]
    township_names: tuple[str, ...]


@attrs.frozen
class Places:
    """The divisions from the county down, by code, and the grids of the villages."""

    divisions: tuple[tuple[str, str, str | None], ...]
    grids: Grids


def places_for(residents: int) -> Places:
    """Return the places for so many people: at least two townships of two villages of two grids."""
    townships = min(max(2, round(residents / _PEOPLE_IN_TOWNSHIP)), _MOST_TOWNSHIPS)
    villages = min(max(2, round(residents / townships / _PEOPLE_IN_VILLAGE)), _MOST_VILLAGES)
    grids = min(max(2, round(residents / townships / villages / _PEOPLE_IN_GRID)), 99)
    divisions: list[tuple[str, str, str | None]] = [(COUNTY, "云岭县", None)]
    rows: list[tuple[str, str, str, str, str]] = []
    for township in range(townships):
        town_code, town = f"{COUNTY}{101 + township}", f"{township_name(township)}镇"
        divisions.append((town_code, town, COUNTY))
        for village in range(villages):
            code, name = f"{town_code}{201 + village}", f"{village_name(village)}村"
            divisions.append((code, name, town_code))
            rows += [(f"{code}{grid + 1:02d}", code, name, town_code, town) for grid in range(grids)]
    codes, village_codes, village_names, town_codes, town_names = zip(*rows, strict=True)
    return Places(tuple(divisions), Grids(codes, village_codes, village_names, town_codes, town_names))
