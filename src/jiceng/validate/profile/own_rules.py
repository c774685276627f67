"""Rules that a county adds: declared in its profile with the verbs of the catalogue."""

from collections.abc import Iterator, Mapping

from pydantic import BaseModel, ConfigDict, Field

from jiceng.errors import DeclarationError
from jiceng.expr import reads
from jiceng.labels import Source
from jiceng.models import Record, terms
from jiceng.validate.kinds import Row
from jiceng.validate.profile.expressions import condition_of
from jiceng.validate.rule import Rule, RuleSet, Severity

__all__ = ["Basis", "OwnRule"]


class Basis(BaseModel):
    """On what a rule rests."""

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)

    document: str = Field(min_length=1)
    clause: str = ""


class OwnRule(BaseModel):
    """A rule on one record of an entity. Its code begins with `local.`, so that it is never taken for one of the catalogue."""

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)

    code: str = Field(pattern="^local\\.[a-z0-9]+(-[a-z0-9]+)*$")
    entity: str
    severity: Severity = Severity.ERROR
    zh: str = Field(min_length=1)
    en: str = ""
    basis: Basis
    marks: tuple[str, ...] = Field(min_length=1)
    given: tuple[str, ...] = ()
    when: Mapping[str, object] | None = None
    must: Mapping[str, object]

    def reads_extension(self) -> bool:
        """Tell whether the rule names a field that only an extension can add."""
        return any(
            name.startswith(_ADDED) for name in (*self.marks, *_fields_in(self.when), *_fields_in(self.must))
        )

    def rule(self, models: Mapping[str, type[Record]], *, is_final: bool = True) -> Rule:
        """Return the rule on the models of the data. Raises `DeclarationError` with what is wrong with it.

        Unless the models are `is_final`, an extension may still add codes.
        """
        model = models.get(self.entity)
        if model is None:
            raise DeclarationError(f"规则 {self.code}：没有名为“{self.entity}”的数据类型")
        if {"{", "}"} & {*self.zh, *self.en}:
            raise DeclarationError(f"规则 {self.code}：zh 和 en 里不能用花括号")
        try:
            if unknown := set(self.marks) - set(terms(model)):
                raise DeclarationError(f"没有字段“{'、'.join(sorted(unknown))}”")
            must = condition_of(self.must, model, is_final=is_final)
            if not reads(must):
                raise DeclarationError('must 没有用到任何字段；字段写成 { field = "found_on" }')
            when = None if self.when is None else condition_of(self.when, model, is_final=is_final)
        except DeclarationError as error:
            added = "；本地增加的字段，要在读取数据时带上扩展文件" if self.reads_extension() else ""
            raise DeclarationError(f"规则 {self.code}：{error}{added}") from None
        return RuleSet(model).add(
            self.code,
            severity=self.severity,
            check=Row(must, when),
            zh=self.zh,
            en=self.en or self.zh,
            basis=Source(self.basis.document, self.basis.clause),
            marks=self.marks,
            given=self.given,
            passes={},
            fails={},
        )


_ADDED = "x_"


def _fields_in(written: object) -> Iterator[str]:
    """Yield the names of fields in a condition as it is written."""
    if isinstance(written, Mapping):
        for verb, behind in written.items():
            if verb == "field" and isinstance(behind, str):
                yield behind
            yield from _fields_in(behind)
    elif isinstance(written, list):
        for part in written:
            yield from _fields_in(part)
