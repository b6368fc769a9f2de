"""The list of landmarks: each at its place along the shore (x in metres from the wharf, y inland, z up)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import creek_mouth
import eastside
import wharfside
from stage import Stage


@dataclass(frozen=True)
class Landmark:
    """One landmark: its id in the content, the span of shore it fills (m) and the function that builds it."""

    id: str
    x0: float
    x1: float
    build: Callable[[Stage], None]


LANDMARKS = (
    Landmark("qinhuangdao-wharf", -60, 72, wharfside.wharf),
    Landmark("huangpu-wharf-warehouses", 76, 196, wharfside.huangpu),
    Landmark("shipyard-docks", 200, 465, wharfside.docks),
    Landmark("maoma-warehouse", 468, 538, wharfside.maoma),
    Landmark("ewo-mill", 650, 850, wharfside.ewo),
    Landmark("waterworks", 850, 1236, wharfside.waterworks),
    Landmark("waterworks-boardwalk", 832, 1370, wharfside.boardwalk),
    Landmark("demo-section", 1375, 1640, eastside.demo),
    Landmark("fishermans-wharf", 1680, 1765, eastside.fish),
    Landmark("dandong-ferry", 1826, 1876, eastside.dandong),
    Landmark("yangshupu-creek", 1985, 2015, creek_mouth.creek),
    Landmark("xiangtai-renrenwu", 2104, 2190, eastside.hut),
    Landmark("salvage-bureau", 2258, 2326, eastside.salvage),
    Landmark("green-hill", 2394, 2504, eastside.hill),
    Landmark("minghua-sugar", 2620, 2684, eastside.minghua),
    Landmark("wingon-warehouses", 2690, 2774, eastside.wingon),
    Landmark("yangpu-bridge", 2490, 3030, eastside.bridge),
)
