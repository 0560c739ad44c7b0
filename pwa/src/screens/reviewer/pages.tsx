// The pages of one application on the desk, by the end of their address: /queue/<id>/<page>; lists of points; the help desk.

import { useLocation, useRoute } from 'preact-iso'
import { useEffect } from 'preact/hooks'
import type { ComponentType } from 'preact'
import { deskPaths } from '../desk-paths'
import { late } from '../late'
import { useDesk } from '../use-desk'
import { ApplicationReport } from './application'

/** Papers are checked by reviewers alone. */
const OF_REVIEWERS = new Set(['checks'])
const PAGES: Record<string, ComponentType> = {
  checks: late(() => import('./checks/checks').then((each) => each.ChecksPage)),
  after: late(() => import('./after/after').then((each) => each.AfterPage)),
  decisions: late(() => import('./frozen').then((each) => each.FrozenReport)),
}

export const PointsPage = late(() => import('./points/points').then((each) => each.Points))
export const HelpDesk = late(() => import('./help/help').then((each) => each.HelpDesk))
export const DutiesDesk = late(() => import('./duties/duties-desk').then((each) => each.DutiesDesk))

export function QueuePages() {
  const { account } = useDesk()
  const { route } = useLocation()
  const { id = '', page } = useRoute().params
  const View = page ? PAGES[page] : ApplicationReport
  const barred = page !== undefined && OF_REVIEWERS.has(page) && account.role !== 'reviewer'
  const lost = !View || barred
  useEffect(() => {
    if (lost) route(deskPaths.application(id), true)
  }, [lost, id])
  return lost ? null : <View />
}
