// The pages of one application, by the end of their address: /applications/<id>/<page>.

import { useLocation } from 'preact-iso'
import { useEffect } from 'preact/hooks'
import type { ComponentType } from 'preact'
import { late } from '../late'
import { paths } from '../phone-paths'
import { QuestionnairePage } from './questionnaire/questionnaire'

/** Papers work with the network or not at all: no phone keeps their page. */
const PapersPage = late(() => import('./papers/papers').then((each) => each.PapersPage))
const HelpPage = late(() => import('./help/help').then((each) => each.HelpPage))
const ContractPage = late(() => import('./contract/contract').then((each) => each.ContractPage))
const TrainingPage = late(() => import('./training/training').then((each) => each.TrainingPage))
const ConnectionPage = late(() => import('./connection/connection').then((each) => each.ConnectionPage))
const TrialPage = late(() => import('./trial/trial').then((each) => each.TrialPage))
const PointPage = late(() => import('./point/point').then((each) => each.PointPage))
const DutiesPage = late(() => import('./duties/duties').then((each) => each.DutiesPage))
const PAGES: Record<string, ComponentType<{ id: string }>> = {
  questionnaire: QuestionnairePage,
  papers: PapersPage,
  help: HelpPage,
  contract: ContractPage,
  training: TrainingPage,
  connection: ConnectionPage,
  trial: TrialPage,
  point: PointPage,
  duties: DutiesPage,
}

export function ApplicationPage() {
  const { path, route } = useLocation()
  const [, id, name] = /^\/applications\/([^/]+)\/([^/]+)$/.exec(path) ?? []
  const View = PAGES[name ?? '']
  useEffect(() => {
    if (!View) route(paths.home, true)
  }, [View])
  return View && id ? <View key={path} id={id} /> : null
}
