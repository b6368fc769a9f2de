"""Facts: what the journal remembers. The page of kinds is generated from these classes and their docstrings."""

from kiosk.happenings.facts.house import (
    DeviceFaulted,
    DeviceRecovered,
    FactsDropped,
    JournalRecovered,
    StationStarted,
    StationStopped,
)
from kiosk.happenings.facts.panorama import (
    BuildingRead,
    LightSet,
    LookedAround,
    ShipSailed,
    YearsTurned,
)
from kiosk.happenings.facts.postcard import (
    BoothStepLeft,
    CardCreated,
    CardDeleted,
    CardExpired,
    CardFetched,
    CardFoundAgain,
    CardNotMade,
    CardNotPrinted,
    CardPrinted,
)
from kiosk.happenings.facts.smile import (
    DoorMeasured,
    SmileCountingSwitched,
    VisitorCounted,
    VisitorLeftOut,
)
from kiosk.happenings.facts.staff import (
    PaperRefilled,
    PrintCapRaised,
    QueueResumed,
    StaffEntered,
    StaffRefused,
)
from kiosk.happenings.facts.story import (
    PanelViewed,
    QuestionAnswered,
    StoryViewed,
)
from kiosk.happenings.facts.visit import (
    LanguageSwitched,
    SceneEntered,
    VisitBegan,
    VisitEnded,
)

__all__ = [
    "BoothStepLeft",
    "BuildingRead",
    "CardCreated",
    "CardDeleted",
    "CardExpired",
    "CardFetched",
    "CardFoundAgain",
    "CardNotMade",
    "CardNotPrinted",
    "CardPrinted",
    "DeviceFaulted",
    "DeviceRecovered",
    "DoorMeasured",
    "FactsDropped",
    "JournalRecovered",
    "LanguageSwitched",
    "LightSet",
    "LookedAround",
    "PanelViewed",
    "PaperRefilled",
    "PrintCapRaised",
    "QuestionAnswered",
    "QueueResumed",
    "SceneEntered",
    "ShipSailed",
    "SmileCountingSwitched",
    "StaffEntered",
    "StaffRefused",
    "StationStarted",
    "StationStopped",
    "StoryViewed",
    "VisitBegan",
    "VisitEnded",
    "VisitorCounted",
    "VisitorLeftOut",
    "YearsTurned",
]
