// What the server says of exports: files that are made in the background, and lists.

import type { Locale } from './shapes'

export type ExportKind = 'pdf' | 'case'
export type ListKind = 'csv' | 'xlsx' | 'geojson'

/** `done` of `total` pieces are made; `bytes` once it is ready. */
export interface Export {
  id: string
  application_id: string
  kind: ExportKind
  locale: Locale
  state: 'waiting' | 'working' | 'ready' | 'failed'
  done: number
  total: number
  bytes: number | null
  created_at: string
  expires_at: string
}
