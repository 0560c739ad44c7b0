// The line is measured by the median, can be cancelled, and never uses more than it may.

import { expect, it } from 'vitest'
import { measureLine, middle, type SpeedRun } from './speed'

const random = { bytes: (count: number) => new Uint8Array(count) }
const clock = {
  tick: () => performance.now(),
  later: (ms: number, call: () => void) => {
    const timer = setTimeout(call, ms / 20)
    return () => clearTimeout(timer)
  },
}

function server(status = 200) {
  let bytes = 0
  return {
    used: () => bytes,
    async fetch(url: string, init?: RequestInit): Promise<Response> {
      if (status !== 200) return new Response('{}', { status })
      if (url.startsWith('/line/ping')) return new Response(null, { status: 204 })
      if (url.startsWith('/line/uploads')) {
        const { length } = init!.body as Uint8Array
        bytes += length
        return Response.json({ bytes: length, ms: length / 1250 })
      }
      const size = Number(new URLSearchParams(url.split('?')[1]).get('bytes'))
      bytes += size
      return new Response(new Uint8Array(size))
    },
    clock,
    url: (path: string, query?: Record<string, number>) =>
      `${path}?${new URLSearchParams(Object.entries(query ?? {}).map(([k, v]) => [k, String(v)]))}`,
  }
}

it('takes the middle of three runs, figure by figure', () => {
  const run = (download_mbps: number, latency_ms: number): SpeedRun => ({
    download_mbps,
    upload_mbps: 10,
    latency_ms,
    jitter_ms: 1,
    loss_percent: 0,
  })
  expect(middle([run(50, 90), run(2, 20), run(48, 18)])).toMatchObject({ download_mbps: 48, latency_ms: 20 })
})

it('measures three runs within the bytes it may use', async () => {
  const line = server()
  const said: number[] = []
  const outcome = await measureLine(line, random, {
    cap_bytes: 5_000_000,
    progress: (now) => said.push(now.bytes_used),
  })
  expect(outcome).toMatchObject({ is: 'measured', value: { upload_mbps: 10, loss_percent: 0, line_test_id: null } })
  if (outcome.is !== 'measured') return
  expect(outcome.value.runs).toHaveLength(3)
  expect(outcome.bytes_used).toBeLessThanOrEqual(5_100_000)
  expect(line.used()).toBeLessThanOrEqual(5_600_000)
  expect(said.at(-1)).toBe(outcome.bytes_used)
})

it('stops when the person says so', async () => {
  const stop = new AbortController()
  const outcome = await measureLine(server(), random, { signal: stop.signal, progress: () => stop.abort() })
  expect(outcome.is).toBe('cancelled')
})

it('says that the line or the session is not there', async () => {
  expect(await measureLine(server(401), random)).toMatchObject({ is: 'sign-in-needed' })
  expect(await measureLine(server(502), random)).toMatchObject({ is: 'unreachable' })
})
