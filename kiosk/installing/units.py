"""The texts of the systemd units: the kiosk under its compositor, and the sound server beside it."""

from __future__ import annotations

from kiosk.installing.place import CACHE, ENVIRONMENT_FILE, NAME, OPT, RUN_FOLDER, SOUND, SOUND_SOCKET, Place

KEEP = OPT / "keep"
WESTON = OPT / "weston.ini"
_SCREENS = {
    "cage": f"/usr/bin/cage -d -- {KEEP}",
    "weston": f"/usr/bin/weston --shell=kiosk-shell.so --config={WESTON} --continue-without-input",
    "eglfs": str(KEEP),
}


def kiosk_unit(place: Place) -> str:
    """The kiosk's service: allowed is what a station needs, and the smile cameras shut themselves in further."""
    seat = "" if place.compositor == "eglfs" else "seatd.service "
    platform = "eglfs" if place.compositor == "eglfs" else "wayland"
    writable = " ".join(["-/media", "-/mnt", "-/srv", *([f"-{place.backups}"] if place.backups else [])])
    return f"""\
[Unit]
Description=滨江驿站 Riverfront Station Kiosk
Documentation=file://{place.current}/README.md
Wants={seat}{SOUND}
After={seat}{SOUND} systemd-user-sessions.service plymouth-quit-wait.service cups.service
# The screen is the kiosk's alone. When staff leave the kiosk, a login takes its place.
Conflicts=getty@tty1.service display-manager.service
After=getty@tty1.service display-manager.service
StartLimitIntervalSec=0

[Service]
Type=notify
NotifyAccess=all
User={place.user}
WorkingDirectory={place.current}
ExecStartPre=-+/bin/sh -c 'command -v chvt >/dev/null && chvt 1; printf "\\\\033[9;0]\\\\033[?25l" >/dev/tty1'
ExecStart={_SCREENS[place.compositor]}
# The keeper first, so that the window can end in order while there is still a screen under it.
ExecStop=-/bin/sh -c 'p=$$(cat {RUN_FOLDER}/keeper.pid) && kill -TERM $$p 2>/dev/null && \\
  while kill -0 $$p 2>/dev/null; do sleep 0.1; done'
# Staff left on purpose: a login on the screen, which stops this service for good, instead of a restart.
ExecStopPost=-+/bin/sh -c 'if rm {RUN_FOLDER}/left 2>/dev/null; then \\
  systemctl --no-block start getty@tty1.service; fi'

# The keeper restarts a window within a second or two. This is for when the keeper or the compositor are gone.
Restart=always
RestartSec=200ms
TimeoutStartSec=180
TimeoutStopSec=30
KillMode=mixed
# Fed by the thread that draws, through the keeper: longer than the keeper takes to have another window open.
WatchdogSec=100
WatchdogSignal=SIGKILL
TimeoutAbortSec=5
OOMPolicy=continue
OOMScoreAdjust=-300

Environment=XDG_RUNTIME_DIR={RUN_FOLDER}
Environment=XDG_CACHE_HOME={CACHE} MPLCONFIGDIR={CACHE}/matplotlib
Environment=KIOSK_STATE={place.data}
Environment=PULSE_SERVER=unix:{SOUND_SOCKET}
Environment=QT_QPA_PLATFORM={platform} QT_WAYLAND_DISABLE_WINDOWDECORATION=1
Environment=LIBSEAT_BACKEND=seatd WLR_LIBINPUT_NO_DEVICES=1
# No key of any keyboard leads to another console.
Environment=XKB_DEFAULT_OPTIONS=srvrkeys:none
Environment=LANG=C.UTF-8
# For this machine alone, as WLR_RENDERER=pixman; the file is never overwritten.
EnvironmentFile=-{ENVIRONMENT_FILE}

MemoryHigh=75%
MemoryMax=85%
# Swapped memory may hold a frame of a camera.
MemorySwapMax=0
TasksMax=1000
CPUWeight=500
IOWeight=500
LimitCORE=0
LogRateLimitIntervalSec=30
LogRateLimitBurst=2000

RuntimeDirectory={NAME}
RuntimeDirectoryMode=0700
RuntimeDirectoryPreserve=restart
CacheDirectory={NAME}
CacheDirectoryMode=0700
UMask=0077

NoNewPrivileges=yes
CapabilityBoundingSet=
AmbientCapabilities=
ProtectSystem=strict
ReadWritePaths={place.data} {writable}
ProtectHome=yes
PrivateTmp=yes
ProtectProc=invisible
ProtectClock=yes
ProtectHostname=yes
ProtectKernelLogs=yes
ProtectKernelModules=yes
ProtectKernelTunables=yes
ProtectControlGroups=yes
LockPersonality=yes
KeyringMode=private
RestrictRealtime=yes
RestrictSUIDSGID=yes
RestrictAddressFamilies=AF_UNIX AF_INET AF_INET6 AF_NETLINK
# These two the smile cameras need: they move into a network of their own that leads nowhere.
RestrictNamespaces=user net
SystemCallArchitectures=native
SystemCallFilter=@system-service seccomp
SystemCallErrorNumber=EPERM
DevicePolicy=closed
DeviceAllow=char-drm rw
DeviceAllow=char-input rw
DeviceAllow=char-video4linux rw
DeviceAllow=char-media rw
DeviceAllow=char-ttyUSB rw
DeviceAllow=char-ttyACM rw
DeviceAllow=char-ttyS rw
DeviceAllow=char-hidraw rw
# Over the monitor's own cable it is switched off outside the hours.
DeviceAllow=char-i2c rw

[Install]
WantedBy=multi-user.target
"""


def sound_unit(place: Place) -> str:
    """The sound server of the kiosk's user: no login session starts one here, and it is started again when it dies."""
    folder = SOUND_SOCKET.parent
    return f"""\
[Unit]
Description=滨江驿站 sound server
After=sound.target
StartLimitIntervalSec=0
ConditionPathExists=/usr/bin/pulseaudio

[Service]
User={place.user}
ExecStart=/usr/bin/pulseaudio -n --daemonize=no --disallow-exit --exit-idle-time=-1 --use-pid-file=no \\
  --log-target=stderr \\
  -L module-udev-detect -L module-switch-on-connect \\
  -L "module-native-protocol-unix socket={SOUND_SOCKET} auth-anonymous=1 auth-cookie-enabled=0"
Environment=XDG_RUNTIME_DIR={folder} HOME={folder} XDG_CONFIG_HOME={folder}
RuntimeDirectory={folder.name}
RuntimeDirectoryMode=0700
Restart=always
RestartSec=1
MemoryMax=256M
TasksMax=64
LimitCORE=0

NoNewPrivileges=yes
CapabilityBoundingSet=
ProtectSystem=strict
ProtectHome=yes
PrivateTmp=yes
ProtectClock=yes
ProtectHostname=yes
ProtectKernelLogs=yes
ProtectKernelModules=yes
ProtectKernelTunables=yes
ProtectControlGroups=yes
LockPersonality=yes
RestrictRealtime=yes
RestrictSUIDSGID=yes
RestrictNamespaces=yes
# No private network: what udev tells of a speaker that is plugged in again would not be heard there.
RestrictAddressFamilies=AF_UNIX AF_NETLINK
IPAddressDeny=any
SystemCallArchitectures=native
SystemCallFilter=@system-service
DevicePolicy=closed
DeviceAllow=char-alsa rw

[Install]
WantedBy=multi-user.target
"""


def keep_script(place: Place) -> str:
    """What the compositor starts: the keeper, which has the window opened."""
    return f"""\
#!/bin/sh
# The kiosk's window under its keeper; started by the compositor.
exec {place.python} -m kiosk.keeper --config {place.config} run --station
"""


def weston_ini() -> str:
    """Weston's settings: one program, never idle, no way to another console, no program but ours."""
    return f"""\
[core]
idle-time=0
require-input=false

[keyboard]
keymap_options=srvrkeys:none
vt-switching=false

[autolaunch]
path={KEEP}
watch=true
"""
