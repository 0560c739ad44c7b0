// What people are told, as it travels over the wire.

import type { NoticeKind, Page } from './shapes'

/** `path` is the page of ours that it is about. What stands in `facts` depends on the kind, and none of it must. */
export interface Notice {
  id: string
  kind: NoticeKind
  at: string
  about: string | null
  facts: Record<string, unknown>
  path: string
  read_at: string | null
}

export interface Notices extends Page<Notice> {
  unread: number
}

export interface LetterChoice {
  kind: NoticeKind
  email: boolean
}

/** How many letters have not been sent; `kept`: there is no mail server to give them to. */
export interface Letters {
  counts: { waiting: number; refused: number; withdrawn: number; kept: number }
}
