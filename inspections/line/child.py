"""Runs speedtest-cli against one of our measuring points, in a process of its own, and prints what it measured.

The library wraps this process's stdout and stderr when it is imported and closes them when it is collected, so nothing
else may ever import it here. Its first step asks www.speedtest.net for its configuration: that step is replaced.
"""

from __future__ import annotations

import json
import sys
from typing import Any

# 65,536 is left out: for that size the library announces seven bytes more than it sends, and waits for ever.
SETTINGS: dict[str, Any] = {
    'client': {'ip': '0.0.0.0', 'lat': '0', 'lon': '0'},
    'ignore_servers': [],
    'sizes': {'upload': [32_768, 131_072, 262_144, 524_288, 1_048_576], 'download': [350, 500, 750, 1000, 1500]},
    'counts': {'upload': 2, 'download': 2},
    'threads': {'upload': 2, 'download': 4},
    'length': {'upload': 3, 'download': 3},
    'upload_max': 10,
}


def run(address: str) -> dict[str, Any]:
    """One run against the Mini paths under `address`: {download_mbps, upload_mbps}."""
    import speedtest  # type: ignore[import-untyped]  # closes this process's output when collected

    class Mini(speedtest.Speedtest):  # type: ignore[misc]
        """The library without its first step."""

        def get_config(self) -> dict[str, Any]:
            self.config.update(json.loads(json.dumps(SETTINGS)))
            self.lat_lon = (0.0, 0.0)
            return dict(self.config)

    test = Mini(timeout=10)
    test.get_best_server(test.set_mini_server(address))
    test.download()
    test.upload(threads=2)
    measured = test.results.dict()
    return {
        'download_mbps': round(measured['download'] / 1e6, 1),
        'upload_mbps': round(measured['upload'] / 1e6, 1),
    }


if __name__ == '__main__':
    print(json.dumps(run(sys.argv[1])), flush=True)  # noqa: T201
