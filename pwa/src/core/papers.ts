// The applicant's papers: only with the network, and nothing of them is kept on the phone.

import type { Api } from '../api/client'
import type { Problem, Reply } from '../api/outcome'
import type { LeaseFacts, Papers } from '../api/paper-shapes'
import { sendFile, type Sent } from '../device/sending'

/** A scan of twenty megabytes over a weak line. */
const LONGEST_MS = 600_000

export interface PaperActs {
  all(): Promise<Reply<Papers>>
  /** The same id is the same file, however often it is sent. */
  send(
    paper: string,
    id: string,
    file: Blob,
    watch: { onProgress: (bytes: number) => void; signal: AbortSignal },
  ): Promise<Reply<Papers>>
  takeOut(paper: string, id: string): Promise<Reply<Papers>>
  order(paper: string, ids: string[]): Promise<Reply<Papers>>
  tellLease(facts: LeaseFacts): Promise<Reply<Papers>>
  /** Address of a page as a picture; pages are counted from 1. */
  leafUrl(file: string, leaf: number, size: 320 | 1600 | 2800): string
}

export function makePapers(api: Api, application_id: string): PaperActs {
  const of = `/applications/${application_id}/papers`
  return {
    all: () => api.ask(of),
    send: async (paper, id, file, watch) =>
      understood(await sendFile(api.url(`${of}/${paper}/files/${id}`), file, { ...watch, timeout_ms: LONGEST_MS })),
    takeOut: (paper, id) => api.ask(`${of}/${paper}/files/${id}`, { method: 'DELETE' }),
    order: (paper, files) => api.ask(`${of}/${paper}/order`, { method: 'PUT', body: { files } }),
    tellLease: (body) => api.ask(`${of}/lease/facts`, { method: 'PUT', body }),
    leafUrl: (file, leaf, size) => leafUrl(api, file, leaf, size),
  }
}

export function leafUrl(api: Api, file: string, leaf: number, size: 320 | 1600 | 2800): string {
  return api.url(`/paper-files/${file}/leaves/${leaf}`, { size })
}

function understood(sent: Sent | null): Reply<Papers> {
  if (!sent) return { is: 'unreachable', why: 'offline' }
  if (sent.status === 503) return { is: 'unreachable', why: 'busy' }
  if (sent.status >= 500) return { is: 'unreachable', why: 'server-error' }
  try {
    const said = JSON.parse(sent.text) as Papers | Problem
    if (sent.status < 300 && 'items' in said) return { is: 'done', value: said, version: null }
    if ('code' in said) return { is: 'refused', problem: said }
  } catch {
    // a page of somebody else's network
  }
  return { is: 'unreachable', why: 'portal' }
}
