"""Measures what is asked, or all, prints the table and adds it to docs/measurements.md: python -m benchmarks push."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence

from benchmarks import bundle, camera, crowd, feed, lab, line, pictures, push, queue, reports, start, twin
from benchmarks.evidence import labelled, lookup
from benchmarks.rows import Row, append, table

GROUPS: dict[str, Callable[[], Sequence[Row]]] = {
    'bundle': bundle.measure,
    'push': push.measure,
    'crowd': crowd.measure,
    'feed': feed.measure,
    'queue': queue.measure,
    'start': start.measure,
    'lab': lab.measure,
    'camera': camera.measure,
    'pictures': pictures.measure,
    'evidence': labelled.measure,
    'twins': lookup.measure,
    'line': line.measure,
    'twin': twin.measure,
    'reports': reports.measure,
}


def main() -> None:
    """Run the groups in their order; a group that cannot run stops everything with its own words."""
    asked = argparse.ArgumentParser(prog='python -m benchmarks', description=__doc__)
    asked.add_argument('groups', nargs='*', choices=[[], *GROUPS], help='which to measure; all when none is named')
    asked.add_argument('--no-write', action='store_true', help='only print')
    told = asked.parse_args()
    rows: list[Row] = []
    for name in told.groups or GROUPS:
        print(f'measuring {name} …', file=sys.stderr, flush=True)
        rows += GROUPS[name]()
    print(table(rows))
    if not told.no_write:
        append(rows, ' '.join(['make bench', *told.groups]))


if __name__ == '__main__':
    main()
