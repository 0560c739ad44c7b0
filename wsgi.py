"""The front door: lists every blueprint; build() assembles the application."""

# ruff: noqa: E402 – what is loaded stays: to look for garbage meanwhile, again and again, is a quarter of the start

from __future__ import annotations

import gc

gc.disable()

import json
import uuid
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

import click
from flask import Flask, current_app
from flask.cli import FlaskGroup
from flask_migrate import upgrade

from app import alone, chores, clock, commands, start
from app.accounts import erasing as account_erasing
from app.accounts.api import accounts
from app.applications import erasing as application_erasing
from app.applications.api import applications
from app.applications.models import Application
from app.audit import checks
from app.backup import commands as backup_commands
from app.connection import erasing as connection_erasing
from app.connection import operations as connection_operations
from app.connection.api import connections
from app.connection.api_by_link import connections_by_link
from app.contract import erasing as contract_erasing
from app.contract.api import contracts
from app.db import db, transaction
from app.duties import erasing as duty_erasing
from app.duties import rounds as duty_rounds
from app.duties.api import duties
from app.erasing import Erasing
from app.erasure import finishing as erasure_finishing
from app.erasure import ledger
from app.erasure import operations as erasure_operations
from app.erasure.api import erasures
from app.erasure.house import current_house
from app.factory import create_app
from app.help import erasing as help_erasing
from app.help.api import help_desk
from app.notifications import erasing as notice_erasing
from app.notifications import operations as notice_operations
from app.notifications.api import notices
from app.notifications.post import post
from app.papers import erasing as paper_erasing
from app.papers.api import missing as missing_papers
from app.papers.api import papers
from app.questionnaire import erasing as questionnaire_erasing
from app.questionnaire.api import questionnaires
from app.questionnaire.operations import Need
from app.registration import erasing as registration_erasing
from app.registration import letters
from app.registration import operations as registration_operations
from app.registration.api import registration
from app.registration.api_mailbox import mailbox
from app.rules.api import rules
from app.settings import Settings
from app.training import erasing as training_erasing
from app.training import operations as training_operations
from app.training.api import training
from checklists import commands as checklist_commands
from checklists import operations as checklist_operations
from checklists.api import checklists
from inspections import commands as inspection_commands
from inspections import epoch, known
from inspections import erasing as inspection_erasing
from inspections.api.copies import copies
from inspections.api.decisions import decisions
from inspections.api.exports import exports
from inspections.api.inspections import inspections
from inspections.api.legal import legal
from inspections.api.line import line
from inspections.api.line_by_secret import line_by_secret
from inspections.api.line_of_connection import line_of_connection
from inspections.api.photos import photos
from inspections.api.points import points
from inspections.api.questions import questions
from inspections.api.queue import queue
from inspections.api.reports import reports
from inspections.api.rescue import rescue
from inspections.api.reviews import reviews
from inspections.api.standards import standards
from inspections.api.sync import sync
from inspections.api.trial import trial
from inspections.api.upkeep import upkeep
from inspections.desk import locks, ownership, projection
from inspections.examination import check_photo
from inspections.exports import erasing as export_erasing
from inspections.exports import operations as export_operations
from inspections.line import operations as line_operations
from inspections.line.command import line as line_command
from inspections.operations import WITHDRAWN, cancel_open, open_self_assessment, open_survey
from inspections.points import erasing as point_erasing
from inspections.points import operations as point_operations
from inspections.points import rounds as point_rounds
from inspections.standards import erasing as standard_erasing
from inspections.standards import rounds as standard_rounds
from inspections.standards.said import duty_items
from inspections.trial import erasing as trial_erasing
from inspections.trial import rounds as trial_rounds

gc.freeze()
gc.enable()

BLUEPRINTS = [
    accounts,
    applications,
    papers,
    help_desk,
    contracts,
    training,
    connections,
    connections_by_link,
    duties,
    rules,
    questionnaires,
    notices,
    erasures,
    registration,
    checklists,
    inspections,
    sync,
    photos,
    reports,
    copies,
    exports,
    rescue,
    reviews,
    queue,
    decisions,
    questions,
    line,
    line_by_secret,
    line_of_connection,
    legal,
    trial,
    points,
    standards,
    upkeep,
]
JOBS = {
    'photo.check': check_photo,
    chores.KIND: chores.do,
    line_operations.KIND: line_operations.forget_test,
    notice_operations.POST: post,
    training_operations.CHANGED: known.tell_anew,
    registration_operations.WRITE: letters.write,
    export_operations.MAKE: export_operations.make,
    export_operations.FORGET: export_operations.forget,
    checks.KIND: checks.do,
    erasure_operations.FINISH: erasure_finishing.finish,
    trial_rounds.KIND: trial_rounds.do,
    point_rounds.KIND: point_rounds.do,
    duty_rounds.KIND: duty_rounds.do,
    standard_rounds.KIND: standard_rounds.do,
}


def _withdrawn(application: Application, by: uuid.UUID | None, at: datetime) -> None:
    cancel_open(application, WITHDRAWN, by, at)
    connection_operations.end(application, by, at)


def _at_work(application: Application, by: uuid.UUID | None, at: datetime) -> None:
    point_operations.entered(application, by, _zone(), at)


def _opened(application: Application, by: uuid.UUID | None, at: datetime) -> None:
    _at_work(application, by, at)
    duty_rounds.entered(application, by, at)
    standard_rounds.entered(application, by, at)


def _stopped(application: Application, by: uuid.UUID | None, at: datetime) -> None:
    connection_operations.end(application, by, at)
    _at_work(application, by, at)


STAGE_ENTERED = {
    'surveying': open_survey,
    'inspecting': open_self_assessment,
    'appealed': ownership.appealed,
    'connecting': connection_operations.begin,
    'opened': _opened,
    'suspended': _at_work,
    'stopped': _stopped,
    'withdrawn': _withdrawn,
    'trying': trial_rounds.entered,
}
SUBMISSION_NEEDS: list[Need] = [missing_papers]
SIGNED_OUT = locks.release_all
ERASES: list[Erasing] = [  # those above first: what they keep names what lies below
    export_erasing,
    standard_erasing,
    point_erasing,
    trial_erasing,
    inspection_erasing,
    duty_erasing,
    training_erasing,
    connection_erasing,
    contract_erasing,
    paper_erasing,
    help_erasing,
    questionnaire_erasing,
    registration_erasing,
    application_erasing,
    notice_erasing,
    account_erasing,
]
FILES_NAMED = [export_erasing.named, inspection_erasing.named, paper_erasing.named, contract_erasing.named]


def build(settings: Settings | None = None) -> Flask:
    """The service: gunicorn 'wsgi:build()', the console, and every test."""
    told = settings or Settings.from_environment()
    app = create_app(told, [*BLUEPRINTS, mailbox] if told.mailbox else BLUEPRINTS, JOBS)
    app.extensions['osmotr_stage_entered'] = STAGE_ENTERED
    app.extensions['osmotr_standards'] = checklist_operations.standards
    app.extensions['osmotr_duty_items'] = duty_items
    app.extensions['osmotr_submission_needs'] = SUBMISSION_NEEDS
    app.extensions['osmotr_signed_out'] = SIGNED_OUT
    app.extensions['osmotr_erases'] = ERASES
    app.extensions['osmotr_files_named'] = FILES_NAMED
    commands.register(app)
    backup_commands.register(app, backup_commands.Restoring(_upgrade_copy, _begin_new_life))
    checklist_commands.register(app)
    inspection_commands.register(app)
    return app


def _fill() -> None:
    from inspections import demo  # drawing pictures takes time and memory: not loaded where nobody asks for it

    demo.load(clock.now())


def _refresh() -> None:
    """Publish the shipped checklist; notice an older database that was put back by hand; fill the queue from before."""
    with transaction():
        checklist_operations.publish_library(clock.now())
    with transaction():
        if epoch.reconcile(_data(), clock.now()):
            click.echo('The database is older than the files: phones will send again what it lacks.')
    with transaction():
        trial_rounds.begin(clock.now())
        point_rounds.begin(clock.now())
        duty_rounds.begin(clock.now())
        standard_rounds.begin(clock.now())
    _erase_again()
    projection.fill(lambda made: click.echo(f'{made} applications are in the queue …'))


def _upgrade_copy(path: Path) -> None:
    with TemporaryDirectory() as nowhere:
        copy = build(Settings(data=Path(nowhere), database_url=f'sqlite:///{path}', demo=False))
        with copy.app_context():
            upgrade()
            db.session.remove()
            db.engine.dispose()


def _erase_again() -> None:
    """Nobody who was erased is there when the service begins to answer, whichever database stands here."""
    try:
        with transaction():
            again = erasure_operations.replay(current_house(), clock.now())
    except ledger.Broken as reason:
        raise click.ClickException(f'The ledger of erasures is not whole: {reason}.') from None
    if again:
        click.echo(f'{again} people had been erased and were there again: erased once more.')


def _begin_new_life() -> None:
    erasure_operations.replay(current_house(), clock.now())
    epoch.begin_new_life(_data(), clock.now())
    projection.refresh_lacking()


def _data() -> Path:
    settings: Settings = current_app.extensions['osmotr_settings']
    return settings.data


def _zone() -> str:
    settings: Settings = current_app.extensions['osmotr_settings']
    return settings.zone


@click.command('start')
def _start() -> None:
    """Make the data folder ready, and serve."""
    settings = _settings()
    start.require_free_port(settings)
    alone.hold(settings.data)
    app = build(settings)
    start.make_ready(app, settings, fill=_fill, refresh=_refresh)
    start.announce(app, settings)
    start.serve(settings)


@click.command('demo')
def _demo() -> None:
    """Load the demo data; a second time changes nothing."""
    settings = replace(_settings(), demo=False)
    app = build(settings)
    start.make_ready(app, settings, fill=lambda: None, refresh=_refresh)
    with app.app_context():
        _fill()


@click.command('openapi')
def _openapi() -> None:
    """Print what the service can do, in OpenAPI."""
    with TemporaryDirectory() as nowhere:
        answer = build(Settings(data=Path(nowhere), demo=False)).test_client().get('/api/v1/openapi.json')
    click.echo(json.dumps(answer.get_json(), ensure_ascii=False, indent=1, sort_keys=True))


def _settings() -> Settings:
    try:
        settings = Settings.from_environment()
    except ValueError as error:
        raise click.ClickException(str(error)) from None
    start.require_data_folder(settings)
    return settings


cli = FlaskGroup(
    create_app=lambda: build(_settings()),
    name='osmotr',
    help='Osmotr: inspections of order pickup points.',
    add_default_commands=False,
    add_version_option=False,
    load_dotenv=False,
)
cli.params.clear()  # Flask's own options (--app, --env-file, --debug) choose another application: there is none
for _command in (_start, _demo, _openapi, line_command):
    cli.add_command(_command)
