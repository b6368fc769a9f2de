"""Write bodies/*.npz from the anny body model: python assets/art/relief/figures/export_bodies.py.

Needs its own environment with anny and torch (bodies/SOURCES.md); run once, the results are committed. Vertices are
stored as sixteen-bit steps of STEP_M; z is up, the figure faces -y and stands on z = 0 in the model's rest pose.
"""

from __future__ import annotations

from pathlib import Path

import anny
import numpy as np
import torch

TARGET = Path(__file__).with_name("bodies")
STEP_M = 0.00005
EVERYBODY = {"asian": 1.0, "african": 0.0, "caucasian": 0.0, "proportions": 0.75, "firmness": 0.6, "cupsize": 0.35}
KINDLY = {"mouthSmile": 0.3, "browOuterUp": 0.25, "cheekSquint": 0.15, "eyeSquint": 0.1}
"""A friendly face, both sides alike (0..1); the model's own is stern."""
BODIES = {
    "man": {"gender": 0.0, "age": 0.68, "muscle": 0.5, "weight": 0.42, "height": 0.45},
    "man_stout": {"gender": 0.0, "age": 0.74, "muscle": 0.5, "weight": 0.85, "height": 0.45},
    "man_lean": {
        "gender": 0.0,
        "age": 0.72,
        "muscle": 0.6,
        "weight": 0.25,
        "height": 0.5,
        "asian": 0.8,
        "caucasian": 0.2,
    },
    "elder_man": {"gender": 0.0, "age": 0.95, "muscle": 0.4, "weight": 0.4, "height": 0.4},
    "woman": {"gender": 1.0, "age": 0.67, "muscle": 0.45, "weight": 0.4, "height": 0.5},
    "woman_stout": {"gender": 1.0, "age": 0.8, "muscle": 0.45, "weight": 0.75, "height": 0.5, "cupsize": 0.5},
    "elder_woman": {"gender": 1.0, "age": 0.95, "muscle": 0.4, "weight": 0.5, "height": 0.4},
    "youth_man": {"gender": 0.0, "age": 0.55, "muscle": 0.45, "weight": 0.35, "height": 0.45},
    "youth_woman": {"gender": 1.0, "age": 0.54, "muscle": 0.42, "weight": 0.38, "height": 0.5, "cupsize": 0.25},
    "boy": {"gender": 0.0, "age": 0.34, "muscle": 0.45, "weight": 0.45, "height": 0.5},
    "girl": {"gender": 1.0, "age": 0.34, "muscle": 0.45, "weight": 0.45, "height": 0.5, "cupsize": 0.0},
    "small_boy": {"gender": 0.0, "age": 0.2, "muscle": 0.45, "weight": 0.5, "height": 0.5},
    "small_girl": {"gender": 1.0, "age": 0.2, "muscle": 0.45, "weight": 0.5, "height": 0.5, "cupsize": 0.0},
}


def _save_frame(model: anny.Anny) -> None:
    weights, bones = model.vertex_bone_weights.numpy(), model.vertex_bone_indices.numpy()
    order = np.argsort(-weights, axis=1)[:, :4]
    top = np.take_along_axis(weights, order, 1)
    top /= top.sum(1, keepdims=True)
    np.savez_compressed(
        TARGET / "frame.npz",
        triangles=model.faces.numpy().astype(np.uint16),
        bones=np.take_along_axis(bones, order, 1).astype(np.uint8),
        weights=np.rint(top * 255).astype(np.uint8),
        names=np.array(model.bone_labels),
        parents=np.array(model.bone_parents, np.int16),
    )


def main() -> None:
    """Write the frame all bodies share (triangles, weights, bones) and one file of places for each body."""
    TARGET.mkdir(exist_ok=True)
    model = anny.Anny(local_changes="none", facial_actions="all", phenotypes="all").to(dtype=torch.float32)
    _save_frame(model)
    rest = torch.eye(4)[None, None].repeat(1, model.bone_count, 1, 1)
    face = {f"{action}{side}": size for action, size in KINDLY.items() for side in ("Left", "Right")} | {
        "browInnerUp": 0.3
    }
    for name, own in BODIES.items():
        shape = model(pose_parameters=rest, phenotype_kwargs=EVERYBODY | own, facial_actions=face)
        points, heads = (shape[k][0].numpy() for k in ("rest_vertices", "rest_bone_heads"))
        low = points.min(0)
        floor = np.array([0, 0, low[2]])
        np.savez_compressed(
            TARGET / f"{name}.npz",
            points=np.rint((points - low) / STEP_M).astype(np.uint16),
            low=(low - floor).astype(np.float32),
            heads=(heads - floor).astype(np.float32),
        )
        print(f"{name}: {np.ptp(points[:, 2]):.2f} m")


if __name__ == "__main__":
    main()
