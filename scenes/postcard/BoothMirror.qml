import QtQuick
import QtMultimedia
import scenes.look

// The booth: look, three, two, one, and the photo to keep or take again.
BoothStep {
    id: booth
    readonly property bool kept: view.step === "still"
    readonly property bool lost: view.camera === "lost" && !kept

    Rectangle {
        id: frame
        width: Math.min(1296 * Theme.u, (parent.height - 2 * border.width) * 16 / 9)
        height: width * 9 / 16
        anchors.left: parent.left
        anchors.verticalCenter: parent.verticalCenter
        radius: 18 * Theme.u
        color: Theme.night
        border.width: 10 * Theme.u
        border.color: Theme.brass

        VideoOutput {
            id: glass
            anchors.fill: parent
            anchors.margins: frame.border.width
            visible: !booth.kept && booth.view.camera === "showing"
            fillMode: VideoOutput.PreserveAspectCrop
            transform: Scale {
                origin.x: glass.width / 2
                xScale: booth.view.mirrored ? -1 : 1
            }
            Component.onCompleted: booth.view.previewOn(glass.videoSink)
            Component.onDestruction: booth.view.previewOn(null)
        }
        PressPicture {
            anchors.fill: parent
            anchors.margins: frame.border.width
            visible: booth.kept
            picture: booth.view.still
        }
        Column {
            anchors.centerIn: parent
            width: parent.width * 0.8
            spacing: 18 * Theme.u
            visible: booth.lost
            Words {
                display: true
                width: parent.width
                horizontalAlignment: Text.AlignHCenter
                text: booth.words.no_camera
                font.pixelSize: Theme.title
                color: Theme.brassLight
            }
            Words {
                width: parent.width
                horizontalAlignment: Text.AlignHCenter
                text: booth.words.no_camera_hint
                color: Theme.lightSoft
            }
        }
        Rectangle {
            // Up where the camera is, so that people look there, and no face is covered.
            anchors.horizontalCenter: parent.horizontalCenter
            y: 34 * Theme.u
            width: 200 * Theme.u
            height: width
            radius: width / 2
            visible: booth.view.count > 0
            color: "#8c120d0a"
            border.width: 8 * Theme.u
            border.color: Theme.brassLight
            Text {
                id: number
                anchors.centerIn: parent
                text: booth.view.count
                color: Theme.light
                font.family: Theme.serif
                font.weight: Font.DemiBold
                font.pixelSize: 132 * Theme.u
                onTextChanged: pulse.restart()
                NumberAnimation {
                    id: pulse
                    target: number
                    property: "scale"
                    from: 1.35
                    to: 1
                    duration: 700
                    easing.type: Easing.OutCubic
                }
            }
        }
        // The shutter: a warm light that comes at once and goes slowly, never a blink.
        Rectangle {
            id: flash
            anchors.fill: parent
            radius: parent.radius
            color: "#fff6e0"
            opacity: 0
            visible: opacity > 0
            NumberAnimation on opacity {
                id: fading
                running: false
                from: 0.9
                to: 0
                duration: 900
                easing.type: Easing.OutQuad
            }
            Connections {
                target: booth.view
                function onStepChanged(): void {
                    if (booth.view.step === "taking")
                        fading.restart();
                }
            }
        }
    }
    Item {
        anchors.left: frame.right
        anchors.leftMargin: 48 * Theme.u
        anchors.right: parent.right
        anchors.top: frame.top
        anchors.bottom: frame.bottom

        Column {
            width: parent.width
            spacing: 20 * Theme.u
            Words {
                display: true
                width: parent.width
                visible: !booth.lost
                text: booth.kept ? booth.words.still_title : booth.words.preview_title
                font.pixelSize: Theme.title
                lineHeight: Theme.english ? 1 : 1.2
                color: Theme.brassLight
            }
            Words {
                width: parent.width
                visible: !booth.lost
                text: booth.words.preview_hint
                color: Theme.lightSoft
                font.pixelSize: 30 * Theme.u
            }
        }
        Column {
            anchors.bottom: parent.bottom
            width: parent.width
            spacing: 26 * Theme.u

            BrassButton {
                objectName: "booth-shoot"
                width: parent.width
                height: 150 * Theme.u
                size: Theme.heading
                visible: !booth.kept && !booth.lost
                enabled: booth.view.step === "preview" && booth.view.camera === "showing"
                text: booth.words.shoot
                onClicked: booth.view.shoot()
            }
            BrassButton {
                objectName: "booth-retry"
                width: parent.width
                height: 120 * Theme.u
                visible: booth.lost
                text: booth.words.retry
                onClicked: booth.view.retake()
            }
            BrassButton {
                objectName: "booth-without-photo"
                width: parent.width
                quiet: true
                visible: booth.view.step === "preview" || booth.view.step === "countdown"
                text: booth.words.without_photo
                onClicked: booth.view.withoutPhoto()
            }
            BrassButton {
                objectName: "booth-keep"
                width: parent.width
                height: 150 * Theme.u
                size: Theme.heading
                visible: booth.kept
                text: booth.words.keep
                onClicked: booth.view.keepPhoto()
            }
            BrassButton {
                objectName: "booth-retake"
                width: parent.width
                quiet: true
                visible: booth.kept
                text: booth.words.retake
                onClicked: booth.view.retake()
            }
        }
    }
}
