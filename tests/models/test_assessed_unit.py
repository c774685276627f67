"""What is assessed can be a county, a township, a village, a grid, or an organisation."""

import pytest

from jiceng.models import AssessmentResult, AssessmentScore, QuarterlyBulletin

UNITS = {
    "county": "539925",
    "township": "539925101",
    "village": "539925101001",
    "grid": "53992510100101",
    "grid of long serial": "53992510100100000012",
    "organisation": "91539925MA6K000017",
}


@pytest.mark.parametrize("code", UNITS.values(), ids=UNITS)
@pytest.mark.parametrize("model", [AssessmentResult, AssessmentScore, QuarterlyBulletin])
def test_every_kind_of_unit(model: type[AssessmentResult], code: str) -> None:
    assert model.model_validate({**model.entity.example, "unit_code": code}).unit_code == code


@pytest.mark.parametrize("model", [AssessmentResult, AssessmentScore, QuarterlyBulletin])
@pytest.mark.parametrize("code", ["", "5", "5" * 21])
def test_what_is_no_code(model: type[AssessmentResult], code: str) -> None:
    with pytest.raises(ValueError, match=r"不能(少于|超过)"):
        model.model_validate({**model.entity.example, "unit_code": code})
