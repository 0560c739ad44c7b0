"""The front door: lists every blueprint; build() assembles the application."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import click
from flask import Flask
from flask.cli import FlaskGroup

from app import chores, clock, commands, start
from app.accounts.api import accounts
from app.applications.api import applications
from app.db import transaction
from app.factory import create_app
from app.settings import Settings
from checklists import commands as checklist_commands
from checklists import operations as checklist_operations
from checklists.api import checklists
from inspections.api.inspections import inspections
from inspections.api.line import line
from inspections.api.photos import photos
from inspections.api.reviews import reviews
from inspections.api.sync import sync
from inspections.examination import check_photo
from inspections.operations import open_self_assessment

BLUEPRINTS = [accounts, applications, checklists, inspections, sync, photos, reviews, line]
JOBS = {'photo.check': check_photo, chores.KIND: chores.do}
STAGE_ENTERED = {'inspecting': open_self_assessment}


def build(settings: Settings | None = None) -> Flask:
    """The service: gunicorn 'wsgi:build()', the console, and every test."""
    app = create_app(settings or Settings.from_environment(), BLUEPRINTS, JOBS)
    app.extensions['osmotr_stage_entered'] = STAGE_ENTERED
    commands.register(app)
    checklist_commands.register(app)
    return app


def _fill() -> None:
    from inspections import demo  # drawing pictures takes time and memory: not loaded where nobody asks for it

    demo.load(clock.now())


def _publish() -> None:
    with transaction():
        checklist_operations.publish_library(clock.now())


@click.command('start')
def _start() -> None:
    """Make the data folder ready, and serve."""
    settings = _settings()
    start.require_free_port(settings)
    app = build(settings)
    start.make_ready(app, settings, fill=_fill, publish=_publish)
    start.announce(app, settings)
    start.serve(settings)


@click.command('demo')
def _demo() -> None:
    """Load the demo data; a second time changes nothing."""
    settings = replace(_settings(), demo=False)
    app = build(settings)
    start.make_ready(app, settings, fill=lambda: None, publish=_publish)
    with app.app_context():
        _fill()


@click.command('openapi')
def _openapi() -> None:
    """Print what the service can do, in OpenAPI."""
    with TemporaryDirectory() as nowhere:
        answer = build(Settings(data=Path(nowhere))).test_client().get('/api/v1/openapi.json')
    click.echo(json.dumps(answer.get_json(), ensure_ascii=False, indent=1, sort_keys=True))


def _settings() -> Settings:
    try:
        return Settings.from_environment()
    except ValueError as error:
        raise click.ClickException(str(error)) from None


cli = FlaskGroup(
    create_app=lambda: build(_settings()),
    name='osmotr',
    help='Osmotr: inspections of order pickup points.',
    add_default_commands=False,
    add_version_option=False,
    load_dotenv=False,
)
for _command in (_start, _demo, _openapi):
    cli.add_command(_command)
