"""What staff are told when a smile camera can't measure."""

from __future__ import annotations

from typing import Literal

FaultCode = Literal[
    "picture_missing",
    "picture_frozen",
    "picture_black",
    "camera_absent",
    "camera_unopened",
    "film_absent",
    "film_unreadable",
    "stream_unanswered",
    "broken_off",
    "stuck",
    "reader_gone",
    "network_open",
    "model_missing",
    "model_damaged",
    "engine_missing",
]

_SENTENCES: dict[FaultCode, tuple[str, str]] = {
    "picture_missing": ("没有收到画面：{source}。", "No picture comes from {source}."),
    "picture_frozen": (
        "画面停住不动：{source}。",
        "The picture of {source} stands still: the same frame comes again and again.",
    ),
    "picture_black": (
        "画面全黑或一片空白：{source}。请检查镜头盖和灯光。",
        "The picture of {source} is black or blank: check lens cover and light.",
    ),
    "camera_absent": ("找不到摄像头 {source}。请检查连接线。", "There is no camera {source}: check its cable."),
    "camera_unopened": (
        "摄像头 {source} 无法打开，可能正被其他程序使用。",
        "The camera {source} can't be opened; another program may be using it.",
    ),
    "film_absent": ("找不到视频文件 {source}。", "There is no film {source}."),
    "film_unreadable": ("文件 {source} 不是可以播放的视频。", "The file {source} is no film that can be played."),
    "stream_unanswered": ("网络摄像头 {source} 没有应答。", "The network camera {source} does not answer."),
    "broken_off": ("画面中断：{source}。", "The pictures of {source} have broken off."),
    "stuck": ("摄像头 {source} 的驱动没有响应。", "The driver or stream of {source} does not come back."),
    "reader_gone": ("读取 {source} 的进程已结束。", "The process that reads {source} has ended."),
    "network_open": (
        "微笑相机无法与网络隔离，因此不运行：{detail}。请在 systemd 中设置 PrivateNetwork=yes。",
        "The smile camera can't be shut off from the network, so it does not run: {detail}. Set PrivateNetwork=yes.",
    ),
    "model_missing": ("缺少人脸模型文件 {detail}。", "The face model {detail} is missing or can't be read."),
    "model_damaged": (
        "人脸模型文件 {detail} 已损坏，请从安装包中恢复。",
        "The face model {detail} is damaged; put the file back as it was delivered.",
    ),
    "engine_missing": ("无法加载人脸识别程序库：{detail}。", "MediaPipe or OpenCV can't be loaded: {detail}."),
}


def fault_sentences(code: FaultCode, source: str = "", detail: str = "") -> tuple[str, str]:
    """The sentence for staff in Chinese and English; `source` without passwords."""
    zh, en = _SENTENCES[code]
    return zh.format(source=source, detail=detail), en.format(source=source, detail=detail)
