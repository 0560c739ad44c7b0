"""Everything the environment may change, read once; the defaults need no service at all."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from email.utils import parseaddr
from pathlib import Path
from urllib.parse import unquote, urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from limits import parse as rate

TILE_HOST = re.compile(r'[A-Za-z0-9.-]+(:[0-9]+)?')  # it becomes a part of a header
DATABASES = ('postgresql', 'postgres', 'postgresql+psycopg', 'sqlite', 'sqlite+pysqlite')


@dataclass(frozen=True)
class S3:
    """A bucket for the files. Without an endpoint it is Amazon's of that region."""

    bucket: str
    endpoint: str | None
    key_id: str
    secret: str = field(repr=False)
    region: str = 'us-east-1'

    @classmethod
    def from_environment(cls, env: Mapping[str, str]) -> S3 | None:
        """Read `OSMOTR_S3_*`; none without a bucket. Raises ValueError that names what is missing."""
        if not env.get('OSMOTR_S3_BUCKET'):
            return None
        for name in ('OSMOTR_S3_KEY_ID', 'OSMOTR_S3_SECRET'):
            if not env.get(name):
                raise ValueError(f'OSMOTR_S3_BUCKET needs {name} too')
        return cls(
            bucket=env['OSMOTR_S3_BUCKET'],
            endpoint=env.get('OSMOTR_S3_ENDPOINT') or None,
            key_id=env['OSMOTR_S3_KEY_ID'],
            secret=env['OSMOTR_S3_SECRET'],
            region=env.get('OSMOTR_S3_REGION') or cls.region,
        )


@dataclass(frozen=True)
class Tiles:
    """Where the desk's map takes its ground from, and whose it is; its server learns which places are looked at."""

    url: str
    attribution: str

    @property
    def origin(self) -> str:
        """What pages must be allowed to draw pictures from."""
        told = urlsplit(self.url)
        return f'{told.scheme}://{told.netloc}'

    @classmethod
    def from_environment(cls, env: Mapping[str, str]) -> Tiles | None:
        """Read `OSMOTR_TILES_URL` and `OSMOTR_TILES_ATTRIBUTION`; none without an address. Raises ValueError."""
        url = env.get('OSMOTR_TILES_URL')
        if not url:
            return None
        told = urlsplit(url)
        whole = told.scheme in ('http', 'https') and told.hostname and TILE_HOST.fullmatch(told.netloc)
        if not whole or sorted(re.findall(r'{(.*?)}', url)) != ['x', 'y', 'z']:
            raise ValueError('OSMOTR_TILES_URL must be an address such as https://tiles.example/{z}/{x}/{y}.png')
        if not env.get('OSMOTR_TILES_ATTRIBUTION'):
            raise ValueError('OSMOTR_TILES_URL needs OSMOTR_TILES_ATTRIBUTION too: whose map it is')
        return cls(url, env['OSMOTR_TILES_ATTRIBUTION'])


@dataclass(frozen=True)
class Mail:
    """The server that letters are given to. `tls` from the first byte, or STARTTLS where it is offered."""

    host: str
    port: int
    sender: str
    tls: bool = False
    user: str = ''
    password: str = field(default='', repr=False)

    @property
    def address(self) -> str:
        """The sender's bare address, which failures come back to."""
        return parseaddr(self.sender)[1]

    @classmethod
    def from_environment(cls, env: Mapping[str, str]) -> Mail | None:
        """Read `OSMOTR_SMTP` and `OSMOTR_MAIL_FROM`; none without a server. Raises ValueError without the password."""
        url = env.get('OSMOTR_SMTP')
        if not url:
            return None
        try:
            told = urlsplit(url)
            host, port = told.hostname, told.port
        except ValueError:
            told, host, port = urlsplit(''), None, None
        if told.scheme not in ('smtp', 'smtps') or not host or told.path.strip('/') or told.query:
            raise ValueError('OSMOTR_SMTP must be an address such as smtp://user:password@mail.example:587')
        sender = env.get('OSMOTR_MAIL_FROM') or ''
        name, _, domain = parseaddr(sender)[1].rpartition('@')
        if not (name and domain and sender.isprintable()):
            raise ValueError('OSMOTR_SMTP needs OSMOTR_MAIL_FROM too, such as Osmotr <osmotr@network.example>')
        if not env.get('OSMOTR_PUBLIC_URL'):
            raise ValueError('OSMOTR_SMTP needs OSMOTR_PUBLIC_URL too: letters lead people there')
        tls = told.scheme == 'smtps'
        return cls(
            host=host,
            port=port or (465 if tls else 587 if told.username else 25),
            sender=sender,
            tls=tls,
            user=unquote(told.username or ''),
            password=unquote(told.password or ''),
        )


@dataclass(frozen=True)
class Settings:
    """What one installation is told. Sizes are bytes, times are seconds."""

    data: Path = Path('data')
    port: int = 8000
    host: str = '127.0.0.1'
    database_url: str | None = None
    s3: S3 | None = None
    public_url: str | None = None
    tiles: Tiles | None = None
    mail: Mail | None = None
    geocoder_url: str | None = field(default=None, repr=False)
    zone: str = 'Europe/Moscow'
    insecure: bool = False
    demo: bool = True
    jobs_in_process: bool = True
    threads: int = 64
    sign_in_limit: str = '10 per minute'
    sign_in_address_limit: str = '60 per minute'
    check_limit: str = '30 per minute'
    registration_limit: str = '5 per hour'
    registration_address_limit: str = '30 per hour'
    letter_limit: str = '5 per hour'
    letter_address_limit: str = '60 per hour'
    link_limit: str = '60 per hour'
    phone_limit: str = '5 per day'
    line_code_limit: str = '10 per minute'
    line_test_limit: str = '30 per hour'
    proxies: int = 0
    max_body: int = 8 * 1024 * 1024
    max_photo: int = 40 * 1024 * 1024
    max_rescue: int = 4 * 1024 * 1024 * 1024
    session_days: int = 30
    pwa: Path = Path(__file__).resolve().parent.parent / 'pwa' / 'dist'

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] | None = None) -> Settings:
        """Read `OSMOTR_*`; raises ValueError that names the variable when a value cannot be used."""
        env = os.environ if environment is None else environment
        return cls(
            data=Path(env.get('OSMOTR_DATA') or 'data').resolve(),
            port=_number(env, 'OSMOTR_PORT', cls.port, least=1, most=65_535),
            host=env.get('OSMOTR_HOST') or cls.host,
            database_url=_database(env),
            s3=S3.from_environment(env),
            public_url=_public_url(env),
            tiles=Tiles.from_environment(env),
            mail=Mail.from_environment(env),
            geocoder_url=_geocoder(env),
            zone=_zone(env, cls.zone),
            insecure=env.get('OSMOTR_INSECURE') == '1',
            demo=env.get('OSMOTR_DEMO') != '0',
            jobs_in_process=env.get('OSMOTR_JOBS_IN_PROCESS') != '0',
            threads=_number(env, 'OSMOTR_THREADS', cls.threads, least=1),
            sign_in_limit=_rate(env, 'OSMOTR_SIGN_IN_LIMIT', cls.sign_in_limit),
            sign_in_address_limit=_rate(env, 'OSMOTR_SIGN_IN_ADDRESS_LIMIT', cls.sign_in_address_limit),
            check_limit=_rate(env, 'OSMOTR_CHECK_LIMIT', cls.check_limit),
            registration_limit=_rate(env, 'OSMOTR_REGISTRATION_LIMIT', cls.registration_limit),
            registration_address_limit=_rate(env, 'OSMOTR_REGISTRATION_ADDRESS_LIMIT', cls.registration_address_limit),
            letter_limit=_rate(env, 'OSMOTR_LETTER_LIMIT', cls.letter_limit),
            letter_address_limit=_rate(env, 'OSMOTR_LETTER_ADDRESS_LIMIT', cls.letter_address_limit),
            link_limit=_rate(env, 'OSMOTR_LINK_LIMIT', cls.link_limit),
            phone_limit=_rate(env, 'OSMOTR_PHONE_LIMIT', cls.phone_limit),
            line_code_limit=_rate(env, 'OSMOTR_LINE_CODE_LIMIT', cls.line_code_limit),
            line_test_limit=_rate(env, 'OSMOTR_LINE_TEST_LIMIT', cls.line_test_limit),
            proxies=_number(env, 'OSMOTR_PROXIES', cls.proxies),
            pwa=Path(env['OSMOTR_PWA']).resolve() if env.get('OSMOTR_PWA') else cls.pwa,
        )

    @property
    def database(self) -> str:
        """The SQLAlchemy address of the database; a file in the data folder unless told otherwise."""
        if self.database_url is None:
            return f'sqlite:///{self.data / "osmotr.sqlite3"}'
        if self.database_url.startswith(('postgres://', 'postgresql://')):
            return 'postgresql+psycopg://' + self.database_url.split('://', 1)[1]
        return self.database_url

    @property
    def address(self) -> str:
        """Where people reach the service, without a slash at the end."""
        return self.public_url or f'http://127.0.0.1:{self.port}'

    @property
    def mailbox(self) -> bool:
        """Whether letters can be read on a page: the demo on this very machine, without a mail server.

        Letters hold links that open accounts, so nothing that others can reach ever has such a page.
        """
        here = self.host in ('127.0.0.1', 'localhost', '::1') and self.public_url is None
        return self.demo and self.mail is None and here

    @property
    def letters_arrive(self) -> bool:
        """Whether somebody can read a letter that is written here."""
        return self.mail is not None or self.mailbox

    @property
    def https(self) -> bool:
        """Whether people reach the service by https, so that cookies may be marked Secure."""
        return bool(self.public_url and self.public_url.startswith('https://'))


def _number(env: Mapping[str, str], name: str, default: int, *, least: int = 0, most: int = 100_000) -> int:
    text = env.get(name)
    if not text:
        return default
    if not (text.isascii() and text.isdigit()):
        raise ValueError(f'{name} must be a whole number, not {text!r}')
    if not least <= int(text) <= most:
        raise ValueError(f'{name} must be between {least} and {most}, not {text}')
    return int(text)


def _public_url(env: Mapping[str, str]) -> str | None:
    text = (env.get('OSMOTR_PUBLIC_URL') or '').rstrip('/')
    if not text:
        return None
    told = urlsplit(text)
    if told.scheme not in ('http', 'https') or not told.hostname:
        raise ValueError('OSMOTR_PUBLIC_URL must be an address such as https://osmotr.example')
    return text


def _geocoder(env: Mapping[str, str]) -> str | None:
    text = env.get('OSMOTR_GEOCODER_URL')
    if not text:
        return None
    told = urlsplit(text)
    if told.scheme not in ('http', 'https') or not told.hostname or re.findall(r'{(.*?)}', text) != ['query']:
        raise ValueError(
            'OSMOTR_GEOCODER_URL must be an address such as https://nominatim.example/search?format=jsonv2&q={query}'
        )
    return text


def _zone(env: Mapping[str, str], default: str) -> str:
    name = env.get('OSMOTR_ZONE') or default
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise ValueError(f'OSMOTR_ZONE must be a time zone that this machine knows, not {name!r}') from None
    return name


def _database(env: Mapping[str, str]) -> str | None:
    text = env.get('OSMOTR_DATABASE_URL')
    if text and text.partition('://')[0] not in DATABASES:
        raise ValueError('OSMOTR_DATABASE_URL must begin with postgresql:// (or sqlite:///)')
    return text or None


def _rate(env: Mapping[str, str], name: str, default: str) -> str:
    text = env.get(name) or default
    try:
        rate(text)
    except ValueError:
        raise ValueError(f'{name} must be a rate such as «10 per minute», not {text!r}') from None
    return text
