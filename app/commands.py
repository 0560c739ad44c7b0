"""What an administrator does on the console with people."""

from __future__ import annotations

import secrets

import click
from flask import Flask
from flask.cli import AppGroup

from app import clock, problems
from app.accounts import operations
from app.accounts.schemas import LOCALES, ROLES, NewAccount
from app.db import transaction

user = AppGroup('user', help='People who may sign in.')


@user.command('add')
@click.option('--email', required=True)
@click.option('--name', required=True)
@click.option('--role', type=click.Choice(ROLES), required=True)
@click.option('--locale', type=click.Choice(LOCALES), default='ru', show_default=True)
@click.option(
    '--password', envvar='OSMOTR_PASSWORD', help='Made up and printed when not given; also read from OSMOTR_PASSWORD.'
)
def add(email: str, name: str, role: str, locale: str, password: str | None) -> None:
    """Create an account."""
    chosen = password or secrets.token_urlsafe(9)
    asked = {'email': email.strip(), 'name': name.strip(), 'role': role, 'locale': locale, 'password': chosen}
    wrong = NewAccount().validate(asked)
    if wrong:
        raise refusal(problems.InvalidRequest(fields=wrong))
    try:
        secret = operations.secret_of(chosen)
        with transaction():
            operations.create(email=email, name=name, role=role, secret=secret, locale=locale, by=None, at=clock.now())
    except problems.Problem as problem:
        raise refusal(problem) from None
    click.echo(f'{email} may sign in as {role}.' + ('' if password else f' Password: {chosen}'))


def refusal(problem: problems.Problem) -> click.ClickException:
    """A refusal as one line of the console."""
    facts = problem.facts.get('fields', problem.facts)
    words = [f'{name}: {" ".join(map(str, said)) if isinstance(said, list) else said}' for name, said in facts.items()]
    return click.ClickException(' '.join([problem.message, '; '.join(words)]).strip())


def register(app: Flask) -> None:
    """Give the console these commands."""
    app.cli.add_command(user)
