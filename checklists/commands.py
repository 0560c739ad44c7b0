"""What an administrator does on the console with checklists."""

from __future__ import annotations

from pathlib import Path

import click
from flask import Flask
from flask.cli import AppGroup

from app import clock, problems
from app.commands import refusal
from app.db import transaction
from checklists import operations

checklist = AppGroup('checklist', help='What is asked, and with which thresholds.')


@checklist.command('publish')
@click.argument('file', type=click.Path(exists=True, dir_okay=False, path_type=Path))
def publish(file: Path) -> None:
    """Add a version of a checklist, or a profile, from a YAML file."""
    try:
        text = file.read_text('utf-8')
    except UnicodeDecodeError as error:
        raise click.ClickException(f'{file.name}:1: not UTF-8 at byte {error.start}') from None
    try:
        with transaction():
            if operations.is_profile(text, file.name):
                ref, fresh = operations.publish_profile(text, file.name, clock.now())
                said = f'Profile {ref}'
            else:
                checklist_id, version, fresh = operations.publish_checklist(text, file.name, clock.now())
                said = f'{checklist_id}, version {version}'
    except problems.ChecklistRefused as refused:
        facts = refused.facts
        raise click.ClickException(f'{facts["file"]}:{facts["line"]}: {facts["reason"]}') from None
    except problems.Problem as problem:
        raise refusal(problem) from None
    click.echo(f'{said}: published.' if fresh else f'{said}: the same content is published already.')


def register(app: Flask) -> None:
    """Give the console these commands."""
    app.cli.add_command(checklist)
