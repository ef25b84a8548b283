"""Everything unhunch raises: one tree, facts as attributes, what to do next in the message."""

from typing import Literal

WhyRefused = Literal[
    "no-json", "unknown", "version", "not-whole", "changed", "record", "twice", "large", "another", "differs", "mixed"
]


class UnhunchError(Exception):
    """The root of all errors that unhunch raises on purpose."""


class InvalidInputError(UnhunchError):
    """A value from outside does not fit; `where` names it, `fix` says what would.

    Shown as one line: what is wrong, where, and what to do.
    """

    def __init__(self, what: str, *, where: str = "", fix: str = "") -> None:
        self.what = what
        self.where = where
        self.fix = fix
        head = f"{where}: {what}" if where else what
        super().__init__(f"{head}. {fix}" if fix else head)


class CatalogueError(UnhunchError):
    """The catalogue's data can't be used; `findings` holds every reason."""

    def __init__(self, findings: tuple[object, ...]) -> None:
        self.findings = findings
        super().__init__(f"the catalogue has {len(findings)} finding(s); run `unhunch check` to see them all")


class NotClearedError(UnhunchError):
    """Exercise was asked for without a valid clearance; the screening has to come first."""


class StoreError(UnhunchError):
    """The records can't be read or written; `fix` says what to do, and nothing was lost."""

    def __init__(self, what: str, *, fix: str) -> None:
        self.what = what
        self.fix = fix
        super().__init__(f"{what}. {fix}")


class RefusedFileError(InvalidInputError):
    """A file of another program can't be used; `kind` is why, for words in other languages."""

    def __init__(self, what: str, *, kind: Literal["damaged", "unknown", "large", "missing"], fix: str) -> None:
        self.kind = kind
        super().__init__(what, fix=fix)


class RefusedExportError(InvalidInputError):
    """An export of unhunch can't be brought in; `kind` is why, for words in other languages."""

    def __init__(self, what: str, *, kind: WhyRefused, where: str = "", fix: str = "") -> None:
        self.kind = kind
        super().__init__(what, where=where, fix=fix)
