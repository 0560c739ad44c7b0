// Addresses to download from: photos of an inspection with time and place in them, or as they came; the QR of a report.

import type { Api } from '../api/client'
import type { Reply } from '../api/outcome'
import type { Qr } from '../api/line-shapes'

/** One photo, with time, place and the code of the report written into it. */
export const copyUrl = (api: Api, inspection_id: string, sha256: string): string =>
  api.url(`/inspections/${inspection_id}/copies/${sha256}`)

/** The bytes as they came, whatever is in them. */
export const originalUrl = (api: Api, sha256: string): string => api.url(`/photos/${sha256}/original`)

/** All of them in a ZIP. */
export const archiveUrl = (api: Api, inspection_id: string, what: 'copies' | 'originals'): string =>
  api.url(`/inspections/${inspection_id}/${what}`)

export const readQr = (api: Api, code: string): Promise<Reply<Qr>> => api.ask<Qr>(`/reports/${code}/qr`)
