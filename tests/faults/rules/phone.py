"""Rules of the phone that can be taken out of a copy, with the fault of a real product that each keeps away."""

from __future__ import annotations

from tests.faults.removed import Edit, Removal

SYNC_RULES = 'src/core/sync-rules.test.ts'
PHONE = {
    'drawings-of-before-give-way': Removal(
        'a phone goes on showing its own drawing over a photo when the server has another one since',
        (Edit('pwa/src/core/inspection/layer.ts', ' || !isAbove(row, doc?.seen ?? {})) continue', ') continue'),),
        seed=31,
    ),
    'keep-until-verdict': Removal(
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
        seed=1,
    ),
    'page-and-cursor-together': Removal(
        'the phone keeps the cursor of a page that it has not taken whole',
        (
            Edit(
                'pwa/src/sync/pull.ts',
                '  await Promise.all(answer.inspections.map((doc) => takeInspection(tx, talk, doc)))',
                '  await Promise.all(answer.inspections.slice(1).map((doc) => takeInspection(tx, talk, doc)))',
            ),
        ),
        seed=1,
    ),
    'overlay-only-undecided': Removal(
        'the phone lays its own operations over what the server has decided about them',
        (
            Edit(
                'pwa/src/store/outbox.ts',
                "  return row.n > (seen[row.device] ?? 0) && row.verdict?.is !== 'refused'",
                '  return row.n > (seen[row.device] ?? 0) - 1',
            ),
        ),
        seed=2,
    ),
    'work-outlives-access': Removal(
        'the phone throws its unsent work away when it may not read the inspection any more',
        (
            Edit(
                'pwa/src/store/inspections.ts',
                "  await tx.objectStore('inspections').delete(id)\n}\n\n/** After",
                "  await tx.objectStore('inspections').delete(id)\n"
                "  for (const key of await tx.objectStore('outbox').index('inspection').getAllKeys(id))\n"
                "    await tx.objectStore('outbox').delete(key)\n}\n\n/** After",
            ),
        ),
        seed=21,
    ),
    'news-leave-unsent-work-alone': Removal(
        'what the server tells of an inspection replaces what the phone has not sent yet',
        (
            Edit(
                'pwa/src/sync/pull.ts',
                '  await putInspection(tx, doc)\n',
                '  await putInspection(tx, doc)\n'
                "  const outbox = tx.objectStore('outbox')\n"
                "  for (const row of await outbox.index('inspection').getAll(doc.id))\n"
                '    if (row.verdict === null) await outbox.delete([row.device, row.n])\n',
            ),
        ),
        seed=13,
    ),
    'each-tab-takes-the-number-anew': Removal(
        'each tab remembers the next number by itself and writes over what the other one wrote',
        (
            Edit(
                'pwa/src/store/outbox.ts',
                'export async function append(tx: Writing, draft: Draft, stamp: Stamp): Promise<OutboxRow> {\n'
                '  const device = await readDevice(tx)\n',
                'const cached = new WeakMap<object, DeviceMeta>()\n'
                'export async function append(tx: Writing, draft: Draft, stamp: Stamp): Promise<OutboxRow> {\n'
                '  const device = cached.get(tx.db) ?? (await readDevice(tx))\n',
            ),
            Edit(
                'pwa/src/store/outbox.ts',
                "  await tx.objectStore('outbox').add(row)\n"
                '  await putDevice(tx, { ...device, next_n: op.n + 1, hlc, head_hash: row.hash })\n',
                "  await tx.objectStore('outbox').put(row)\n"
                '  cached.set(tx.db, { ...device, next_n: op.n + 1, hlc, head_hash: row.hash })\n'
                '  await putDevice(tx, { ...device, next_n: op.n + 1, hlc, head_hash: row.hash })\n',
            ),
        ),
        seed=5,
    ),
    'number-and-operation-together': Removal(
        'the number is written in a transaction of its own, after that of the operation; a crash parts the two',
        (
            Edit(
                'pwa/src/store/outbox.ts',
                "  await tx.objectStore('outbox').add(row)\n"
                '  await putDevice(tx, { ...device, next_n: op.n + 1, hlc, head_hash: row.hash })\n',
                "  await tx.objectStore('outbox').put(row)\n"
                '  void tx.done.then(() => {\n'
                "    const after = tx.db.transaction(['meta'], 'readwrite')\n"
                '    return putDevice(after as unknown as Writing,'
                ' { ...device, next_n: op.n + 1, hlc, head_hash: row.hash })\n'
                '  }).catch(() => undefined)\n',
            ),
        ),
        seed=9,
    ),
    'bytes-before-the-operation': Removal(
        'a photo is announced before its bytes are on the disk; a crash parts the two',
        (
            Edit(
                'pwa/src/core/inspection/photo.ts',
                "  await database.write(['photo_bytes'], (tx) => putBytes(tx, row), [])\n",
                "  void database.write(['photo_bytes'], (tx) => putBytes(tx, row), []).catch(() => undefined)\n"
                '  if (row) return true\n',
            ),
            Edit(
                'pwa/src/core/inspection/photo.ts',
                '      await keepPhoto(tx, inspection_id, { sha256, bytes: picture.bytes, type: picture.type }, now)\n',
                '',
            ),
        ),
        test='src/core/inspection/field-work.test.ts',
    ),
    'acknowledged-work-is-kept': Removal(
        'the phone drops what the server has taken before the server has a backup of it',
        (
            Edit(
                'pwa/src/store/outbox.ts',
                "  await tx.objectStore('outbox').put(decided)\n",
                "  if (verdict?.is === 'applied') await tx.objectStore('outbox').delete([row.device, row.n])\n"
                "  else await tx.objectStore('outbox').put(decided)\n",
            ),
        ),
        trouble='restore',
    ),
    'a-new-life-is-noticed': Removal(
        'the phone trusts its own cursor after the server was restored',
        (
            Edit(
                'pwa/src/sync/pull.ts',
                '  if (answer.epoch > cursor.epoch || answer.cursor < asked.cursor) {\n',
                '  if (cursor.epoch === 0 && answer.epoch > cursor.epoch) {\n',
            ),
            Edit(
                'pwa/src/sync/push.ts',
                '  if (new_life) await renew(tx, answer.epoch)\n',
                '  if (new_life && cursor.epoch === 0) await renew(tx, answer.epoch)\n',
            ),
            Edit('pwa/src/sync/push.ts', '  await rewind(tx, letter.device, answer.last)\n', ''),
        ),
        test=SYNC_RULES,
    ),
    'a-forgetful-server-is-a-new-life': Removal(
        'a server that remembers less than it said is believed, and what it forgot is never said again',
        (
            Edit(
                'pwa/src/sync/push.ts',
                ' || (answer.epoch === letter.epoch && answer.last < letter.told)\n',
                '\n',
            ),
            Edit('pwa/src/sync/push.ts', '  await rewind(tx, letter.device, answer.last)\n', ''),
        ),
        test=SYNC_RULES,
    ),
    'a-fallen-back-store-is-another-device': Removal(
        'a phone whose store fell back uses its numbers twice',
        (
            Edit(
                'pwa/src/sync/push.ts',
                '  if (!device.fell_back && !collided && !unlike && answer.last < device.next_n) return false\n',
                '  if (device) return false\n',
            ),
        ),
        test=SYNC_RULES,
    ),
    'the-clock-goes-on-from-what-it-reads': Removal(
        'a phone whose clock is behind writes words that look older than those it has read',
        (
            Edit(
                'pwa/src/sync/pull.ts',
                'hlc: answer.inspections.reduce(latest, now.hlc) })',
                'hlc: now.hlc })',
            ),
        ),
        test=SYNC_RULES,
    ),
}
