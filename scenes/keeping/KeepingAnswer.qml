import QtQuick
import scenes.look

// What came of a press, in one sentence; red when it did not work.
Words {
    id: answer
    required property var job
    required property string language
    required property real unit
    visible: text !== ""
    text: job.busy || !job.told ? "" : language === "zh" ? job.zh : job.en
    color: job.ok ? "#3f6b4a" : Theme.cinnabar
    font.pixelSize: 25 * unit
}
