import QtQuick
import QtMultimedia
import scenes.look

// The booth: look, three, two, one; then the photo, large, and a strip of those taken so far to choose from.
BoothStep {
    id: booth
    readonly property bool kept: view.step === "still"
    readonly property bool counting: view.count > 0 && !kept
    readonly property bool lost: view.camera === "lost" && !kept
    readonly property bool opening: view.camera === "opening" && !kept
    // A string, so that photos that stay are not loaded again.
    readonly property string taken: view.shots
    readonly property var shots: JSON.parse(taken)
    readonly property bool full: shots.length >= view.mostShots
    readonly property string trouble: view.cameraTrouble !== "" ? view.cameraTrouble : "gone"

    ShipWindow {
        id: frame
        width: Math.min(parent.width - 500 * Theme.u, (parent.height - 154 * Theme.u - 2 * band) * 16 / 9 + 2 * band)
        height: (width - 2 * band) * 9 / 16 + 2 * band
        anchors.horizontalCenter: parent.horizontalCenter

        VideoOutput {
            id: glass
            objectName: "booth-glass"
            anchors.fill: parent
            visible: !booth.kept && booth.view.camera === "showing"
            fillMode: VideoOutput.PreserveAspectCrop
            mirrored: booth.view.mirrored
            Component.onCompleted: booth.view.previewOn(glass.videoSink)
            Component.onDestruction: booth.view.previewOn(null)
        }
        PressPicture {
            objectName: "booth-still"
            anchors.fill: parent
            visible: booth.kept
            fillMode: Image.PreserveAspectCrop
            picture: booth.view.still
        }
        // Faces grow a little dim, so that the eyes leave them for the lens.
        Rectangle {
            anchors.fill: parent
            color: "#120d0a"
            opacity: booth.view.gaze ? 0.3 : 0
            visible: opacity > 0
            Behavior on opacity {
                NumberAnimation {
                    duration: Theme.calm_ms
                }
            }
        }
        GazeLight {
            anchors.fill: parent
            lens: booth.view.lens
            running: booth.view.gaze
        }
        Countdown {
            anchors.fill: parent
            lens: booth.view.lens
            count: booth.counting ? booth.view.count : 0
            gaze: booth.view.gaze
            hint: booth.words.look_lens
        }
        Column {
            anchors.centerIn: parent
            width: parent.width * 0.78
            spacing: 22 * Theme.u
            visible: booth.lost || booth.opening
            Item {
                anchors.horizontalCenter: parent.horizontalCenter
                width: 150 * Theme.u
                height: width
                BoothSign {
                    anchors.centerIn: parent
                    size: 2.9 * Theme.u
                    thickness: 2
                    colour: Theme.brass
                    kind: booth.opening ? "camera" : booth.trouble === "dark" ? "cover" : booth.trouble === "frozen" ? "frozen" : "sleep"
                }
            }
            Words {
                display: true
                width: parent.width
                horizontalAlignment: Text.AlignHCenter
                text: booth.opening ? booth.words.camera_opening : booth.words["camera_" + booth.trouble]
                font.pixelSize: Theme.title
                color: Theme.brassLight
            }
            Words {
                width: parent.width
                horizontalAlignment: Text.AlignHCenter
                visible: booth.lost
                // Photos taken before are as good as ever.
                text: booth.words[booth.shots.length > 0 ? "camera_shots_hint" : "camera_" + booth.trouble + "_hint"]
                color: Theme.lightSoft
            }
        }
        // The shutter: a warm light that comes at once and goes slowly, never a blink.
        Rectangle {
            id: flash
            anchors.fill: parent
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
    Column {
        id: saying
        anchors.left: parent.left
        anchors.right: frame.left
        anchors.rightMargin: 24 * Theme.u
        y: 16 * Theme.u
        spacing: 24 * Theme.u
        visible: !booth.lost && !booth.opening
        Words {
            display: true
            width: parent.width
            text: booth.kept ? (booth.shots.length > 1 ? booth.words.choose_title : booth.words.still_title) : booth.words.preview_title
            font.pixelSize: (Theme.english ? 44 : 52) * Theme.u
            lineHeight: Theme.english ? 0.95 : 1.15
            color: Theme.brassLight
        }
        Words {
            width: parent.width
            text: booth.kept ? (booth.full ? booth.words.shots_full : booth.words.shots_more).replace("{count}", booth.view.mostShots) : booth.words["lens_" + booth.view.lens]
            visible: !booth.kept || booth.view.mostShots > 1
            color: Theme.light
            font.pixelSize: 30 * Theme.u
        }
        Words {
            width: parent.width
            text: booth.words.photo_use
            color: Theme.lightSoft
            font.pixelSize: Theme.small
        }
    }
    FilmStrip {
        anchors.left: frame.right
        anchors.leftMargin: 24 * Theme.u
        anchors.right: parent.right
        y: 8 * Theme.u
        height: implicitHeight
        visible: booth.view.mostShots > 1
        places: booth.view.mostShots
        shots: booth.shots
        looked: booth.kept ? booth.view.still : ""
        touchable: booth.kept || booth.view.step === "preview"
        onChosen: still => booth.view.lookAt(still)
    }
    // The large button stands in the middle, the others beside it.
    Item {
        id: foot
        anchors.left: frame.left
        anchors.right: frame.right
        anchors.bottom: parent.bottom
        height: 124 * Theme.u
        readonly property real beside: 360 * Theme.u

        BrassButton {
            objectName: "booth-without-photo"
            width: foot.beside
            height: parent.height
            quiet: true
            visible: booth.view.step === "preview" || booth.view.step === "countdown"
            text: booth.words.without_photo
            size: (Theme.english ? 28 : 32) * Theme.u
            onClicked: booth.view.withoutPhoto()
        }
        BrassButton {
            objectName: "booth-retake"
            width: foot.beside
            height: parent.height
            quiet: true
            visible: booth.kept
            text: booth.full ? booth.words.retake_this : booth.words.retake
            onClicked: booth.view.retake()
        }
        BrassButton {
            objectName: "booth-shoot"
            anchors.centerIn: parent
            width: parent.width - 2 * foot.beside - 56 * Theme.u
            height: parent.height
            size: Theme.heading
            visible: !booth.kept && !booth.lost && !booth.counting && booth.view.step === "preview"
            enabled: booth.view.camera === "showing"
            text: booth.words.shoot
            onClicked: booth.view.shoot()
        }
        Words {
            anchors.centerIn: parent
            width: parent.width - 2 * foot.beside - 56 * Theme.u
            horizontalAlignment: Text.AlignHCenter
            visible: !booth.kept && !booth.lost && (booth.counting || booth.view.step !== "preview")
            display: true
            text: booth.words["lens_" + booth.view.lens]
            color: Theme.brassLight
            font.pixelSize: (Theme.english ? 32 : 40) * Theme.u
        }
        BrassButton {
            objectName: "booth-retry"
            anchors.centerIn: parent
            width: parent.width - 2 * foot.beside - 56 * Theme.u
            height: parent.height
            visible: booth.lost
            text: booth.words.retry
            onClicked: booth.view.retake()
        }
        BrassButton {
            objectName: "booth-keep"
            anchors.right: parent.right
            width: parent.width - foot.beside - 28 * Theme.u
            height: parent.height
            size: Theme.heading
            visible: booth.kept
            text: booth.words.keep
            onClicked: booth.view.keepPhoto()
        }
        BrassButton {
            objectName: "booth-stop"
            anchors.right: parent.right
            width: foot.beside
            height: parent.height
            quiet: true
            visible: booth.view.step === "countdown"
            text: booth.words.stop
            onClicked: booth.view.back()
        }
        BrassButton {
            objectName: "booth-code-entry"
            anchors.right: parent.right
            width: foot.beside
            height: parent.height
            quiet: true
            visible: booth.view.step === "preview"
            text: booth.words.code_have
            size: (Theme.english ? 28 : 32) * Theme.u
            onClicked: booth.view.openCodeEntry()
        }
    }
}
