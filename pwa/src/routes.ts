// The table of screens: path, who may see it, where it is drawn.

import type { ComponentType } from 'preact'
import { lazy } from 'preact-iso'
import type { Role } from './api/shapes'
import { SectionPage } from './screens/inspector/section'
import { NotLoaded } from './screens/not-loaded'

export interface Screen {
  path: string
  roles: Role[]
  view: ComponentType & { preload?(): Promise<unknown> }
}

const FIELD: Role[] = ['inspector', 'applicant']
const DESK: Role[] = ['reviewer', 'administrator']
const ADMIN: Role[] = ['administrator']

/** A screen fetched when it is first opened; the door is one of them. */
export const lazily = <Props = object>(load: () => Promise<ComponentType<Props>>) =>
  lazy<ComponentType<Props>>(() => load().catch(() => NotLoaded as ComponentType<Props>))

/** The administrator's screens come as one part. */
const ofAdmin = (path: string, name: keyof typeof import('./screens/admin/pages')): Screen => ({
  path,
  roles: ADMIN,
  view: lazily(() => import('./screens/admin/pages').then((each) => each[name])),
})

/** So do those of the desk that are pages of one application, lists of points, or the help desk. */
const ofDesk = (path: string, name: keyof typeof import('./screens/reviewer/pages')): Screen => ({
  path,
  roles: DESK,
  view: lazily(() => import('./screens/reviewer/pages').then((each) => each[name])),
})

/** The first of a role's screens is its home. */
export const SCREENS: Screen[] = [
  { path: '/', roles: ['inspector'], view: lazily(() => import('./screens/inspector/day').then((each) => each.Day)) },
  {
    path: '/',
    roles: ['applicant'],
    view: lazily(() => import('./screens/applicant/home').then((each) => each.ApplicantHome)),
  },
  {
    path: '/inspections/:id',
    roles: FIELD,
    view: lazily(() => import('./screens/inspector/inspection').then((each) => each.InspectionPage)),
  },
  { path: '/inspections/:id/sections/:section', roles: FIELD, view: SectionPage },
  {
    path: '/inspections/:id/missing',
    roles: FIELD,
    view: lazily(() => import('./screens/inspector/missing').then((each) => each.MissingPage)),
  },
  {
    path: '/inspections/:id/camera/:item',
    roles: FIELD,
    view: lazily(() => import('./screens/inspector/camera/camera').then((each) => each.CameraPage)),
  },
  {
    path: '/inspections/:id/series',
    roles: FIELD,
    view: lazily(() => import('./screens/inspector/series/series').then((each) => each.SeriesPage)),
  },
  {
    path: '/inspections/:id/speed/:item',
    roles: FIELD,
    view: lazily(() => import('./screens/inspector/speed/speed').then((each) => each.SpeedPage)),
  },
  {
    path: '/sending',
    roles: FIELD,
    view: lazily(() => import('./screens/inspector/sending').then((each) => each.SendingPage)),
  },
  { path: '/more', roles: FIELD, view: lazily(() => import('./screens/account/more').then((each) => each.MorePage)) },
  {
    path: '/phone',
    roles: FIELD,
    view: lazily(() => import('./screens/account/phone').then((each) => each.PhonePage)),
  },
  ofAdmin('/visits', 'Visits'),
  {
    path: '/queue',
    roles: DESK,
    view: lazily(() => import('./screens/reviewer/queue/queue').then((each) => each.Queue)),
  },
  ofDesk('/queue/:id/:page?/:step?', 'QueuePages'),
  ofDesk('/help/:id?', 'HelpDesk'),
  ofDesk('/points', 'PointsPage'),
  ofDesk('/duties', 'DutiesDesk'),
  ofAdmin('/rules', 'RulesPage'),
  ofAdmin('/people', 'People'),
  ofAdmin('/rescue', 'RescueFiles'),
  ofAdmin('/phones', 'Phones'),
  {
    path: '/audit',
    roles: ADMIN,
    view: lazily(() => import('./screens/admin/audit/audit').then((each) => each.AuditPage)),
  },
  ofAdmin('/checklists', 'Checklists'),
]

/** Begins to fetch the screen of this address, for whoever it may be: it comes while the phone asks who that is. */
export function fetchEarly(path: string): void {
  const here = (screen: Screen) => new RegExp(`^${screen.path.replace(/\/:\w+(\??)/g, '(/[^/]+)$1')}$`).test(path)
  for (const { view } of SCREENS.filter(here)) void view.preload?.()
}

export function homeOf(role: Role): string {
  return SCREENS.find((screen) => screen.roles.includes(role))?.path ?? '/'
}
