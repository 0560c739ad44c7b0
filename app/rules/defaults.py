"""The rules that are shipped: what holds until an administrator says otherwise. Ours, as a recommendation."""

from __future__ import annotations

from typing import Any

from app.rules.contract import CONTRACT

DAYS = {
    'checking': 3,
    'amending': 14,
    'surveying': 14,
    'repairing': 28,
    'inspecting': 28,
    'reviewing': 3,
    'fixing': 28,
    'appealed': 5,
    'issuing': 3,
    'contracting': 14,
    'connecting': 14,
    'training': 21,
    'trying': 14,
    'concluding': 3,
    'help': 1,
    'revisit_low': 180,
    'revisit_middle': 90,
    'revisit_high': 30,
    'archive': 90,
    'standards': 45,
    'keep_papers': 1095,
}
LEGAL_FORMS = ('sole-trader', 'company', 'self-employed')
REGISTRATION = {'id': 'registration', 'title': {'ru': 'Свидетельство о регистрации', 'en': 'Registration certificate'}}
LEASE = {'id': 'lease', 'title': {'ru': 'Договор аренды или право собственности', 'en': 'Lease or title'}}
OWNER = {'id': 'passport', 'title': {'ru': 'Паспорт предпринимателя', 'en': "Owner's passport"}}
PERSON = {'id': 'passport', 'title': {'ru': 'Паспорт', 'en': 'Passport'}}
HEAD = {'id': 'passport', 'title': {'ru': 'Паспорт руководителя', 'en': "Head's passport"}}
CHARTER = {'id': 'charter', 'title': {'ru': 'Устав', 'en': 'Charter'}}
POWERS = {'id': 'head', 'title': {'ru': 'Решение о назначении руководителя', 'en': "Head's appointment"}}
TAX = {
    'id': 'registration',
    'title': {'ru': 'Справка о постановке на учёт (КНД 1122035)', 'en': 'Certificate of registration as self-employed'},
}
PAPERS: dict[str, list[dict[str, Any]]] = {
    'sole-trader': [REGISTRATION, LEASE, OWNER],
    'company': [REGISTRATION, CHARTER, POWERS, LEASE, HEAD],
    'self-employed': [TAX, LEASE, PERSON],
}
CONSENT = {
    'ru': 'Я согласен на обработку моих персональных данных сетью: имени, почты, телефона, ответов анкеты и '
    'загруженных документов – чтобы рассмотреть заявку на открытие пункта выдачи. Согласие можно отозвать: данные '
    'будут стёрты, кроме того, что закон велит хранить.',
    'en': 'I agree that the network processes my personal data – name, e-mail, phone, the answers of the questionnaire '
    'and the papers I upload – to consider my application for a pickup point. I may withdraw this consent: the data '
    'will be erased except for what the law obliges to keep.',
}
VALUES: dict[str, dict[str, Any]] = {
    'days': DAYS,
    'papers': PAPERS,
    'consent': CONSENT,
    'words': {},
    'contract': CONTRACT,
    'courses': {},
}
