pragma ComponentBehavior: Bound
import QtQuick
import KioskBridge
import "hours"
import "morning"
import "care"
import "packs"
import "keeping"

// The pages that other parts of the house lend to the staff scene, in their order; each has its words in the folder of its name.
QtObject {
    id: pages
    required property HouseView house
    required property HoursView hoursView
    required property MorningView morningView
    required property CareView careView
    required property PacksView packsView
    required property KeepingView keepingView
    readonly property var all: [
        {
            name: "hours",
            page: hoursPage
        },
        {
            name: "morning",
            page: morningPage
        },
        {
            name: "care",
            page: carePage
        },
        {
            name: "packs",
            page: packsPage
        },
        {
            name: "keeping",
            page: keepingPage
        }
    ]
    readonly property Component hoursPage: HoursPage {
        house: pages.house
        view: pages.hoursView
    }
    readonly property Component morningPage: MorningPage {
        house: pages.house
        view: pages.morningView
    }
    readonly property Component carePage: CarePage {
        house: pages.house
        view: pages.careView
    }
    readonly property Component packsPage: PacksPage {
        house: pages.house
        view: pages.packsView
    }
    readonly property Component keepingPage: KeepingPage {
        house: pages.house
        view: pages.keepingView
    }
}
