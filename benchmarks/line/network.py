"""A server's and a client's network with a shaped line between them: namespaces and a TUN shaper, or a relay.

`network` runs inside a namespace of its own already (see `inside.py`), so it may name its devices as it likes.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

NETWORK = '10.77.0'
SERVER, CLIENT = f'{NETWORK}.1', f'{NETWORK}.2'
DEVICES = ('line-server', 'line-client')
MTU = 1500
PAYLOAD = 1448 / MTU  # of TCP with timestamps in a full packet: what is left for whoever transfers
CONTROL = 'cubic'  # what phones and most servers use; told to the route, as a namespace may not choose freely


@dataclass
class Network:
    """`enter` begins a command that shall run on the client's side."""

    enter: Sequence[str]
    shaper: subprocess.Popen[str]
    kind: str = 'packets'
    payload: float = PAYLOAD

    def through(self, port: int) -> tuple[str, int]:
        """Where the client finds a server that listens at `port` of this side."""
        return SERVER, port

    def shape(self, mbps: float, rtt_ms: float) -> None:
        """From now on the line is so wide and so long, both ways; the counters begin anew."""
        self._ask({'rate': mbps * 1e6, 'rtt': rtt_ms / 1000})

    def counted(self) -> dict[str, int]:
        """Bytes of whole IP packets that went `down` and `up` since `shape`, and how many packets were `dropped`."""
        return dict(self._ask('count'))

    def _ask(self, said: object) -> Any:
        assert self.shaper.stdin
        assert self.shaper.stdout
        self.shaper.stdin.write(json.dumps(said) + '\n')
        self.shaper.stdin.flush()
        return json.loads(self.shaper.stdout.readline())


class Relayed(Network):
    """Both sides are one machine, and a relay of TCP stands between them."""

    def through(self, port: int) -> tuple[str, int]:
        """A way of its own over the line."""
        return '127.0.0.1', int(self._ask({'to': port})['port'])


@contextmanager
def relayed() -> Iterator[Network]:
    """For systems without namespaces; counts payload, not packets."""
    shaper = _program('benchmarks.line.relay')
    try:
        yield Relayed((), shaper, 'relay', 1.0)
    finally:
        shaper.kill()
        shaper.wait()


def _program(name: str, *arguments: str) -> subprocess.Popen[str]:
    command = [sys.executable, '-m', name, *arguments]
    return subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)


@contextmanager
def network() -> Iterator[Network]:
    """The two namespaces; this process already is on the server's side."""
    holder = subprocess.Popen(['unshare', '--net', 'sleep', 'infinity'])
    shaper = _program('benchmarks.line.shaper', *DEVICES)
    enter = ('nsenter', '--target', str(holder.pid), '--net', '--')
    try:
        assert shaper.stdout
        shaper.stdout.readline()
        _wait_for_namespace(holder.pid)
        _run('ip', 'link', 'set', DEVICES[1], 'netns', str(holder.pid))
        for side, device, address in (((), DEVICES[0], SERVER), (enter, DEVICES[1], CLIENT)):
            _run(*side, 'ip', 'link', 'set', 'lo', 'up')
            _run(*side, 'ip', 'addr', 'add', f'{address}/24', 'dev', device)
            _run(*side, 'ip', 'link', 'set', device, 'up', 'mtu', str(MTU), 'txqueuelen', '2000')
            route = (f'{NETWORK}.0/24', 'dev', device, 'scope', 'link', 'src', address, 'congctl', CONTROL)
            _run(*side, 'ip', 'route', 'replace', *route)
            # no memory of an earlier line: each measurement meets it for the first time
            _tune(side, 'tcp_no_metrics_save', '1')
        yield Network(enter, shaper)
    finally:
        for each in (shaper, holder):
            each.kill()
            each.wait()


def _wait_for_namespace(pid: int) -> None:
    ours = Path('/proc/self/ns/net').readlink()
    while Path(f'/proc/{pid}/ns/net').readlink() == ours:
        os.sched_yield()


def _tune(side: Sequence[str], name: str, value: str) -> None:
    _run(*side, 'sh', '-c', f'echo {value} > /proc/sys/net/ipv4/{name}')


def _run(*command: str) -> None:
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise OSError(f'{" ".join(command)}: {done.stderr.strip()}')
