"""Everything the engine can say has a Chinese word."""

from collections.abc import Iterator
from typing import get_args

from pydantic import BaseModel

from jiceng.indicators.declared.document import Effect, Level
from jiceng.indicators.forms import AnyForm, Reason
from jiceng.indicators.scorecard import STAGES as ENGINE_STAGES
from jiceng.report.words import EFFECTS, FORMS, LEVELS, REASONS, STAGES


def forms(declared: object) -> Iterator[type[BaseModel]]:
    """The models of a union, however it is nested."""
    if isinstance(declared, type) and issubclass(declared, BaseModel):
        yield declared
    for inner in get_args(declared):
        yield from forms(inner)


def test_every_scoring_form_has_a_word() -> None:
    kinds = {get_args(form.model_fields["form"].annotation)[0] for form in forms(AnyForm)}
    assert len(kinds) > 4
    missing = kinds - set(FORMS)
    assert not missing, f"add to FORMS in report/words.py: {sorted(missing)}"


def test_every_reason_and_stage_has_a_word() -> None:
    assert set(Reason) <= set(REASONS), f"add to REASONS: {set(Reason) - set(REASONS)}"
    assert set(ENGINE_STAGES) <= set(STAGES), f"add to STAGES: {set(ENGINE_STAGES) - set(STAGES)}"


def test_every_effect_of_a_veto_and_every_level_has_a_word() -> None:
    assert set(EFFECTS) == set(get_args(Effect)), f"add to EFFECTS: {set(get_args(Effect)) - set(EFFECTS)}"
    assert set(get_args(Level)) <= set(LEVELS), f"add to LEVELS: {set(get_args(Level)) - set(LEVELS)}"
