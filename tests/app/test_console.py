"""What an administrator can do in a terminal."""

import dataclasses
import json
import socket

import click
import pytest
import sqlalchemy as sa

import wsgi
from app import start
from app.accounts import operations
from app.accounts.models import Account
from app.accounts.passwords import matches
from app.db import db
from app.settings import Settings


def run(service, *words, **environment):
    return service.test_cli_runner().invoke(args=list(words), env=environment)


def test_the_first_administrator_is_made_on_the_console(service):
    said = run(service, 'user', 'add', '--email', 'Chief@osmotr.test', '--name', 'Ё', '--role', 'administrator')
    assert said.exit_code == 0, said.output
    password = said.output.split('Password: ')[1].strip()
    with service.app_context():
        chief = operations.by_email('chief@osmotr.test')
        assert (chief.role, chief.name) == ('administrator', 'Ё')
        assert matches(chief.password_hash, password)


def test_a_given_password_is_not_printed(service):
    words = ('user', 'add', '--email', 'a@osmotr.test', '--name', 'A', '--role', 'inspector')
    said = run(service, *words, OSMOTR_PASSWORD='given in secret')
    assert said.exit_code == 0
    assert 'given in secret' not in said.output


@pytest.mark.parametrize(
    ('email', 'name', 'word'),
    [('nobody', 'A', 'email: '), ('a@osmotr.test', ' ', 'name: '), ('inspector@demo.test', 'A', 'e-mail')],
)
def test_nobody_is_made_who_could_not_sign_in(service, accounts, email, name, word):
    said = run(service, 'user', 'add', '--email', email, '--name', name, '--role', 'inspector')
    assert said.exit_code == 1
    assert word in said.output
    assert '{' not in said.output and said.output.count('\n') == 1


@pytest.mark.parametrize(
    ('password', 'word'), [('short', 'password: Length must be between 8'), ('long enough', 'e-mail')]
)
def test_what_cannot_be_is_said_in_one_line(service, accounts, password, word):
    words = ('user', 'add', '--email', 'inspector@demo.test', '--name', 'A', '--role', 'inspector')
    said = run(service, *words, '--password', password if word != 'e-mail' else 'long enough')
    assert said.exit_code == 1
    assert word in said.output
    assert 'Traceback' not in said.output


def test_making_ready_fills_an_empty_database_once(service, settings):
    filled = []

    def fill():
        filled.append(True)

    told = dataclasses.replace(settings, demo=True)
    start.make_ready(service, told, fill, lambda: None)
    start.make_ready(service, dataclasses.replace(settings, demo=False), fill, lambda: None)
    run(service, 'user', 'add', '--email', 'a@osmotr.test', '--name', 'A', '--role', 'inspector')
    start.make_ready(service, told, fill, lambda: None)
    assert filled == [True]


def test_the_notice_tells_the_address_and_how_a_phone_gets_there(service, settings, accounts, capsys):
    start.announce(service, settings)
    said = capsys.readouterr().out
    assert 'http://127.0.0.1:8000' in said
    assert 'adb reverse tcp:8000 tcp:8000' in said
    assert 'inspector@demo.test' in said and 'admin@demo.test' not in said


def test_the_notice_draws_the_public_address(service, settings, capsys):
    start.announce(service, dataclasses.replace(settings, public_url='https://osmotr.test'))
    said = capsys.readouterr().out
    assert 'https://osmotr.test' in said
    assert '▀' in said or '█' in said
    assert 'adb' not in said
    assert 'osmotr user add' in said


def test_a_port_that_is_taken_is_named():
    with socket.socket() as taken:
        taken.bind(('127.0.0.1', 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(click.ClickException, match=str(port)):
            start.require_free_port(Settings(port=port))


def test_a_data_folder_that_cannot_be_written_is_named(tmp_path):
    taken = tmp_path / 'taken'
    taken.write_text('a file')
    for folder in (taken, taken / 'below'):
        with pytest.raises(click.ClickException, match=f'{folder} cannot be written'):
            start.require_data_folder(Settings(data=folder))
    start.require_data_folder(Settings(data=tmp_path / 'new' / 'folder'))


def test_a_database_that_does_not_answer_is_named_without_its_password(settings, tmp_path):
    told = dataclasses.replace(settings, database_url='postgresql+psycopg://u:hush@127.0.0.1:1/d', data=tmp_path)
    with pytest.raises(click.ClickException, match='127.0.0.1:1/d does not answer') as refused:
        start.make_ready(wsgi.build(told), told, lambda: None, lambda: None)
    assert 'hush' not in refused.value.message


def test_help_offers_no_other_application(service):
    said = service.test_cli_runner().invoke(wsgi.cli, ['--help'])
    assert said.exit_code == 0
    assert '--app' not in said.output and '--env-file' not in said.output


def test_a_wrong_setting_is_one_line(monkeypatch):
    monkeypatch.setenv('OSMOTR_PORT', 'eighty')
    with pytest.raises(click.ClickException, match='OSMOTR_PORT'):
        wsgi._settings()


def test_the_description_of_the_api_is_printed(service, tmp_path, monkeypatch):
    monkeypatch.setenv('OSMOTR_DATA', str(tmp_path / 'another'))
    said = service.test_cli_runner().invoke(wsgi.cli, ['openapi'])
    assert said.exit_code == 0, said.output
    described = json.loads(said.stdout)
    assert described['openapi'] == '3.1.0'
    assert '/api/v1/session' in described['paths']


def test_no_account_without_the_console_or_demo(service):
    with service.app_context():
        assert db.session.scalar(sa.select(sa.func.count()).select_from(Account)) == 0
