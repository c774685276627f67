"""Identity numbers and credit codes of nobody, a column at a time. All begin with a division that never was."""

from typing import TYPE_CHECKING, Final

from jiceng.expr import CHECK_DIGITS

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt
    import polars as pl

__all__ = ["PREFIX", "credit_codes", "phones", "resident_numbers"]

PREFIX: Final = "5399"
"""Division of every made-up place and number: 53 has no prefecture 99, in no list since 1980."""

_SERIALS: Final = 499  # of one sex on one day in one county
_COUNTY: Final = 25
_WEIGHTS: Final = tuple(2**power % 11 for power in range(17, 0, -1))
_CHECKS: Final = b"10X98765432"  # by the remainder of the weighted sum


def resident_numbers(births: "npt.NDArray[np.datetime64]", male: "npt.NDArray[np.bool_]") -> "pl.Series":
    """Return one number for each day of birth and sex, every one once, with its check digit.

    Raises `ValueError` when more people of a sex are born on one day than the made-up county has numbers for.
    """
    import numpy as np
    import polars as pl

    same = pl.DataFrame({"birth": births.astype("datetime64[D]"), "male": male})
    place = same.select(pl.int_range(pl.len()).over("birth", "male")).to_series().to_numpy()
    if len(place) and place.max() >= _SERIALS:
        raise ValueError("too many people born on one day")
    serial = 2 * place + 2 - male
    days = births.astype("datetime64[D]")
    year = days.astype("datetime64[Y]").astype(int) + 1970
    month = days.astype("datetime64[M]").astype(int) % 12 + 1
    day = (days - days.astype("datetime64[M]")).astype(int) + 1
    digits = np.zeros((len(days), 17), dtype=np.int64)
    digits[:, :4] = [int(digit) for digit in PREFIX]
    for first, width, values in (
        (4, 2, np.full(len(days), _COUNTY)),
        (6, 4, year),
        (10, 2, month),
        (12, 2, day),
        (14, 3, serial),
    ):
        for offset in range(width):
            digits[:, first + offset] = values // 10 ** (width - 1 - offset) % 10
    check = np.frombuffer(_CHECKS, dtype=np.uint8)[digits @ np.array(_WEIGHTS) % 11]
    text = np.hstack([digits.astype(np.uint8) + ord("0"), check[:, None]])
    return pl.Series(np.ascontiguousarray(text).view("S18").ravel().astype("U18"), dtype=pl.String)


def credit_codes(count: int) -> "pl.Series":
    """Return `count` different codes of social organisations of the made-up county 539925."""
    import polars as pl

    credit, organization = CHECK_DIGITS["gb32100"], CHECK_DIGITS["gb11714"]
    inner = (f"{number:08d}" for number in range(1, count + 1))
    bodies = (f"51{PREFIX}{_COUNTY}{body}{organization.complete(body)}" for body in inner)
    return pl.Series([body + credit.complete(body) for body in bodies], dtype=pl.String)


def phones(rng: "np.random.Generator", count: int) -> "pl.Series":
    """Return different numbers, made mostly of zeros where they are few."""
    import polars as pl

    places = pl.Series(rng.permutation(count)).cast(pl.String)
    return "139" + places.str.zfill(8)
