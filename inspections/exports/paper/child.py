"""The process that draws one report: it sees a document and small pictures, never the database nor a stranger's bytes.

`python -m inspections.exports.paper.child DOCUMENT PICTURES OUT`: the document is JSON; PICTURES a folder of JPEG files
named by the hashes of their originals, an empty one where the original does not open. A dot is printed for each step.
"""

from __future__ import annotations

import json
import logging
import sys
from pathlib import Path

from inspections.exports.paper.drawing import draw


def main(document: str, pictures: str, out: str) -> None:
    """Draw, and say how far it is."""
    logging.getLogger('fontTools').setLevel(logging.ERROR)
    folder = Path(pictures)

    def load(sha256: str) -> bytes | None:
        try:
            return (folder / f'{sha256}.jpg').read_bytes()
        except FileNotFoundError:
            return None

    def step() -> None:
        sys.stdout.write('.')
        sys.stdout.flush()

    draw(json.loads(Path(document).read_text('utf-8')), load, Path(out), step)


if __name__ == '__main__':
    main(*sys.argv[1:])
