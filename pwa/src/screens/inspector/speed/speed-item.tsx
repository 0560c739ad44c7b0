// One item with the figures of a measurement, and whether they pass.

import type { ItemView } from '../../../core/inspection/inspection'
import { SpeedFigures } from '../../../kinds/internet-speed/view'
import { rules } from '../../../kinds/rules'
import { Plate } from '../../../ui/parts/plate'
import { Said } from '../../../ui/parts/said'
import { usePhone } from '../../use-phone'

export function SpeedItem({ view: { item }, value }: { view: ItemView; value: unknown }) {
  const { say } = usePhone()
  const is = rules[item.kind].outcome(value, item)
  return (
    <article class="item" data-s={is === 'bad' ? 'bad' : undefined}>
      <header>
        <Plate id={item.id} line />
        <h2>{say.words(item.text)}</h2>
        {is && (
          <Said outcome={is} strong>
            {is === 'bad' ? say.text.section.fails : say.text.section.passes}
          </Said>
        )}
      </header>
      <SpeedFigures item={item} value={value} locale={say.locale} />
    </article>
  )
}
