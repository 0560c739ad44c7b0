"""Rules of the server that can be taken out of a copy, with the fault of a real product that each keeps away."""

from __future__ import annotations

from tests.faults.removed import Edit, Removal

SERVER = {
    'refusals-are-told': Removal(
        'a refusal whose answer was lost is called known when it is sent again, and the feed says nothing of it',
        (
            Edit(
                'inspections/sync/journal.py',
                "        if before.verdict == 'applied':\n",
                "        if before.verdict in ('applied', 'refused'):\n",
            ),
            Edit('inspections/sync/changes.py', "        'refused': refused_of(device_id),", "        'refused': [],"),
        ),
        seed=9,
    ),
    'base-decides': Removal(
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
        seed=2,
    ),
    'stored-photo-takes-a-number': Removal(
        'a stored photo does not move the number of its inspection',
        (
            Edit(
                'inspections/sync/photos.py',
                '    operations.bump_rows([each.id for each in waiting if each.id not in sealed])\n',
                '',
            ),
        ),
        seed=3,
    ),
    'access-takes-a-number': Removal(
        'gaining or losing access takes no number',
        (
            Edit(
                'inspections/operations.py',
                '        row.can_read, row.changed_seq = can_read, seq\n',
                '        row.can_read = can_read\n',
            ),
        ),
        seed=1,
    ),
    'losses-are-told': Removal(
        'the feed says nothing of inspections that the reader may not read any more',
        (
            Edit(
                'inspections/sync/changes.py',
                "        'removed': [inspection_id for _, inspection_id, can_read in shown if not can_read],",
                "        'removed': [],",
            ),
        ),
        seed=1,
    ),
    'seal-waits-for-photos': Removal(
        'the server seals as soon as the inspection is finished',
        (
            Edit(
                'inspections/content.py',
                '    ready = [each for each in finished if each.id not in lacking]\n',
                '    return finished\n',
            ),
        ),
        seed=4,
    ),
    'finished-stands-still': Removal(
        'what comes after an inspection was finished still changes its content',
        (
            Edit(
                'inspections/sync/edits.py',
                '    if step.inspection.state not in OPEN and act not in ALWAYS:',
                '    if False:',
            ),
        ),
        seed=1,
    ),
    'known-is-answered': Removal(
        'what was taken before gets no verdict when it is said again (a retry inserts twice, or asks for ever)',
        (
            Edit(
                'inspections/sync/journal.py',
                '            verdicts[entry.n] = _said_before(device, account, entry, known.get(entry.n), fresh, at)\n',
                '            continue\n',
            ),
        ),
        seed=9,
    ),
    'look-under-the-lock': Removal(
        'the server looks whether it has seen an operation before it holds the lock of the device',
        (
            Edit(
                'inspections/sync/journal.py',
                "    .where(Device.id == sa.bindparam('device'))\n    .with_for_update()\n",
                "    .where(Device.id == sa.bindparam('device'))\n",
            ),
        ),
        database='postgresql',
        test='same_push',
    ),
    'fold-under-the-lock': Removal(
        'the server folds an inspection that it has not locked',
        (
            Edit(
                'inspections/operations.py',
                'db.session.scalars(query.with_for_update().execution_options(populate_existing=True))',
                'db.session.scalars(query.execution_options(populate_existing=True))',
            ),
        ),
        database='postgresql',
        test='feed',
    ),
    'answer-after-commit': Removal(
        'the server answers before the work is durable: one unit of work in ten never becomes so',
        (
            Edit(
                'app/db.py',
                '                yield\n                session.commit()\n',
                '                yield\n'
                '                import secrets\n'
                '                session.rollback() if secrets.randbelow(10) == 0 else session.commit()\n',
            ),
        ),
        test='same_push',
    ),
    'numbers-become-visible-in-order': Removal(
        'a number is taken in a transaction of its own: a later one is visible before an earlier one',
        (
            Edit(
                'inspections/operations.py',
                "    last: int = db.session.connection().execute(TAKE_NUMBERS, {'count': count}).scalar_one()\n",
                '    with db.engine.begin() as alone:\n'
                "        last: int = alone.execute(TAKE_NUMBERS, {'count': count}).scalar_one()\n"
                '    import random, time\n'
                '    time.sleep(random.random() / 30)\n',
            ),
        ),
        database='postgresql',
        test='feed',
    ),
    'a-number-for-each': Removal(
        'all inspections of a push share one number, and a page of the feed is cut between them',
        (
            Edit(
                'inspections/sync/batch.py',
                '            batch.changed[entry.inspection_id].changed_seq = number\n',
                '            batch.changed[entry.inspection_id].changed_seq = first + len(fresh) - 1\n',
            ),
            Edit('inspections/sync/changes.py', 'PAGE = 200', 'PAGE = 1'),
        ),
        seed=3,
    ),
    'a-refusal-is-said': Removal(
        'what the server does not take is answered as taken',
        (
            Edit(
                'inspections/sync/journal.py',
                "    return {'n': n, 'verdict': 'refused', 'code': problem.code, 'facts': problem.facts}\n",
                "    return {'n': n, 'verdict': 'applied'}\n",
            ),
            Edit('inspections/sync/changes.py', "        'refused': refused_of(device_id),", "        'refused': [],"),
        ),
    ),
    'a-gap-stops': Removal(
        'operations behind a gap are taken, and answered, as if nothing were missing',
        (
            Edit(
                'inspections/sync/journal.py',
                '        else:\n            break\n    if fresh:\n',
                '        else:\n            fresh.append(entry)\n            last = entry.n\n    if fresh:\n',
            ),
        ),
        test='tests/inspections/test_journal.py::test_a_gap_stops_the_batch_and_says_where_to_go_on',
    ),
    'a-hole-is-recorded': Removal(
        'the server waits for ever for numbers that the phone no longer has',
        (
            Edit(
                'inspections/sync/journal.py',
                '    if first_kept is not None and first_kept > device.last + 1:\n',
                '    if False:\n',
            ),
        ),
        test='tests/inspections/test_journal.py::test_numbers_a_phone_no_longer_has_become_a_named_hole',
    ),
    'the-hash-is-compared': Removal(
        'bytes unlike their name are taken',
        (Edit('inspections/sync/photos.py', '    if taken.sha256 != sha256:\n', '    if False:\n'),),
        test='tests/inspections/test_photos.py::test_bytes_unlike_their_name_are_refused_and_the_true_ones_taken',
    ),
    'a-settled-conflict-goes': Removal(
        'a conflict that somebody has settled stays for ever',
        (
            Edit(
                'inspections/sync/registers.py',
                "    conflicts = [each for each in conflicts if each['op'] not in edit.also]\n",
                '',
            ),
        ),
        test='tests/inspections/test_registers.py',
    ),
    'words-are-kept-as-they-came': Removal(
        'keys that this server does not know vanish from what it keeps',
        (
            Edit(
                'inspections/sync/entry.py',
                '        raw = rfc8785.dumps(dict(said))\n',
                "        known = ('n', 'inspection_id', 'kind', 'field', 'value', 'base', 'also', 'hlc', 'prev_hash')\n"
                '        raw = rfc8785.dumps({key: said[key] for key in known if key in said})\n',
            ),
        ),
        test='tests/inspections/test_journal.py::test_kinds_and_keys_of_a_newer_phone_are_kept_as_they_came',
    ),
    'a-version-only-grows': Removal(
        'of two phones that move a draft, the one that comes last decides, also backwards',
        (
            Edit(
                'inspections/sync/edits.py',
                '        step.inspection.checklist_version = max(step.inspection.checklist_version, to)\n',
                '        step.inspection.checklist_version = to\n',
            ),
        ),
        test='tests/inspections/test_move_version.py::test_it_only_goes_forwards_and_twice_is_once',
    ),
    'earlier-versions-are-known': Removal(
        'what a phone says by the version it has is refused once another phone has moved the draft',
        (Edit('inspections/sync/edits.py', 'for items in step.versions if', 'for items in step.versions[:1] if'),),
        test='tests/inspections/test_move_version.py::test_a_phone_that_has_not_heard_of_the_move_is_not_refused',
    ),
}
