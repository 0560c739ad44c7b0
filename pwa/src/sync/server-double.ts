// A server for tests in memory, as the protocol says it behaves: journal, fold, feed, photos; and the ways it can fail.

import type { Account, Checklist, Field, Inspection, PhotoFacts, Receipt } from '../api/shapes'
import type { Operation, OperationVerdict, Standing } from '../api/sync-shapes'
import { canonical } from '../store/canonical'
import { sha256 } from '../store/sha256'

interface Device {
  account: string
  last: number
  last_hash: string | null
}

interface Journaled {
  hash: string
  verdict: OperationVerdict
}

/** What the line does to the next request: nothing, no way there, the answer lost on the way back, or a stranger's page. */
export type Weather = 'fair' | 'down' | 'answer-lost' | 'portal' | 'json-portal'

export class ServerDouble {
  accounts = new Map<string, Account & { password: string }>()
  devices = new Map<string, Device>()
  journal = new Map<string, Journaled>()
  quarantine: { id: string; op: Operation; code: string }[] = []
  inspections = new Map<string, { doc: Inspection; changed: number; named: string[] | null }>()
  access = new Map<string, { can: boolean; changed: number }>()
  bytes = new Map<string, ArrayBuffer>()
  /** What has come of photos whose line broke. */
  parts = new Map<string, Uint8Array>()
  checklist: Checklist
  /** A newer version of it. */
  newer: Checklist | null = null
  counter = 0
  keys = crypto.subtle.generateKey('Ed25519', true, ['sign', 'verify']) as Promise<CryptoKeyPair>
  /** Opens rescue files. */
  opener = crypto.subtle.generateKey({ name: 'ECDH', namedCurve: 'P-256' }, true, ['deriveBits'])
  /** Who signs receipts; a test may put a stranger's key here. */
  signer = this.keys
  epoch = 1
  requests: string[] = []
  /** What was said of the phones, the newest last. */
  standings: Standing[] = []
  released: { device: string; n: number; hash: string }[] = []
  weather: Weather[] = []
  /** Whose data has been erased. */
  erased = new Set<string>()
  /** Operations of which the server says no. */
  refuses: (op: Operation) => boolean = () => false

  constructor(checklist: Checklist) {
    this.checklist = checklist
  }

  person(id: string, role: Account['role'] = 'inspector'): void {
    this.accounts.set(id, { id, role, name: id, email: `${id}@demo.test`, locale: 'ru', password: 'secret' })
  }

  plan(doc: Inspection): void {
    this.inspections.set(doc.id, { doc, changed: ++this.counter, named: null })
    this.grant(doc.assignee_id ?? '', doc.id, true)
  }

  grant(account: string, id: string, can: boolean): void {
    this.access.set(`${account} ${id}`, { can, changed: ++this.counter })
  }

  /** Where one browser stands: its cookie. */
  line(): { fetch: (url: string, init: RequestInit) => Promise<Response>; jar: { account: string | null } } {
    const jar = { account: null as string | null }
    return { jar, fetch: (url, init) => this.through(jar, url, init) }
  }

  private async through(jar: { account: string | null }, url: string, init: RequestInit): Promise<Response> {
    const weather = this.weather.shift() ?? 'fair'
    if (weather === 'down') throw new TypeError('Failed to fetch')
    if (weather === 'portal') return new Response('<html>Wi-Fi</html>', { headers: { 'Content-Type': 'text/html' } })
    if (weather === 'json-portal') return yes({ status: 'login-required' })
    const { pathname, searchParams } = new URL(url, 'http://server.test')
    const path = pathname.replace('/api/v1', '')
    this.requests.push(`${init.method ?? 'GET'} ${path}`)
    const answer = await this.serve(jar, `${init.method ?? 'GET'} ${path}`, searchParams, init)
    if (weather === 'answer-lost') throw new TypeError('Failed to fetch')
    return answer
  }

  private async serve(
    jar: { account: string | null },
    asked: string,
    query: URLSearchParams,
    init: RequestInit,
  ): Promise<Response> {
    if (asked === 'POST /session')
      return this.signIn(jar, JSON.parse(init.body as string) as { email: string; password: string })
    const me = jar.account
    if (me === null || !this.accounts.has(me)) return no(401, 'not-signed-in')
    if (this.erased.has(me) && asked !== 'DELETE /session') return no(410, 'erased', { account_id: me })
    if (asked === 'GET /keys')
      return yes({
        items: [await publicKey((await this.keys).publicKey)],
        rescue: await publicKey((await this.opener).publicKey),
      })
    if (asked === 'GET /session') return yes({ account: this.accounts.get(me) })
    if (asked === 'DELETE /session') {
      jar.account = null
      return new Response(null, { status: 204 })
    }
    if (asked.startsWith('PUT /devices/')) {
      const { account_id } = JSON.parse(init.body as string) as { account_id: string }
      return account_id === me ? this.enrol(me, asked.slice('PUT /devices/'.length)) : no(403, 'device-of-another')
    }
    if (asked === 'POST /sync/operations') return await this.push(me, JSON.parse(init.body as string) as Pushed)
    await this.sign()
    if (asked === 'GET /sync/changes') return this.changes(me, query)
    if (asked.startsWith('PUT /photos/'))
      return await this.photo(asked.slice('PUT /photos/'.length), init.body as ArrayBuffer)
    if (asked.startsWith('HEAD /photos/')) return this.offset(asked.slice('HEAD /photos/'.length), 200)
    if (asked.startsWith('PATCH /photos/')) return await this.proceed(asked.slice('PATCH /photos/'.length), init)
    if (asked.startsWith('GET /checklists/')) return yes(asked.endsWith('/2') ? this.newer : this.checklist)
    return no(404, 'not-found')
  }

  private signIn(jar: { account: string | null }, given: { email: string; password: string }): Response {
    const account = [...this.accounts.values()].find(
      (each) => each.email === given.email && each.password === given.password,
    )
    if (!account) return no(401, 'sign-in-refused')
    jar.account = account.id
    return yes({ account })
  }

  private enrol(me: string, name: string): Response {
    const device = this.devices.get(name) ?? { account: me, last: 0, last_hash: null }
    if (device.account !== me) return no(403, 'device-of-another')
    this.devices.set(name, device)
    return yes({ device: name, last: device.last, last_hash: device.last_hash })
  }

  private async push(me: string, { device: name, first_kept, operations, standing }: Pushed): Promise<Response> {
    const device = this.devices.get(name)
    if (!device) return no(409, 'unknown-device')
    if (standing) this.standings.push(standing)
    if (device.account !== me) return no(403, 'device-of-another')
    if (first_kept > device.last + 1) device.last = first_kept - 1
    const verdicts: OperationVerdict[] = []
    for (const op of operations) {
      const hash = sha256(canonical(op))
      if (op.n <= device.last) verdicts.push(this.saidBefore(name, op, hash))
      else if (op.n === device.last + 1) verdicts.push(this.take(me, name, device, op, hash))
      else break
    }
    const { last, last_hash } = device
    await this.sign()
    const missing_photos = [...this.missingOf(name)]
    const receipts = [...this.inspections.values()].flatMap(({ doc }) =>
      doc.receipt && doc.assignee_id === me ? [doc.receipt] : [],
    )
    const server_time = new Date(0).toISOString()
    return yes({
      epoch: this.epoch,
      last,
      last_hash,
      verdicts,
      missing_photos,
      receipts,
      nonce: `nonce-${this.counter}`,
      server_time,
    })
  }

  private saidBefore(name: string, op: Operation, hash: string): OperationVerdict {
    const before = this.journal.get(`${name}:${op.n}`)
    if (before?.hash === hash)
      return before.verdict.verdict === 'applied' ? { n: op.n, verdict: 'known' } : before.verdict
    this.quarantine.push({ id: `${name}:${op.n}`, op, code: 'collision' })
    return { n: op.n, verdict: 'refused', code: 'collision', facts: {} }
  }

  private take(me: string, name: string, device: Device, op: Operation, hash: string): OperationVerdict {
    device.last = op.n
    device.last_hash = hash
    const row = this.inspections.get(op.inspection_id)
    const may = row !== undefined && this.access.get(`${me} ${op.inspection_id}`)?.can === true
    const refused = !may || this.refuses(op)
    const verdict: OperationVerdict = refused
      ? { n: op.n, verdict: 'refused', code: may ? 'answer-rejected' : 'not-assigned', facts: {} }
      : { n: op.n, verdict: 'applied' }
    this.journal.set(`${name}:${op.n}`, { hash, verdict })
    if (refused) this.quarantine.push({ id: `${name}:${op.n}`, op, code: verdict.code ?? '' })
    else this.apply(row, `${name}:${op.n}`, op)
    if (row && may) {
      row.doc = { ...row.doc, seen: { ...row.doc.seen, [name]: op.n } }
      this.touch(row)
    }
    return verdict
  }

  /** An administrator lets in what was refused. */
  release(id: string): void {
    const { op } = this.quarantine.find((each) => each.id === id)!
    const [device = '', before] = [id.split(':')[0], this.journal.get(id)!]
    this.journal.set(id, { ...before, verdict: { n: op.n, verdict: 'applied' } })
    this.released.push({ device, n: op.n, hash: before.hash })
    const row = this.inspections.get(op.inspection_id)!
    this.apply(row, id, op)
    this.touch(row)
  }

  private apply(row: { doc: Inspection; named: string[] | null }, id: string, op: Operation): void {
    const doc = (row.doc = structuredClone(row.doc))
    if (doc.state === 'planned') doc.state = 'started'
    const field = op.field ?? ''
    if (op.kind === 'answer.set') doc.fields[field] = { ...doc.fields[field], ...folded(doc.fields[field], id, op) }
    else if (op.kind === 'note.set')
      doc.fields[field] = { ...doc.fields[field], note: folded(doc.fields[field]?.note, id, op) as Field['note'] }
    else if (op.kind === 'photo.attach') {
      const facts = op.value as PhotoFacts
      doc.photos.push({
        ...facts,
        item: field.split('/')[0] ?? '',
        op: id,
        state: this.bytes.has(facts.sha256) ? 'stored' : 'missing',
      })
    } else if (op.kind === 'photo.detach') doc.photos = doc.photos.filter((photo) => photo.op !== op.base)
    else if (op.kind === 'inspection.finish') {
      doc.state = 'finished'
      row.named = (op.value as { photos: string[] }).photos
    }
  }

  private touch(row: { doc: Inspection; changed: number }): void {
    row.changed = ++this.counter
    const { doc } = row
    if (doc.state !== 'finished' || doc.photos.some((photo) => photo.state === 'missing')) return
    doc.state = 'sealed'
    doc.receipt = {
      inspection: doc.id,
      manifest: 'm',
      seq: row.changed,
      time: '2026-11-23T10:00:00Z',
      key_id: 'k',
      signature: '',
    } satisfies Receipt
  }

  private async sign(): Promise<void> {
    for (const { doc } of this.inspections.values()) {
      if (doc.receipt?.signature !== '') continue
      const { signature, ...said } = doc.receipt
      const text = new TextEncoder().encode(canonical(said))
      const signed = await crypto.subtle.sign('Ed25519', (await this.signer).privateKey, text)
      doc.receipt.signature = signature + base64(signed)
    }
  }

  private missingOf(device: string): Set<string> {
    const photos = [...this.inspections.values()].flatMap(({ doc }) => doc.photos)
    return new Set(
      photos.filter((photo) => photo.state === 'missing' && photo.op.startsWith(device)).map((photo) => photo.sha256),
    )
  }

  private changes(me: string, query: URLSearchParams): Response {
    const device = query.get('device') ?? ''
    const asked = Number(query.get('cursor'))
    const from = Number(query.get('epoch')) === this.epoch && asked <= this.counter ? asked : 0
    const rows = [...this.inspections].flatMap(([id, row]) => {
      const access = this.access.get(`${me} ${id}`)
      const key = access ? (access.can ? Math.max(access.changed, row.changed) : access.changed) : 0
      return key > from ? [{ key, id, doc: access?.can ? row.doc : null }] : []
    })
    const page = rows.sort((a, b) => a.key - b.key).slice(0, 2)
    const more = rows.length > page.length
    const refused = [...this.journal].flatMap(([id, { verdict }]) =>
      id.startsWith(device) && verdict.verdict === 'refused' ? [{ n: verdict.n, code: verdict.code, facts: {} }] : [],
    )
    return yes({
      epoch: this.epoch,
      cursor: more ? page.at(-1)?.key : this.counter,
      more,
      nonce: `nonce-${this.counter}`,
      refused,
      released: this.released,
      newest: { [this.checklist.id]: (this.newer ?? this.checklist).version },
      removed: page.filter((row) => !row.doc).map((row) => row.id),
      inspections: page.flatMap((row) => (row.doc ? [row.doc] : [])),
    })
  }

  private offset(name: string, status: number): Response {
    const here = this.bytes.get(name)?.byteLength ?? this.parts.get(name)?.length ?? 0
    return new Response(null, { status, headers: { 'Tus-Resumable': '1.0.0', 'Upload-Offset': String(here) } })
  }

  private async proceed(name: string, init: RequestInit): Promise<Response> {
    const part = this.parts.get(name) ?? new Uint8Array()
    const at = Number((init.headers as Record<string, string>)['Upload-Offset'])
    if (at !== part.length) return no(409, 'upload-misplaced')
    const whole = new Uint8Array([...part, ...new Uint8Array(init.body as ArrayBuffer)])
    this.parts.set(name, whole)
    const photos = [...this.inspections.values()].flatMap(({ doc }) => doc.photos)
    const announced = photos.find((photo) => photo.sha256 === name)
    if (whole.length === announced?.bytes) {
      const kept = await this.photo(name, whole.buffer)
      if (!kept.ok) return kept
    }
    return this.offset(name, 204)
  }

  private async photo(name: string, body: ArrayBuffer): Promise<Response> {
    const rows = [...this.inspections.values()].filter(({ doc }) => doc.photos.some((photo) => photo.sha256 === name))
    if (!rows.length) return no(409, 'photo-not-announced')
    const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', body))
    if (Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('') !== name)
      return no(422, 'photo-mismatch')
    this.bytes.set(name, body)
    for (const row of rows) {
      row.doc = structuredClone(row.doc)
      for (const photo of row.doc.photos) if (photo.sha256 === name) photo.state = 'stored'
      this.touch(row)
    }
    return yes({ state: 'stored' })
  }
}

interface Pushed {
  device: string
  first_kept: number
  operations: Operation[]
  standing?: Standing
}

function folded(register: Partial<Field> | undefined, id: string, op: Operation): Partial<Field> {
  const mine = { value: op.value, op: id, hlc: op.hlc }
  let conflicts = register?.conflicts ?? []
  let winner = mine
  if (register?.op && op.base !== register.op) {
    const theirs = { value: register.value, op: register.op, hlc: register.hlc ?? '' }
    const loser = mine.hlc > theirs.hlc ? theirs : mine
    winner = loser === mine ? theirs : mine
    conflicts = [...conflicts, loser]
  }
  return { ...winner, conflicts: conflicts.filter((each) => !op.also.includes(each.op)) }
}

async function publicKey(key: CryptoKey): Promise<object> {
  return { key_id: 'k', algorithm: 'Ed25519', public_key: base64(await crypto.subtle.exportKey('raw', key)) }
}

function base64(bytes: ArrayBuffer): string {
  return btoa(String.fromCharCode(...new Uint8Array(bytes)))
}

function yes(body: unknown): Response {
  return new Response(JSON.stringify(body), { headers: { 'Content-Type': 'application/json' } })
}

function no(status: number, code: string, facts: Record<string, unknown> = {}): Response {
  return new Response(JSON.stringify({ code, message: code, facts, status }), {
    status,
    headers: { 'Content-Type': 'application/json' },
  })
}
