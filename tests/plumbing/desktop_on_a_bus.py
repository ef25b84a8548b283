"""Run as a program inside dbus-run-session: a desktop of its own on the bus, asked by unhunch; prints what happened."""

import asyncio
import json
import sys

from dbus_fast import Message, MessageType, Variant
from dbus_fast.aio import MessageBus

from unhunch.desktop import linux
from unhunch.desktop.bus import Question, ask
from unhunch.desktop.notify import ByExtra

WORDS = ("Time for a break", "Open unhunch when it suits you.")
NAMES = ("org.freedesktop.Notifications", "org.gnome.Mutter.IdleMonitor")
NOBODY = Question(name="org.example.Nobody", path="/", interface="org.example.Nobody", method="Get")
NOTIFY = "".join(f'<arg direction="in" type="{kind}"/>' for kind in ("s", "u", "s", "s", "s", "as", "a{sv}", "i"))
FORM = f"""<node><interface name="org.freedesktop.Notifications">
<method name="Notify">{NOTIFY}<arg direction="out" type="u"/></method>
<method name="GetCapabilities"><arg direction="out" type="as"/></method>
<method name="GetServerInformation">{'<arg direction="out" type="s"/>' * 4}</method>
</interface></node>"""
ANSWERS: dict[str, tuple[str, list[object]]] = {
    "Introspect": ("s", [FORM]),
    "Notify": ("u", [1]),
    "GetCapabilities": ("as", [["body"]]),
    "GetServerInformation": ("ssss", ["made up", "unhunch", "1", "1.2"]),
    "Get": ("v", [Variant("b", True)]),  # noqa: FBT003 - a D-Bus value
    "GetIdletime": ("t", [42_000]),
}


async def main() -> None:
    bus = await MessageBus().connect()
    shown: list[list[object]] = []

    def answer(asked: Message) -> Message | None:
        if asked.message_type is not MessageType.METHOD_CALL or asked.member not in ANSWERS:
            return None
        if asked.member == "Notify":
            shown.append([asked.body[0], *asked.body[3:5]])
        return Message.new_method_return(asked, *ANSWERS[asked.member])

    bus.add_message_handler(answer)
    for name in NAMES:
        await bus.request_name(name)
    told = await asyncio.to_thread(asked_by_unhunch)
    sys.stdout.write(json.dumps({**told, "shown": shown}))
    bus.disconnect()


def asked_by_unhunch() -> dict[str, object]:
    """What unhunch sees and does there."""
    notifier, idle, inhibited = ByExtra(), linux.idle(ask), linux.inhibited(ask)
    return {
        "ready": notifier.is_ready(),
        "sent": notifier.show(*WORDS),
        "idle_s": idle and idle.total_seconds(),
        "inhibited": inhibited and inhibited.why,
        "nobody": ask([NOBODY])[0],
    }


if __name__ == "__main__":
    asyncio.run(main())
