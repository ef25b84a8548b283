"""Triggers that keep the records append-only, whoever writes to the database."""

from typing import Protocol

_SQLITE = (
    """CREATE TRIGGER store_entry_no_update BEFORE UPDATE ON store_entry
    BEGIN SELECT RAISE(ABORT, 'records are append-only'); END""",
    """CREATE TRIGGER store_entry_no_delete BEFORE DELETE ON store_entry
    WHEN NOT EXISTS (
        SELECT 1 FROM store_erasure WHERE clinic = OLD.clinic AND person = OLD.person)
    BEGIN SELECT RAISE(ABORT, 'records are append-only'); END""",
)
_POSTGRESQL = (
    """CREATE FUNCTION store_entry_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        IF TG_OP = 'DELETE' AND EXISTS (
            SELECT 1 FROM store_erasure WHERE clinic = OLD.clinic AND person = OLD.person) THEN
            RETURN OLD;
        END IF;
        RAISE EXCEPTION 'records are append-only';
    END $$""",
    """CREATE TRIGGER store_entry_no_change BEFORE UPDATE OR DELETE ON store_entry
    FOR EACH ROW EXECUTE FUNCTION store_entry_refuse()""",
    """CREATE TRIGGER store_entry_no_truncate BEFORE TRUNCATE ON store_entry
    FOR EACH STATEMENT EXECUTE FUNCTION store_entry_refuse()""",
)
_DROP = {
    "sqlite": ("DROP TRIGGER store_entry_no_update", "DROP TRIGGER store_entry_no_delete"),
    "postgresql": ("DROP FUNCTION store_entry_refuse() CASCADE",),
}


class _Connection(Protocol):
    vendor: str


class _Editor(Protocol):
    connection: _Connection

    def execute(self, sql: str) -> None: ...


def set_guards(_apps: object, editor: _Editor) -> None:
    """Nothing; the triggers stand."""
    for statement in _SQLITE if editor.connection.vendor == "sqlite" else _POSTGRESQL:
        editor.execute(statement)


def drop_guards(_apps: object, editor: _Editor) -> None:
    """Nothing; the triggers are gone, so that the migration can be undone."""
    for statement in _DROP[editor.connection.vendor]:
        editor.execute(statement)
