"""A table for each entity, as a database keeps it: the columns of the frame, with comments."""

from pathlib import Path
from typing import TYPE_CHECKING, Final

from jiceng.dataset import Kind, columns
from jiceng.expr import Dialect
from jiceng.files import write_together
from jiceng.models import ENTITIES, Record
from jiceng.share.sql.building import need_sqlglot

if TYPE_CHECKING:
    from sqlglot import exp

__all__ = ["create_table", "write_tables"]

_TYPES: Final[dict[Kind, str]] = {
    # Text has no length here: what is too long is for a rule to say, and a table that cuts it off would hide it.
    Kind.TEXT: "TEXT",
    Kind.IDENTIFIER: "TEXT",
    Kind.CODE: "TEXT",
    Kind.CODES: "TEXT",
    Kind.DATE: "DATE",
    Kind.INTEGER: "BIGINT",
    Kind.DECIMAL: "DECIMAL(38, 10)",
    Kind.FLAG: "BOOLEAN",
}
_LONG_TEXT: Final = "LONGTEXT"  # of MySQL, whose TEXT holds no more than 64 KB
_COMMENTS_INSIDE: Final = ("mysql", "spark")  # the others comment in statements of their own


def create_table(model: type[Record], dialect: Dialect) -> "list[exp.Expr]":
    """Return the statements that create the table of an entity, with the Chinese labels as comments.

    Each field is a column, followed by one for the text of a value that could not be read. A table that is there
    stays as it is: a database with some of the tables gets the others, empty, and what rules would look up there is not
    known, as in a report on ledgers that lack the list. Nothing is declared
    NOT NULL and no key is enforced: what a ledger lacks or repeats is for the rules to say, and a database that
    refuses the row would hide it.
    """
    from sqlglot import exp

    inside = dialect in _COMMENTS_INSIDE
    said = _comments(model)
    table = exp.Table(this=exp.to_identifier(model.entity.name, quoted=True))
    definitions = [
        exp.ColumnDef(
            this=exp.to_identifier(name, quoted=True),
            kind=_type(kind, dialect),
            constraints=[_inline(said[name])] if inside else [],
        )
        for name, kind in _columns(model).items()
    ]
    label = exp.Literal.string(model.entity.label.zh)
    create = exp.Create(
        this=exp.Schema(this=table, expressions=definitions),
        kind="TABLE",
        exists=True,
        properties=exp.Properties(expressions=[exp.SchemaCommentProperty(this=label)]) if inside else None,
    )
    if inside:
        return [create]
    columns_said: list[exp.Expr] = [
        exp.Comment(
            this=exp.column(exp.to_identifier(name, quoted=True), table=table.this.copy()),
            kind="COLUMN",
            expression=exp.Literal.string(comment),
        )
        for name, comment in said.items()
    ]
    return [create, exp.Comment(this=table.copy(), kind="TABLE", expression=label), *columns_said]


def _type(kind: str, dialect: Dialect) -> "exp.DataType":
    from sqlglot import exp

    if dialect == "mysql" and kind == _TYPES[Kind.TEXT]:
        return exp.DataType.build(_LONG_TEXT, dialect=dialect)
    return exp.DataType.build(kind, dialect="postgres")


def _inline(comment: str) -> "exp.ColumnConstraint":
    from sqlglot import exp

    return exp.ColumnConstraint(kind=exp.CommentColumnConstraint(this=exp.Literal.string(comment)))


def _columns(model: type[Record]) -> dict[str, str]:
    """Return the names of the columns and the types, as PostgreSQL calls them."""
    types: dict[str, str] = {}
    for column in columns(model).values():
        types[column.name] = _TYPES[column.kind]
        if column.kept is not None:
            types[column.kept] = _TYPES[Kind.TEXT]
    return types


def _comments(model: type[Record]) -> dict[str, str]:
    comments: dict[str, str] = {}
    for column in columns(model).values():
        unit = f"（{column.term.unit.symbol}）" if column.term.unit is not None else ""
        comments[column.name] = f"{column.term.label.zh}{unit}"
        if column.kept is not None:
            comments[column.kept] = f"{column.term.label.zh}：无法识别的原文"
    return comments


def write_tables(folder: Path, dialect: Dialect) -> list[Path]:
    """Write one file that creates the tables of all entities. Returns its path.

    Raises `DataError` when the folder refuses, or sqlglot is not installed.
    """
    need_sqlglot()
    statements = [
        statement.sql(dialect, pretty=True)
        for model in ENTITIES.values()
        for statement in create_table(model, dialect)
    ]
    text = ";\n".join(statements) + ";\n"
    path = folder / f"tables.{dialect}.sql"
    write_together({path: text.encode("utf-8")})
    return [path]
