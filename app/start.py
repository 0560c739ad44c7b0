"""One command that makes a data folder ready, says where the service is, and serves."""

from __future__ import annotations

import os
import socket
import sys
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryFile

import click
import segno
import sqlalchemy as sa
from flask import Flask
from flask_migrate import upgrade
from sqlalchemy.exc import OperationalError

from app import builds, chores
from app.accounts.models import Account
from app.db import db
from app.settings import Settings

DEMO_PASSWORD = 'osmotr-demo'
DEMO_ACCOUNTS = ('inspector@demo.test', 'applicant@demo.test', 'reviewer@demo.test', 'admin@demo.test')
HOME = Path(__file__).resolve().parent.parent


def require_free_port(settings: Settings) -> None:
    """Say in one line that somebody else listens, before any work is done."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((settings.host, settings.port))
        except OSError as error:
            raise click.ClickException(
                f'{settings.host}:{settings.port} cannot be used ({error.strerror}). Choose another: OSMOTR_PORT=…'
            ) from None


def require_data_folder(settings: Settings) -> None:
    """Make the data folder; say in one line why it cannot be written."""
    try:
        settings.data.mkdir(mode=0o700, parents=True, exist_ok=True)
        with TemporaryFile(dir=settings.data):
            pass
    except OSError as error:
        raise click.ClickException(
            f'The data folder {settings.data} cannot be written ({error.strerror}). Choose another: OSMOTR_DATA=…'
        ) from None


def make_ready(app: Flask, settings: Settings, fill: Callable[[], None], refresh: Callable[[], None]) -> None:
    """Bring the database to the present shape, keep this build's pages, refresh what ships, fill an empty database."""
    with app.app_context():
        _require_database()
        upgrade()
        builds.keep(settings.pwa, settings.data)
        refresh()
        chores.begin()
        if settings.demo and not db.session.scalar(sa.select(Account.id).limit(1)):
            db.session.rollback()
            click.echo('Loading demo data…')
            fill()
        _close()


def announce(app: Flask, settings: Settings) -> None:
    """Print the address, the demo accounts, and how a phone reaches the service."""
    here = '127.0.0.1' if settings.host in ('0.0.0.0', '::') else settings.host
    click.echo(f'\n  Osmotr: http://{here}:{settings.port}    data: {settings.data}\n')
    with app.app_context():
        demo = set(db.session.scalars(sa.select(Account.email).where(Account.email.in_(DEMO_ACCOUNTS))))
        anybody = db.session.scalar(sa.select(Account.id).limit(1))
        _close()
    if demo:
        click.echo(f'  Demo accounts, password {DEMO_PASSWORD}:')
        for email in DEMO_ACCOUNTS:
            if email in demo:
                click.echo(f'    {email}')
    elif not anybody:
        click.echo('  First account: .venv/bin/osmotr user add --email … --name … --role administrator')
    click.echo('')
    if settings.https and settings.public_url:
        click.echo(f'  On a phone: {settings.public_url}')
        segno.make(settings.public_url).terminal(out=sys.stdout, compact=True)
    else:
        click.echo('  On a phone: camera, position and offline work need https (OSMOTR_PUBLIC_URL=https://…)')
        click.echo(f'  or a cable: adb reverse tcp:{settings.port} tcp:{settings.port}')
        click.echo(f'  and then http://127.0.0.1:{settings.port} on the phone.')
    click.echo('\n  Ctrl+C stops it; the data stays.\n')


def serve(settings: Settings) -> None:
    """Become the server."""
    sys.stdout.flush()
    path = os.pathsep.join(filter(None, [str(HOME), os.environ.get('PYTHONPATH')]))
    os.execve(sys.executable, server(settings, 'wsgi:build()'), {**os.environ, 'PYTHONPATH': path})


def server(settings: Settings, application: str) -> list[str]:
    """The command that serves: one worker with threads, because uploads hold a thread each."""
    options = {
        'bind': f'{settings.host}:{settings.port}',
        'worker-class': 'gthread',
        'workers': '1',
        'threads': str(settings.threads),
        'timeout': '120',
        'graceful-timeout': '20',
        'keep-alive': '15',
        'log-level': 'warning',
        'config': 'python:app.serving',
    }
    words = [word for name, value in options.items() for word in (f'--{name}', value)]
    return [sys.executable, '-m', 'gunicorn', *words, '--no-control-socket', application]


def _require_database() -> None:
    try:
        db.session.execute(sa.text('SELECT 1'))
    except OperationalError as error:
        why = str(error.orig).strip().splitlines()[0]
        where = db.engine.url.render_as_string(hide_password=True)
        raise click.ClickException(f'The database {where} does not answer: {why}') from None
    _close()


def _close() -> None:
    db.session.remove()
    db.engine.dispose()
