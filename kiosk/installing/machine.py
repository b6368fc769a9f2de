"""The texts that make a machine a station: its log, its keys, its kernel, its devices' names, its one command."""

from __future__ import annotations

from kiosk.installing.place import CACHE, NAME, RUN_FOLDER, SERVICE, SOUND_SOCKET, Place

JOURNALD = """\
# The log survives a restart and never fills the disk.
[Journal]
Storage=persistent
SystemMaxUse=500M
SystemKeepFree=1G
MaxFileSec=1week
MaxRetentionSec=3month
"""

LOGIND = """\
# Nothing but the power key does anything, and no key brings another console.
[Login]
NAutoVTs=0
ReserveVT=0
IdleAction=ignore
HandleRebootKey=ignore
HandleSuspendKey=ignore
HandleHibernateKey=ignore
HandleLidSwitch=ignore
HandleLidSwitchExternalPower=ignore
HandleLidSwitchDocked=ignore
"""

SYSTEMD = """\
# Ctrl-Alt-Del seven times does nothing either; a machine that hangs is started anew by its watchdog, where it has one.
[Manager]
CtrlAltDelBurstAction=none
RuntimeWatchdogSec=60s
"""

SYSCTL = """\
# No magic keys; a kernel that fails starts anew. The smile cameras need user namespaces to shut themselves in.
-kernel.sysrq = 0
kernel.panic = 10
-kernel.unprivileged_userns_clone = 1
"""

MODULES = """\
# Monitors are switched off and on over their own cable.
i2c-dev
"""

ISSUE = """\

  Staff have left the kiosk of the Riverfront Station. It opens again when this machine is switched off and on,
  or after a login with:  sudo systemctl start riverfront-station

"""

ENVIRONMENT = """\
# Variables for the kiosk on this machine alone, one NAME=value a line. Never overwritten by an update. Examples:
# WLR_RENDERER=pixman
# WLR_DRM_DEVICES=/dev/dri/card1
# QT_QPA_EGLFS_KMS_CONFIG=/etc/riverfront-station/eglfs.json
"""


def udev_rules(place: Place) -> str:
    """Names that stay for wheel, serial lines and cameras; memory sticks that are there once they are plugged in."""
    usb_alike = 'ENV{ID_USB_INTERFACES}=="*:0e*|*:03*|*:02*"'
    stick = 'SUBSYSTEM=="block", ENV{ID_BUS}=="usb", ENV{ID_FS_USAGE}=="filesystem", ENV{ID_FS_UUID}=="?*"'
    mount = f"systemd-mount --no-block --collect --discover --owner={place.user} --options=nosuid,nodev,noexec,sync"
    return f"""\
# Names that stay, whatever is plugged in first.
ACTION=="remove", GOTO="riverfront_end"
SUBSYSTEM=="input", KERNEL=="event*", ENV{{ID_INPUT_JOYSTICK}}=="1", \\
  GROUP="input", MODE="0660", SYMLINK+="riverfront/wheel"
SUBSYSTEM=="tty", KERNEL=="ttyUSB*|ttyACM*", ENV{{ID_PATH}}=="?*", \\
  GROUP="dialout", MODE="0660", SYMLINK+="riverfront/serial-$env{{ID_PATH}}"
SUBSYSTEM=="video4linux", KERNEL=="video*", ATTR{{index}}=="0", ENV{{ID_PATH}}=="?*", \\
  GROUP="video", MODE="0660", SYMLINK+="riverfront/camera-$env{{ID_PATH}}"
# Cameras, wheels and serial lines never go to sleep while nobody touches them.
SUBSYSTEM=="usb", ENV{{DEVTYPE}}=="usb_device", {usb_alike}, TEST=="power/control", ATTR{{power/control}}="on"
# A memory stick that staff plug in for an export is there at once, and nothing on it can be run.
ACTION=="add", {stick}, TAG+="systemd", \\
  RUN+="/usr/bin/{mount} $devnode /media/$env{{ID_FS_UUID}}"
LABEL="riverfront_end"
"""


def station_command(place: Place) -> str:
    """`riverfront-station COMMAND`: the kiosk's commands on an installed station, as the user they belong to."""
    run = f"{place.current}/run --config {place.config}"
    return f"""\
#!/bin/sh
# The commands of the installed kiosk: riverfront-station check, pin, summary, backup, update FOLDER …
set -eu
umask 0007
[ "$(id -u)" = 0 ] || exec sudo -- "$0" "$@"
as_kiosk() {{
    exec setpriv --reuid {place.user} --regid {place.user} --init-groups env HOME={place.data} XDG_CACHE_HOME={CACHE} \\
        KIOSK_STATE={place.data} PULSE_SERVER=unix:{SOUND_SOCKET} "$@"
}}
case ${{1:-}} in
    "") systemctl --no-pager --lines=20 status {SERVICE} ;;
    uninstall) exec {run} "$@" ;;
    update | rollback)
        # It outlives the login on the screen, whose console the kiosk takes; and there is one at a time.
        [ -d /run/systemd/system ] || exec {run} "$@"
        exec systemd-run --quiet --collect --wait --pipe --same-dir --unit={NAME}-update -- {run} "$@" ;;
    on-screen) # what needs the station's own screen, as: riverfront-station on-screen smile calibrate --door entry
        shift
        systemctl stop {SERVICE}
        trap 'systemctl start {SERVICE}' EXIT
        install -d -m 0700 -o {place.user} {RUN_FOLDER}
        ( as_kiosk XDG_RUNTIME_DIR={RUN_FOLDER} LIBSEAT_BACKEND=seatd WLR_LIBINPUT_NO_DEVICES=1 \\
            QT_QPA_PLATFORM=wayland XKB_DEFAULT_OPTIONS=srvrkeys:none cage -d -- {run} "$@" )
        ;;
    *) as_kiosk {run} "$@" ;;
esac
"""


MASKED = ("ctrl-alt-del", "sleep", "suspend", "hibernate", "hybrid-sleep", "suspend-then-hibernate")
