"""The real phone part on a line that is cut every so many bytes: what has arrived is not sent again."""

from __future__ import annotations

import os

import pytest

from tests.faults import spoken, world
from tests.support.cutting import cutting
from tests.support.server import serving


@pytest.fixture(scope='module')
def bundle(tmp_path_factory):
    return spoken.build(tmp_path_factory.mktemp('phones'))


@pytest.mark.parametrize(
    ('every', 'photos', 'size', 'most'),
    [(100_000, 4, 380_000, 1.05), (2_000_000, 2, 6_000_000, 1.01), (None, 4, 380_000, 1.01)],
)
def test_what_has_arrived_is_not_sent_again(bundle, tmp_path, every, photos, size, most):
    data = tmp_path / 'data'
    url = f'sqlite:///{data / "osmotr.sqlite3"}'
    data.mkdir()
    plan = world.make(data, url, range(1, 2))[0]
    person, visits = plan['people'][0], plan['inspections']
    with (
        serving(data, url, ready=True, OSMOTR_DEMO='0') as server,
        cutting(server.port, None) as line,
        spoken.phones(bundle, line.url) as process,
    ):
        phone = spoken.Spoken(process, 'cut').sign_in(person['email'])
        mine = [each['id'] for each in visits if phone.act('shown', inspection=each['id']) != 'absent']
        phone.offline()
        for number in range(photos):
            path = tmp_path / f'{number}.jpg'
            path.write_bytes(b'\xff\xd8' + os.urandom(size - 4) + b'\xff\xd9')
            assert phone.act('photo', inspection=mine[0], item='SIG-01', file=path) == 'saved'
        phone.offline(False)
        line.close()  # what is open would not be cut
        line.cut_after, before = every, line.sent
        for _ in range(40):
            if phone.act('sync')['photos'] == 0:
                break
        assert (every is None) is (line.cuts == 0)
        sent = line.sent - before
    names = list((data / 'files' / 'originals').rglob('*/' + '?' * 64))
    assert len(names) == photos
    print(f'cut every {every}: {sent / (photos * size):.4f} of the photos, {line.cuts} cuts')
    assert sent <= most * photos * size
