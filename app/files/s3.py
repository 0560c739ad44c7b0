"""The same store in a bucket of any S3-compatible service, for those who have outgrown one machine."""

from __future__ import annotations

import io
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from typing import BinaryIO

import obstore
from obstore.exceptions import BaseError, NotFoundError
from obstore.store import S3Store as Bucket

from app import problems
from app.files.store import ORIGINALS, name_of
from app.settings import S3

PATIENCE = timedelta(seconds=20)  # a phone waits for the answer: better «later» soon than nothing for minutes
RETRY_S = 30

log = logging.getLogger('osmotr.files')


class S3Store:
    """Objects `<shelf>/ab/<sha256>`. A name is never used for other bytes, so nothing rests on conditional writes."""

    def __init__(self, told: S3) -> None:
        self._bucket = Bucket(
            told.bucket,
            endpoint=told.endpoint,
            access_key_id=told.key_id,
            secret_access_key=told.secret,
            region=told.region,
            virtual_hosted_style_request=False,
            client_options={
                'allow_http': (told.endpoint or '').startswith('http://'),
                'connect_timeout': timedelta(seconds=5),
                'timeout': PATIENCE,
            },
            retry_config={'max_retries': 2, 'retry_timeout': PATIENCE},
        )

    def keep(self, file: Path, sha256: str, shelf: str = ORIGINALS) -> None:
        with _reaching():
            obstore.put(self._bucket, name_of(sha256, shelf), file)
        file.unlink(missing_ok=True)

    def put(self, sha256: str, content: bytes, shelf: str) -> None:
        with _reaching():
            obstore.put(self._bucket, name_of(sha256, shelf), content)

    def open(self, sha256: str, shelf: str = ORIGINALS) -> BinaryIO:
        with _reaching():
            return io.BytesIO(obstore.get(self._bucket, name_of(sha256, shelf)).bytes().to_bytes())

    def exists(self, sha256: str, shelf: str = ORIGINALS) -> bool:
        try:
            with _reaching():
                obstore.head(self._bucket, name_of(sha256, shelf))
        except FileNotFoundError:
            return False
        return True

    def drop(self, sha256: str, shelf: str = ORIGINALS) -> None:
        with _reaching():
            obstore.delete(self._bucket, name_of(sha256, shelf))

    def names(self, shelf: str = ORIGINALS) -> Iterator[str]:
        with _reaching():
            for batch in obstore.list(self._bucket, prefix=shelf + '/'):
                yield from (each['path'].rsplit('/', 1)[-1] for each in batch)


@contextmanager
def _reaching() -> Iterator[None]:
    """Whatever keeps the bucket from answering becomes one refusal; a missing object is a FileNotFoundError."""
    try:
        yield
    except (FileNotFoundError, NotFoundError) as error:
        raise FileNotFoundError from error
    except (BaseError, OSError) as error:
        log.warning('the bucket did not answer: %s', type(error).__name__)
        raise problems.StorageAway(retry_after_s=RETRY_S) from error
