// What is done by a link of a connection without an account: a computer is tested, an access confirmed.

import type { Api } from '../../api/client'
import type { AccessByLink, ComputerTest } from '../../api/connection-shapes'
import type { Reply } from '../../api/outcome'
import { thisComputer } from '../line/computer'
import { makeTesting, type Testing } from './testing'

/** The token of a link, or the short code that is typed instead. */
export type Opener = { token: string } | { code: string }

/** 256 random bits in letters of an address: what this computer shows from the opening of its link on. */
export function newKey(): string {
  const bytes = thisComputer().line.random.bytes(32)
  return btoa(String.fromCharCode(...bytes)).replace(/[+/=]/g, (sign) => ({ '+': '-', '/': '_' })[sign] ?? '')
}

/** With the same key again it is the same computer: an answer may be lost. */
export const openLink = (api: Api, opener: Opener, key: string): Promise<Reply<ComputerTest>> =>
  api.ask('/test-computers', { method: 'POST', body: { ...opener, key } })

export const testingByLink = (api: Api, key: string): Testing<ComputerTest> =>
  makeTesting(api, '/test-computers/me', { 'X-Osmotr-Computer': key })

export const readAccess = (api: Api, token: string): Promise<Reply<AccessByLink>> =>
  api.ask('/access-readings', { method: 'POST', body: { token } })

export const confirmAccess = (api: Api, token: string, last: string): Promise<Reply<AccessByLink>> =>
  api.ask('/access-receipts', { method: 'POST', body: { token, last } })
