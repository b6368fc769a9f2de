"""MediaPipe's face landmarker on the close crop of one face: where its features are and how its mouth is drawn."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import mediapipe as mp
import numpy as np
from mediapipe.tasks.python import vision
from mediapipe.tasks.python.core.base_options import BaseOptions
from numpy.typing import NDArray

from kiosk.devices.smile_camera.faces import Picture

# Points of the 478-point mesh: corners of each eye, tip of the nose, corners of the mouth (the person's right first).
_RIGHT_EYE, _LEFT_EYE, _NOSE, _MOUTH = (33, 133), (263, 362), 1, (61, 291)
_SMILE = ("mouthSmileLeft", "mouthSmileRight")


@dataclass(frozen=True, slots=True)
class Landmarks:
    """What the mesh says of one face, in pixels of the picture it was shown.

    `points`: right eye, left eye, nose, right and left corner of the mouth (the person's right). `shapes`: MediaPipe's
    52 expression weights by name, 0..1; `smile` is the mean of the two mouthSmile weights.
    """

    centre: tuple[float, float]
    width_px: float
    height_px: float
    points: NDArray[np.float64]
    shapes: dict[str, float]

    @property
    def smile(self) -> float:
        return sum(self.shapes[name] for name in _SMILE) / len(_SMILE)


class FaceMesh:
    """MediaPipe's model; it sees faces that fill a good part of what it is shown, so show it crops."""

    def __init__(self, model: bytes, most_faces: int = 1) -> None:
        options = vision.FaceLandmarkerOptions(
            base_options=BaseOptions(model_asset_buffer=model),
            running_mode=vision.RunningMode.IMAGE,
            num_faces=most_faces,
            output_face_blendshapes=True,
        )
        self._landmarker = vision.FaceLandmarker.create_from_options(options)

    def look(self, shown: Picture) -> list[Landmarks]:
        """The faces in a picture (blue-green-red)."""
        height, width = shown.shape[:2]
        # cvtColor also makes a view contiguous; mp.Image silently misreads one that isn't.
        image = mp.Image(image_format=mp.ImageFormat.SRGB, data=cv2.cvtColor(shown, cv2.COLOR_BGR2RGB))
        result = self._landmarker.detect(image)
        return [
            _landmarks(np.array([(point.x * width, point.y * height) for point in mesh]), shapes)
            for mesh, shapes in zip(result.face_landmarks, result.face_blendshapes, strict=True)
        ]


def _landmarks(mesh: NDArray[np.float64], shapes: list[object]) -> Landmarks:
    low, high = mesh.min(axis=0), mesh.max(axis=0)
    centre, size = (low + high) / 2, high - low
    eyes = [mesh[list(corners)].mean(axis=0) for corners in (_RIGHT_EYE, _LEFT_EYE)]
    points = np.array([*eyes, mesh[_NOSE], *mesh[list(_MOUTH)]])
    weights = {shape.category_name: float(shape.score) for shape in shapes}  # type: ignore[attr-defined]
    return Landmarks((float(centre[0]), float(centre[1])), float(size[0]), float(size[1]), points, weights)
