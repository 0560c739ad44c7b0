// A reviewer's checks of papers; these need the network.

import type { Api } from '../../api/client'
import type { Reply } from '../../api/outcome'
import type { CheckResult, LegalChecks, Returned } from '../../api/paper-shapes'
import { leafUrl } from '../papers'

export interface Legal {
  checks(application_id: string): Promise<Reply<LegalChecks>>
  say(application_id: string, check: string, result: CheckResult, note: string): Promise<Reply<LegalChecks>>
  letPass(application_id: string, version: number): Promise<Reply<LegalChecks>>
  giveBack(application_id: string, items: Returned[], version: number): Promise<Reply<LegalChecks>>
  leafUrl(file: string, leaf: number, size: 320 | 1600 | 2800): string
  /** Address of the file as it was sent: to be saved. */
  fileUrl(file: string): string
}

export function makeLegal(api: Api): Legal {
  const of = (id: string) => `/applications/${id}`
  return {
    checks: (id) => api.ask(`${of(id)}/legal-checks`),
    say: (id, check, result, note) =>
      api.ask(`${of(id)}/legal-checks/${check}`, { method: 'PUT', body: { result, note } }),
    letPass: (id, version) => api.ask(`${of(id)}/legal-passes`, { method: 'POST', version }),
    giveBack: (id, items, version) => api.ask(`${of(id)}/paper-returns`, { method: 'POST', body: { items }, version }),
    leafUrl: (file, leaf, size) => leafUrl(api, file, leaf, size),
    fileUrl: (file) => api.url(`/paper-files/${file}/original`),
  }
}
