"""photobooth-app's own pipeline, picture to stored result, on one picture again and again; prints milliseconds as JSON.

    PYTHON-WITH-PHOTOBOOTH-APP photobooth_app_side.py PICTURE.jpg TIMES

Run in an empty folder: it makes its database and media folders in the working directory. A frame and one line of text
are laid over the picture, as its documentation proposes. Called by postcard_pipeline.py.
"""

from __future__ import annotations

import json
import shutil
import sys
import time
from pathlib import Path


def main() -> None:
    picture, times = Path(sys.argv[1]), int(sys.argv[2])
    from photobooth.database.database import create_db_and_tables
    from photobooth.services.collection import MediacollectionService
    from photobooth.services.config.groups.actions import (
        SingleImageConfigurationSet,
        SingleImageJobControl,
        SingleImageProcessing,
    )
    from photobooth.services.processor.image import JobModelImage

    create_db_and_tables()
    collection = MediacollectionService()
    processing = SingleImageProcessing.model_validate(
        {
            "img_frame": {"enable": True, "image": "userdata/demoassets/frames/pixabay-poster-2871536_1920.png"},
            "texts_enable": True,
            "texts": [{"text": "Yangpu Riverfront", "pos_x": 300, "pos_y": 900}],
        }
    )
    wanted = SingleImageConfigurationSet.model_construct(jobcontrol=SingleImageJobControl(), processing=processing)
    took_ms = []
    for number in range(times + 1):
        captured = Path("tmp") / f"capture-{number}.jpg"
        shutil.copyfile(picture, captured)
        job = JobModelImage(wanted, None)
        begun_s = time.perf_counter()
        collection.add_item(job.complete_phase1image(captured, True, processing))
        if number:
            took_ms.append((time.perf_counter() - begun_s) * 1000)
        # Its names are times of day to the second's fraction; the next must differ.
        time.sleep(0.01)
    print(json.dumps(took_ms))


if __name__ == "__main__":
    main()
