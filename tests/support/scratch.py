"""Runs a command with its temporary files in memory where there is room: python -m tests.support.scratch pytest.

Tests write a hundred thousand small files and wait for each to be durable; nothing that they prove depends on the disk
they do it on. Whoever wants to look at what a test has left behind runs pytest by itself: then it lies in /tmp.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

MEMORY = Path('/dev/shm')
ROOM = 6_000_000_000  # twice what a whole run has at most


def roomy() -> bool:
    """Whether the memory has a folder with room for a whole run, and would still have some left."""
    if not os.access(MEMORY, os.W_OK) or shutil.disk_usage(MEMORY).free < ROOM:
        return False
    told = Path('/proc/meminfo').read_text('ascii').splitlines()
    (available,) = (int(line.split()[1]) * 1024 for line in told if line.startswith('MemAvailable:'))
    return available > 2 * ROOM


def main() -> int:
    """The command's exit code."""
    if not roomy():
        return subprocess.run(sys.argv[1:], check=False).returncode
    with tempfile.TemporaryDirectory(prefix='osmotr-tests-', dir=MEMORY, ignore_cleanup_errors=True) as folder:
        Path(folder).chmod(0o711)  # PostgreSQL refuses to run as root, and passes through
        return subprocess.run(sys.argv[1:], env={**os.environ, 'TMPDIR': folder}, check=False).returncode


if __name__ == '__main__':
    sys.exit(main())
