"""Rules that can be taken out of a copy of the product, to see that the harness notices."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path

HOME = Path(__file__).resolve().parents[2]
SERVER = ('app', 'checklists', 'inspections', 'migrations')


@dataclass(frozen=True)
class Removal:
    """One rule: in `file` the text `there` becomes `instead`. A text that is not found exactly once is an error."""

    why: str
    file: str
    there: str
    instead: str

    @property
    def on_server(self) -> bool:
        """Whether it is a rule of the server; else of the phone."""
        return not self.file.startswith('pwa/')


RULES = {
    'forget-on-send': Removal(
        'the phone counts an operation as accepted once it was sent, whatever the answer',
        'pwa/src/sync/push.ts',
        "  if (reply.is !== 'done') return reply\n  if (!isAnswer(reply.value))",
        '  await talk.database.write(STORES, async (tx) => {\n'
        "    for (const row of letter.rows) await decide(tx, row, { is: 'applied' })\n  }, [])\n"
        "  if (reply.is !== 'done') return reply\n  if (!isAnswer(reply.value))",
    ),
    'cursor-first': Removal(
        'the phone keeps the cursor of a page that it has not taken whole',
        'pwa/src/sync/pull.ts',
        '  for (const doc of answer.inspections) await takeInspection(tx, talk, doc)',
        '  for (const doc of answer.inspections.slice(1)) await takeInspection(tx, talk, doc)',
    ),
    'refusal-is-acceptance': Removal(
        'the phone takes a refusal for an acceptance',
        'pwa/src/sync/push.ts',
        "    if (verdict.verdict === 'refused') {",
        "    if (verdict.verdict === ('never' as string)) {",
    ),
    'no-base': Removal(
        'the server ignores what the author saw: the later clock wins and the other is gone',
        'inspections/registers.py',
        "    if register.get('op') is not None and edit.base != register['op']:",
        "    if register.get('op') is not None and edit.hlc < register['hlc']:\n        return register\n    if False:",
    ),
    'photo-without-number': Removal(
        'a stored photo does not move the number of its inspection',
        'inspections/photos.py',
        '    if touched:\n        operations.bump(list(touched.values()))\n',
        '',
    ),
    'grant-without-number': Removal(
        'gaining or losing access takes no number',
        'inspections/operations.py',
        '        row.can_read, row.changed_seq = can_read, seq\n',
        '        row.can_read = can_read\n',
    ),
    'gap-accepted': Removal(
        'the server takes an operation whose predecessors it has not seen',
        'inspections/journal.py',
        '        elif entry.n == last + 1:',
        '        elif entry.n > last:',
    ),
    'loss-unsaid': Removal(
        'the feed says nothing of inspections that the reader may not read any more',
        'inspections/changes.py',
        "        'removed': [inspection_id for _, inspection_id, can_read in shown if not can_read],",
        "        'removed': [],",
    ),
}


def tree_without(rule: str | None, folder: Path) -> tuple[Path, Path]:
    """The folder the server starts from and the folder of the phones' source, with `rule` taken out of a copy."""
    if rule is None:
        return HOME, HOME / 'pwa'
    removal = RULES[rule]
    if removal.on_server:
        for name in SERVER:
            shutil.copytree(HOME / name, folder / name, ignore=shutil.ignore_patterns('__pycache__'))
        shutil.copy(HOME / 'wsgi.py', folder / 'wsgi.py')
        _take_out(removal, folder / removal.file)
        return folder, HOME / 'pwa'
    shutil.copytree(HOME / 'pwa' / 'src', folder / 'pwa' / 'src')
    (folder / 'pwa' / 'node_modules').symlink_to(HOME / 'pwa' / 'node_modules')
    _take_out(removal, folder / removal.file)
    return HOME, folder / 'pwa'


def _take_out(removal: Removal, file: Path) -> None:
    text = file.read_text('utf-8')
    if text.count(removal.there) != 1:
        raise AssertionError(f'{removal.file} no longer says {removal.there!r} once: adapt tests/faults/removed.py')
    file.write_text(text.replace(removal.there, removal.instead), 'utf-8')
