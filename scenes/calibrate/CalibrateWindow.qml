pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Window
import KioskBridge
import scenes.look

// The window of a calibration, for staff beside a door: what the camera does, and one page at a time.
Window {
    id: hall
    required property CalibrateView view
    property bool ending: false

    color: Theme.night
    flags: Qt.Window | Qt.FramelessWindowHint
    title: view.words["title_" + view.door]
    // Closed by the window's own frame it ends as by its button: every tap is kept already.
    onClosing: close => {
        close.accepted = hall.ending;
        if (!hall.ending)
            view.close();
    }

    Binding {
        target: Theme
        property: "u"
        value: Math.min(hall.width / 1920, hall.height / 1080)
    }
    Binding {
        target: Theme
        property: "pxPerMm"
        value: hall.width / hall.view.screenWidthMm
    }
    Binding {
        target: Theme
        property: "english"
        value: hall.view.language === "en"
    }

    CabinWall {
        anchors.fill: parent
    }
    Item {
        id: head
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.margins: 72 * Theme.u
        anchors.topMargin: 0
        height: 136 * Theme.u
        Words {
            anchors.left: parent.left
            anchors.verticalCenter: parent.verticalCenter
            display: true
            text: hall.view.words["title_" + hall.view.door]
            color: Theme.brassLight
            font.pixelSize: 52 * Theme.u
            lineHeight: 1
        }
        Row {
            anchors.right: parent.right
            anchors.verticalCenter: parent.verticalCenter
            spacing: 24 * Theme.u
            Row {
                anchors.verticalCenter: parent.verticalCenter
                rightPadding: 16 * Theme.u
                spacing: 16 * Theme.u
                visible: hall.view.page !== "over"
                Rectangle {
                    anchors.verticalCenter: parent.verticalCenter
                    width: 18 * Theme.u
                    height: width
                    radius: width / 2
                    color: hall.view.camera.level === "fault" ? "#e06a55" : hall.view.camera.level === "waiting" ? Theme.bambooLight : "#7fae7f"
                }
                Words {
                    objectName: "calibrate-camera"
                    anchors.verticalCenter: parent.verticalCenter
                    text: hall.view.words["camera_" + hall.view.camera.level]
                    color: Theme.lightSoft
                    font.pixelSize: Theme.small
                    lineHeight: 1
                }
            }
            BrassButton {
                objectName: "calibrate-language"
                quiet: true
                size: 28 * Theme.u
                text: hall.view.words.other_language
                onClicked: hall.view.speakOther()
            }
            BrassButton {
                objectName: "calibrate-close"
                quiet: true
                size: 28 * Theme.u
                text: hall.view.page === "over" ? hall.view.words.close : hall.view.words.quit
                onClicked: hall.view.close()
            }
        }
    }
    CalibrateSigns {
        id: signs
        anchors.left: head.left
        anchors.right: head.right
        anchors.top: head.bottom
        view: hall.view
    }
    Item {
        id: page
        anchors.left: head.left
        anchors.right: head.right
        anchors.top: signs.bottom
        anchors.bottom: parent.bottom
        anchors.bottomMargin: 44 * Theme.u

        CalibrateSteps {
            anchors.fill: parent
            visible: ["resume", "intro", "over"].includes(hall.view.page)
            view: hall.view
        }
        TapDesk {
            anchors.fill: parent
            visible: hall.view.page === "tapping"
            view: hall.view
        }
        CalibrateResult {
            anchors.fill: parent
            visible: hall.view.page === "result"
            view: hall.view
        }
    }
}
