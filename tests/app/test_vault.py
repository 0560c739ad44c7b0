"""What is sealed for a person opens for them alone, and never again once their key is destroyed."""

import pytest
import sqlalchemy as sa

from app import clock, problems
from app.db import db, transaction
from app.vault import operations
from app.vault.models import PersonKey


@pytest.fixture
def folder(service):
    return service.extensions['osmotr_settings'].data


def test_what_was_sealed_opens_and_stands_nowhere_in_plain(service, accounts, folder):
    owner = accounts['applicant'].id
    with service.app_context(), transaction():
        sealed = operations.seal(folder, owner, b'4509 123456', 'paper 1')
        assert b'4509' not in sealed
        assert operations.open_sealed(folder, owner, sealed, 'paper 1') == b'4509 123456'
        assert operations.seal(folder, owner, b'4509 123456', 'paper 1') != sealed
        assert db.session.scalar(sa.select(sa.func.count()).select_from(PersonKey)) == 1


@pytest.mark.parametrize('wrong', ['place', 'person', 'bytes', 'short', 'master'])
def test_it_opens_nowhere_else(service, accounts, folder, wrong):
    owner, other = accounts['applicant'].id, accounts['inspector'].id
    with service.app_context(), transaction():
        sealed = operations.seal(folder, owner, b'4509 123456', 'paper 1')
        operations.seal(folder, other, b'', 'paper 1')
        if wrong == 'master':
            (folder / 'keys' / operations.MASTER).write_bytes(b'x' * 32)
        sealed = {'bytes': sealed[:-1] + bytes([sealed[-1] ^ 1]), 'short': sealed[:5]}.get(wrong, sealed)
        with pytest.raises(operations.Unreadable):
            operations.open_sealed(
                folder, other if wrong == 'person' else owner, sealed, 'paper 2' if wrong == 'place' else 'paper 1'
            )


def test_a_former_master_key_still_opens(service, accounts, folder):
    owner = accounts['applicant'].id
    with service.app_context(), transaction():
        sealed = operations.seal(folder, owner, b'4509 123456', 'paper 1')
        master = folder / 'keys' / operations.MASTER
        master.rename(master.with_name(f'{operations.MASTER}.before-1'))
        assert operations.open_sealed(folder, owner, sealed, 'paper 1') == b'4509 123456'


def test_a_destroyed_key_comes_never_back(service, accounts, folder):
    owner, at = accounts['applicant'].id, clock.now()
    with service.app_context(), transaction():
        sealed = operations.seal(folder, owner, b'4509 123456', 'paper 1')
        operations.destroy(owner, None, at)
        operations.destroy(owner, None, at)
        for attempt in (
            lambda: operations.open_sealed(folder, owner, sealed, 'paper 1'),
            lambda: operations.seal(folder, owner, b'more', 'paper 1'),
        ):
            with pytest.raises(problems.Erased):
                attempt()
        assert db.session.scalar(sa.select(PersonKey.wrapped)) is None


def test_a_key_that_never_was_is_destroyed_too(service, accounts, folder):
    with service.app_context(), transaction():
        operations.destroy(accounts['applicant'].id, None, clock.now())
        with pytest.raises(problems.Erased):
            operations.seal(folder, accounts['applicant'].id, b'more', 'paper 1')


def test_many_are_opened_at_once_and_what_cannot_be_read_is_none_in_its_place(service, accounts, folder):
    anna, ivan, nobody = (accounts[each].id for each in ('applicant', 'inspector', 'reviewer'))
    with service.app_context(), transaction():
        hers, his = (operations.seal(folder, each, each.bytes, 'paper 1') for each in (anna, ivan))
        wanted = [(ivan, his, 'paper 1'), (nobody, his, 'paper 1'), (anna, hers, 'paper 2'), (anna, hers, 'paper 1')]
        assert operations.open_all(folder, wanted) == [ivan.bytes, None, None, anna.bytes]
        assert operations.open_all(folder, []) == []
        operations.destroy(anna, None, clock.now())
        assert operations.open_all(folder, wanted) == [ivan.bytes, None, None, None]
