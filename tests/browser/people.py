"""People of the demo network whose passwords nobody has been told."""

from __future__ import annotations

from tests.browser.handset import PASSWORD, Handset


def give_password(desk: Handset, who: str) -> None:
    """The administrator gives a person a new password; only the four demo accounts have one that is told."""
    assert change(desk, who, {'password': PASSWORD}) == 200
    desk.shot('people')


def block(desk: Handset, who: str, blocked: bool = True) -> None:
    """The administrator closes an account, or opens it again."""
    assert change(desk, who, {'blocked': blocked}) == 200


def change(desk: Handset, who: str, changes: dict[str, object]) -> int:
    """What the server says to a change of an account, made from the administrator's own page."""
    if desk.page.url == 'about:blank':
        desk.sign_in('admin')
    script = """async ([email, changes]) => {
        const people = await (await fetch('/api/v1/accounts?limit=100')).json()
        const person = people.items.find(each => each.email === email)
        const headers = { 'X-Osmotr': '1', 'Content-Type': 'application/json', 'If-Match': `"${person.version}"` }
        const body = JSON.stringify(changes)
        return (await fetch(`/api/v1/accounts/${person.id}`, { method: 'PATCH', headers, body })).status
    }"""
    return int(desk.page.evaluate(script, [f'{who}@demo.test', changes]))
