"""The schema and the rules in SQL: for a database that holds the tables, so that personal data stays where it is."""

from jiceng.share.sql.counts import count_query, write_counts
from jiceng.share.sql.ddl import create_table, write_tables
from jiceng.share.sql.rules import audit_query, audited, write_audit
from jiceng.share.sql.verdicts import gathered_alike, verdict_query

__all__ = [
    "audit_query",
    "audited",
    "count_query",
    "create_table",
    "gathered_alike",
    "verdict_query",
    "write_audit",
    "write_counts",
    "write_tables",
]
