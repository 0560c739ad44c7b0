"""Every act that leaves an entry in the audit, and what its subject is; the page knows a sentence for each."""

from __future__ import annotations

# act: what the id in its subject names. `operation` is `<device>:<n>`, `other` is said as it stands.
ACTS = {
    'session.open': 'account',
    'session.close': 'account',
    'session.refuse': 'account',
    'account.create': 'account',
    'account.change': 'account',
    'application.create': 'application',
    'application.begin': 'application',
    'application.submit': 'application',
    'application.pass-check': 'application',
    'application.return-papers': 'application',
    'application.repaired': 'application',
    'application.withdraw': 'application',
    'application.come-back': 'application',
    'decision.accept': 'application',
    'decision.return': 'application',
    'decision.refuse': 'application',
    'decision.resume': 'application',
    'appeal.file': 'application',
    'question.ask': 'application',
    'question.answer': 'application',
    'application.take': 'application',
    'application.give-back': 'application',
    'lock.take-over': 'application',
    'lock.break': 'application',
    'inspection.assign': 'inspection',
    'inspection.reassign': 'inspection',
    'inspection.move': 'inspection',
    'inspection.cancel': 'inspection',
    'checklist.publish': 'other',
    'rule.publish': 'other',
    'key.destroy': 'account',
    'profile.publish': 'other',
    'device.enrol': 'device',
    'device.hole': 'device',
    'device.collision': 'device',
    'quarantine.release': 'operation',
    'rescue.taken': 'account',
    'export.copy': 'inspection',
    'export.copies': 'inspection',
    'export.originals': 'inspection',
    'export.original': 'other',
    'export.pdf': 'application',
    'export.case': 'application',
    'export.csv': 'other',
    'export.xlsx': 'other',
    'export.geojson': 'other',
    'backup.make': 'other',
    'backup.restore': 'other',
    'server.new_life': 'other',
    'audit.cut': 'other',
}


def of_family(name: str) -> list[str]:
    """The act of this name, or all acts of a family: `session` is `session.open`, `session.close` and so on."""
    return [act for act in ACTS if act.startswith(f'{name}.')] or [name]
