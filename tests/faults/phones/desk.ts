// The administrator's hand, over the real endpoints: visits are given to somebody else or cancelled, refused work is let in, sessions end.

import { pause, send, type Answered } from './line'
import type { PlannedSeed } from './plan'
import type { Chance } from './seeded'

export class Desk {
  constructor(
    private readonly origin: string,
    private readonly seed: PlannedSeed,
    private readonly tries: number,
  ) {}

  async administrate(draw: Chance): Promise<void> {
    const { id, application_id } = draw.one(this.seed.inspections)
    if (draw.is(0.12)) {
      await this.ask('POST', `/inspections/${id}/cancellations`, { reason: 'Собственник передумал' })
      return
    }
    const list = json(await this.ask('GET', `/inspections?application_id=${application_id}`)) as {
      items: { id: string; version: number }[]
    }
    const version = list.items.find((each) => each.id === id)?.version
    await this.ask('PATCH', `/inspections/${id}`, { assignee_id: draw.one(this.seed.people).id }, version)
  }

  /** Something of what lies in quarantine is let in after all, or stays with the reason of today. */
  async release(draw: Chance): Promise<void> {
    for (const { id } of this.seed.inspections) {
      const { items } = json(await this.ask('GET', `/quarantine?inspection_id=${id}`)) as {
        items: { device: string; n: number; hash: string }[]
      }
      if (items.length === 0) continue
      const { device, n, hash } = draw.one(items)
      await this.ask('POST', `/quarantine/${device}/${n}/${hash}/releases`)
    }
  }

  /** Somebody ends this session elsewhere; the phone will find out. */
  async expire(token: string | undefined): Promise<void> {
    if (token) await this.ask('DELETE', '/session', undefined, undefined, token)
  }

  private async ask(
    method: string,
    path: string,
    body?: unknown,
    version?: number,
    token = this.seed.admin_token,
  ): Promise<Answered> {
    const headers: Record<string, string> = {
      'X-Osmotr': '1',
      Cookie: `osmotr=${token}`,
      'Content-Type': 'application/json',
    }
    if (version !== undefined) headers['If-Match'] = `"${version}"`
    const said = body === undefined ? null : new TextEncoder().encode(JSON.stringify(body))
    const asked = { url: `${this.origin}/api/v1${path}`, method, headers, body: said }
    for (let left = this.tries; ; left--, await pause(200)) {
      const answered = await send(asked).catch(() => null)
      if (answered && answered.status < 500) return answered
      if (left <= 0) throw new Error(`${method} ${path} answered ${answered?.status ?? 'nothing'}`)
    }
  }
}

function json(answered: Answered): unknown {
  return JSON.parse(new TextDecoder().decode(answered.body))
}
