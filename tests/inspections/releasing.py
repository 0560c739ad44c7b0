"""An administrator's hand in the quarantine, and all that a release may change."""

import sqlalchemy as sa

from app.audit import AuditEntry
from app.db import db
from app.files.store import current_store
from inspections.models import Inspection, Operation, Release
from inspections.verify import everything as verify


def give(chief, visit, phone):
    """The administrator gives the visit to the person of this phone."""
    row = next(each for each in chief.get('/api/v1/inspections').json['items'] if each['id'] == visit)
    said = {'If-Match': f'"{row["version"]}"'}
    body = {'assignee_id': str(phone.person.account.id)}
    assert chief.patch(f'/api/v1/inspections/{visit}', json=body, headers=said).status_code == 200


def waiting(chief, **query):
    return chief.get('/api/v1/quarantine', query_string=query).json['items']


def release(chief, entry):
    path = f'/api/v1/quarantine/{entry["device"]}/{entry["n"]}/{entry["hash"]}/releases'
    answer = chief.post(path)
    assert answer.status_code == 200, answer.json
    return answer.json


def state(service):
    """All that a release may change."""
    with service.app_context():
        operations = db.session.execute(sa.select(Operation.device_id, Operation.n, Operation.verdict, Operation.seq))
        inspections = db.session.execute(
            sa.select(Inspection.id, Inspection.changed_seq, Inspection.fields, Inspection.amendments, Inspection.seen)
        )
        tries = db.session.scalar(sa.select(sa.func.count()).select_from(Release))
        acts = db.session.scalars(sa.select(AuditEntry.act).order_by(AuditEntry.seq)).all()
        return sorted(operations.all()), [tuple(each) for each in inspections], tries, list(acts)


def sound(service):
    with service.app_context():
        return list(verify.disagreements(current_store()))
