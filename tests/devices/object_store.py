"""A real S3-compatible store on this machine: OpenStack Swift with its S3 interface, all its servers in one process.

    python -m tests.devices.object_store FOLDER

It prints one JSON line with its port and serves 127.0.0.1 until it is ended. Two buckets: `cards`, whose objects
anybody may read and nobody may list, and `closed`. Signatures are checked; keys are KEYS.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

KEYS = ("hall:keeper", "a-secret-of-the-test")
ROOT = Path(__file__).resolve().parents[2]
STORAGE = """[DEFAULT]
swift_dir = {folder}
devices = {folder}/disks
mount_check = false
workers = 0
[pipeline:main]
pipeline = {kind}-server
[app:{kind}-server]
use = egg:swift#{kind}
"""
FRONT = """[DEFAULT]
swift_dir = {folder}
[pipeline:main]
pipeline = catch_errors proxy-logging cache s3api tempauth copy proxy-server
[app:proxy-server]
use = egg:swift#proxy
account_autocreate = true
[filter:catch_errors]
use = egg:swift#catch_errors
[filter:proxy-logging]
use = egg:swift#proxy_logging
[filter:cache]
use = egg:swift#memcache
memcache_servers = 127.0.0.1:1
[filter:s3api]
use = egg:swift#s3api
location = us-east-1
[filter:tempauth]
use = egg:swift#tempauth
user_{user} = {secret} .admin
[filter:copy]
use = egg:swift#copy
"""
INSIDE = """[DEFAULT]
swift_dir = {folder}
[pipeline:main]
pipeline = catch_errors proxy-server
[app:proxy-server]
use = egg:swift#proxy
account_autocreate = true
[filter:catch_errors]
use = egg:swift#catch_errors
"""
SECRETS = """[swift-hash]
swift_hash_path_suffix = hall
swift_hash_path_prefix = hall
[storage-policy:0]
name = one
default = yes
"""


@dataclass(frozen=True)
class ObjectStore:
    """Where it is, for the keeper of the keys and for phones, and its process."""

    port: int
    process: subprocess.Popen[bytes]

    @property
    def endpoint(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def public_url(self, bucket: str = "cards") -> str:
        return f"{self.endpoint}/v1/AUTH_hall/{bucket}"


@contextmanager
def object_store(folder: Path) -> Iterator[ObjectStore]:
    """The store with its data in `folder`, while the block runs."""
    command = [sys.executable, "-W", "ignore", "-m", "tests.devices.object_store", str(folder)]
    with (folder / "said.txt").open("wb") as said:
        process = subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=said)
        try:
            assert process.stdout
            line = process.stdout.readline()
            if not line:
                raise RuntimeError(f"the store did not start: {(folder / 'said.txt').read_text()[-2000:]}")
            yield ObjectStore(json.loads(line)["port"], process)
        finally:
            process.kill()
            process.communicate()


def keeps_attributes(folder: Path) -> bool:
    """Whether files here can carry what the store notes on them."""
    try:
        probe = folder / "probe"
        probe.touch()
        os.setxattr(probe, "user.swift.probe", b"1")
    except (OSError, AttributeError):
        return False
    return True


def main(folder: Path) -> None:
    """Write the servers' settings, start them, open the buckets, serve."""
    from kiosk.parent_death import die_with_parent

    die_with_parent()
    import eventlet  # type: ignore[import-untyped]
    import eventlet.wsgi  # type: ignore[import-untyped]

    eventlet.monkey_patch()
    from swift.common import direct_client, storage_policy, utils, wsgi  # type: ignore[import-untyped]
    from swift.common.internal_client import InternalClient  # type: ignore[import-untyped]
    from swift.common.ring import Ring, RingBuilder  # type: ignore[import-untyped]

    (folder / "disks" / "one").mkdir(parents=True)
    (folder / "swift.conf").write_text(SECRETS)
    utils.set_swift_dir(str(folder))
    storage_policy.reload_storage_policies()
    doors = {kind: eventlet.listen(("127.0.0.1", 0)) for kind in ("object", "container", "account", "proxy")}
    user, secret = KEYS[0].replace(":", "_"), KEYS[1]
    for kind, door in doors.items():
        if kind != "proxy":
            disk = {"id": 0, "region": 1, "zone": 1, "device": "one", "weight": 1.0}
            builder = RingBuilder(4, 1, 0)
            builder.add_dev(disk | {"ip": "127.0.0.1", "port": door.getsockname()[1]})
            builder.rebalance()
            builder.get_ring().save(str(folder / f"{kind}.ring.gz"))
        settings = FRONT if kind == "proxy" else STORAGE
        written = settings.format(folder=folder, kind=kind, user=user, secret=secret)
        (folder / f"{kind}.conf").write_text(written)
    (folder / "inside.conf").write_text(INSIDE.format(folder=folder))
    serving = []
    for kind, door in doors.items():
        app = wsgi.loadapp(str(folder / f"{kind}.conf"), global_conf={"log_name": kind})
        log = utils.get_logger({"log_level": "CRITICAL"}, name=kind)
        serving.append(eventlet.spawn(eventlet.wsgi.server, door, app, log, protocol=wsgi.SwiftHttpProtocol))
    inside, ring = InternalClient(str(folder / "inside.conf"), "inside", 1), Ring(str(folder), ring_name="container")
    for bucket in ("cards", "closed"):
        inside.create_container("AUTH_hall", bucket)
    part, nodes = ring.get_nodes("AUTH_hall", "cards")
    # Objects may be read by whoever knows their name; there is no right to list them.
    direct_client.direct_post_container(nodes[0], part, "AUTH_hall", "cards", headers={"X-Container-Read": ".r:*"})
    print(json.dumps({"port": doors["proxy"].getsockname()[1]}), flush=True)
    serving[-1].wait()


if __name__ == "__main__":
    main(Path(sys.argv[1]).resolve())
