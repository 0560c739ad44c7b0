// One question: what is asked, a drawing of it, the answer under the thumb, and «не знаю» beside «дальше».

import { useLocation } from 'preact-iso'
import type { Item } from '../../../api/shapes'
import type { Answers } from '../../../core/preflight/judging'
import { views } from '../../../kinds/views'
import { Badge } from '../../../ui/parts/badge'
import { Button } from '../../../ui/parts/button'
import { Page } from '../../../ui/parts/page'
import { Plate } from '../../../ui/parts/plate'
import { Ticks, type Tick } from '../../../ui/parts/ticks'
import { usePhone } from '../../use-phone'
import { OF_QUESTION } from '../drawings/drawings'
import { publicPaths } from '../public-paths'
import { normsOf } from '../requirements/demand-words'
import { drawingsWords, requirementsWords } from '../requirements/requirements-words'
import { preflightWords } from './preflight-words'
import { Keeps } from './start'
import type { Preflight } from './use-preflight'

const NOBODY = { op: null, conflicts: [] }

export function QuestionPage({ number, item, preflight }: { number: number; item: Item; preflight: Preflight }) {
  const { say } = usePhone()
  const { route } = useLocation()
  const text = preflightWords(say.locale)
  const words = text.questions[item.id]
  const { items, answers } = preflight
  const drawn = OF_QUESTION[item.id]
  const { Field } = views[item.kind]
  const next = number < items.length ? publicPaths.question(number + 1) : publicPaths.result
  const answered = answers[item.id] !== undefined
  const pass = () => {
    preflight.answer(item.id, null)
    route(next)
  }
  return (
    <Page
      title={text.title}
      back={{ href: number > 1 ? publicPaths.question(number - 1) : publicPaths.preflight, label: text.back }}
      end={text.at(number, items.length)}
      under={<Ticks ticks={ticksOf(items, answers, number)} label={text.progress(number, items.length)} />}
      dock={
        <>
          <Field
            item={item}
            value={answers[item.id] ?? undefined}
            saw={NOBODY}
            locale={say.locale}
            labelled="question"
            closed={false}
            give={(value) => {
              preflight.answer(item.id, value === null ? undefined : (value as string | number))
              return Promise.resolve(NOBODY)
            }}
          />
          <div class="two preflight-two">
            <Button large pressed={answers[item.id] === null} onClick={pass}>
              {text.unknown}
            </Button>
            <Button kind="primary" large after="arrow" disabled={!answered} onClick={() => route(next)}>
              {number < items.length ? text.next : text.finish}
            </Button>
          </div>
        </>
      }
    >
      <div class="preflight-part stack">
        <p class="row marks">
          <Plate id={item.id} line />
          {item.critical && <Badge critical>{requirementsWords(say.locale).critical}</Badge>}
          {item.recommendation && (
            <Badge state="info" icon="circle">
              {text.recommendation}
            </Badge>
          )}
        </p>
        <h2 id="question" class="preflight-ask">
          {words?.ask ?? say.words(item.text)}
        </h2>
        <p class="muted">{words?.how ?? (item.guidance && say.words(item.guidance))}</p>
        {drawn && (
          <drawn.Drawing
            norm={normsOf(preflight.asked, say, requirementsWords(say.locale))}
            text={drawingsWords(say.locale)}
            mark={drawn.mark}
          />
        )}
        <Keeps keeps={preflight.keeps} />
      </div>
    </Page>
  )
}

function ticksOf(items: Item[], answers: Answers, here: number): Tick[] {
  return items.map((item, at) => (at + 1 === here ? 'here' : answers[item.id] === undefined ? null : 'ok'))
}
