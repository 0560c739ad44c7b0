// What a page of notices has and does: the list, reading one or all of it, and the choices of letters.

import { useState } from 'preact/hooks'
import type { LetterChoice, Notice, Notices } from '../../api/notice-shapes'
import type { NoticeKind } from '../../api/notice-shapes'
import { useLoaded, useLoadedPages, type Loaded, type LoadingPages } from '../loaded'
import { usePhone } from '../use-phone'
import { useTold } from './use-told'

export interface NoticesPage extends Omit<LoadingPages<Notice>, 'state'> {
  state: Loaded<Notices>
  unread: number
  open(notice: Notice): void
  readAll(): Promise<void>
}

export function useNotices(): NoticesPage {
  const { client } = usePhone()
  const told = useTold()
  const pages = useLoadedPages<Notice>('notices', (cursor) => told.page(cursor))
  const read = (which: (notice: Notice) => boolean) =>
    pages.put((shown) => ({
      ...shown,
      items: shown.items.map((each) =>
        each.read_at === null && which(each) ? { ...each, read_at: new Date().toISOString() } : each,
      ),
    }))
  return {
    ...pages,
    state: pages.state as Loaded<Notices>,
    unread: told.unread.value ?? 0,
    open: (notice) => {
      void client.sync() // the page may be about something that this phone has not heard of yet
      if (notice.read_at !== null) return
      read((each) => each.id === notice.id)
      void told.read(notice.id)
    },
    readAll: async () => {
      const newest = pages.state.kept?.value.items[0]
      if (!newest) return
      const reply = await told.readAll(newest.id)
      if (reply.is === 'done') read(() => true)
    },
  }
}

export interface LetterChoices {
  state: Loaded<LetterChoice[]>
  reload: () => Promise<void>
  /** The kind whose choice is on its way. */
  busy: NoticeKind | null
  failed: boolean
  choose(kind: NoticeKind, email: boolean): Promise<void>
}

export function useLetterChoices(): LetterChoices {
  const told = useTold()
  const { state, reload, put } = useLoaded('letter choices', () => told.choices())
  const [busy, setBusy] = useState<NoticeKind | null>(null)
  const [failed, setFailed] = useState(false)
  const choose = async (kind: NoticeKind, email: boolean) => {
    setBusy(kind)
    const reply = await told.choose(kind, email)
    setBusy(null)
    setFailed(reply.is !== 'done')
    put((shown) => (reply.is === 'done' ? reply.value : [...shown]))
  }
  return { state, reload, busy, failed, choose }
}

/** Whether the address asks for the choices at once: letters lead there. */
export function asksForChoices(): boolean {
  return new URLSearchParams(location.search).has('choices')
}
