"""The shelf of packs: look, check, preview, publish and roll back, each whole or not at all."""

from __future__ import annotations

import errno
import logging
import threading
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

import filelock

from kiosk.packs import record as records
from kiosk.packs.checking import CheckStoppedError, pack_faults
from kiosk.packs.choosing import CONTENT, PACKS, UnshowableError, showable
from kiosk.packs.content import SHIPPED, Content
from kiosk.packs.faults import counted, report
from kiosk.packs.intake import NAME, PackRefusedError, pack_of, take_in
from kiosk.packs.merging import lay, stamp_of
from kiosk.packs.record import Checked, Record, RecordDamagedError
from kiosk.whole_file import write_whole
from kiosk.yaml_source import Fault, SourceError

log = logging.getLogger(__name__)
Check = Callable[[Content, Content, Path, threading.Event], list[Fault]]
REPORT = ".faults.txt"


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a press went, in the words of staff; `faults` are all that was found wrong."""

    ok: bool
    zh: str
    en: str
    faults: tuple[Fault, ...] = ()


class Shelf:
    """The packs that lie in the folder packs of the data folder, each a folder or a zip file of its name.

    `config`: the settings a pack is checked against. `shipped`: what packs are laid over. Used from one thread; `stop`
    ends a check from another.
    """

    def __init__(self, data: Path, config: Path, shipped: Content = SHIPPED, check: Check = pack_faults) -> None:
        self.folder = data / PACKS
        self._content = data / CONTENT
        self._config = config
        self._shipped = shipped
        self._check = check
        self._stopping = threading.Event()

    def stop(self) -> None:
        """A check that goes on ends soon, and is told as not done."""
        self._stopping.set()

    def record(self) -> Record:
        """What is live and what was before; a damaged record counts as none."""
        try:
            return records.read(self._content)
        except RecordDamagedError as error:
            log.warning("%s", error)
            return Record()

    def offered(self) -> tuple[tuple[str, int], ...]:
        """The packs that lie ready by name, each with how many faults its check found (-1: not checked yet)."""
        names = {_name(path) for path in self._lying()}
        known = self.record().checked
        return tuple((name, known[name].faults if name in known else -1) for name in sorted(names))

    def check(self, name: str) -> Outcome:
        """Take the pack in and look through all of it."""
        return self._well(lambda: self._checked(name)[1], name)

    def preview(self, name: str) -> Outcome:
        """Have the next start show the pack, once."""

        def begin() -> Outcome:
            folder, outcome = self._checked(name)
            if not outcome.ok:
                return outcome
            records.change(self._content, preview=folder)
            zh = f"重新启动后预览内容包 {name}，观众看到的不变。"
            return Outcome(True, zh, f"The pack {name} is previewed when the kiosk starts anew; it is not live.")

        return self._well(begin, name)

    def publish(self, name: str) -> Outcome:
        """Make the pack live, once it was found faultless as it lies there now."""

        def begin() -> Outcome:
            folder, outcome = self._checked(name)
            if not outcome.ok:
                return outcome
            return self._go_live(folder)

        return self._well(begin, name)

    def roll_back(self) -> Outcome:
        """Make live what was live before; the same again changes them back."""

        def begin() -> Outcome:
            before = self.record().before
            if before is None:
                return Outcome(False, "没有可以恢复的内容。", "There is nothing to roll back to.")
            return self._go_live(before)

        return self._well(begin, "")

    def leave_preview(self) -> Outcome:
        """Have the next start show what is live, whatever this one shows."""
        return self._well(self._no_preview, "")

    def ran_well(self, folder: str) -> None:
        """A run that shows the pack of this folder was up long enough: a later start may fall back to it.

        Says nothing of a pack that was published meanwhile, which this run never showed.
        """

        def after(record: Record) -> Record:
            return replace(record, good=folder, starts=0 if record.live == folder else record.starts)

        with suppress(OSError, RecordDamagedError, filelock.Timeout):
            # A station without packs writes nothing.
            if after(self.record()) != self.record():
                with records.locked(self._content) as record:
                    records.write(self._content, after(record))

    def _no_preview(self) -> Outcome:
        records.change(self._content, preview="")
        return Outcome(True, "预览已结束。", "The preview is over.")

    def _go_live(self, folder: str) -> Outcome:
        name = pack_of(folder)
        zh_name, en_name = called(name)
        try:
            showable(self._content, folder, self._shipped)
        except UnshowableError as error:
            return Outcome(
                False,
                f"{zh_name}无法使用，观众看到的没有变：{error}",
                f"{en_name[:1].upper()}{en_name[1:]} can't be used, so nothing was changed: {error}",
            )
        with records.locked(self._content) as record:
            if record.live == folder:
                return Outcome(True, f"{zh_name}已经在展出。", f"{en_name[:1].upper()}{en_name[1:]} is live already.")
            records.write(self._content, replace(record, live=folder, before=record.live, starts=0, preview=""))
        return Outcome(
            True, f"{zh_name}已发布，重新启动后展出。", f"Now live: {en_name}, shown when the kiosk starts anew."
        )

    def _checked(self, name: str) -> tuple[str, Outcome]:
        """The folder of the pack as it lies there now, and how its check went; one that was checked is not again."""
        folder = take_in(self._found(name), name, self._content, self._shipped)
        # From now on the folder is needed, also by a start of the kiosk meanwhile.
        known = self.record().checked.get(name, Checked("", -1))
        if known.folder != folder:
            self._remember(name, Checked(folder, -1))
        place = self._content / folder
        try:
            laid = lay(place, name, self._shipped)
            if known == Checked(folder, 0, stamp_of(place)):
                return folder, _faultless(name)
            faults = self._check(laid, self._shipped, self._config, self._stopping)
        except SourceError as error:
            faults = [replace(fault, file=_within(fault.file, place)) for fault in error.faults]
        if faults:
            raise PackRefusedError(faults)
        self._remember(name, Checked(folder, 0, stamp_of(place)))
        return folder, _faultless(name)

    def _remember(self, name: str, checked: Checked) -> None:
        there = {_name(path) for path in self._lying()}
        with records.locked(self._content) as record:
            kept = {other: known for other, known in record.checked.items() if other in there}
            records.write(self._content, replace(record, checked=kept | {name: checked}))

    def _well(self, begin: Callable[[], Outcome], name: str) -> Outcome:
        """Do it, and turn whatever refuses into a sentence: nothing is live that was not before."""
        try:
            outcome = begin()
            if name and outcome.ok:
                (self.folder / f"{name}{REPORT}").unlink(missing_ok=True)
            return outcome
        except PackRefusedError as error:
            return self._refused(name, error.faults)
        except CheckStoppedError:
            return Outcome(False, "检查没有做完。", "The check was not finished.")
        except RecordDamagedError as error:
            zh = "内容记录已损坏，请重新启动后再试。"
            return Outcome(False, zh, f"The record of what is live is damaged; restart, then try again. ({error})")
        except filelock.Timeout:
            return Outcome(
                False, "内容正被另一程序修改，请稍后再试。", "Another program is changing the content; try later."
            )
        except OSError as error:
            full = error.errno == errno.ENOSPC
            zh = "磁盘已满" if full else f"磁盘拒绝写入（{error.strerror}）"
            en = "The disk is full" if full else f"The disk refuses ({error})"
            return Outcome(False, f"{zh}，观众看到的没有变。", f"{en}; visitors see what they saw before.")

    def _refused(self, name: str, faults: list[Fault]) -> Outcome:
        # A name that nobody lies there under may be anything, also a way out of the folder.
        if name in {_name(path) for path in self._lying()}:
            with suppress(OSError, RecordDamagedError, filelock.Timeout):
                self._remember(name, Checked("", len(faults)))
                write_whole(self.folder / f"{name}{REPORT}", report(faults).encode())
        zh, en = counted(faults)
        number = len(faults)
        plural = "s" if number > 1 else ""
        return Outcome(
            False,
            f"内容包 {name} 有 {number} 处问题，没有发布，观众看到的没有变。\n{zh}",
            f"The pack {name} has {number} fault{plural}, so visitors see what they saw before.\n{en}",
            tuple(faults),
        )

    def _found(self, name: str) -> Path:
        lying = [path for path in self._lying() if _name(path) == name]
        if not lying:
            raise PackRefusedError([Fault(name, 0, "", "", f"lies not in {self.folder}")])
        if len(lying) > 1:
            raise PackRefusedError([Fault(name, 0, "", "", "lies there as a folder and as a zip file: take one away")])
        return lying[0]

    def _lying(self) -> list[Path]:
        try:
            there = sorted(self.folder.iterdir())
        except OSError:
            return []
        return [path for path in there if NAME.match(path.name) and (path.is_dir() or path.suffix.lower() == ".zip")]


def called(name: str) -> tuple[str, str]:
    """A pack by its name, "" being the shipped content, in Chinese and English."""
    return (f"内容包 {name} ", f"the pack {name}") if name else ("随程序提供的内容", "the shipped content")


def _name(path: Path) -> str:
    return path.stem if path.suffix.lower() == ".zip" and not path.is_dir() else path.name


def _within(file: str, folder: Path) -> str:
    path = Path(file)
    return path.relative_to(folder / "own").as_posix() if path.is_relative_to(folder / "own") else file


def _faultless(name: str) -> Outcome:
    return Outcome(
        True, f"内容包 {name} 检查通过，可以预览和发布。", f"The pack {name} is faultless: preview or publish it."
    )
