"""The profile of an audience: which lists it may see, and what becomes of each class of field."""

import tomllib
from collections.abc import Mapping
from enum import StrEnum
from os import PathLike
from pathlib import Path
from types import MappingProxyType
from typing import Final, Literal, Self

from pydantic import BaseModel, ConfigDict

from jiceng.errors import DeclarationError
from jiceng.models import ENTITIES, Record, Term, terms
from jiceng.privacy import Identifies, Level, Sensitivity

__all__ = ["AUDIENCES", "Audience", "Treatment"]


class Treatment(StrEnum):
    """What becomes of a field on its way out."""

    KEEP = "keep"
    MASK = "mask"
    PSEUDONYM = "pseudonym"
    GENERALISE = "generalise"
    DROP = "drop"


class Audience(BaseModel):
    """One audience. Whatever no line of it names is dropped: lists, classes and fields.

    `lists` is the highest class of membership of which a list may go out at all: that somebody stands on the list
    of released persons is sensitive whatever its columns are. `classes` says what becomes of a field by its class,
    `level` or `level.identifies`, of which the longer one counts: `personal`, `personal.direct`. `fields` names
    single fields as `entity.field` and counts before the classes.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    format: Literal[1] = 1
    id: str
    title: str
    lists: Literal["public", "internal", "personal", "sensitive"]
    classes: Mapping[str, Treatment] = {}
    fields: Mapping[str, Treatment] = {}

    @classmethod
    def load(cls, path: str | PathLike[str]) -> Self:
        """Read a profile from TOML. Raises `DeclarationError` with all that is wrong in it."""
        try:
            audience = cls.model_validate(tomllib.loads(Path(path).read_text(encoding="utf-8")))
        except (ValueError, OSError, RecursionError) as error:  # that of a model is a ValueError
            problem = str(error)
        else:
            audience.demand_known()
            return audience
        raise DeclarationError(f"{Path(path).name}: {problem}")

    def demand_known(self, models: Mapping[str, type[Record]] = ENTITIES) -> None:
        """Raise `DeclarationError` when the profile names a class or a field that there is not."""
        classes = {f"{level.name.lower()}{rest}" for level in Level for rest in _SUFFIXES}
        unknown = sorted(self.classes.keys() - classes)
        for name in self.fields:
            entity, _, field = name.partition(".")
            if entity not in models or field not in terms(models[entity]):
                unknown.append(name)
        if unknown:
            raise DeclarationError(f"audience {self.id}: there is no {', '.join(unknown)}")

    def may_see_list(self, model: type[Record]) -> bool:
        """Tell whether the audience may know who or what stands on the list of an entity."""
        return model.entity.membership.level <= Level[self.lists.upper()]

    def treatment(self, model: type[Record], term: Term, *, of_child: bool = False) -> Treatment:
        """Return what becomes of a field. All that tells of a child under fourteen is sensitive (个保法 article 28)."""
        sensitivity = term.sensitivity
        level = Level.SENSITIVE if of_child and not sensitivity.shown else sensitivity.level
        own = self.fields.get(f"{model.entity.name}.{term.name}")
        by_class = self._by_class(level, sensitivity)
        if own is None:
            return by_class
        return by_class if of_child and level is not sensitivity.level else own

    def _by_class(self, level: Level, sensitivity: Sensitivity) -> Treatment:
        name = level.name.lower()
        exact = self.classes.get(f"{name}.{sensitivity.identifies.value}")
        return exact or self.classes.get(name) or Treatment.DROP


_SUFFIXES: Final = ("", *(f".{identifies.value}" for identifies in Identifies))

AUDIENCES: Final[Mapping[str, Audience]] = MappingProxyType(
    {
        audience.id: audience
        for audience in (
            Audience(
                id="township",
                title="乡镇：自己报送的人和事",
                lists="personal",
                classes={
                    "public": Treatment.KEEP,
                    "internal": Treatment.KEEP,
                    "personal": Treatment.KEEP,
                    "sensitive.direct": Treatment.MASK,
                },
            ),
            Audience(
                id="county",
                title="县级主管部门：能对上同一个人，看不到是谁",
                lists="personal",
                classes={
                    "public": Treatment.KEEP,
                    "internal": Treatment.KEEP,
                    "personal.direct": Treatment.MASK,
                    "personal.quasi": Treatment.GENERALISE,
                    "sensitive.direct": Treatment.PSEUDONYM,
                },
            ),
            Audience(
                id="assessors",
                title="考核组：工作办理情况，不涉及个人",
                lists="personal",
                classes={
                    "public": Treatment.KEEP,
                    "internal": Treatment.KEEP,
                    "sensitive.direct": Treatment.PSEUDONYM,
                },
            ),
            Audience(id="public", title="公开", lists="public", classes={"public": Treatment.KEEP}),
        )
    }
)
"""The four audiences of a county, as a place to start from; a county writes its own in TOML."""
