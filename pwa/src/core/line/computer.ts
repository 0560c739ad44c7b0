// The computer of a point, as a browser lends it: a line to the server, a clock, random bytes; nothing is kept.

import { makeApi, type Api } from '../../api/client'
import { clock } from '../../device/clock'
import type { measureCounted } from './line-test'

export interface Computer {
  api: Api
  line: Parameters<typeof measureCounted>[1]
}

export function thisComputer(): Computer {
  const line: Computer['line'] = {
    fetch: (url, init) => fetch(url, init),
    clock,
    random: { bytes: (count) => crypto.getRandomValues(new Uint8Array(count)) },
  }
  return { api: makeApi(line, '/api/v1'), line }
}
