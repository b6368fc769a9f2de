"""The stories: their words, pictures and voices, their thinking and their view, built together for the wiring."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence

from kiosk.bridge.story_view import StoryView
from kiosk.content.buildings import Building
from kiosk.content.story import readable_stories
from kiosk.content.story_media import load_voices
from kiosk.exhibits import story
from kiosk.happenings.inputs import DeviceReported
from kiosk.happenings.words import Input, Language, Level
from kiosk.house import Exhibit
from kiosk.packs.content import Content
from kiosk.places import TYPED

log = logging.getLogger(__name__)


class StoryRoom:
    """Built but not started. `receive` is the house's door on this thread, `ring` the one from any thread.

    `stories` by their ids: those that can be told. What is wrong with the others is logged; `report` tells staff how
    much it is.
    """

    def __init__(
        self, content: Content, language: Language, ring: Callable[[Input], None], receive: Callable[[Input], None]
    ) -> None:
        self._content = content
        self._language = language
        self._ring = ring
        self._receive = receive
        self.stories, self._faults = readable_stories(content.scenes / "story" / "stories")
        self._clips, missing_voices = load_voices(self.stories, content.assets)
        self._faults += missing_voices
        for fault in self._faults:
            log.warning("%s", fault)

    def open(self, buildings: Sequence[Building]) -> None:
        """Make the view and the exhibit, once the application is there; `buildings` give places their names."""
        places = {building.id: building.name for building in buildings}
        self.view = StoryView(self._receive, self.stories, self._content.assets, places, self._miss_picture)
        self.exhibit = Exhibit(
            "story", story.start(self.stories, self._clips, self._language), story.step, story.due, self.view.show
        )

    def report(self) -> None:
        """One bad story keeps nobody from the others; staff are told how much is wrong."""
        count = len(self._faults)
        if count:
            zh = f"故事内容有 {count} 处问题：缺的故事不显示，缺的讲述由备用语音代替。请运行 {TYPED} check。"
            en = f"{count} faults in the stories: what can't be told is left out, missing voices are stood in for. "
            self._report("fault", zh, en + f"Run {TYPED} check.")
        else:
            self._report("ok", "故事内容完整。", "The stories are complete.")

    def _miss_picture(self, name: str) -> None:
        zh = f"沙画 {name} 无法显示，已用素沙和标题代替。请运行 {TYPED} check。"
        en = f"The picture {name} can't be shown; plain sand stands in. Run {TYPED} check."
        self._report("fault", zh, en)

    def _report(self, level: Level, sentence_zh: str, sentence_en: str) -> None:
        self._ring(DeviceReported("stories", level, sentence_zh, sentence_en))
