"""What an administrator does on the console with the field work."""

from __future__ import annotations

import click
from flask import Flask
from flask.cli import with_appcontext

from app.db import snapshot
from app.files.store import current_store
from inspections.verify import everything as rules


@click.command('verify')
@with_appcontext
def verify() -> None:
    """Recompute every hash, chain and receipt; exit with 1 when something does not agree."""
    found = 0
    with snapshot():
        for sentence in rules.disagreements(current_store()):
            click.echo(sentence, err=True)
            found += 1
        for hole in rules.holes():
            click.echo(f'known loss: device {hole.device_id} had lost operations {hole.first} to {hole.last}')
    click.echo('Everything agrees.' if not found else f'{found} disagree.')
    if found:
        raise SystemExit(1)


def register(app: Flask) -> None:
    """Give the console these commands."""
    app.cli.add_command(verify)
