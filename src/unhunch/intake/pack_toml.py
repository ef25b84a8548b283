"""Plain values as TOML, for the few shapes that a pack's files have."""

import json
from collections.abc import Mapping
from typing import Final

_DELETE: Final = "\x7f"


def table(values: Mapping[str, object]) -> str:
    """A TOML document: plain values first, then each mapping as a table of its own; keys and texts are quoted."""
    plain = [f"{_text(key)} = {_value(value)}" for key, value in values.items() if not isinstance(value, Mapping)]
    blocks = [_block(key, value) for key, value in values.items() if isinstance(value, Mapping)]
    return "\n".join((*plain, *blocks, ""))


def _block(key: str, values: Mapping[str, object]) -> str:
    return "\n".join((f"\n[{_text(key)}]", *(f"{_text(name)} = {_value(value)}" for name, value in values.items())))


def _value(value: object) -> str:
    match value:
        case bool():
            return "true" if value else "false"
        case int():
            return str(value)
        case list() | tuple():
            return f"[{', '.join(_value(one) for one in value)}]"
        case Mapping():
            return "{" + ", ".join(f"{_text(key)} = {_value(one)}" for key, one in value.items()) + "}"
        case _:
            return _text(str(value))


def _text(text: str) -> str:
    # JSON's escapes are TOML's too; the one sign that JSON lets stand and TOML does not is DEL.
    return json.dumps(text, ensure_ascii=False).replace(_DELETE, "\\u007f")
