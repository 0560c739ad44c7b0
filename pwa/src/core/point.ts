// Open points: one of them for its owner and the desk, the list of the network, and what anybody may read.

import type { Api } from '../api/client'
import type { Reply } from '../api/outcome'
import type { Point, PointActKind, PointRow, PointStanding, PublicPoint, Week } from '../api/point-shapes'
import type { Page } from '../api/shapes'

export interface NewHours {
  id: string
  days: Week
  how: string
}

export interface NewAct {
  id: string
  kind: PointActKind
  reason: string
  due_on: string | null
  /** The act that is said to be put right, as its owner has seen it. */
  answers?: string | null
}

export interface PointTalk {
  read(): Promise<Reply<Point>>
  /** The same id is the same hours, however often they are sent; so it is with acts. */
  sayHours(hours: NewHours): Promise<Reply<Point>>
  act(act: NewAct): Promise<Reply<Point>>
  certificateUrl(locale: string): string
}

export function pointOf(api: Api, application_id: string): PointTalk {
  const path = `/applications/${application_id}/point`
  return {
    read: () => api.ask(path),
    sayHours: (hours) => api.ask(`${path}/hours`, { method: 'POST', body: hours }),
    act: (act) => api.ask(`${path}/acts`, { method: 'POST', body: act }),
    certificateUrl: (locale) => `/api/v1${path}/certificate?locale=${locale}`,
  }
}

export function listPoints(api: Api, standing: PointStanding[], cursor?: string): Promise<Reply<Page<PointRow>>> {
  const query = new URLSearchParams([
    ...standing.map((each) => ['standing', each]),
    ...(cursor ? [['cursor', cursor]] : []),
  ])
  return api.ask(`/points?${query.toString()}`)
}

export function publicPoint(api: Api, code: string): Promise<Reply<PublicPoint>> {
  return api.ask(`/points/${code}`)
}
