// What a version changes for one point, item by item, beside what its inspections answered last.

import type { StandardChange } from '../../api/standard-shapes'
import type { Locale } from '../../api/shapes'
import { views } from '../../kinds/views'
import { say as sayIn, type Say } from '../../text'
import { Badge } from '../../ui/parts/badge'
import { Plate } from '../../ui/parts/plate'
import { standardsWords } from './standards-words'
import { sidesOf } from './told'

const LOOK = { added: 'you', changed: 'info', removed: undefined } as const

export function ChangeList({ changes, locale }: { changes: StandardChange[]; locale: Locale }) {
  return (
    <ul class="changes bare">
      {changes.map((each) => (
        <Change key={each.item} change={each} say={sayIn(locale)} />
      ))}
    </ul>
  )
}

function Change({ change, say }: { change: StandardChange; say: Say }) {
  const text = standardsWords(say.locale)
  const item = change.after ?? change.before
  const { before, after } = sidesOf(change, say)
  if (!item) return null
  return (
    <li class="change">
      <p class="spread">
        <span class="row">
          <Plate id={change.item} line />
          <span class="small muted">{say.words(change.section)}</span>
        </span>
        <Badge state={LOOK[change.change]}>{text.change[change.change]}</Badge>
      </p>
      <h4>{say.words(item.text)}</h4>
      <dl class="sides">
        {before && change.change !== 'added' && (
          <div>
            <dt>{text.was}</dt>
            <dd>{before}</dd>
          </div>
        )}
        {after && (
          <div>
            <dt>{text.becomes}</dt>
            <dd>
              <strong>{after}</strong>
            </dd>
          </div>
        )}
      </dl>
      <LastAnswer change={change} say={say} />
    </li>
  )
}

function LastAnswer({ change: { answer, after, before }, say }: { change: StandardChange; say: Say }) {
  const text = standardsWords(say.locale)
  const item = after ?? before
  if (!item || !after) return null
  if (!answer) return <p class="small muted">{text.noAnswer}</p>
  const { Shown } = views[item.kind]
  return (
    <div class="small last-answer">
      <span>{text.answer[answer.kind](say.day(answer.at))}:</span>{' '}
      <Shown item={item} value={answer.value} locale={say.locale} />
      {(answer.outcome === 'ok' || answer.outcome === 'bad') && (
        <span class={answer.outcome}>{answer.outcome === 'ok' ? text.fits : text.fails}</span>
      )}
    </div>
  )
}
