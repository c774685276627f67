"""A code table as a schema: the codes it takes, and what each of them means."""

from jiceng.codes import CodeEnum
from jiceng.share.json_schema.naming import DIALECT, Schema, called, code_table_id

__all__ = ["code_table_schema"]


def code_table_schema(kind: type[CodeEnum]) -> Schema:
    """Return the schema of the codes of a table. An open table takes every text of the form of its codes.

    `x-codes` lists the rows in their order: code, name in programs, labels, other spellings, parent, days
    on which the code begins and ceases to be given. `x-certainty` says how sure the values are.

    >>> from jiceng.codes import Sex
    >>> schema = code_table_schema(Sex)
    >>> schema["title"], schema["enum"]
    ('Sex', ['0', '1', '2', '9'])
    >>> schema["x-codes"][1]
    {'code': '1', 'name': 'MALE', 'label': '男性', 'label-en': 'male', 'also': ['男']}
    """
    table = kind.table
    schema: Schema = {
        "$schema": DIALECT,
        "$id": code_table_id(table),
        "title": kind.__name__,
        "description": f"{table.title.zh} / {table.title.en} ({table.standard})",
        "type": "string",
    }
    if table.is_open:
        schema["pattern"] = f"^(?:{table.pattern})$"
    else:
        schema["enum"] = [row.value for row in kind]
    schema |= called(table.title)
    schema |= {
        "x-standard": table.standard,
        "x-edition": table.edition,
        "x-status": table.status,
        "x-certainty": table.certainty,
        "x-open": table.is_open,
        "x-source": list(table.sources),
        "x-codes": [_row(row) for row in kind],
    }
    if table.limitations:
        schema["x-limitations"] = table.limitations
    if table.steps:
        schema["x-steps"] = [
            {
                "before": step.before or None,
                "after": step.after,
                "condition": step.condition.zh,
                "condition-en": step.condition.en,
            }
            for step in table.steps
        ]
    return schema


def _row(row: CodeEnum) -> Schema:
    """Return what is known of one row; a thing that is not there is left out."""
    parent = row.parent
    known: Schema = {
        "code": row.value,
        "name": row.name,
        "label": row.zh,
        "label-en": row.en,
        "also": list(row.also),
        "parent": parent and parent.value,
        "valid-from": row.valid_from and row.valid_from.isoformat(),
        "valid-until": row.valid_until and row.valid_until.isoformat(),
        **{column: getattr(row, column) for column in row.table.found_by},
    }
    return {name: value for name, value in known.items() if value}
