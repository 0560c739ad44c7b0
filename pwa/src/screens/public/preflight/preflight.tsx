// «Подойдёт ли помещение?»: which of its pages stands here, by the address and by what the link holds.

import { useLocation } from 'preact-iso'
import { useEffect } from 'preact/hooks'
import type { Answers } from '../../../core/preflight/judging'
import { questionsOf } from '../../../core/preflight/judging'
import type { Offered } from '../../../core/preflight/requirements'
import '../../../ui/preflight.css'
import { Button } from '../../../ui/parts/button'
import { Empty } from '../../../ui/parts/empty'
import { Page } from '../../../ui/parts/page'
import { usePhone } from '../../use-phone'
import { NotHere } from '../not-here'
import { publicPaths } from '../public-paths'
import { useRequirements, type Reading } from '../use-requirements'
import { preflightWords } from './preflight-words'
import { QuestionPage } from './question'
import { ResultPage } from './result'
import { StartPage } from './start'
import { useLink, usePreflight } from './use-preflight'

export function PreflightPage() {
  const { say } = usePhone()
  const { state, again } = useRequirements()
  const text = preflightWords(say.locale)
  if (state.is === 'here') return <Here {...state} />
  return (
    <Page title={text.title}>
      <NotHere state={state} again={again} />
    </Page>
  )
}

function Here({ requirements, formats }: Extract<Reading, { is: 'here' }>) {
  const { path, route } = useLocation()
  const preflight = usePreflight(requirements, formats)
  const { read: link, leave } = useLink(requirements)
  const { format, items } = preflight
  const part = path.slice(publicPaths.preflight.length + 1)
  const number = Number(part)
  const asked = Number.isInteger(number) && number >= 1 ? items[number - 1] : undefined
  const lost = part !== '' && link.is === 'none' && (!format || (part !== 'result' && !asked))
  useEffect(() => {
    if (lost) route(publicPaths.preflight, true)
  }, [lost])

  const given = { requirements, formats }
  if (link.is === 'broken' || link.is === 'newer') return <Unreadable is={link.is} leave={leave} />
  if (link.is === 'shared') {
    const { shared } = link
    const theirs = formats.find((each) => each.id === shared.format)
    if (!theirs) return <Unreadable is="broken" leave={leave} />
    const take = (answers: Answers, chosen: Offered) => {
      preflight.take(chosen, answers)
      leave()
      route(publicPaths.result)
    }
    const own = { ...given, format: theirs, items: questionsOf(requirements, theirs), answers: shared.answers }
    return <ResultPage {...own} shared={{ profile: shared.profile, take, leave }} />
  }
  if (format && part === 'result') {
    return <ResultPage {...given} format={format} items={items} answers={preflight.answers} choose={preflight.choose} />
  }
  if (asked) return <QuestionPage key={asked.id} number={number} item={asked} preflight={preflight} />
  return <StartPage formats={formats} preflight={preflight} />
}

function Unreadable({ is, leave }: { is: 'broken' | 'newer'; leave: () => void }) {
  const { say } = usePhone()
  const text = preflightWords(say.locale)
  const newer = is === 'newer'
  return (
    <Page title={text.title}>
      <Empty icon="octagon" title={newer ? text.newer : text.broken} words={newer ? text.newerWhat : text.brokenWhat}>
        <Button kind="primary" large after="arrow" href={publicPaths.preflight} onClick={leave}>
          {text.own}
        </Button>
      </Empty>
    </Page>
  )
}
