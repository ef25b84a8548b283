"""Files into plain tables: nothing raises, every fault becomes a finding with its file."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from stat import S_ISREG

import tomli

from unhunch.catalogue.model import Finding

Table = dict[str, object]

MAX_BYTES = 200_000
"""A hand-edited file is far smaller; a larger one is refused unread."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Folder:
    """A data folder that is read, and the findings so far; paths in findings are inside `root`."""

    root: Path
    findings: list[Finding] = field(default_factory=list)

    def say(self, where: str, what: str, fix: str = "") -> None:
        """Add one finding."""
        self.findings.append(Finding(where=where, what=what, fix=fix))

    def names(self, inside: str, suffix: str = "") -> tuple[str, ...]:
        """Sorted names of what lies in a sub-folder and ends with `suffix`; none if it is missing."""
        try:
            found = sorted(entry.name for entry in (self.root / inside).iterdir())
        except OSError:
            return ()
        return tuple(n for n in found if n.endswith(suffix) and not n.startswith((".", "__")))

    def has(self, name: str) -> bool:
        """Whether that file is there."""
        try:
            return (self.root / name).is_file()
        except OSError:
            # It may well be there; reading it will say what is wrong.
            return True

    def table(self, name: str) -> Table | None:
        """The TOML table of a file, or None with a finding that says why not."""
        path = self.root / name
        fault = self._fault(path)
        if fault:
            self.say(name, fault)
            return None
        try:
            return tomli.loads(path.read_bytes().decode("utf-8"))
        except UnicodeDecodeError as error:
            self.say(name, f"is not UTF-8 text (byte {error.start})", "Save it as UTF-8.")
        except tomli.TOMLDecodeError as error:
            self.say(name, f"is not valid TOML: {error}")
        except RecursionError:
            self.say(name, "is nested too deeply")
        except OSError as error:
            self.say(name, f"can't be read: {error.strerror or error}")
        except ValueError as error:
            self.say(name, f"holds a value that can't be read: {error}")
        return None

    def _fault(self, path: Path) -> str:
        """Why a file must not be opened, or an empty string."""
        try:
            if self._leads_out(path):
                return "leads out of its folder"
            found = path.stat()
        except FileNotFoundError:
            return "is missing"
        except (OSError, RuntimeError, ValueError) as error:
            return f"can't be read: {error}"
        if not S_ISREG(found.st_mode):
            return "is not a file"
        return f"is larger than {MAX_BYTES} bytes" if found.st_size > MAX_BYTES else ""

    def _leads_out(self, path: Path) -> bool:
        """Whether a link below the root ends outside of it; plain paths cost no resolving."""
        inside = path.relative_to(self.root).parts
        steps = (self.root.joinpath(*inside[: n + 1]) for n in range(len(inside)))
        linked = ".." in inside or any(step.is_symlink() for step in steps)
        return linked and not path.resolve().is_relative_to(self.root.resolve())


def tables(folder: Folder, inside: str) -> Iterator[tuple[str, Table]]:
    """Each TOML file of a sub-folder with its table; broken ones are findings."""
    for name in folder.names(inside, ".toml"):
        table = folder.table(f"{inside}/{name}")
        if table is not None:
            yield name, table
