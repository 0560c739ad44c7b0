// What was measured: each item with its figures, and what is to be known of the measurement itself.

import type { ItemView } from '../../../core/inspection/inspection'
import type { SpeedValue } from '../../../core/line/speed'
import { usePhone } from '../../use-phone'
import { SpeedItem } from './speed-item'
import { toldOf } from './speed-told'
import { speedWords } from './speed-words'

export function SpeedResult({ items, value }: { items: ItemView[]; value: SpeedValue }) {
  const { say } = usePhone()
  const text = speedWords(say.locale)
  return (
    <>
      {items.map((each) => (
        <SpeedItem key={each.item.id} view={each} value={value} />
      ))}
      <section class="plain stack">
        <h2 class="small">{text.about3}</h2>
        {toldOf(value, say).map((words) => (
          <p key={words} class="small">
            {words}
          </p>
        ))}
      </section>
    </>
  )
}
