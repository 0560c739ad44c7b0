"""What must hold when all is quiet: the invariants of docs/protocol.md, read from the tables and the phones."""

from __future__ import annotations

import hashlib
import json
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import rfc8785
import sqlalchemy as sa

from app.db import db
from app.settings import Settings
from inspections import content, receipts
from inspections.models import Access, Device, Hole, Inspection, Operation, Photo, Quarantined, Release

Document = dict[str, Any]
REGISTERS = {'answer.set': None, 'note.set': 'note', 'finding.set': 'finding', 'layer.set': 'layers'}


@contextmanager
def reading(data: Path, database_url: str, files: Path) -> Iterator[None]:
    """The server's tables and the folder of its photos, as long as the block lasts."""
    global _files
    from wsgi import build

    app = build(Settings(data=data, database_url=database_url, demo=False))
    _files = files
    with app.app_context():
        yield
        db.session.remove()
        db.engine.dispose()


_files = Path()


@dataclass
class Server:
    """What the server holds of one seed."""

    inspections: dict[str, Inspection]
    devices: dict[str, Device]
    operations: dict[str, Operation]
    quarantined: list[Quarantined]
    photos: list[Photo]
    readable: set[tuple[str, str]]
    holes: int
    released: dict[str, str]
    tried_in_vain: set[str]

    @classmethod
    def of(cls, plan: Document) -> Server:
        """Read once a seed."""
        people = [uuid.UUID(each['id']) for each in plan['people']]
        ids = [uuid.UUID(each['id']) for each in plan['inspections']]
        devices = {each.id: each for each in _all(Device, Device.account_id.in_(people))}
        access = _all(Access, Access.account_id.in_(people), Access.can_read.is_(True))
        return cls(
            inspections={str(each.id): each for each in _all(Inspection, Inspection.id.in_(ids))},
            devices=devices,
            operations={
                f'{each.device_id}:{each.n}': each for each in _all(Operation, Operation.device_id.in_(devices))
            },
            quarantined=_all(Quarantined, Quarantined.device_id.in_(devices)),
            photos=_all(Photo, Photo.inspection_id.in_(ids)),
            readable={(str(each.account_id), str(each.inspection_id)) for each in access},
            holes=len(_all(Hole, Hole.device_id.in_(devices))),
            released={
                each.op: each.outcome for each in _all(Release, Release.device_id.in_(devices), Release.op.is_not(None))
            },
            tried_in_vain={
                f'{each.device_id}:{each.n}'
                for each in _all(Release, Release.device_id.in_(devices), Release.op.is_(None))
            },
        )

    def applied(self, inspection_id: str) -> list[tuple[str, Document]]:
        """(id, what was said) of the operations that made the content, without what came after it was finished.

        What an administrator let in although its author had gone on from it changed nothing.
        """
        late = {each['op'] for each in self.inspections[inspection_id].amendments}
        late |= {op for op, outcome in self.released.items() if outcome == 'settled'}
        mine = [
            each
            for each in self.operations.values()
            if each.verdict == 'applied' and str(each.inspection_id) == inspection_id
        ]
        named = [(f'{each.device_id}:{each.n}', each) for each in sorted(mine, key=lambda each: each.seq or 0)]
        return [(op, json.loads(each.text)) for op, each in named if op not in late]


def broken(plan: Document, told: Document) -> list[str]:
    """Every violation of one seed, each with the number of its invariant."""
    db.session.expire_all()
    server = Server.of(plan)
    found = [*_saved_arrived(server, told), *_once_and_in_order(server)]
    for inspection_id in server.inspections:
        found += _nothing_overwritten(server, inspection_id)
        found += _photos_and_seal(server, inspection_id)
    for phone in told['phones']:
        found += _phone_agrees(server, phone)
        found += _phone_knows(server, phone)
    return found


def _all(model: Any, *where: Any) -> list[Any]:
    return list(db.session.scalars(sa.select(model).where(*where)))


def _saved_arrived(server: Server, told: Document) -> Iterator[str]:
    """I1, I2: what a phone called saved is on the server, accepted or in quarantine. I14: under its own number."""
    outbox = {f'{row["device"]}:{row["n"]}': row for phone in told['phones'] for row in phone['outbox']}
    said: dict[str, Document] = {}
    for each in told['saved']:
        op, before = each['op'], said.setdefault(each['op'], each)
        if (before['kind'], before['field'], before['inspection_id']) != (
            each['kind'],
            each['field'],
            each['inspection_id'],
        ):
            yield f'I14: {op} was given to two writings'
        row = server.operations.get(op)
        if row is None:
            yield f'I2: {op} ({each["kind"]} {each["field"]}) was saved and is nowhere'
            continue
        text = json.loads(row.text)
        if not _says(text, each):
            arrived = f'{text["kind"]} {text["field"]} {str(text["value"])[:60]}'
            yield f'I1: {op} arrived as {arrived}, was {str(each.get("value"))[:60]}'
        if op in outbox and outbox[op]['hash'] != row.hash:
            yield f'I1: {op} has another hash on the server'
        if row.verdict == 'refused' and not any(
            f'{q.device_id}:{q.n}' == op and q.text == row.text for q in server.quarantined
        ):
            yield f'I2: {op} was refused and is not in quarantine'


def _says(text: Document, saved: Document) -> bool:
    if (text['kind'], text['field'], text['inspection_id']) != (saved['kind'], saved['field'], saved['inspection_id']):
        return False
    if saved['kind'] == 'photo.attach':
        return bool(text['value']['sha256'] == saved['value'])
    return saved['kind'] == 'inspection.finish' or text['value'] == saved['value']


def _once_and_in_order(server: Server) -> Iterator[str]:
    """I3: one number of the counter each. I4: a device's operations are 1, 2, 3 … in the order of their numbers;
    what an administrator let in later comes when it was let in."""
    numbers = [each.seq for each in server.operations.values() if each.seq is not None]
    if len(numbers) != len(set(numbers)):
        yield 'I3: two operations share a number of the counter'
    if server.holes:
        yield 'I4: the server has recorded a hole that no phone has'
    for device in server.devices.values():
        own = sorted(
            (each for each in server.operations.values() if each.device_id == device.id), key=lambda each: each.n
        )
        if [each.n for each in own] != list(range(1, device.last + 1)):
            yield f'I4: device {device.id} stands at {device.last} with operations {[each.n for each in own]}'
        in_turn = [each for each in own if f'{device.id}:{each.n}' not in server.released]
        seqs = [each.seq for each in in_turn if each.seq is not None]
        if seqs != sorted(seqs):
            yield f'I4: operations of {device.id} were applied out of order'
        if own and (own[-1].hash != device.last_hash or not all(each.chained for each in own)):
            yield f'I4: the chain of {device.id} is broken'


def _nothing_overwritten(server: Server, inspection_id: str) -> Iterator[str]:
    """I7, I8, I10: each edit is shown, or in conflict with what is shown, or was seen by the author of such a one."""
    fields = server.inspections[inspection_id].fields
    edits = [(op, said) for op, said in server.applied(inspection_id) if said['kind'] in REGISTERS]
    by_id = dict(edits)
    for kind, item in {(said['kind'], said['field']) for _, said in edits}:
        name, _, photo = item.partition('/photos/')
        whole = fields.get(name) or {}
        register = whole if REGISTERS[kind] is None else whole.get(REGISTERS[kind]) or {}
        if photo:
            register = register.get(photo) or {}
        if register.get('op') is None:
            yield f'I10: {item} of {inspection_id} has lost its {kind}'
            continue
        reached = _ancestors([register['op'], *(each['op'] for each in register['conflicts'])], by_id)
        for op, said in edits:
            if (said['kind'], said['field']) != (kind, item):
                continue
            if op not in reached:
                yield f'I7: {op} on {item} was overwritten in silence'
            if said['base'] == register['op']:
                yield f'I8: {op} was written over {register["op"]} on {item} and did not win'
            if op == register['op'] and said['value'] != register['value']:
                yield f'I1: {item} shows another value than {op} set'


def _ancestors(start: list[str], by_id: dict[str, Document]) -> set[str]:
    reached: set[str] = set()
    waiting = list(start)
    while waiting:
        op = waiting.pop()
        if op in reached or op not in by_id:
            continue
        reached.add(op)
        waiting += [each for each in (by_id[op]['base'], *by_id[op]['also']) if each]
    return reached


def _photos_and_seal(server: Server, inspection_id: str) -> Iterator[str]:
    """I9: bytes are what their name says; what is sealed is whole. I15: what was sealed has not changed."""
    inspection = server.inspections[inspection_id]
    for photo in (
        each for each in server.photos if str(each.inspection_id) == inspection_id and each.state == 'stored'
    ):
        file = _files / 'original' / photo.sha256[:2] / photo.sha256[2:4] / photo.sha256
        file = file if file.exists() else next(_files.rglob(photo.sha256), file)
        if not file.exists() or hashlib.sha256(file.read_bytes()).hexdigest() != photo.sha256:
            yield f'I9: {photo.sha256} is called stored and its bytes are not there'
    if inspection.state != 'sealed':
        if inspection.state == 'finished' and content.whole([inspection]):
            yield f'I9: {inspection_id} is finished and whole, and nobody sealed it'
        return
    missing = [each['sha256'] for each in _photos(inspection) if each['state'] == 'missing']
    if missing:
        yield f'I9: {inspection_id} is sealed without {missing}'
    receipt = inspection.receipt or {}
    if receipt.get('manifest') != receipts.manifest_hash(content.manifest(inspection)):
        yield f'I15: {inspection_id} is not what its receipt was signed for'


def _photos(inspection: Inspection) -> list[Document]:
    return content.photos_of([inspection])[inspection.id]


def _phone_agrees(server: Server, phone: Document) -> Iterator[str]:
    """I6: the phone shows what the server holds. I16: and nothing that its owner may not read."""
    held = {each['id']: each for each in phone['inspections']}
    receipted = {each['inspection_id']: each['receipt'] for each in phone['receipts']}
    for inspection_id, row in server.inspections.items():
        may_read = (phone['account_id'], inspection_id) in server.readable
        doc = held.pop(inspection_id, None)
        if not may_read:
            if doc is not None:
                yield f'I16: phone {phone["phone"]} still holds {inspection_id}, which it may not read'
            continue
        if doc is None:
            yield f'I6: phone {phone["phone"]} lacks {inspection_id}'
            continue
        said = {'state': row.state, 'fields': row.fields, 'photos': _photos(row), 'changed_seq': row.changed_seq}
        for name, value in said.items():
            if _plain(doc[name]) != _plain(value):
                yield f'I6: phone {phone["phone"]} has another {name} of {inspection_id}'
        yield from _screens_agree(phone, inspection_id, row)
        own = {
            device: n
            for device, n in row.seen.items()
            if server.devices.get(device) and str(server.devices[device].account_id) == phone['account_id']
        }
        if doc['seen'] != own:
            yield f'I6: phone {phone["phone"]} has another `seen` of {inspection_id}'
        if (
            row.receipt
            and row.finished_by
            and row.finished_by.startswith(phone['device'])
            and receipted.get(inspection_id) != row.receipt
        ):
            yield f'I15: phone {phone["phone"]} does not have the receipt of {inspection_id}'
    if held:
        yield f'I16: phone {phone["phone"]} holds {sorted(held)}, of which the server has never told'


def _screens_agree(phone: Document, inspection_id: str, row: Inspection) -> Iterator[str]:
    photos: dict[str, list[str]] = {}
    for each in row.photos:
        photos.setdefault(each['item'], []).append(each['op'])
    for shown in phone['shown'][inspection_id]:
        item = shown['item']
        there = row.fields.get(item) or {}
        expected = {
            'answer': there.get('op'),
            'note': (there.get('note') or {}).get('op'),
            'finding': (there.get('finding') or {}).get('op'),
            'photos': sorted(photos.get(item, [])),
            'layers': {sha256: layer['op'] for sha256, layer in (there.get('layers') or {}).items()},
        }
        for name, op in expected.items():
            if shown[name] != op:
                yield f'I6: phone {phone["phone"]} draws {name} {shown[name]} on {item}, the server holds {op}'


def _phone_knows(server: Server, phone: Document) -> Iterator[str]:
    """I11: a verdict for each operation, the server's; of a former device with the reason it was first refused for,
    whoever has tried to let it in since. I12: nothing waits when the network is healthy."""
    if not phone['drained']:
        yield f'I12: the outbox of phone {phone["phone"]} does not drain'
    for row in phone['outbox']:
        op, verdict = f'{row["device"]}:{row["n"]}', row['verdict']
        there = server.operations.get(op)
        of_then = row['device'] != phone['device'] and op in server.tried_in_vain
        same = verdict is not None and there is not None and verdict['is'] == there.verdict
        if not same or (verdict.get('code') != there.code and not of_then):
            truth = there and (there.verdict, there.code)
            yield f'I11: phone {phone["phone"]} believes {verdict} of {op}, the server says {truth}'
    waiting = {each['sha256'] for each in phone['photos'] if each['state'] == 'kept'}
    for photo in server.photos:
        if (
            photo.device_id == phone['device']
            and photo.state == 'missing'
            and not photo.detached
            and photo.sha256 in waiting
        ):
            yield f'I12: {photo.sha256} was announced and is still only on phone {phone["phone"]}'


def _plain(value: Any) -> bytes:
    return rfc8785.dumps(json.loads(json.dumps(value)))
