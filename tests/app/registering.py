"""Registering over HTTP, and reading the letters of it: the steps that its tests share."""

from __future__ import annotations

import re
from datetime import timedelta

import sqlalchemy as sa

from app import clock, jobs
from app.db import db

OURS = {'X-Osmotr': '1'}
PASSWORD = 'крепкий пароль'
EMAIL, PHONE = 'anna@network.test', '+79161234567'
ANNA = {
    'email': EMAIL,
    'name': 'Анна Петрова',
    'phone': '8 (916) 123-45-67',
    'password': PASSWORD,
    'consent': '0',
}


def send(browser, path, body, method='POST', **options):
    return browser.open(
        f'/api/v1/{path}', method=method, json=body, headers=OURS, base_url='https://osmotr.test', **options
    )


def register(browser, **changes):
    return send(browser, 'registrations', {**ANNA, **changes})


def sign_in(browser, email=EMAIL, password=PASSWORD):
    return send(browser, 'session', {'email': email, 'password': password})


def confirm(browser, token):
    return send(browser, 'confirmations', {'token': token})


def own(browser):
    return browser.get('/api/v1/registration', base_url='https://osmotr.test').get_json()


def me(browser):
    return browser.get('/api/v1/session', base_url='https://osmotr.test').get_json()['account']


def letters(service, mail, to=EMAIL):
    """What has come for this address, the oldest first."""
    jobs.run_due(service)
    return [each for each in mail.arrived if each['To'].addresses[0].addr_spec == to]


def token_in(letter, page='confirm'):
    """The secret of the letter's link, the same in both of its forms."""
    forms = [letter.get_body((form,)).get_content() for form in ('plain', 'html')]
    found = {secret for form in forms for secret in re.findall(rf'https://osmotr\.test/{page}#([\w-]{{43}})', form)}
    assert len(found) == 1, forms
    return found.pop()


def later(**delta):
    moment = clock.now() + timedelta(**delta)
    clock.set_source(lambda: moment)


def rows(service, model):
    with service.app_context():
        return list(db.session.scalars(sa.select(model).order_by(model.id)))
