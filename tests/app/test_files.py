"""The local store and the folder of what arrives: whole or not at all, continued where it was cut, never outside."""

import os
import stat
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from app import problems
from app.files.arriving import Arriving, TooLarge, WrongOffset
from app.files.local import LocalStore
from app.files.s3 import S3Store
from app.files.store import sha256_of
from tests.support.s3 import bucket

CONTENT = b'\xff\xd8 a picture \xff\xd9'
PART = 'a' * 32 + '-' + sha256_of(CONTENT)


@pytest.fixture
def store(tmp_path, s3):
    return LocalStore(tmp_path / 'files') if s3 is None else S3Store(s3)


@pytest.fixture
def arriving(tmp_path):
    return Arriving(tmp_path / 'files' / 'arriving')


def keep(store, arriving, content=CONTENT):
    taken = arriving.take([content], 1000)
    store.keep(taken.path, taken.sha256)
    return taken.sha256


def test_what_was_kept_is_read_back(store, arriving):
    taken = arriving.take([CONTENT[:5], CONTENT[5:]], 1000)
    assert (taken.sha256, taken.size) == (sha256_of(CONTENT), len(CONTENT))
    assert not store.exists(taken.sha256)
    store.keep(taken.path, taken.sha256)
    assert store.exists(taken.sha256)
    with store.open(taken.sha256) as file:
        assert file.read() == CONTENT


def test_keeping_twice_is_keeping_once(store, arriving):
    for _ in range(2):
        keep(store, arriving)
    with store.open(sha256_of(CONTENT)) as file:
        assert file.read() == CONTENT
    assert list(arriving.folder.iterdir()) == []


def test_a_shelf_keeps_small_pictures_apart(store):
    store.put(sha256_of(CONTENT), b'small', 'thumbnails/400')
    assert store.exists(sha256_of(CONTENT), 'thumbnails/400')
    assert not store.exists(sha256_of(CONTENT))


def test_too_many_bytes_leave_nothing(arriving):
    with pytest.raises(TooLarge):
        arriving.take([CONTENT] * 100, 200)
    assert list(arriving.folder.iterdir()) == []


def test_a_stream_that_breaks_leaves_nothing(arriving):
    def broken():
        yield CONTENT
        raise ConnectionError

    with pytest.raises(ConnectionError):
        arriving.take(broken(), 1000)
    assert list(arriving.folder.iterdir()) == []


def test_dropping_what_is_not_there_does_nothing(store, arriving):
    store.drop(sha256_of(CONTENT))
    store.drop(keep(store, arriving))
    assert not store.exists(sha256_of(CONTENT))


@pytest.mark.parametrize('name', ['../../etc/passwd', 'A' * 64, 'a' * 63, ''])
def test_a_name_that_is_no_hash_never_becomes_a_path(store, name):
    with pytest.raises(ValueError, match='not the name'):
        store.open(name)


def test_a_shelf_never_leads_outside(store):
    with pytest.raises(ValueError, match='not the name'):
        store.open('a' * 64, '../secrets')


def test_a_part_goes_on_where_it_was_cut(arriving):
    assert arriving.offset(PART) == 0
    assert arriving.append(PART, 0, [CONTENT[:4]], 1000) == 4
    assert arriving.offset(PART) == 4
    assert arriving.append(PART, 4, [CONTENT[4:]], 1000) == len(CONTENT)
    taken = arriving.whole(PART)
    assert (taken.sha256, taken.size, arriving.offset(PART)) == (sha256_of(CONTENT), len(CONTENT), 0)


def test_a_line_that_breaks_leaves_what_came(arriving):
    def cut():
        yield CONTENT[:7]
        raise ConnectionError

    with pytest.raises(ConnectionError):
        arriving.append(PART, 0, cut(), 1000)
    assert arriving.offset(PART) == 7


def test_bytes_that_do_not_continue_the_part_are_refused(arriving):
    arriving.append(PART, 0, [CONTENT[:4]], 1000)
    for offset in (0, 3, 5):
        with pytest.raises(WrongOffset) as refused:
            arriving.append(PART, offset, [CONTENT], 1000)
        assert refused.value.offset == 4
    assert arriving.offset(PART) == 4


def test_a_line_that_hangs_gives_way_to_a_newer_one(arriving):
    def hanging():
        yield CONTENT[:4]
        assert arriving.append(PART, 4, [CONTENT[4:9]], 1000) == 9  # meanwhile the phone came back on another line
        yield CONTENT[4:6]

    with pytest.raises(WrongOffset):
        arriving.append(PART, 0, hanging(), 1000)
    arriving.append(PART, 9, [CONTENT[9:]], 1000)
    assert arriving.whole(PART).sha256 == sha256_of(CONTENT)


def test_a_line_that_hangs_cannot_touch_a_file_that_was_finished(store, arriving):
    def hanging():
        yield CONTENT[:4]
        arriving.append(PART, 4, [CONTENT[4:]], 1000)
        taken = arriving.whole(PART)
        store.keep(taken.path, taken.sha256)
        yield b'more'

    with pytest.raises(WrongOffset):
        arriving.append(PART, 0, hanging(), 1000)
    with store.open(sha256_of(CONTENT)) as file:
        assert file.read() == CONTENT


def test_a_part_never_grows_past_its_limit(arriving):
    with pytest.raises(TooLarge):
        arriving.append(PART, 0, [CONTENT, CONTENT], len(CONTENT) + 1)
    assert arriving.offset(PART) == len(CONTENT)


def test_a_body_that_was_cut_becomes_a_part_unless_a_longer_one_is_there(arriving):
    arriving.leave(arriving.take([CONTENT[:6]], 1000), PART)
    assert arriving.offset(PART) == 6
    arriving.leave(arriving.take([CONTENT[:3]], 1000), PART)
    assert arriving.offset(PART) == 6
    assert [path.name for path in arriving.folder.iterdir()] == [PART]


def test_what_nobody_continues_goes_after_its_time(arriving):
    arriving.append(PART, 0, [CONTENT], 1000)
    fresh = 'b' + PART[1:]
    arriving.append(fresh, 0, [CONTENT], 1000)
    os.utime(arriving.folder / PART, (1, 1))
    assert arriving.sweep(timedelta(days=7)) == 1
    assert [path.name for path in arriving.folder.iterdir()] == [fresh]


@pytest.mark.parametrize('name', ['../../etc/passwd', PART.upper(), PART[1:]])
def test_a_part_is_never_outside_its_folder(arriving, name):
    with pytest.raises(ValueError, match='not the name'):
        arriving.offset(name)


def test_a_store_tells_the_names_of_its_files(store, arriving):
    sha256 = keep(store, arriving)
    assert list(store.names()) == [sha256]
    store.put(sha256, b'small', 'thumbnails/400')
    assert set(store.names('thumbnails/400')) == {sha256}
    store.drop(sha256, 'thumbnails/400')


def test_what_is_not_there_is_said_to_be_missing(store):
    assert not store.exists('0' * 64)
    with pytest.raises(FileNotFoundError):
        store.open('0' * 64)


def test_a_bucket_that_does_not_answer_is_one_clear_refusal(tmp_path, arriving):
    with bucket(tmp_path / 's3') as server:
        store = S3Store(server.told)
        taken = arriving.take([CONTENT], 1000)
        server.stop()
        for act in (
            lambda: store.keep(taken.path, taken.sha256),
            lambda: store.open(taken.sha256),
            lambda: store.exists(taken.sha256),
            lambda: list(store.names()),
        ):
            with pytest.raises(problems.StorageAway):
                act()
        assert taken.path.read_bytes() == CONTENT
        server.start()
        store.keep(taken.path, taken.sha256)
        with store.open(taken.sha256) as file:
            assert file.read() == CONTENT


def test_a_bucket_that_refuses_our_key_is_no_missing_file(tmp_path):
    with bucket(tmp_path / 's3') as server:
        store = S3Store(replace(server.told, secret='another'))
        with pytest.raises(problems.StorageAway):
            store.exists('0' * 64)


def test_a_file_is_on_the_disk_before_it_has_its_name_and_the_name_before_it_is_said(tmp_path, monkeypatch):
    store, arriving, acts = LocalStore(tmp_path / 'files'), Arriving(tmp_path / 'files' / 'arriving'), []
    store._prepare('originals')
    fsync, replace_ = os.fsync, Path.replace
    monkeypatch.setattr(os, 'fsync', lambda handle: (acts.append(f'sync {kind(handle)}'), fsync(handle)))
    monkeypatch.setattr(Path, 'replace', lambda self, target: (acts.append('rename'), replace_(self, target))[1])
    keep(store, arriving)
    assert acts == ['sync file', 'rename', 'sync folder']
    del acts[:]
    store.put(sha256_of(CONTENT), b'small', 'originals')
    assert acts == ['sync file', 'rename', 'sync folder']


def kind(handle):
    """What an open handle is."""
    return 'folder' if stat.S_ISDIR(os.fstat(handle).st_mode) else 'file'
