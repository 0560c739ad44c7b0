"""Rules that can be taken out of a copy of the product, to see that the harness notices."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path

HOME = Path(__file__).resolve().parents[2]
SERVER = ('app', 'checklists', 'inspections', 'migrations')


@dataclass(frozen=True)
class Edit:
    """In `file` the text `there` becomes `instead`. A text that is not found exactly once is an error."""

    file: str
    there: str
    instead: str


@dataclass(frozen=True)
class Removal:
    """One rule, the places that hold it, and a seed that has noticed its absence."""

    seed: int
    why: str
    edits: tuple[Edit, ...]

    @property
    def on_server(self) -> bool:
        """Whether it is a rule of the server; else of the phone."""
        return not self.edits[0].file.startswith('pwa/')


RULES = {
    'keep-until-verdict': Removal(
        1,
        'the phone drops an operation when it sends it',
        (
            Edit(
                'pwa/src/sync/push.ts',
                '  const letter = await write(talk, name)\n',
                '  const letter = await write(talk, name)\n'
                '  const keys = letter.rows.map((row) => [row.device, row.n] as [string, number])\n'
                '  await talk.database.write(STORES, async (tx) => {\n'
                "    for (const key of keys) await tx.objectStore('outbox').delete(key)\n"
                '  }, [])\n',
            ),
        ),
    ),
    'page-and-cursor-together': Removal(
        1,
        'the phone keeps the cursor of a page that it has not taken whole',
        (
            Edit(
                'pwa/src/sync/pull.ts',
                '  await Promise.all(answer.inspections.map((doc) => takeInspection(tx, talk, doc)))',
                '  await Promise.all(answer.inspections.slice(1).map((doc) => takeInspection(tx, talk, doc)))',
            ),
        ),
    ),
    'refusals-are-told': Removal(
        2,
        'a refusal whose answer was lost is called known when it is sent again, and the feed says nothing of it',
        (
            Edit(
                'inspections/sync/journal.py',
                "        if before.verdict == 'applied':\n",
                "        if before.verdict in ('applied', 'refused'):\n",
            ),
            Edit('inspections/sync/changes.py', "        'refused': refused_of(device_id),", "        'refused': [],"),
        ),
    ),
    'overlay-only-undecided': Removal(
        2,
        'the phone lays its own operations over what the server has decided about them',
        (
            Edit(
                'pwa/src/store/outbox.ts',
                "  return row.n > (seen[row.device] ?? 0) && row.verdict?.is !== 'refused'",
                '  return row.n > (seen[row.device] ?? 0) - 1',
            ),
        ),
    ),
    'base-decides': Removal(
        1,
        'the server ignores what the author saw: the later clock wins and the other is gone',
        (
            Edit(
                'inspections/sync/registers.py',
                "    if register.get('op') is not None and edit.base != register['op']:",
                "    if register.get('op') is not None and edit.hlc < register['hlc']:\n"
                '        return register\n'
                '    if False:',
            ),
        ),
    ),
    'stored-photo-takes-a-number': Removal(
        1,
        'a stored photo does not move the number of its inspection',
        (
            Edit(
                'inspections/sync/photos.py',
                '    operations.bump_rows([each.id for each in waiting if each.id not in sealed])\n',
                '',
            ),
        ),
    ),
    'access-takes-a-number': Removal(
        1,
        'gaining or losing access takes no number',
        (
            Edit(
                'inspections/operations.py',
                '        row.can_read, row.changed_seq = can_read, seq\n',
                '        row.can_read = can_read\n',
            ),
        ),
    ),
    'losses-are-told': Removal(
        1,
        'the feed says nothing of inspections that the reader may not read any more',
        (
            Edit(
                'inspections/sync/changes.py',
                "        'removed': [inspection_id for _, inspection_id, can_read in shown if not can_read],",
                "        'removed': [],",
            ),
        ),
    ),
    'seal-waits-for-photos': Removal(
        6,
        'the server seals as soon as the inspection is finished',
        (
            Edit(
                'inspections/content.py',
                '    ready = [each for each in finished if each.id not in lacking]\n',
                '    return finished\n',
            ),
        ),
    ),
    'finished-stands-still': Removal(
        4,
        'what comes after an inspection was finished still changes its content',
        (
            Edit(
                'inspections/sync/edits.py',
                '    if step.inspection.state not in OPEN and act not in ALWAYS:',
                '    if False:',
            ),
        ),
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
    else:
        shutil.copytree(HOME / 'pwa' / 'src', folder / 'pwa' / 'src')
        for settings in (HOME / 'pwa').glob('tsconfig*.json'):
            shutil.copy2(settings, folder / 'pwa' / settings.name)
        (folder / 'pwa' / 'node_modules').symlink_to(HOME / 'pwa' / 'node_modules')
    for edit in removal.edits:
        _apply(edit, folder)
    return (folder, HOME / 'pwa') if removal.on_server else (HOME, folder / 'pwa')


def _apply(edit: Edit, folder: Path) -> None:
    file = folder / edit.file
    text = file.read_text('utf-8')
    if text.count(edit.there) != 1:
        raise AssertionError(f'{edit.file} no longer says {edit.there!r} once: adapt tests/faults/removed.py')
    file.write_text(text.replace(edit.there, edit.instead), 'utf-8')
