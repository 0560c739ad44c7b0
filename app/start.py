"""One command that makes a data folder ready, says where the service is, and serves."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable

import click
import segno
import sqlalchemy as sa
from flask import Flask
from flask_migrate import upgrade

from app.accounts.models import Account
from app.db import db
from app.settings import Settings

DEMO_PASSWORD = 'osmotr-demo'
DEMO_ACCOUNTS = ('inspector@demo.test', 'applicant@demo.test', 'reviewer@demo.test', 'admin@demo.test')
MIGRATIONS = os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), 'migrations')


def make_ready(app: Flask, settings: Settings, fill: Callable[[], None], publish: Callable[[], None]) -> None:
    """Bring the database to the present shape, publish the shipped checklist, and fill an empty database with demo data."""
    with app.app_context():
        upgrade(directory=MIGRATIONS)
        publish()
        if settings.demo and not db.session.scalar(sa.select(Account.id).limit(1)):
            click.echo('Loading demo data…')
            fill()
        db.session.remove()
        db.engine.dispose()


def announce(app: Flask, settings: Settings) -> None:
    """Print the address, the demo accounts, and how a phone reaches the service."""
    click.echo(f'\n  Osmotr: http://{settings.host}:{settings.port}    data: {settings.data}\n')
    with app.app_context():
        demo = set(db.session.scalars(sa.select(Account.email).where(Account.email.in_(DEMO_ACCOUNTS))))
        db.session.remove()
        db.engine.dispose()
    if demo:
        click.echo(f'  Demo accounts, password {DEMO_PASSWORD}:')
        for email in DEMO_ACCOUNTS:
            if email in demo:
                click.echo(f'    {email}')
    else:
        click.echo('  First account: osmotr user add --email … --name … --role administrator')
    click.echo('')
    if settings.https and settings.public_url:
        click.echo(f'  On a phone: {settings.public_url}')
        segno.make(settings.public_url).terminal(out=sys.stdout, compact=True)
    else:
        click.echo('  On a phone: camera, position and offline work need https (set OSMOTR_PUBLIC_URL=https://…)')
        click.echo(f'  or a cable: adb reverse tcp:{settings.port} tcp:{settings.port}, then http://127.0.0.1:{settings.port} on the phone.')
    click.echo('')
    sys.stdout.flush()


def serve(settings: Settings) -> None:
    """Become the server: one worker with threads, because uploads hold a thread each."""
    options = [
        '--bind', f'{settings.host}:{settings.port}',
        '--worker-class', 'gthread',
        '--workers', '1',
        '--threads', str(settings.threads),
        '--timeout', '120',
        '--graceful-timeout', '20',
        '--keep-alive', '15',
        '--no-control-socket',
        '--log-level', 'warning',
        '--config', 'python:app.serving',
    ]  # fmt: skip
    sys.stdout.flush()
    os.execv(sys.executable, [sys.executable, '-m', 'gunicorn', *options, 'wsgi:build()'])
