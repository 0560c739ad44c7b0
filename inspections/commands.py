"""What an administrator does on the console with the field work."""

from __future__ import annotations

from pathlib import Path

import click
from flask import Flask, current_app
from flask.cli import with_appcontext

from app.audit import chain, end
from app.audit.end import End
from app.contract import checking as contracts
from app.db import db, snapshot
from app.erasure import operations as erasures
from app.files.store import current_store
from app.settings import Settings
from inspections.verify import everything as rules


@click.command('verify')
@click.option('--end', 'noted', multiple=True, metavar='NUMBER:HASH', help='An end of the audit as noted before.')
@with_appcontext
def verify(noted: tuple[str, ...]) -> None:
    """Recompute every hash, chain and receipt; exit with 1 when something does not agree.

    It also prints the present end of the audit. Whoever notes that outside of this machine can give it with --end
    later: even those who could write here cannot have changed what stands before it.
    """
    found = 0
    ends = [_end(each) for each in noted]
    if (kept := end.kept(db.engine)) is not None:
        ends.append(kept)
    with snapshot():
        for sentence in rules.disagreements(current_store(), ends):
            click.echo(sentence, err=True)
            found += 1
        for sentence in contracts.disagreements(current_store(), _data()):
            click.echo(sentence, err=True)
            found += 1
        for sentence in erasures.disagreements(_data()):
            click.echo(sentence, err=True)
            found += 1
        for hole in rules.holes():
            click.echo(f'known loss: device {hole.device_id} had lost operations {hole.first} to {hole.last}')
        for sentence in rules.cuts():
            click.echo(f'known loss: {sentence}')
        last = chain.last()
    click.echo('Everything agrees.' if not found else f'{found} disagree.')
    if last is not None:
        click.echo(f'The audit ends at {last.seq}:{last.hash}')
    if found:
        raise SystemExit(1)


def _data() -> Path:
    settings: Settings = current_app.extensions['osmotr_settings']
    return settings.data


def _end(text: str) -> End:
    number, _, digest = text.partition(':')
    if not (number.isdecimal() and int(number) and digest):
        raise click.BadParameter('must be NUMBER:HASH, as this command has printed it', param_hint='--end')
    return End(int(number), digest.strip().lower())


def register(app: Flask) -> None:
    """Give the console these commands."""
    app.cli.add_command(verify)
