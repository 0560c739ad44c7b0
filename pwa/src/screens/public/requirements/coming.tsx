// What changes with the next profile of the format: each item as it is now and as it will be.

import type { Requirements, Thresholds } from '../../../api/public-shapes'
import type { Item } from '../../../api/shapes'
import { changes } from '../../../core/preflight/requirements'
import { Plate } from '../../../ui/parts/plate'
import { SectHead } from '../../../ui/parts/sect-head'
import { usePhone } from '../../use-phone'
import { demandWords } from './demand-words'
import { requirementsWords, wholeDay } from './requirements-words'

export function Coming(props: { requirements: Requirements; now: Thresholds; next: Thresholds }) {
  const { say } = usePhone()
  const text = requirementsWords(say.locale)
  const found = changes(props.requirements, props.now, props.next)
  if (found.length === 0) return null
  const words = (item: Item | null) => {
    if (!item) return text.notAsked
    const marks = [item.critical && text.critical.toLocaleLowerCase(), item.recommendation && text.recommendation]
    return [demandWords(item, say, text) ?? text.asked, ...marks.filter(Boolean)].join(', ')
  }
  return (
    <section class="demands-of coming">
      <SectHead title={text.comes(wholeDay(say.locale, props.next.valid_from))} count={found.length} />
      <p class="muted small">{text.comesWhat}</p>
      <ul class="demands">
        {found.map(({ before, after }) => {
          const item = (after ?? before) as Item
          return (
            <li key={item.id}>
              <Plate id={item.id} line />
              <span>{say.words(item.text)}</span>
              <span class="limit">
                {text.was}: {words(before)}
              </span>
              <strong class="why">
                {text.becomes}: {words(after)}
              </strong>
            </li>
          )
        })}
      </ul>
    </section>
  )
}
