"""What staff are told when a smile camera can't measure."""

from __future__ import annotations

from typing import Literal

FaultCode = Literal[
    "picture_missing",
    "picture_frozen",
    "picture_slow",
    "picture_small",
    "picture_black",
    "picture_dark",
    "picture_covered",
    "picture_glare",
    "camera_absent",
    "camera_unopened",
    "film_absent",
    "film_unreadable",
    "stream_unanswered",
    "broken_off",
    "stuck",
    "reader_gone",
    "door_taken",
    "folder_closed",
    "network_open",
    "model_missing",
    "model_damaged",
    "engine_missing",
]

_SENTENCES: dict[FaultCode, tuple[str, str]] = {
    "picture_missing": (
        "没有收到画面：{source}。请检查摄像头的电源和连接线。",
        "No picture comes from {source}: check the camera's power and cable.",
    ),
    "picture_frozen": (
        "画面停住不动：{source}。请把摄像头断电后重新接上。",
        "The picture of {source} stands still, the same one again and again: unplug the camera and plug it in again.",
    ),
    "picture_slow": (
        "画面太慢，每秒不到两幅，无法计数：{source}。请检查摄像头设置和 cpu_share。",
        "{source} gives fewer than two pictures a second, too few to count by: check its settings and cpu_share.",
    ),
    "picture_small": (
        "画面太小，看不清人脸：{source}。请把摄像头设为 1280x720 或更大。",
        "The pictures of {source} are too small to see a face in: set the camera to 1280x720 or more.",
    ),
    "picture_black": (
        "画面全黑：{source}。请检查镜头盖和灯光。",
        "The picture of {source} is black: check lens cover and light.",
    ),
    "picture_dark": (
        "画面太暗，看不清人脸：{source}。请开灯，并检查镜头是否被遮住。",
        "The picture of {source} is too dark to see a face in: switch the light on, and see whether the lens is free.",
    ),
    "picture_covered": (
        "镜头被遮住或模糊不清：{source}。请移开遮挡物并擦拭镜头。",
        "The lens of {source} is covered or smeared: take away what is before it, and wipe it.",
    ),
    "picture_glare": (
        "强光照进镜头：{source}。请遮光，或转动摄像头避开光源。",
        "Light blinds the lens of {source}: shade it, or turn the camera away from the light.",
    ),
    "camera_absent": ("找不到摄像头 {source}。请检查连接线。", "There is no camera {source}: check its cable."),
    "camera_unopened": (
        "摄像头 {source} 无法打开，可能正被其他程序使用。请关闭那个程序，或重新插拔摄像头。",
        "The camera {source} can't be opened; another program may use it: close that, or plug the camera in again.",
    ),
    "film_absent": (
        "找不到视频文件 {source}。请检查 config.yaml 中的路径。",
        "There is no film {source}: check its path in config.yaml.",
    ),
    "film_unreadable": (
        "文件 {source} 不是可以播放的视频。请换一个文件。",
        "The file {source} is no film that can be played: name another one.",
    ),
    "stream_unanswered": (
        "网络摄像头 {source} 没有应答。请检查其电源、网线，以及地址和密码。",
        "The network camera {source} does not answer: check its power and network, its address and password.",
    ),
    "broken_off": (
        "画面中断：{source}。正在重新连接；若不恢复，请检查连接线和电源。",
        "The pictures of {source} have broken off. It is being connected again; if that fails, check cable and power.",
    ),
    "stuck": (
        "摄像头 {source} 的驱动没有响应。请重新插拔摄像头。",
        "The driver or stream of {source} does not come back: plug the camera in again.",
    ),
    "reader_gone": ("读取 {source} 的进程已结束。", "The process that reads {source} has ended."),
    "door_taken": (
        "已有另一个进程（{detail}）在为这道门计数，因此本进程退出。请只运行一个程序。",
        "Another process ({detail}) counts at this door already, so this one goes: run the kiosk only once.",
    ),
    "folder_closed": (
        "无法在数据文件夹中为这道门加锁：{detail}。请检查文件夹的权限。",
        "The door can't be locked in the data folder: {detail}. See whether the folder may be written.",
    ),
    "network_open": (
        "微笑相机无法与网络隔离，因此不运行（{detail}）。请允许用户命名空间，或在其服务中设置 PrivateNetwork=yes。",
        "The smile camera can't be shut off from the network, so it does not run: {detail}. Allow user namespaces.",
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
