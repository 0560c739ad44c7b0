"""A next version of the shipped checklist, as a network might write it."""

from __future__ import annotations

import re

from checklists.operations import LIBRARY

ADDED = """      - {id: ENT-09, kind: yes-no, asked_of: [inspector, applicant], stages: [empty, finished],
         text: {ru: Номер дома виден с дороги, en: The house number can be seen from the road},
         guidance: {ru: "Посмотрите с той стороны улицы.", en: "Look from across the street."}}
"""


def next_version() -> str:
    """SIG-05 and ENT-07 are gone, ENT-09 is new, ENT-03 has other words, ENT-05 another norm, SIG-07 is a yes-no."""
    text = (LIBRARY / 'pvz-default.yaml').read_text('utf-8')
    changes = (
        (r'      - \{id: SIG-05.*?(?=      - \{id: SIG-06)', ''),
        (r'      - \{id: ENT-07.*?(?=      - \{id: ENT-08)', ''),
        (r'(?<=\n)(      - \{id: ENT-08.*?\n)(?=\n)', lambda found: found[1] + ADDED),
        (r'Клиент входит без пропуска все часы работы', 'Клиент входит без пропуска и без звонка'),
        (r'min: 80, low: 50', 'min: 90, low: 50'),
        (r'SIG-07, kind: choice(.*?)\n         settings: .*?\n', r'SIG-07, kind: yes-no\1\n'),
    )
    for was, now in changes:
        text, found = re.subn(was, now, text, count=1, flags=re.DOTALL)
        assert found == 1, was
    return text
