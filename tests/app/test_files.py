"""The local store: whole or not at all, and never outside its folder."""

import pytest

from app.files.local import LocalStore
from app.files.store import TooLarge, sha256_of

CONTENT = b'\xff\xd8 a picture \xff\xd9'


@pytest.fixture
def store(tmp_path):
    return LocalStore(tmp_path / 'files')


def test_what_was_kept_is_read_back(store):
    taken = store.take([CONTENT[:5], CONTENT[5:]], 1000)
    assert (taken.sha256, taken.size) == (sha256_of(CONTENT), len(CONTENT))
    assert not store.exists(taken.sha256)
    store.keep(taken)
    assert store.exists(taken.sha256)
    with store.open(taken.sha256) as file:
        assert file.read() == CONTENT


def test_keeping_twice_is_keeping_once(store):
    for _ in range(2):
        store.keep(store.take([CONTENT], 1000))
    with store.open(sha256_of(CONTENT)) as file:
        assert file.read() == CONTENT
    assert list(store.arriving.iterdir()) == []


def test_a_shelf_keeps_small_pictures_apart(store):
    store.put(sha256_of(CONTENT), b'small', 'thumbnails/400')
    assert store.exists(sha256_of(CONTENT), 'thumbnails/400')
    assert not store.exists(sha256_of(CONTENT))


def test_too_many_bytes_leave_nothing(store):
    with pytest.raises(TooLarge):
        store.take([CONTENT] * 100, 200)
    assert list(store.arriving.iterdir()) == []


def test_a_stream_that_breaks_leaves_nothing(store):
    def broken():
        yield CONTENT
        raise ConnectionError

    with pytest.raises(ConnectionError):
        store.take(broken(), 1000)
    assert list(store.arriving.iterdir()) == []


def test_dropping_what_is_not_there_does_nothing(store):
    store.drop(sha256_of(CONTENT))
    store.keep(store.take([CONTENT], 1000))
    store.drop(sha256_of(CONTENT))
    assert not store.exists(sha256_of(CONTENT))


@pytest.mark.parametrize('name', ['', '..', '../' * 8 + 'etc/passwd', 'A' * 64, 'a' * 63, 'a' * 64 + '\n'])
def test_only_a_hash_is_a_name(store, name):
    with pytest.raises(ValueError):
        store.open(name)


@pytest.mark.parametrize('shelf', ['..', '../x', '/etc', 'a/b/c', 'A'])
def test_only_a_plain_word_is_a_shelf(store, shelf):
    with pytest.raises(ValueError):
        store.open('a' * 64, shelf)
