"""Carries packets between two TUN devices at the rate and with the delay it is told: a process of its own.

Speaks JSON by lines: {"rate": bits a second, "rtt": seconds} begins a new line, "count" answers what has passed.
"""

from __future__ import annotations

import fcntl
import json
import os
import select
import struct
import sys
import time
from collections import deque
from contextlib import suppress

from benchmarks.line.pipe import Pipe

TUNSETIFF, IFF_TUN, IFF_NO_PI = 0x400454CA, 0x0001, 0x1000
AT_ONCE = 64


def tun(name: str) -> int:
    """A TUN device called `name`: its packets are read from and written to the answered file."""
    device = os.open('/dev/net/tun', os.O_RDWR | os.O_NONBLOCK)
    fcntl.ioctl(device, TUNSETIFF, struct.pack('16sH22x', name.encode(), IFF_TUN | IFF_NO_PI))
    return device


def carry(server: int, client: int) -> None:
    """Until the standard input ends."""
    other = {server: client, client: server}
    pipes = {each: Pipe(1e9, 0.0) for each in other}
    queues: dict[int, deque[tuple[float, bytes]]] = {each: deque() for each in other}
    while True:
        due = min((queue[0][0] for queue in queues.values() if queue), default=None)
        wait = None if due is None else max(0.0, due - time.monotonic())
        ready, _, _ = select.select([server, client, sys.stdin], [], [], wait)
        if sys.stdin in ready:
            said = sys.stdin.readline()
            if not said:
                return
            pipes = _told(json.loads(said), server, client, pipes)
        for device in ready:
            if device in other:
                _take(device, pipes[device], queues[device])
        now = time.monotonic()
        for device, queue in queues.items():
            while queue and queue[0][0] <= now:
                with suppress(OSError):  # the other end is not up yet
                    os.write(other[device], queue.popleft()[1])


def _take(device: int, pipe: Pipe, queue: deque[tuple[float, bytes]]) -> None:
    for _ in range(AT_ONCE):
        try:
            packet = os.read(device, 2048)
        except BlockingIOError:
            return
        due = pipe.take(len(packet), time.monotonic())
        if due is not None:
            queue.append((due, packet))


def _told(said: object, server: int, client: int, pipes: dict[int, Pipe]) -> dict[int, Pipe]:
    if isinstance(said, dict):
        pipes = {each: Pipe(said['rate'], said['rtt'] / 2) for each in (server, client)}
    down, up = pipes[server], pipes[client]
    counted = {'down': down.passed, 'up': up.passed, 'dropped': down.dropped + up.dropped}
    print(json.dumps(counted), flush=True)
    return pipes


if __name__ == '__main__':
    ends = [tun(name) for name in sys.argv[1:3]]
    print('{}', flush=True)
    carry(*ends)
