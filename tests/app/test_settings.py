"""What the environment may change, and how mistakes in it are told."""

from pathlib import Path

import pytest

from app.settings import Settings


def test_nothing_need_be_set():
    settings = Settings.from_environment({})
    assert settings.port == 8000
    assert settings.data == Path('data').resolve()
    assert settings.database == f'sqlite:///{Path("data").resolve()}/osmotr.sqlite3'
    assert settings.demo and settings.jobs_in_process and not settings.insecure and not settings.https


@pytest.mark.parametrize('given', ['postgres://u:p@h/d', 'postgresql://u:p@h/d', 'postgresql+psycopg://u:p@h/d'])
def test_a_postgresql_address_names_our_driver(given):
    assert Settings.from_environment({'OSMOTR_DATABASE_URL': given}).database == 'postgresql+psycopg://u:p@h/d'


def test_a_wrong_number_is_named():
    with pytest.raises(ValueError, match='OSMOTR_PORT'):
        Settings.from_environment({'OSMOTR_PORT': 'eighty'})


@pytest.mark.parametrize(
    ('name', 'value'),
    [
        ('OSMOTR_PORT', '0'),
        ('OSMOTR_PORT', '99999'),
        ('OSMOTR_THREADS', '0'),
        ('OSMOTR_PUBLIC_URL', 'osmotr.example'),
        ('OSMOTR_PUBLIC_URL', 'https://'),
        ('OSMOTR_DATABASE_URL', 'osmotr'),
        ('OSMOTR_DATABASE_URL', 'mysql://u:p@h/d'),
        ('OSMOTR_ZONE', 'Moscow'),
        ('OSMOTR_ZONE', '../etc'),
        ('OSMOTR_SIGN_IN_LIMIT', 'often'),
        ('OSMOTR_SIGN_IN_ADDRESS_LIMIT', 'often'),
    ],
)
def test_a_value_that_cannot_be_used_is_refused_by_the_name_of_its_setting(name, value):
    with pytest.raises(ValueError, match=name):
        Settings.from_environment({name: value})


def test_tiles_need_an_address_with_its_three_parts_and_a_name():
    told = {'OSMOTR_TILES_URL': 'https://tiles.example:8443/a/{z}/{x}/{y}.png', 'OSMOTR_TILES_ATTRIBUTION': '© Карта'}
    tiles = Settings.from_environment(told).tiles
    assert tiles is not None
    assert (tiles.origin, tiles.attribution) == ('https://tiles.example:8443', '© Карта')
    assert Settings.from_environment({}).tiles is None
    for url in (
        'tiles/{z}/{x}/{y}',
        'https://t.example/{z}/{x}',
        'https://{s}.t.example/{z}/{x}/{y}',
        'https://a;b/{z}/{x}/{y}',
    ):
        with pytest.raises(ValueError, match='OSMOTR_TILES_URL'):
            Settings.from_environment({**told, 'OSMOTR_TILES_URL': url})
    with pytest.raises(ValueError, match='OSMOTR_TILES_ATTRIBUTION'):
        Settings.from_environment({'OSMOTR_TILES_URL': told['OSMOTR_TILES_URL']})


def test_the_public_address_decides_about_https():
    assert Settings.from_environment({'OSMOTR_PUBLIC_URL': 'https://osmotr.example/'}).https
    assert not Settings.from_environment({'OSMOTR_PUBLIC_URL': 'http://osmotr.example'}).https


def test_a_bucket_is_read_whole_or_not_at_all():
    told = {'OSMOTR_S3_BUCKET': 'photos', 'OSMOTR_S3_KEY_ID': 'key', 'OSMOTR_S3_SECRET': 'hush'}
    s3 = Settings.from_environment(told).s3
    assert s3 and (s3.bucket, s3.endpoint, s3.region) == ('photos', None, 'us-east-1')
    assert 'hush' not in repr(s3)
    assert Settings.from_environment({}).s3 is None
    with pytest.raises(ValueError, match='OSMOTR_S3_SECRET'):
        Settings.from_environment({**told, 'OSMOTR_S3_SECRET': ''})


MAIL = {
    'OSMOTR_SMTP': 'smtp://robot%40network.test:p%3Aw@mail.test',
    'OSMOTR_MAIL_FROM': 'Осмотр <osmotr@network.test>',
    'OSMOTR_PUBLIC_URL': 'https://osmotr.test',
}


def test_the_mail_server_is_one_address():
    mail = Settings.from_environment(MAIL).mail
    assert mail and (mail.host, mail.port, mail.tls) == ('mail.test', 587, False)
    assert (mail.user, mail.password, mail.address) == ('robot@network.test', 'p:w', 'osmotr@network.test')
    assert 'p:w' not in repr(mail)
    ports = {'smtps://mail.test': 465, 'smtp://mail.test': 25, 'smtps://mail.test:2465/': 2465}
    for url, port in ports.items():
        told = Settings.from_environment({**MAIL, 'OSMOTR_SMTP': url}).mail
        assert told and told.port == port
    assert Settings.from_environment({}).mail is None


@pytest.mark.parametrize(
    'wrong',
    [
        {'OSMOTR_SMTP': 'mail.test:25'},
        {'OSMOTR_SMTP': 'http://u:p%3Aw@mail.test'},
        {'OSMOTR_SMTP': 'smtp://u:p%3Aw@mail.test:port'},
        {'OSMOTR_SMTP': 'smtp://u:p%3Aw@[mail'},
        {'OSMOTR_MAIL_FROM': ''},
        {'OSMOTR_MAIL_FROM': 'osmotr'},
        {'OSMOTR_MAIL_FROM': 'a@b.test\r\nBcc: c@d.test'},
        {'OSMOTR_PUBLIC_URL': ''},
    ],
)
def test_mail_that_cannot_be_sent_is_said_at_the_start_without_its_password(wrong):
    with pytest.raises(ValueError, match='OSMOTR_SMTP') as refused:
        Settings.from_environment({**MAIL, **wrong})
    assert 'p%3Aw' not in str(refused.value) and 'p:w' not in str(refused.value)
