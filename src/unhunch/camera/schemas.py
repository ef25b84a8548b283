"""What writes and reads tflite models: two generated modules, out of a wheel that is installed nowhere."""

import hashlib
import io
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from types import ModuleType
from typing import Final

from unhunch.errors import InvalidInputError

FOLDER: Final = "mediapipe/tasks/metadata"
# The same in every platform's wheel. They are run, so that each is judged by its own hash and not the wheel's alone.
MODEL: Final = ("schema_py_generated", "8f59885a2dd08a263491545cba035da9571319f462699991ea36fb02fc155323")
METADATA: Final = ("metadata_schema_py_generated", "bcd857b0f5af7d74ec948e882d4d8e31f4bdd41dece562110d1ffcbd8453bf50")


@dataclass(frozen=True, slots=True, kw_only=True)
class Schemas:
    """The modules of the two formats: a model's, and that of what is said about it."""

    model: ModuleType
    metadata: ModuleType


def checked(content: bytes, sha256: str, what: str) -> bytes:
    """The content, which is what its hash says.

    Raises InvalidInputError that names it where it is not.
    """
    if hashlib.sha256(content).hexdigest() != sha256:
        raise InvalidInputError("is not what its hash says", where=what, fix="Nothing of it is used; fetch it again.")
    return content


def schemas_in(wheel: bytes) -> Schemas:
    """The modules of mediapipe 0.10.31, of whichever platform's wheel; nothing else of it is looked at.

    Raises InvalidInputError where the wheel is cut or another one; then nothing of it has been run.
    """
    sources = {name: checked(_read(wheel, name), sha256, name) for name, sha256 in (MODEL, METADATA)}
    return Schemas(model=_module(MODEL[0], sources), metadata=_module(METADATA[0], sources))


def _read(wheel: bytes, name: str) -> bytes:
    try:
        with zipfile.ZipFile(io.BytesIO(wheel)) as archive:
            return archive.read(f"{FOLDER}/{name}.py")
    except (zipfile.BadZipFile, KeyError, EOFError) as error:
        raise InvalidInputError("is not in the wheel, or that is cut", where=name, fix="Fetch it again.") from error


def _module(name: str, sources: Mapping[str, bytes]) -> ModuleType:
    module = ModuleType(name)
    exec(compile(sources[name], f"{name}.py", "exec"), module.__dict__)  # noqa: S102 - its hash has just been checked
    return module
