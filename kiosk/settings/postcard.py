"""The booth, its card, paper, and how phones reach it."""

from __future__ import annotations

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from kiosk.settings.section import Section

Url = Annotated[str, Field(pattern=r"^(https?://.+[^/])?$")]


class Booth(Section):
    """How many photos a visitor may choose from, where the lens is, and how late the camera's picture is."""

    shots: Annotated[int, Field(ge=1, le=4)]
    lens: Literal["top", "bottom", "left", "right"]
    shutter_offset_ms: Annotated[int, Field(ge=-1000, le=2000)]


class Card(Section):
    """The paper a card is made for. `border_mm` 0: borderless. `sides`: auto prints what the printer can."""

    paper: Literal["148x100", "6x4in"]
    border_mm: Annotated[float, Field(ge=0, le=15)]
    sides: Literal["auto", "one", "two"]


class Printing(Section):
    """How much is printed: copies of one card, prints a day, sheets in a full tray, and when few are left."""

    copies: Annotated[int, Field(ge=1, le=4)]
    daily_cap: Annotated[int, Field(ge=1, le=100_000)]
    tray_sheets: Annotated[int, Field(ge=1, le=10_000)]
    low_sheets: Annotated[int, Field(ge=0, le=10_000)]


class Pickup(Section):
    """Where phones fetch postcards: address (auto finds it) and port (0 takes a free one), or a public URL.

    `wifi_*`: the network phones must join first; an empty name: none. `again_min`: so long a short code shows the QR
    code again.
    """

    host: Annotated[str, Field(pattern=r"^(auto|\d{1,3}(\.\d{1,3}){3}|[0-9a-fA-F:]+)$")]
    port: Annotated[int, Field(ge=0, le=65535)]
    public_url: Url
    again_min: Annotated[float, Field(ge=0, le=24 * 60)]
    wifi_name: Annotated[str, Field(max_length=32)]
    wifi_password: Annotated[str, Field(max_length=63)]
    wifi_security: Literal["WPA", "WEP", "nopass"]

    @model_validator(mode="after")
    def _wifi_can_be_joined(self) -> Self:
        if self.wifi_name and self.wifi_security != "nopass" and not self.wifi_password:
            raise ValueError("a wifi_name needs its wifi_password, or wifi_security: nopass")
        return self


class Upload(Section):
    """An S3-compatible store that phones reach instead of the station; an empty `endpoint`: none.

    `key_file`: two lines, the access key and the secret key; only its owner may read it. `public_url`: where phones
    reach the bucket; empty: the endpoint itself.
    """

    endpoint: Url
    region: str
    bucket: Annotated[str, Field(pattern=r"^([a-z0-9][a-z0-9.-]{1,61}[a-z0-9])?$")]
    key_file: str
    public_url: Url

    @model_validator(mode="after")
    def _is_whole(self) -> Self:
        missing = [name for name in ("bucket", "key_file") if not getattr(self, name)]
        if self.endpoint and missing:
            raise ValueError(f"an endpoint needs {' and '.join(missing)}")
        return self
