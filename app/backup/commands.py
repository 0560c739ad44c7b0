"""Backup and restore on the console."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import click
from flask import Flask, current_app
from flask.cli import with_appcontext
from flask_migrate import upgrade

from app import alone, clock
from app.backup import operations
from app.backup.operations import Done, Unusable
from app.files.store import current_store
from app.settings import Settings


@click.command('backup')
@click.argument('place', type=click.Path(file_okay=False, path_type=Path))
@with_appcontext
def backup(place: Path) -> None:
    """Copy everything into a new folder in PLACE. The server may run; a file is copied once for all backups there."""
    try:
        place.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise click.ClickException(f'{place} cannot be written ({error.strerror}).') from None
    done = operations.make(place, _settings().data, current_store(), clock.now())
    _tell(done)
    click.echo(f'Backup: {done.folder}')
    _complain(done)


@click.command('restore')
@click.argument('folder', type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option('--replace', is_flag=True, help='Yes, throw away what this installation holds now.')
@with_appcontext
def restore(folder: Path, replace: bool) -> None:
    """Take back the backup in FOLDER (PLACE/<time>). The server must not run; phones bring what the backup lacks."""
    settings = _settings()
    alone.hold(settings.data)
    if not replace and operations.holds_people():
        raise click.ClickException('This installation is not empty. Make a backup of it, then add --replace.')
    upgrade()
    how: Restoring = current_app.extensions['osmotr_restoring']
    try:
        done = operations.take_back(
            folder, settings.data, current_store(), upgrade=how.upgrade, begin_new_life=how.begin_new_life,
            at=clock.now(),
        )  # fmt: skip
    except Unusable as reason:
        raise click.ClickException(str(reason)) from None
    _tell(done)
    click.echo('Restored. Start the server: phones will send again what this backup did not hold.')
    _complain(done)


class Restoring:
    """What the floors above add to a restore."""

    def __init__(self, upgrade: Callable[[Path], None], begin_new_life: Callable[[], None]) -> None:
        self.upgrade = upgrade
        self.begin_new_life = begin_new_life


def register(app: Flask, how: Restoring) -> None:
    """Give the console these commands."""
    app.extensions['osmotr_restoring'] = how
    app.cli.add_command(backup)
    app.cli.add_command(restore)


def _tell(done: Done) -> None:
    rows = sum(done.rows.values())
    click.echo(f'{rows} rows of {len(done.rows)} tables, {done.files} files ({done.copied} copied now)')


def _complain(done: Done) -> None:
    for name in done.damaged:
        click.echo(f'damaged: {name} is not what its name promises', err=True)
    for name in done.missing:
        click.echo(f'missing: {name} is not among the files of this backup', err=True)
    if done.damaged or done.missing:
        raise SystemExit(1)


def _settings() -> Settings:
    settings: Settings = current_app.extensions['osmotr_settings']
    return settings
