"""Buttons: the forms that press them, and what a form that comes in means."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from typing import Any

from kiosk.devices.staff_pages import press_of
from kiosk.staff_pages.say import Say

_NUMBERS = {"stay_open", "group"}
_SWITCHES = {"practice", "smiles"}
# What is asked once more before it is done.
_ASKED = {"close_now", "restart", "take_back_group", "lift_cap"}


def form_press(fields: Mapping[str, str]) -> dict[str, Any] | None:
    """The line that tells the window of a press; None for what is no button of ours."""
    name, text = fields.get("press", ""), fields.get("value", "").strip()
    value: Any = text
    if name in _NUMBERS:
        if not (text.isascii() and text.isdigit() and len(text) <= 4):
            return None
        value = int(text)
    elif name in _SWITCHES:
        if text not in ("on", "off"):
            return None
        value = text == "on"
    line = {"press": name, "value": value}
    return line if press_of(line) is not None else None


class Buttons:
    """Makes the forms of one session's page; `back` is the page to come back to."""

    def __init__(self, say: Say, token: str, back: str) -> None:
        self._say = say
        self._token = token
        self._back = back

    def hidden(self, press: str, value: str | None = None) -> str:
        """The fields nobody sees."""
        fields = {"token": self._token, "back": self._back, "press": press}
        if value is not None:
            fields["value"] = value
        return "".join(
            f'<input type="hidden" name="{name}" value="{escape(text, quote=True)}">' for name, text in fields.items()
        )

    def one(self, press: str, label: str, value: str | None = None, kind: str = "") -> str:
        """A button with this label (a word's key); what can't be undone is asked once more, without a script."""
        look = f' class="{kind}"' if kind else ""
        form = f'<form method="post" action="/press">{self.hidden(press, value)}<button{look}>{{label}}</button></form>'
        if press not in _ASKED:
            return form.format(label=self._say(label))
        sure = form.format(label=self._say(f"{label}_sure"))
        return f'<details class="sure"><summary class="button {kind}">{self._say(label)}</summary>{sure}</details>'

    def sign_out(self) -> str:
        """The way out."""
        token = escape(self._token, quote=True)
        return (
            f'<form method="post" action="/logout"><input type="hidden" name="token" value="{token}">'
            f'<button class="quiet">{self._say("sign_out")}</button></form>'
        )
