"""Two phones of one person write into the same inspection at the same moment: both edits stay."""

import threading
from contextlib import suppress

from inspections.sync import batch
from tests.inspections.phone import Phone
from tests.support import people


def test_both_edits_stay(service, phone, visit, monkeypatch):
    other = Phone(people.speak_as(service, 'inspector@demo.test')).enrol()
    phone.answer(visit, 'CLI-01', 20)
    other.answer(visit, 'CLI-02', 12)
    gate, locked = threading.Barrier(2), batch.operations.locked

    def wait(ids):
        """Both stand here when nothing is locked; one waits alone, until its patience ends, when it is."""
        found = locked(ids)
        with suppress(threading.BrokenBarrierError):
            gate.wait(0.7)
        return found

    with monkeypatch.context() as patch:
        patch.setattr(batch.operations, 'locked', wait)
        threads = [threading.Thread(target=each.push) for each in (phone, other)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert set(phone.pull()['inspections'][0]['fields']) == {'CLI-01', 'CLI-02'}
