"""Plays one seed, or some, and says what broke: python -m tests.faults --database sqlite --seed 17."""

from __future__ import annotations

import argparse
import sys
import time

from tests.faults.rules import RULES
from tests.faults.run import database, play
from tests.faults.troubles import NAMES


def main() -> int:
    """Zero when nothing broke."""
    asked = argparse.ArgumentParser(prog='python -m tests.faults', description=__doc__)
    asked.add_argument('--database', choices=['sqlite', 'postgresql'], default='sqlite')
    asked.add_argument('--seed', type=int, help='play only this one')
    asked.add_argument('--seeds', type=int, default=200, help='play seeds 1 … N')
    asked.add_argument('--without', choices=sorted(RULES), help='take this rule out of a copy of the product first')
    asked.add_argument('--trouble', choices=NAMES, help="what happens behind the phones' backs meanwhile")
    asked.add_argument('--processes', type=int, default=2)
    told = asked.parse_args()
    seeds = range(told.seed, told.seed + 1) if told.seed is not None else range(1, told.seeds + 1)
    began = time.monotonic()
    with database(told.database, durable=told.trouble is not None) as where:
        outcome = play(seeds, where, RULES.get(told.without), told.processes, told.trouble)
    print(outcome.said(told.database, told.without))
    print(
        f'{len(seeds)} seeds on {told.database}, {outcome.saved} writings, '
        f'{len(outcome.violations)} seeds with violations, '
        f'{outcome.struck} times {told.trouble or "nothing"}, '
        f'{time.monotonic() - began:.0f} s; {dict(sorted(outcome.steps.items()))}'
    )
    return 1 if outcome.violations else 0


if __name__ == '__main__':
    sys.exit(main())
