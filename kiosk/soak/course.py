"""The course of one soak: visitors and faults for so many hours of the hall, samples meanwhile, then calm."""

from __future__ import annotations

import random
import time
from collections.abc import Iterable, Iterator

import psutil
from PySide6.QtCore import QObject, QTimer

from kiosk.soak.driver import Driver
from kiosk.soak.fast_clock import FastClock
from kiosk.soak.faults import Faults
from kiosk.soak.gauge import Sample
from kiosk.soak.processes import Processes
from kiosk.wiring import Station

SAMPLE_EVERY_MS = 5000
LOOK_EVERY_MS = 200
# After the last fault nothing is judged before this, nor after the other: what fell is back by then, or it stays away.
CALM_MS = (5_000, 60_000)


class Course(QObject):
    """Begins when the station is ready; ends it when `hours` of the hall have passed, or all have gone, and calm came.

    `fault_gaps_s` gives the seconds of the hall from one fault to the next.
    """

    def __init__(
        self,
        station: Station,
        driver: Driver,
        clock: FastClock,
        faults: Faults,
        *,
        hours: float,
        fault_gaps_s: Iterable[float],
    ) -> None:
        super().__init__()
        self._station = station
        self._driver = driver
        self._clock = clock
        self._faults = faults
        self._hours = hours
        self._fault_gaps_s = iter(fault_gaps_s)
        self._began = (0.0, 0.0)
        self._ended_ms = 0
        self._before: frozenset[str] = frozenset()
        self.began_utc_ms = 0
        self.hall_s = 0.0
        self.real_s = 0.0
        self.samples: list[Sample] = []
        self.processes = Processes()
        self._sampler = QTimer(self)
        self._sampler.setInterval(SAMPLE_EVERY_MS)
        self._sampler.timeout.connect(self._sample)
        self._looking = QTimer(self)
        self._looking.setInterval(LOOK_EVERY_MS)
        self._looking.timeout.connect(self._look)

    @property
    def still_in_fault(self) -> list[str]:
        """Devices in fault now that were not before the soak began."""
        return sorted(set(self._station.in_fault()) - self._before)

    def begin(self) -> None:
        self._before = frozenset(self._station.in_fault())
        self._began = (self._clock(), time.monotonic())
        self.began_utc_ms = time.time_ns() // 1_000_000
        self._driver.begin()
        self._sample()
        self._sampler.start()
        self._looking.start()
        self._await_a_fault()

    def _await_a_fault(self) -> None:
        gap_s = next(self._fault_gaps_s, None)
        if gap_s is not None:
            self._driver.after(gap_s, self._strike)

    def _strike(self) -> None:
        self._driver.in_own_time(self._faults.strike)
        self._await_a_fault()

    def _look(self) -> None:
        if self._ended_ms:
            self._ended_ms += LOOK_EVERY_MS
            least, most = CALM_MS if self._faults.done else (0, CALM_MS[1])
            if self._ended_ms >= most or (self._ended_ms >= least and not self.still_in_fault):
                self._looking.stop()
                self._sampler.stop()
                self._driver.end()
                self._station.end("tour")
        elif self._clock() - self._began[0] >= self._hours * 3600 or self._driver.nobody_comes:
            self._sample()
            self.over()
            self._driver.stop()

    def over(self) -> None:
        """Nothing that comes now counts; also when somebody ended the station before its hours were over."""
        if not self._ended_ms:
            self.hall_s, self.real_s = self._clock() - self._began[0], time.monotonic() - self._began[1]
            self._ended_ms = LOOK_EVERY_MS

    def _sample(self) -> None:
        process = psutil.Process()
        held_mib, beside_mib = process.memory_info().rss / 2**20, self.processes.held_mib()
        if not self._ended_ms:
            threads = process.num_threads()
            self.samples.append(
                Sample(self._driver.visits, round(held_mib, 1), round(beside_mib, 1), process.num_fds(), threads)
            )


def gaps(seed: int, mean_s: float) -> Iterator[float]:
    """Seconds between two happenings that know nothing of each other."""
    dice = random.Random(seed)
    while True:
        yield dice.expovariate(1 / mean_s)
