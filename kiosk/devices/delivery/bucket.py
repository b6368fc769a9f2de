"""An S3-compatible store that phones reach instead of the station: a page and a picture per card."""

from __future__ import annotations

import http.client
import os
import re
import stat
import urllib.error
import urllib.request
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from email.message import Message
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.devices.delivery.uploads import Uploads
from kiosk.devices.delivery.way import NotDeliveredError

if TYPE_CHECKING:
    from obstore.store import S3Store

CONNECT_WITHIN_S, REQUEST_WITHIN_S = 3, 15
ANSWER_WITHIN_S = 5.0
_LONGEST_PAGE = 65536
_KEPT_BY_NOBODY = {"Cache-Control": "no-store", "Content-Disposition": "inline"}

Told = tuple[str, str]
"""The same in Chinese and English. No card's id is ever in it: staff have no business with a visitor's link."""

KEYS_UNREADABLE: Told = ("读不到云存储的密钥文件 {path}。", "The store's key file {path} can't be read.")
KEYS_OPEN: Told = (
    "密钥文件 {path} 别人也能读。请执行 chmod 600 {path}。",
    "The key file {path} can be read by others. Please run: chmod 600 {path}",
)
KEYS_SHORT: Told = (
    "密钥文件 {path} 应有两行：访问密钥和私有密钥。",
    "The key file {path} needs two lines: the access key and the secret key.",
)
DISK_REFUSED: Told = (
    "磁盘写不进去，明信片没有上传。请清理磁盘。",
    "The disk takes nothing more, so postcards are not uploaded. Please make room.",
)
REFUSED: Told = (
    "云存储没有收下明信片（{why}），正在重试。",
    "The store did not take a postcard ({why}); it is tried again.",
)
STAYS: Told = (
    "云存储里该删的明信片还没有删掉（{why}），会再试。",
    "A postcard could not be deleted from the store ({why}); it is tried again.",
)
UNSEEN: Told = (
    "手机在 {base} 看不到明信片（{why}）。请检查存储桶的公开读取权限和 upload.public_url。",
    "Phones would not see a postcard at {base} ({why}). Check the bucket's public read access and upload.public_url.",
)
NO_ANSWER: Told = ("没有回应", "it does not answer")
KEYS_REFUSED: Told = ("密钥不对，或没有写入权限", "the keys are wrong or may not write")
NO_BUCKET: Told = ("没有这个存储桶", "there is no such bucket")
OTHER_PAGE: Told = ("那里是别的网页", "another page is there")
OTHER_KIND: Told = ("文件类型不对", "it comes as another kind of file")
BROKEN_PICTURE: Told = ("图片不完整", "the picture is not whole")
DOWNLOADED: Told = (
    "存储要求手机下载而不是显示；请绑定自己的域名",
    "the store makes phones download it; bind a domain of your own",
)


@dataclass(frozen=True, slots=True)
class Place:
    """Where the store is. `public_url`: where phones reach the bucket; empty: `endpoint`/`bucket`."""

    endpoint: str
    region: str
    bucket: str
    public_url: str
    key_file: Path

    @property
    def base(self) -> str:
        return self.public_url or f"{self.endpoint}/{self.bucket}"


class BucketWay:
    """Cards go to `c/ID` (the page) and `c/ID.jpg`; nobody keeps copies of them, and no list is made.

    `page` and `picture` give the bytes of a card, None when it is gone. `uploads` remembers what lies out there.
    """

    ask_again_s = 10.0
    longest_pause_s = 30.0

    def __init__(
        self,
        place: Place,
        uploads: Uploads,
        page: Callable[[str], bytes | None],
        picture: Callable[[str], bytes | None],
    ) -> None:
        self._place = place
        self._uploads = uploads
        self._page = page
        self._picture = picture
        self._store: S3Store | None = None
        self._sizes: dict[str, int] = {}

    def publish(self, card_id: str) -> str:
        link = f"{self._place.base}/c/{card_id}"
        if card_id in self._sizes:
            return link
        picture, page = self._picture(card_id), self._page(card_id)
        if picture is None or page is None:
            raise NotDeliveredError
        store = self._opened()
        try:
            self._uploads.add(card_id)
        except OSError as error:
            raise _told(DISK_REFUSED) from error
        # The page last: whoever finds it finds its picture.
        self._put(store, f"c/{card_id}.jpg", picture, "image/jpeg")
        self._put(store, f"c/{card_id}", page, "text/html; charset=utf-8")
        self._sizes[card_id] = len(picture)
        return link

    def ask(self, link: str) -> None:
        card_id = link.rpartition("/")[2]
        wrong = _seen(link, card_id, self._sizes.get(card_id))
        if wrong:
            # Perhaps it is gone out there: the next try uploads it anew.
            self._sizes.pop(card_id, None)
            raise _told(UNSEEN, wrong, base=self._place.base)

    def given_out(self) -> Iterable[str]:
        return self._uploads.all()

    def withdraw(self, card_id: str) -> None:
        if card_id not in self._uploads:
            return
        store = self._opened()
        import obstore

        self._sizes.pop(card_id, None)
        # The page first: it never shows a card without its picture.
        for key in (f"c/{card_id}", f"c/{card_id}.jpg"):
            try:
                obstore.delete(store, key)
            except (FileNotFoundError, obstore.exceptions.NotFoundError):
                continue
            except Exception as error:
                self._store = None
                raise _told(STAYS, _why(error)) from None
        self._uploads.remove(card_id)

    def _put(self, store: S3Store, key: str, body: bytes, kind: str) -> None:
        import obstore

        try:
            obstore.put(store, key, body, attributes={"Content-Type": kind, **_KEPT_BY_NOBODY}, use_multipart=False)
        except Exception as error:
            # Its words name the card's key: they go no further.
            self._store = None
            raise _told(REFUSED, _why(error)) from None

    def _opened(self) -> S3Store:
        if self._store is None:
            # Only stations that upload pay for it.
            from obstore.store import S3Store

            access_key, secret_key = _keys(self._place.key_file)
            self._store = S3Store(
                self._place.bucket,
                endpoint=self._place.endpoint,
                region=self._place.region,
                access_key_id=access_key,
                secret_access_key=secret_key,
                virtual_hosted_style_request=False,
                client_options={
                    "allow_http": self._place.endpoint.startswith("http://"),
                    "connect_timeout": f"{CONNECT_WITHIN_S}s",
                    "timeout": f"{REQUEST_WITHIN_S}s",
                },
                # The desk tries again itself, with other orders in between.
                retry_config={"max_retries": 0},
            )
        return self._store


def _keys(path: Path) -> tuple[str, str]:
    try:
        if os.name != "nt" and path.stat().st_mode & (stat.S_IRWXG | stat.S_IRWXO):
            raise _told(KEYS_OPEN, path=str(path))
        lines = [line.strip() for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    except (OSError, UnicodeDecodeError) as error:
        raise _told(KEYS_UNREADABLE, path=str(path)) from error
    if len(lines) != 2:
        raise _told(KEYS_SHORT, path=str(path))
    return lines[0], lines[1]


def _seen(link: str, card_id: str, size_bytes: int | None) -> Told | None:
    """What keeps a phone from seeing this card there; None when it would be seen."""
    try:
        headers, body = _asked(link, "GET")
        wrong = _wrong_kind(headers, "text/html")
        if wrong or f'"{card_id}.jpg"'.encode() not in body:
            return wrong or OTHER_PAGE
        headers, _ = _asked(f"{link}.jpg", "HEAD")
    except urllib.error.HTTPError as error:
        error.close()
        return f"HTTP {error.code}", f"HTTP {error.code}"
    except (OSError, http.client.HTTPException, ValueError):
        return NO_ANSWER
    short = size_bytes is not None and headers["Content-Length"] != str(size_bytes)
    return _wrong_kind(headers, "image/jpeg") or (BROKEN_PICTURE if short else None)


def _asked(link: str, method: str) -> tuple[Message, bytes]:
    with urllib.request.urlopen(urllib.request.Request(link, method=method), timeout=ANSWER_WITHIN_S) as answer:
        return answer.headers, answer.read(_LONGEST_PAGE)


def _wrong_kind(headers: Message, kind: str) -> Told | None:
    if headers.get_content_type() != kind:
        return OTHER_KIND
    # Some stores say so under their own name, whatever was asked for.
    return DOWNLOADED if headers.get_content_disposition() == "attachment" else None


def _why(error: Exception) -> Told:
    """The store's refusal in few words."""
    if type(error).__name__ in ("PermissionDeniedError", "UnauthenticatedError"):
        return KEYS_REFUSED
    if isinstance(error, FileNotFoundError) or type(error).__name__ == "NotFoundError":
        return NO_BUCKET
    status = re.search(r"status code: (\d{3})", str(error))
    return (f"HTTP {status[1]}", f"HTTP {status[1]}") if status else NO_ANSWER


def _told(told: Told, why: Told = ("", ""), **values: str) -> NotDeliveredError:
    return NotDeliveredError(told[0].format(why=why[0], **values), told[1].format(why=why[1], **values))
