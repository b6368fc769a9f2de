"""What a replay saw, drawn over a film that staff gave, as a new film to be checked by eye."""

from __future__ import annotations

from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

import cv2

from kiosk.devices.smile_camera.passage import probability
from kiosk.devices.smile_camera.tracker import Track

if TYPE_CHECKING:
    from kiosk.devices.smile_camera.faces import Picture
    from kiosk.devices.smile_camera.replay import Moment, Replayed

_CODECS = {".mp4": "mp4v", ".avi": "MJPG"}
_CALM, _SMILING, _UNREAD, _TOLD = (200, 170, 120), (80, 200, 255), (170, 170, 170), (255, 255, 255)
_TOLD_S = 2.0
_EVEN = 0.5


class Overlay:
    """A film with a box, a number and the probability for every followed face, and a line for every passage.

    Raises `OSError` when `path` is no .mp4 or .avi, or can't be written.
    """

    def __init__(self, path: Path, size: tuple[int, int], fps: float) -> None:
        if path.suffix not in _CODECS:
            raise OSError(f"the name must end in {' or '.join(_CODECS)}")
        self._film = cv2.VideoWriter(str(path), cv2.VideoWriter.fourcc(*_CODECS[path.suffix]), fps, size)
        if not self._film.isOpened():
            raise OSError("the film can't be begun")
        self._size = size
        self._told: list[Replayed] = []
        self._passed = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._film.release()

    def draw(self, moment: Moment) -> None:
        """Add a frame."""
        picture = moment.picture.copy()
        for track in moment.tracks:
            self._box(picture, track)
        self._passed += len(moment.passages)
        self._told = [told for told in self._told if moment.at_s - told.ends_s < _TOLD_S] + moment.passages
        self._write(picture, f"{moment.at_s:7.1f} s   passed {self._passed}", 0, _TOLD)
        for row, told in enumerate(self._told, 1):
            score = told.passed.score
            judged = "not judged" if score is None else f"{'smile' if told.passed.smile else 'no smile'} {score:.2f}"
            colour = _UNREAD if score is None else _SMILING if told.passed.smile else _CALM
            self._write(picture, f"{told.door} {told.passed.direction}: {judged}", row, colour)
        self._film.write(picture)

    def _box(self, picture: Picture, track: Track) -> None:
        half = track.face.width_px / 2
        left, top = round(track.face.x_px - half), round(track.face.y_px - 1.2 * half)
        right, bottom = round(track.face.x_px + half), round(track.face.y_px + 1.2 * half)
        score = None if track.smiling is None else probability(track.smiling)
        colour = _UNREAD if score is None else _SMILING if score >= _EVEN else _CALM
        cv2.rectangle(picture, (left, top), (right, bottom), colour, 2, cv2.LINE_AA)
        said = f"{track.number}" if score is None else f"{track.number}: {score:.2f}"
        cv2.putText(picture, said, (left, top - 6), cv2.FONT_HERSHEY_SIMPLEX, self._letter, colour, 1, cv2.LINE_AA)

    def _write(self, picture: Picture, text: str, row: int, colour: tuple[int, int, int]) -> None:
        high = round(46 * self._letter)
        (width, _), _ = cv2.getTextSize(text, cv2.FONT_HERSHEY_SIMPLEX, self._letter, 1)
        cv2.rectangle(picture, (0, row * high), (width + 24, (row + 1) * high), (0, 0, 0), -1)
        place = (12, round((row + 0.72) * high))
        cv2.putText(picture, text, place, cv2.FONT_HERSHEY_SIMPLEX, self._letter, colour, 1, cv2.LINE_AA)

    @property
    def _letter(self) -> float:
        return max(self._size) / 1800
