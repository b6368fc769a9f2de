"""A hand on the X server itself: real keys, buttons, drops, requests to close, and screens that go and come."""

from __future__ import annotations

import ctypes
from ctypes import POINTER, Structure, c_char, c_int, c_long, c_uint, c_ulong, c_void_p


class _Monitor(Structure):
    _fields_ = (
        ("name", c_ulong),
        ("primary", c_int),
        ("automatic", c_int),
        ("noutput", c_int),
        ("x", c_int),
        ("y", c_int),
        ("width", c_int),
        ("height", c_int),
        ("mwidth", c_int),
        ("mheight", c_int),
        ("outputs", POINTER(c_ulong)),
    )


class _Message(Structure):
    _fields_ = (
        ("type", c_int),
        ("serial", c_ulong),
        ("send_event", c_int),
        ("display", c_void_p),
        ("window", c_ulong),
        ("message_type", c_ulong),
        ("format", c_int),
        ("data", c_long * 5),
        ("pad", c_char * 128),
    )


class _Look(Structure):
    _fields_ = (
        *((name, c_int) for name in ("x", "y", "width", "height", "border", "depth")),
        ("visual", c_void_p),
        ("root", c_ulong),
        *((name, c_int) for name in ("class", "bit_gravity", "win_gravity", "backing_store")),
        *((name, c_ulong) for name in ("planes", "pixel")),
        ("save_under", c_int),
        ("colormap", c_ulong),
        *((name, c_int) for name in ("map_installed", "map_state")),
        ("rest", c_char * 64),
    )


VIEWABLE = 2


class XHand:
    """On the display named, or that of the environment. Places are in pixels; windows are X's numbers (`winId`)."""

    def __init__(self, display: str | None = None) -> None:
        self._x = ctypes.CDLL("libX11.so.6")
        self._test = ctypes.CDLL("libXtst.so.6")
        self._randr = ctypes.CDLL("libXrandr.so.2")
        for name, returned in (
            ("XOpenDisplay", c_void_p),
            ("XDefaultRootWindow", c_ulong),
            ("XInternAtom", c_ulong),
            ("XStringToKeysym", c_ulong),
            ("XCreateSimpleWindow", c_ulong),
        ):
            getattr(self._x, name).restype = returned
        self._display = c_void_p(self._x.XOpenDisplay(display.encode() if display else None))
        assert self._display.value, "no X server"
        self._root = c_ulong(self._x.XDefaultRootWindow(self._display))
        self._monitors: list[str] = []

    def close(self) -> None:
        """Take back every monitor and window."""
        for name in list(self._monitors):
            self.pull_out(name)
        self._x.XCloseDisplay(self._display)

    def plug_in(self, name: str, x: int, y: int, width: int, height: int) -> None:
        """A monitor of this name comes, showing this part of the display."""
        monitor = _Monitor(self._atom(name), 0, 0, 0, x, y, width, height, width, height, (c_ulong * 1)())
        self._randr.XRRSetMonitor(self._display, self._root, ctypes.byref(monitor))
        self._sync()
        if name not in self._monitors:
            self._monitors.append(name)

    def pull_out(self, name: str) -> None:
        """The monitor of this name goes."""
        self._randr.XRRDeleteMonitor(self._display, self._root, c_ulong(self._atom(name)))
        self._sync()
        self._monitors.remove(name)

    def keys(self, *names: str) -> None:
        """Press keys by their X names one after the other, holding them, and let go in reverse: a chord."""
        codes = []
        for name in names:
            symbol = self._x.XStringToKeysym(name.encode())
            assert symbol, f"X knows no key {name}"
            code = self._x.XKeysymToKeycode(self._display, c_ulong(symbol))
            assert code, f"this keyboard has no key {name}"
            codes.append(code)
        for code in codes:
            self._test.XTestFakeKeyEvent(self._display, code, 1, c_ulong(0))
        for code in reversed(codes):
            self._test.XTestFakeKeyEvent(self._display, code, 0, c_ulong(0))
        self._sync()

    def click(self, button: int, x: int, y: int) -> None:
        """Click a mouse's button there; 1 is the left one, 2 the middle, 3 the right, 4 and 5 the wheel."""
        self._test.XTestFakeMotionEvent(self._display, -1, x, y, c_ulong(0))
        self._test.XTestFakeButtonEvent(self._display, button, 1, c_ulong(0))
        self._test.XTestFakeButtonEvent(self._display, button, 0, c_ulong(0))
        self._sync()

    def drag(self, path: list[tuple[int, int]]) -> None:
        """Drag with the left button along these places."""
        self._test.XTestFakeMotionEvent(self._display, -1, *path[0], c_ulong(0))
        self._test.XTestFakeButtonEvent(self._display, 1, 1, c_ulong(0))
        for place in path[1:]:
            self._test.XTestFakeMotionEvent(self._display, -1, *place, c_ulong(0))
        self._test.XTestFakeButtonEvent(self._display, 1, 0, c_ulong(0))
        self._sync()

    def ask_to_close(self, window: int) -> None:
        """What a window manager sends for Alt+F4, or a click on its cross."""
        self._tell(window, "WM_PROTOCOLS", self._atom("WM_DELETE_WINDOW"))

    def hide(self, window: int) -> None:
        """Unmap the window, as when it is minimised."""
        self._x.XUnmapWindow(self._display, c_ulong(window))
        self._sync()

    def squeeze(self, window: int, x: int, y: int, width: int, height: int) -> None:
        """Move the window and make it another size."""
        self._x.XMoveResizeWindow(self._display, c_ulong(window), x, y, width, height)
        self._sync()

    def take_the_keys(self) -> None:
        """A window of another program comes up and takes the keyboard."""
        window = self._another_window(200, 120)
        self._x.XMapRaised(self._display, c_ulong(window))
        self._sync()
        self._x.XSetInputFocus(self._display, c_ulong(window), 1, c_ulong(0))
        self._sync()

    def drop(self, window: int, x: int, y: int) -> None:
        """Another program drags text over the window and lets it fall."""
        source = self._another_window(10, 10)
        text = self._atom("text/plain")
        self._tell(window, "XdndEnter", source, 5 << 24, text, 0, 0)
        self._tell(window, "XdndPosition", source, 0, x << 16 | y, 0, self._atom("XdndActionCopy"))
        self._tell(window, "XdndDrop", source, 0, 0, 0, 0)

    def shown(self) -> dict[int, tuple[int, int, int, int]]:
        """Every window that is mapped on the display, and where: x, y, width, height."""
        root, parent, count = c_ulong(), c_ulong(), c_uint()
        children = POINTER(c_ulong)()
        outs = (ctypes.byref(out) for out in (root, parent, children, count))
        self._x.XQueryTree(self._display, self._root, *outs)
        found = {}
        for number in children[: count.value]:
            look = _Look()
            self._x.XGetWindowAttributes(self._display, c_ulong(number), ctypes.byref(look))
            if look.map_state == VIEWABLE:
                found[number] = look.x, look.y, look.width, look.height
        self._x.XFree(children)
        return found

    def _another_window(self, width: int, height: int) -> int:
        made = self._x.XCreateSimpleWindow(self._display, self._root, 0, 0, width, height, 0, c_ulong(0), c_ulong(0))
        return int(made)

    def _tell(self, window: int, kind: str, *data: int) -> None:
        message = _Message(33, 0, 1, self._display, window, self._atom(kind), 32, (c_long * 5)(*data), b"")
        self._x.XSendEvent(self._display, c_ulong(window), 0, c_long(0), ctypes.byref(message))
        self._sync()

    def _atom(self, name: str) -> int:
        return int(self._x.XInternAtom(self._display, name.encode(), 0))

    def _sync(self) -> None:
        self._x.XSync(self._display, 0)
