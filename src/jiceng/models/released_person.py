"""刑满释放人员 — people who have served a sentence, and the help they are given.

The list serves resettlement and help (安置帮教). To stand on it is sensitive in itself.
"""

from datetime import date
from typing import Annotated, ClassVar

from pydantic import Field

from jiceng.codes import CrimeChapter, Linkage, ReleaseRisk, Resettlement
from jiceng.labels import Label
from jiceng.models._marks import CALENDAR_DAY, GB31000
from jiceng.models._terms import Entity
from jiceng.models.person import Person
from jiceng.privacy import NAME, SENSITIVE, SENSITIVE_TEXT

__all__ = ["ReleasedPerson"]


class ReleasedPerson(Person):
    """刑满释放人员 / released person."""

    entity: ClassVar[Entity] = Entity(
        name="released_person",
        label=Label("刑满释放人员", "released person", also=("刑释人员", "安置帮教对象")),
        key=("id_number",),
        source=GB31000,
        membership=SENSITIVE,
    )

    is_recidivist: Annotated[bool | None, Label("是否累犯", "recidivist"), SENSITIVE, GB31000] = None
    """Whether the court found recidivism."""

    original_crime: Annotated[CrimeChapter | None, Label("原罪名", "original crime"), SENSITIVE, GB31000] = (
        None
    )
    """Chapter of the special part of the Criminal Law."""

    sentence: Annotated[
        str | None, Label("原判刑期", "original sentence"), SENSITIVE, GB31000, Field(max_length=30)
    ] = None
    """Length of the sentence as the judgement words it."""

    prison: Annotated[
        str | None, Label("服刑场所", "place of imprisonment"), SENSITIVE, GB31000, Field(max_length=100)
    ] = None
    """Where the sentence was served."""

    released_on: Annotated[
        date | None, Label("释放日期", "released on"), SENSITIVE, GB31000, CALENDAR_DAY
    ] = None
    """Day of release."""

    risk: Annotated[ReleaseRisk | None, Label("危险性评估类型", "class of help"), SENSITIVE, GB31000] = None
    """Whether help is given with priority or in the ordinary way."""

    linked_on: Annotated[
        date | None, Label("衔接日期", "handed over on"), SENSITIVE, GB31000, CALENDAR_DAY
    ] = None
    """Day of the hand-over to the home community."""

    linkage: Annotated[Linkage | None, Label("衔接情况", "hand-over"), SENSITIVE, GB31000] = None
    """How the hand-over went."""

    resettled_on: Annotated[
        date | None, Label("安置日期", "resettled on"), SENSITIVE, GB31000, CALENDAR_DAY
    ] = None
    """Day on which the person was settled."""

    resettlement: Annotated[Resettlement | None, Label("安置情况", "resettlement"), SENSITIVE, GB31000] = None
    """How the person was settled."""

    unplaced_reason: Annotated[
        str | None,
        Label("未安置原因", "reason for not being settled"),
        SENSITIVE_TEXT,
        GB31000,
        Field(max_length=1024),
    ] = None
    """Why the person could not be settled yet."""

    help: Annotated[
        str | None, Label("帮教情况", "help given"), SENSITIVE_TEXT, GB31000, Field(max_length=1024)
    ] = None
    """What help is given, and how often."""

    has_reoffended: Annotated[bool | None, Label("是否重新犯罪", "reoffended"), SENSITIVE, GB31000] = None
    """Whether a court has found a new crime."""

    new_crime: Annotated[
        str | None, Label("重新犯罪罪名", "new crime"), SENSITIVE, GB31000, Field(max_length=100)
    ] = None
    """The new crime, if there is one."""

    responsible_person: Annotated[
        str | None,
        Label("责任人", "responsible person", also=("帮教责任人",)),
        NAME,
        GB31000,
        Field(max_length=50),
    ] = None
    """Who gives the help."""
