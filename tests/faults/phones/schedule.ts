// One seed: a crowd of phones, a bad network, an administrator who changes their mind, and then peace.

import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Item } from '../../../pwa/src/api/shapes'
import type { OpenInspection } from '../../../pwa/src/core/inspection/inspection'
import { rules } from '../../../pwa/src/kinds/rules'
import { photoField } from '../../../pwa/src/store/answers'
import { Desk } from './desk'
import { Handset, type Tab, type World } from './handset'
import { Line, pause } from './line'
import { disturb } from './network-faults'
import type { Plan, PlannedPerson, PlannedSeed, Remembered, Saved, Told } from './plan'
import { compareWithFeed, drain, remember, seesOnlyOwn } from './quiet'
import { chance, type Chance } from './seeded'
import { settle, turn } from './turns'
import { answerTo, marksOver, nonsense, words } from './values'

const STEPS = {
  write: 34, together: 4, sync: 16, network: 50, burst: 5, ghost: 3, crash: 2, torn: 2, tab: 2, jump: 2, expire: 1, enter: 2,
  administrate: 3, another: 0.6, release: 3,
} as const // prettier-ignore

const ACTS = {
  answer: 40, note: 16, finding: 8, photo: 16, draw: 10, detach: 4, nonsense: 6, start: 3, move: 2, finish: 4,
} as const // prettier-ignore

/** Of a run about clocks they jump every tenth step. */
const CLOCKS = { ...STEPS, jump: 12 } as const

type Step = keyof typeof STEPS
const COMPARE_EVERY = 40
const T0 = Date.UTC(2026, 10, 23, 6)

export async function playSeed(plan: Plan, seed: PlannedSeed): Promise<Told> {
  return await new Schedule(plan, seed).play()
}

class Schedule {
  private readonly draw: Chance
  private readonly world: World = { now: T0 }
  private readonly line = new Line()
  private readonly phones: Handset[] = []
  private readonly desk: Desk
  private readonly saved: Saved[] = []
  private readonly violations: string[] = []
  private readonly counts: Record<string, number> = {}
  private readonly used: Record<string, number> = {}
  private unique = 0

  constructor(
    private readonly plan: Plan,
    private readonly seed: PlannedSeed,
  ) {
    this.draw = chance(seed.seed)
    this.desk = new Desk(plan.origin, seed, plan.troubled ? 1500 : 0)
  }

  async play(): Promise<Told> {
    await this.begin()
    for (let step = 1; step <= this.plan.steps; step++) {
      const name = this.draw.weighted(this.plan.clocks ? CLOCKS : STEPS)
      this.counts[name] = (this.counts[name] ?? 0) + 1
      this.world.now += this.draw.whole(0, 40_000)
      await this.step(name)
      await settle()
      await this.run(step)
      if (this.plan.pace) await pause(this.draw.whole(0, this.plan.pace.rest_ms))
      if (step % COMPARE_EVERY === 0) await this.compare()
    }
    await this.line.heal()
    await settle()
    const phones = await this.calm()
    return { seed: this.seed.seed, violations: this.violations, saved: this.saved, phones, steps: this.counts }
  }

  /** A backup after a third of the steps; after two thirds the server goes back to it. */
  private async run(step: number): Promise<void> {
    const { errands, steps } = this.plan
    const what = step === Math.floor(steps / 3) ? 'backup' : step === Math.floor((2 * steps) / 3) ? 'restore' : null
    if (!errands || !what) return
    const file = join(errands, what)
    writeFileSync(file, '')
    while (existsSync(file)) await pause(50)
  }

  private async begin(): Promise<void> {
    const count = this.draw.whole(2, 4)
    this.line.healthy = true
    for (let number = 0; number < count; number++) {
      const person = this.seed.people[number % this.seed.people.length]!
      const phone = new Handset(
        String(number),
        `${this.plan.line}/api/v1`,
        this.world,
        this.line,
        this.draw,
        this.plan.clocks,
      )
      phone.jar.set('osmotr', this.token(person))
      phone.people.push(person.id)
      this.phones.push(phone)
      const tab = phone.open()
      await tab.client.begin()
      if (this.draw.is(0.95)) await tab.client.sync()
    }
    await settle()
    this.line.healthy = false
  }

  private async step(name: Step): Promise<void> {
    const phone = this.draw.one(this.phones)
    switch (name) {
      case 'write':
        return await this.write(await this.tabOf(phone))
      case 'together':
        await this.secondTab(phone)
        await Promise.all(phone.tabs.map((tab) => this.write(tab)))
        return
      case 'sync':
        return this.startSync(await this.tabOf(phone))
      case 'network':
        return await disturb(this.line, this.draw)
      case 'burst':
        await Promise.all([1, 2, 3].map(() => disturb(this.line, this.draw, true)))
        return
      case 'ghost':
        return await disturb(this.line, this.draw, false, true)
      case 'crash':
        for (const tab of [...phone.tabs]) phone.kill(tab)
        return
      case 'torn':
        return await this.tear(phone)
      case 'tab':
        if (phone.tabs.length < 2) await this.secondTab(phone)
        else phone.kill(phone.tabs[0]!)
        return
      case 'jump':
        return phone.jump()
      case 'expire':
        return await this.desk.expire(phone.jar.get('osmotr'))
      case 'enter':
        return await this.enterAgain(await this.tabOf(phone))
      case 'administrate':
        return await this.desk.administrate(this.draw)
      case 'release':
        return await this.desk.release(this.draw)
      case 'another':
        return await this.anotherPerson(phone)
    }
  }

  /** A tab to work in; a phone that was killed is opened again, without the network. */
  private async tabOf(phone: Handset): Promise<Tab> {
    if (phone.tabs.length === 0) {
      void phone.open().client.begin()
      await settle()
    }
    return this.draw.one(phone.tabs)
  }

  private async secondTab(phone: Handset): Promise<void> {
    await this.tabOf(phone)
    if (phone.tabs.length > 1) return
    void phone.open().client.begin()
    await settle()
  }

  private startSync(tab: Tab): void {
    if (tab.syncing) return
    tab.syncing = tab.client.sync().finally(() => (tab.syncing = null))
    tab.syncing.catch((error: unknown) => tab.alive && this.violations.push(`sync threw: ${String(error)}`))
  }

  private async write(tab: Tab): Promise<void> {
    await settle()
    const rows = tab.client.day.value ?? []
    if (rows.length === 0) return this.startSync(tab)
    const id = this.draw.one(rows).id
    const open = tab.opens.get(id) ?? tab.client.open(id)
    if (!tab.opens.has(id) || this.draw.is(0.5)) await settle()
    tab.opens.set(id, open)
    const work = this.act(open, tab)
    let done = false
    void work.then(() => (done = true))
    await settle()
    if (!done && tab.alive && !this.line.healthy) this.violations.push('I14: a writing waited for the network')
    if (this.draw.is(0.5)) {
      open.close()
      tab.opens.delete(id)
    }
  }

  private async act(open: OpenInspection, tab: Tab): Promise<void> {
    const view = open.view.value
    const items = view.is === 'open' ? view.sections.flatMap((section) => section.items) : []
    if (items.length === 0) return
    const few = items.slice(0, 6)
    const { item, photos } = this.draw.one(few)
    const unique = `${this.seed.seed}/${++this.unique}`
    const act = this.draw.weighted(ACTS)
    const note = (kind: string, field: string | null, value: unknown, outcome: { is: string; op?: string }) => {
      if (outcome.is === 'saved' && outcome.op)
        this.saved.push({ op: outcome.op, inspection_id: open.id, kind, field, value })
    }
    try {
      if (act === 'answer') {
        const value = this.draw.is(0.1) ? null : answerTo(item, this.draw, unique)
        note('answer.set', item.id, value, await open.answer(item.id, value))
      } else if (act === 'nonsense') {
        const value = nonsense(this.draw)
        note('answer.set', item.id, value, await withoutRules(item, () => open.answer(item.id, value)))
      } else if (act === 'note') {
        const text = words(this.draw, unique)
        note('note.set', item.id, text, await open.note(item.id, text))
      } else if (act === 'finding') {
        const text = words(this.draw, unique)
        note('finding.set', item.id, text, await open.finding(item.id, text))
      } else if (act === 'photo') {
        const bytes = this.draw.bytes(this.draw.whole(200, 3000)).buffer
        const source = this.draw.one(['camera', 'file'] as const)
        const picture = phoneOf(this.phones, tab).picture(bytes)
        const taken = await open.takePhoto(item.id, { source, picture })
        if (taken.is === 'saved') note('photo.attach', `${item.id}/photos/${taken.sha256}`, taken.sha256, taken)
      } else if (act === 'draw') {
        const [seen, layers] = [few.find((each) => each.photos.length), await open.layers()]
        const sha256 = seen?.photos[0]?.sha256
        if (!seen || !sha256 || !layers) return
        const shapes = marksOver(this.draw, unique)
        const value = shapes.length ? { shapes } : null
        note('layer.set', photoField(seen.item.id, sha256), value, await layers.draw(seen.item.id, sha256, shapes))
      } else if (act === 'detach') {
        const photo = photos[0]
        if (photo)
          note('photo.detach', `${item.id}/photos/${photo.sha256}`, null, await open.detachPhoto(item.id, photo.sha256))
      } else if (act === 'move') {
        const to = view.is === 'open' && view.newer?.version
        if (to) {
          this.counts.moved = (this.counts.moved ?? 0) + 1
          note('inspection.move_version', null, { to }, await open.moveVersion(to))
        }
      } else if (act === 'start') note('inspection.start', null, null, await open.start())
      else note('inspection.finish', null, undefined, await open.finish())
    } catch (error) {
      if (tab.alive) this.violations.push(`a writing threw: ${String(error)}`)
    }
  }

  /** Killed in the middle of a writing: either all of it is there afterwards, or nothing. */
  private async tear(phone: Handset): Promise<void> {
    const tab = await this.tabOf(phone)
    const id = (tab.client.day.value ?? [])[0]?.id
    if (!id) return
    const open = tab.client.open(id)
    await settle()
    void this.act(open, tab)
    for (let turns = this.draw.whole(0, 14); turns > 0; turns--) await turn()
    for (const each of [...phone.tabs]) phone.kill(each)
  }

  private async enterAgain(tab: Tab): Promise<void> {
    const state = tab.client.session.value
    if (state.is !== 'signed-in' || !(state.expired || tab.client.status.sign_in_needed.value)) return
    await this.signIn(tab, state.account.email)
  }

  /** Somebody else takes the phone: the first one's work is neither shown nor sent. */
  private async anotherPerson(phone: Handset): Promise<void> {
    const tab = await this.tabOf(phone)
    for (const other of [...phone.tabs]) if (other !== tab) phone.kill(other)
    for (const open of tab.opens.values()) open.close()
    tab.opens.clear()
    const leaving = tab.client.signOut()
    await this.flush(tab)
    await leaving
    const person = this.draw.one(this.seed.people)
    await this.signIn(tab, person.email)
    if (tab.client.session.value.is !== 'signed-in') return
    phone.people.push(person.id)
    this.violations.push(...(await seesOnlyOwn(tab, person.id)))
  }

  private async signIn(tab: Tab, email: string): Promise<void> {
    const signing = tab.client.signIn(email, this.plan.password)
    await this.flush(tab)
    const outcome = await signing
    if (outcome.is === 'refused') this.violations.push(`signing in was refused: ${outcome.problem.code}`)
  }

  /** Whatever this tab asks now is answered: people who sign in wait for it. */
  private async flush(tab: Tab): Promise<void> {
    const healthy = this.line.healthy
    await settle()
    this.line.healthy = true
    await this.line.answerAll(tab)
    this.line.healthy = healthy
  }

  private async compare(): Promise<void> {
    const phone = this.draw.one(this.phones)
    const tab = phone.tabs[0]
    if (tab) this.violations.push(...(await compareWithFeed(tab, this.plan.origin, phone.jar)))
  }

  /** A healthy network, everybody signs in again, everything drains. */
  private async calm(): Promise<Remembered[]> {
    const pairs = this.phones.flatMap((phone) =>
      [...new Set(phone.people)].map((account_id) => ({ phone, account_id })),
    )
    for (const { phone, account_id } of pairs) await this.drained(await this.return(phone, account_id), account_id)
    const remembered: Remembered[] = []
    for (const { phone, account_id } of pairs) {
      const tab = await this.return(phone, account_id)
      const drained = await this.drained(tab, account_id)
      this.violations.push(
        ...(await seesOnlyOwn(tab, account_id)),
        ...(await compareWithFeed(tab, this.plan.origin, phone.jar)),
      )
      remembered.push(await remember(tab, phone.name, account_id, drained))
    }
    return remembered
  }

  private async drained(tab: Tab, account_id: string): Promise<boolean> {
    const person = this.seed.people.find((each) => each.id === account_id)!
    return await drain(tab, this.plan.troubled, () => this.signInPatiently(tab, person))
  }

  /** The person has this phone in their hand again, with a session that holds. */
  private async return(phone: Handset, account_id: string): Promise<Tab> {
    const person = this.seed.people.find((each) => each.id === account_id)!
    for (const tab of [...phone.tabs]) phone.kill(tab)
    phone.jar.set('osmotr', this.token(person))
    const tab = phone.open()
    await tab.client.begin()
    await tab.client.sync()
    const now = tab.client.session.value
    if (now.is !== 'signed-in' || now.account.id !== account_id || now.expired) await this.signInPatiently(tab, person)
    const then = tab.client.session.value
    if (then.is !== 'signed-in' || then.account.id !== account_id)
      this.violations.push(`I12: ${person.email} cannot return: ${then.is}`)
    return tab
  }

  private async signInPatiently(tab: Tab, { email }: PlannedPerson): Promise<void> {
    for (let left = this.plan.troubled ? 1500 : 0; ; left--, await pause(200)) {
      const outcome = await tab.client.signIn(email, this.plan.password)
      if (outcome.is !== 'unreachable' || left <= 0) return
    }
  }

  private token(person: PlannedPerson): string {
    const used = (this.used[person.id] = (this.used[person.id] ?? -1) + 1)
    return person.tokens[used % person.tokens.length]!
  }
}

async function withoutRules<T>(item: Item, work: () => Promise<T>): Promise<T> {
  const rule = rules[item.kind]
  const { check } = rule
  rule.check = () => null
  try {
    return await work()
  } finally {
    rule.check = check
  }
}

function phoneOf(phones: Handset[], tab: Tab): Handset {
  return phones.find((phone) => phone.tabs.includes(tab)) ?? phones[0]!
}
