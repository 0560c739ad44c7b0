// Files on their way to the server, one after the other. They live as long as the page: no copy of a passport stays here.

import { useEffect, useRef, useState } from 'preact/hooks'
import type { Problem, Reply } from '../../../api/outcome'
import type { Papers } from '../../../api/paper-shapes'
import { newId } from '../../../core/new-id'
import type { PaperActs } from '../../../core/papers'

const RANDOM = { bytes: (count: number) => crypto.getRandomValues(new Uint8Array(count)) }

export type UploadStanding =
  { is: 'waiting' } | { is: 'sending'; sent: number } | { is: 'refused'; problem: Problem } | { is: 'unreachable' }

export interface Upload {
  id: string
  paper: string
  size: number
  standing: UploadStanding
}

export interface Uploads {
  all: Upload[]
  add: (paper: string, files: FileList | null) => void
  /** The same file under the same id: what has arrived meanwhile is there once. */
  again: (id: string) => void
  drop: (id: string) => void
}

export function useUploads(acts: PaperActs, largest: number, put: (papers: Papers) => void): Uploads {
  const [all, setAll] = useState<Upload[]>([])
  const files = useRef(new Map<string, Blob>())
  const busy = useRef(false)
  const stopper = useRef(new AbortController())
  const latest = useRef({ acts, put })
  latest.current = { acts, put }

  const stand = (id: string, standing: UploadStanding) =>
    setAll((before) => before.map((each) => (each.id === id ? { ...each, standing } : each)))
  const forget = (id: string) => {
    files.current.delete(id)
    setAll((before) => before.filter((each) => each.id !== id))
  }

  const send = async (upload: Upload, file: Blob) => {
    stand(upload.id, { is: 'sending', sent: 0 })
    const watch = {
      onProgress: (sent: number) => stand(upload.id, { is: 'sending', sent }),
      signal: stopper.current.signal,
    }
    const reply: Reply<Papers> = await latest.current.acts.send(upload.paper, upload.id, file, watch)
    if (watch.signal.aborted) return
    if (reply.is === 'done') {
      forget(upload.id)
      latest.current.put(reply.value)
    } else stand(upload.id, reply.is === 'refused' ? reply : { is: 'unreachable' })
  }

  useEffect(() => {
    const next = all.find((each) => each.standing.is === 'waiting')
    const file = next && files.current.get(next.id)
    if (!next || !file || busy.current) return
    busy.current = true
    void send(next, file).finally(() => {
      busy.current = false
      setAll((before) => [...before])
    })
  }, [all])

  const open = all.some((each) => each.standing.is !== 'refused')
  useEffect(() => {
    if (!open) return
    const stay = (event: BeforeUnloadEvent) => event.preventDefault()
    addEventListener('beforeunload', stay)
    return () => removeEventListener('beforeunload', stay)
  }, [open])

  useEffect(() => {
    stopper.current = new AbortController()
    return () => stopper.current.abort()
  }, [])

  return {
    all,
    add: (paper, chosen) => {
      const fresh = Array.from(chosen ?? [], (file): Upload => {
        const id = newId(RANDOM)
        files.current.set(id, file)
        return { id, paper, size: file.size, standing: file.size > largest ? tooLarge(largest) : { is: 'waiting' } }
      })
      setAll((before) => [...before, ...fresh])
    },
    again: (id) => stand(id, { is: 'waiting' }),
    drop: forget,
  }
}

function tooLarge(limit: number): UploadStanding {
  const facts = { why: 'too-large', limit }
  return { is: 'refused', problem: { code: 'paper-refused', message: '', facts, status: 422 } }
}
