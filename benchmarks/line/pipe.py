"""One direction of a line: so many bits a second, so late, and a bounded buffer in front of the narrow place."""

from __future__ import annotations

from dataclasses import dataclass

LEAST_BUFFER = 48_000
BUFFER_S = 0.15


@dataclass
class Pipe:
    """Counts in virtual time, so a process that wakes late delivers late but never at another rate.

    `rate` in bits a second, `delay` and `now` in seconds. The buffer holds 150 ms of the line, and never less than
    32 packets, as modems do; what does not fit is dropped.
    """

    rate: float
    delay: float
    free_at: float = 0.0
    passed: int = 0
    dropped: int = 0

    @property
    def buffer(self) -> float:
        """Bytes that may wait."""
        return max(LEAST_BUFFER, self.rate / 8 * BUFFER_S)

    def waiting(self, now: float) -> float:
        """Bytes that have come and not yet gone through."""
        return max(0.0, self.free_at - now) * self.rate / 8

    def take(self, size: int, now: float) -> float | None:
        """When a packet of `size` bytes that comes now comes out; None when it is dropped."""
        if self.waiting(now) + size > self.buffer:
            self.dropped += 1
            return None
        return self.queue(size, now)

    def queue(self, size: int, now: float) -> float:
        """The same where nothing is dropped: whoever sends waits for room."""
        self.passed += size
        self.free_at = max(self.free_at, now) + size * 8 / self.rate
        return self.free_at + self.delay
