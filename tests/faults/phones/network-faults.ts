// What a bad network does to one request: lets it through, or loses, doubles, delays, cuts or replaces something.

import { responseOf, send, sendHalf, type Answered, type Line, type Parked } from './line'
import type { Chance } from './seeded'

const FATES = {
  through: 66, lost: 6, answer_lost: 8, doubled: 6, delayed: 5, cut: 3, answer_cut: 3, portal: 2, redirect: 1, busy: 2, timeout: 2,
} as const // prettier-ignore

const PORTAL = new TextEncoder().encode('<!doctype html><title>Wi-Fi</title><p>Войдите, чтобы продолжить</p>')

/** Decides what becomes of one waiting request. `kind`: only let through. `ghost`: let a delayed copy arrive instead. */
export async function disturb(line: Line, draw: Chance, kind = false, ghost = false): Promise<void> {
  if (ghost) return await haunt(line, draw)
  if (line.parked.length === 0) return
  const parked = draw.one(line.parked)
  const fate = kind ? 'through' : draw.weighted(FATES)
  if (fate === 'timeout') return parked.late()
  line.forget(parked)
  try {
    await befall(fate, parked, line)
  } catch {
    parked.reject(new TypeError('the line is gone')) // the server died over it
  }
}

async function befall(fate: Exclude<keyof typeof FATES, 'timeout'>, parked: Parked, line: Line): Promise<void> {
  const { asked, jar } = parked
  const fail = () => parked.reject(new TypeError('the line is gone'))
  switch (fate) {
    case 'through':
      return parked.resolve(responseOf(await send(asked, jar)))
    case 'lost':
      return fail()
    case 'answer_lost':
      await send(asked)
      return fail()
    case 'doubled':
      line.ghosts.push(asked)
      return parked.resolve(responseOf(await send(asked, jar)))
    case 'delayed':
      line.ghosts.push(asked)
      return fail()
    case 'cut':
      await sendHalf(asked)
      return fail()
    case 'answer_cut':
      return parked.resolve(responseOf(half(await send(asked, jar))))
    case 'portal':
      return parked.resolve(responseOf({ status: 200, headers: [['content-type', 'text/html']], body: PORTAL }))
    case 'redirect':
      return parked.resolve(
        responseOf({ status: 302, headers: [['location', 'http://portal.test/']], body: new Uint8Array() }),
      )
    case 'busy':
      return parked.resolve(responseOf({ status: 503, headers: [['retry-after', '1']], body: new Uint8Array() }))
  }
}

async function haunt(line: Line, draw: Chance): Promise<void> {
  if (line.ghosts.length === 0) return
  const [ghost] = line.ghosts.splice(draw.whole(0, line.ghosts.length - 1), 1)
  await send(ghost!).catch(() => undefined)
}

function half(answered: Answered): Answered {
  return {
    ...answered,
    headers: answered.headers.filter(([name]) => name !== 'content-length'),
    body: answered.body.slice(0, Math.floor(answered.body.length / 2)),
  }
}
