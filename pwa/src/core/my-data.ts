// What a person learns of what is kept of them, and how they have it erased; these need the network.

import type { Api } from '../api/client'
import type { Erasure, MyData } from '../api/my-data-shapes'
import type { Reply } from '../api/outcome'

export interface MyDataActs {
  kept(): Promise<Reply<MyData>>
  file(): Promise<Reply<Blob>>
  /** `withdraw`: open applications may go with it. */
  erase(password: string, withdraw: boolean): Promise<Reply<Erasure>>
  /** The act, also after the erasure, as long as the browser knows who it was. */
  act(locale: string): Promise<Reply<Blob>>
}

/** Taking everything out of a large database may take longer than a page. */
const PATIENCE_MS = 90_000

export function makeMyData(api: Api): MyDataActs {
  return {
    kept: () => api.ask('/my-data'),
    file: () => api.ask('/my-data/file', { timeout_ms: PATIENCE_MS }),
    erase: (password, withdraw) =>
      api.ask('/my-data/erasures', { method: 'POST', body: { password, withdraw }, timeout_ms: PATIENCE_MS }),
    act: (locale) => api.ask('/my-data/erasures/act', { query: { locale } }),
  }
}
