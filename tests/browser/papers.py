"""An application that is about to be handed in, made as a phone makes it; files that its applicant has at hand."""

from __future__ import annotations

import base64
from pathlib import Path

from tests.browser.handset import Handset
from tests.support import papers

BEGIN = """async answers => {
    const ask = (method, path, body) => fetch('/api/v1' + path, {
        method, body: body && JSON.stringify(body), headers: { 'X-Osmotr': '1', 'Content-Type': 'application/json' } })
    const id = crypto.randomUUID()
    if ((await ask('PUT', `/applications/${id}/draft`)).status !== 200) throw new Error('no draft')
    const { formats } = await (await ask('GET', `/applications/${id}/questionnaire`)).json()
    const changed_at = new Date().toISOString()
    const all = Object.entries({ ...answers, profile: formats[0].id })
    const typed = all.map(([name, value]) => [name, { value, changed_at }])
    const said = await ask('PATCH', `/applications/${id}/questionnaire`, Object.fromEntries(typed))
    if (said.status !== 200) throw new Error(await said.text())
    return id
}"""
SUBMIT = """async id => {
    const headers = { 'X-Osmotr': '1', 'Content-Type': 'application/json' }
    const { consent } = await (await fetch(`/api/v1/applications/${id}/questionnaire`)).json()
    const body = JSON.stringify({ id: crypto.randomUUID(), consent_version: consent.version })
    const said = await fetch(`/api/v1/applications/${id}/submissions`, { method: 'POST', body, headers })
    return said.ok ? 'done' : await said.text()
}"""
GIVE = """async ([id, pictures]) => {
    const of = `/api/v1/applications/${id}/papers`
    const headers = { 'X-Osmotr': '1' }
    for (const { id: paper } of (await (await fetch(of)).json()).items) {
        const body = Uint8Array.from(atob(pictures[paper]), each => each.charCodeAt(0))
        const put = await fetch(`${of}/${paper}/files/${crypto.randomUUID()}`, { method: 'PUT', body, headers })
        if (!put.ok) throw new Error(await put.text())
    }
    const facts = { holding: 'title', address: 'Тверь, ул. Лесная, 7', area_m2: 42.5, until: null }
    const said = await fetch(`${of}/lease/facts`, {
        method: 'PUT', body: JSON.stringify(facts), headers: { ...headers, 'Content-Type': 'application/json' } })
    if (!said.ok) throw new Error(await said.text())
}"""
KINDS = ('registration', 'lease', 'passport', 'charter', 'head')
ANSWERS = {
    'legal_form': 'sole-trader',
    'person_name': 'Соколова Анна Игоревна',
    'person_inn': '500100732259',
    'ogrnip': '304500116000157',
    'address': 'г. Тверь, ул. Советская, д. 12',
    'pin': {'latitude': 56.8609, 'longitude': 35.9119, 'by': 'hand'},
    'area_m2': 40,
    'floor': 1,
    'years': 3,
    'points': 1,
    'staff': 2,
}


def begin(phone: Handset) -> str:
    """A draft of whoever is signed in, with its questionnaire filled in; its id."""
    return str(phone.page.evaluate(BEGIN, ANSWERS))


def submit(phone: Handset, application: str) -> str:
    """Hand it in: «done», or why not."""
    return str(phone.page.evaluate(SUBMIT, application))


def give(phone: Handset, application: str) -> None:
    """Every paper that is asked for, a picture each, and what stands in the title."""
    pictures = {each: base64.b64encode(papers.jpeg(each, (900, 1270))).decode() for each in KINDS}
    phone.page.evaluate(GIVE, [application, pictures])


def files(folder: Path) -> dict[str, Path]:
    """Good files and bad ones, under names that say nothing of what they are."""
    made = {
        'passport': ('IMG_2041.jpg', papers.jpeg('passport', (1600, 1100))),
        'lease': ('scan.pdf', papers.pdf(3)),
        'second': ('scan-2.pdf', papers.png((900, 1270))),
        'registration': ('doc.png', papers.png((900, 1270))),
        'script': ('lease.pdf', papers.changed_pdf(papers.with_open_action, hidden=True)),
        'zip': ('photo.jpg', papers.zipped()),
    }
    folder.mkdir(exist_ok=True)
    for name, (called, content) in made.items():
        (folder / f'{name}-{called}').write_bytes(content)
    return {name: folder / f'{name}-{called}' for name, (called, _) in made.items()}
