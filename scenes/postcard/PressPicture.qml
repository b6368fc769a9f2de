import QtQuick

// A picture of the press or the camera by its id; nothing of it is kept once it is gone.
Image {
    property string picture: ""
    source: picture !== "" ? "image://booth/" + picture : ""
    cache: false
    mipmap: true
    smooth: true
}
