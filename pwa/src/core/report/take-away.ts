// Addresses to download from: photos of an inspection with time and place in them, or as they came; the QR of a report.

import type { Api } from '../../api/client'
import type { Qr } from '../../api/line-shapes'

/** One photo, with time, place and the code of the report written into it. */
export const copyUrl = (api: Api, inspection_id: string, sha256: string): string =>
  api.url(`/inspections/${inspection_id}/copies/${sha256}`)

/** The bytes as they came, whatever is in them. */
export const originalUrl = (api: Api, sha256: string): string => api.url(`/photos/${sha256}/original`)

/** All of them in a ZIP. */
export const archiveUrl = (api: Api, inspection_id: string, what: 'copies' | 'originals'): string =>
  api.url(`/inspections/${inspection_id}/${what}`)

/** Null where there is no network, or something else answers. */
export async function readQr(api: Api, code: string): Promise<Qr | null> {
  const told = await api.ask<Partial<Qr> | null>(`/reports/${code}/qr`)
  const { size, path } = (told.is === 'done' && told.value) || {}
  return typeof size === 'number' && typeof path === 'string' ? { size, path } : null
}
