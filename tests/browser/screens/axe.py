"""axe-core in a page: what it finds against WCAG 2.2 AA, in one line a finding."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Page

from tests.support.server import HOME

SOURCE = HOME / 'pwa' / 'node_modules' / 'axe-core' / 'axe.min.js'
WCAG = ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa']
RUN = """async tags => {
    const moving = document.getAnimations().filter(each => Number.isFinite(each.effect?.getComputedTiming().endTime))
    await Promise.allSettled(moving.map(each => each.finished))
    const options = { runOnly: { type: 'tag', values: tags }, rules: { 'target-size': { enabled: true } } }
    const { violations, passes } = await axe.run(document, { ...options, resultTypes: ['violations'] })
    const found = violations.flatMap(rule => rule.nodes.map(node => {
        const why = [...node.any, ...node.all, ...node.none].map(each => each.message).join('; ')
        return `${rule.id}: ${node.target.join(' ')} ${why}`.slice(0, 300)
    }))
    return { found, passed: passes.map(rule => rule.id) }
}"""


def source() -> Path:
    """The script that every page is given before its own."""
    assert SOURCE.is_file(), 'axe-core is not there: run «make test», or «npm ci» in pwa/'
    return SOURCE


def violations(page: Page) -> list[str]:
    """What breaks WCAG 2.2 AA on the page once its transitions have ended; proves that it has looked."""
    report = page.evaluate(RUN, WCAG)
    assert 'button-name' in report['passed'] or 'link-name' in report['passed'], f'axe has seen nothing: {report}'
    return [str(each) for each in report['found']]
