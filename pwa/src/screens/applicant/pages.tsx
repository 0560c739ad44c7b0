// The pages of one application, by the end of their address: /applications/<id>/<page>.

import { useLocation } from 'preact-iso'
import { useEffect } from 'preact/hooks'
import type { FunctionComponent } from 'preact'
import { paths } from '../phone-paths'
import { QuestionnairePage } from './questionnaire/questionnaire'

const PAGES: Record<string, FunctionComponent<{ id: string }>> = { questionnaire: QuestionnairePage }

export function ApplicationPage() {
  const { path, route } = useLocation()
  const [, id, name] = /^\/applications\/([^/]+)\/([^/]+)$/.exec(path) ?? []
  const View = PAGES[name ?? '']
  useEffect(() => {
    if (!View) route(paths.home, true)
  }, [View])
  return View && id ? <View key={path} id={id} /> : null
}
