"""Questions to the programs on the person's D-Bus; without the extra `desktop` nobody answers."""

import asyncio
from collections.abc import Coroutine, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, TypeVar

if TYPE_CHECKING:
    from dbus_fast.aio import MessageBus

_LONGEST_S: Final = 5.0
T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A method to call without waking anybody, and what it is called with (texts)."""

    name: str
    path: str
    interface: str
    method: str
    told: tuple[str, ...] = ()


def ask(questions: Sequence[Question]) -> tuple[object, ...]:
    """The first value of each answer; None for each that nobody gave."""
    nothing = (None,) * len(questions)
    try:
        from dbus_fast.errors import AuthError, DBusError  # noqa: PLC0415 - part of the extra
    except ImportError:
        return nothing
    try:
        return run_apart(_answers(questions), _LONGEST_S)
    except (OSError, EOFError, ValueError, TimeoutError, AuthError, DBusError):
        return nothing


def run_apart(work: Coroutine[Any, Any, T], longest_s: float) -> T:
    """What came of it, in a thread of its own: whoever asks may be in the middle of other work of that kind.

    Raises:
        TimeoutError: it took longer.
    """
    with ThreadPoolExecutor(max_workers=1) as alone:
        return alone.submit(asyncio.run, asyncio.wait_for(work, longest_s)).result()


async def _answers(questions: Sequence[Question]) -> tuple[object, ...]:
    from dbus_fast.aio import MessageBus  # noqa: PLC0415 - part of the extra

    bus = await MessageBus().connect()
    try:
        return tuple([await _answer(bus, one) for one in questions])
    finally:
        bus.disconnect()


async def _answer(bus: "MessageBus", one: Question) -> object:
    from dbus_fast import Message, MessageFlag, MessageType, Variant  # noqa: PLC0415 - part of the extra

    asked = Message(
        destination=one.name,
        path=one.path,
        interface=one.interface,
        member=one.method,
        signature="s" * len(one.told),
        body=list(one.told),
        flags=MessageFlag.NO_AUTOSTART,
    )
    reply = await bus.call(asked)
    if reply.message_type is not MessageType.METHOD_RETURN or not reply.body:
        return None
    value: object = reply.body[0]
    return value.value if isinstance(value, Variant) else value
