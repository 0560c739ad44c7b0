"""The shaped line where a system has no namespaces: a relay of TCP that lets bytes through at a rate, with a delay.

What it cannot show: nothing is ever lost, and connections need no time to gather speed, so its figures are kinder than
those of packets. It speaks as the shaper does, and {"to": port} opens a way to that port of this machine.
"""

from __future__ import annotations

import asyncio
import json
import socket
import sys
import time
from contextlib import suppress

from benchmarks.line.pipe import Pipe

CHUNK = 1448  # as packets are, so that connections take turns as fairly
UNLIMITED = 1e9
HOST = '127.0.0.1'


class Line:
    """Both ways of it, shared by all connections."""

    def __init__(self) -> None:
        """As wide as the machine allows."""
        self.shape(UNLIMITED, 0.0)
        self.connections: set[asyncio.Task[None]] = set()  # asyncio forgets what nobody holds

    def shape(self, rate: float, rtt: float) -> None:
        """`rate` in bits a second, `rtt` in seconds; what is counted begins anew."""
        self.pipes = {way: Pipe(rate, rtt / 2) for way in ('down', 'up')}

    def counted(self) -> dict[str, int]:
        """Bytes of payload since it was shaped."""
        return {way: pipe.passed for way, pipe in self.pipes.items()}

    async def open(self, port: int) -> int:
        """A new port of this machine, from which connections go over the line to `port`."""

        def connected(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            connection = asyncio.create_task(self._join(reader, writer, port))
            self.connections.add(connection)
            connection.add_done_callback(self.connections.discard)

        near = _socket()
        near.bind((HOST, 0))
        await asyncio.start_server(connected, sock=near, limit=CHUNK)
        return int(near.getsockname()[1])

    async def _join(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, port: int) -> None:
        far = _socket()
        await asyncio.get_running_loop().sock_connect(far, (HOST, port))
        far_reader, far_writer = await asyncio.open_connection(sock=far, limit=CHUNK)
        await asyncio.gather(self._carry(reader, far_writer, 'up'), self._carry(far_reader, writer, 'down'))

    async def _carry(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, way: str) -> None:
        """What does not fit into the buffer of the line waits at the sender, as TCP lets it."""
        late: asyncio.Queue[tuple[float, bytes]] = asyncio.Queue()
        delivering = asyncio.create_task(_deliver(late, writer))
        with suppress(OSError):
            while not delivering.done():
                pipe = self.pipes[way]
                over = pipe.waiting(time.monotonic()) + CHUNK - pipe.buffer
                if over > 0:
                    await asyncio.sleep(over * 8 / pipe.rate)
                    continue
                got = await reader.read(CHUNK)
                if not got:
                    break
                # asked again: the line may have been shaped anew while this connection was silent
                late.put_nowait((self.pipes[way].queue(len(got), time.monotonic()), got))
        late.put_nowait((time.monotonic(), b''))
        with suppress(OSError):
            await delivering
        writer.close()


def _socket() -> socket.socket:
    """One that takes little ahead: what the kernel holds has not gone over the line."""
    made = socket.socket()
    made.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 8 * CHUNK)
    made.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    made.setblocking(False)
    return made


async def _deliver(late: asyncio.Queue[tuple[float, bytes]], writer: asyncio.StreamWriter) -> None:
    while True:
        due, chunk = await late.get()
        wait = due - time.monotonic()
        if wait > 0:
            await asyncio.sleep(wait)
        if not chunk:
            return
        writer.write(chunk)
        await writer.drain()


async def main() -> None:
    """Until the standard input ends."""
    line, loop = Line(), asyncio.get_running_loop()
    said = asyncio.StreamReader()
    await loop.connect_read_pipe(lambda: asyncio.StreamReaderProtocol(said), sys.stdin)
    while words := await said.readline():
        asked = json.loads(words)
        if isinstance(asked, dict) and 'to' in asked:
            answer = {'port': await line.open(asked['to'])}
        else:
            if isinstance(asked, dict):
                line.shape(asked['rate'], asked['rtt'])
            answer = line.counted()
        print(json.dumps(answer), flush=True)


if __name__ == '__main__':
    asyncio.run(main())
