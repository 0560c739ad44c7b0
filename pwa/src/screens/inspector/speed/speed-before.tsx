// Before the line is measured: what it needs in figures, and what the measurement may cost.

import { CAP_BYTES, CAP_ECONOMICAL_BYTES, expected } from '../../../core/line/speed'
import type { ItemView } from '../../../core/inspection/inspection'
import { formulaWords } from '../../../kinds/internet-speed/figures'
import { usePhone } from '../../use-phone'
import { speedWords } from './speed-words'
import type { Measuring } from './use-speed'

const TYPICAL_MBPS = [10, 50]

/** «Норма = 2 + 3 × число облачных камер (3) = 11», and the sum for the cameras that were counted in this inspection. */
export function Needs({ items, all }: { items: ItemView[]; all: ItemView[] }) {
  const { say } = usePhone()
  const text = speedWords(say.locale)
  return (
    <>
      {items.map(({ item }) => {
        const words = formulaWords(item, say)
        if (!words) return null
        const { formula } = item.settings
        const counted = all.find((each) => each.item.id === formula?.item)
        const count = counted?.value
        return (
          <p key={item.id} class="small">
            {say.kinds.speed.upload}. {words}.
            {formula && counted && typeof count === 'number' && (
              <>
                {' '}
                {text.answered(
                  counted.item.id,
                  say.number(count),
                  `${say.number(formula.base)} + ${say.number(formula.per_camera)} × ${say.number(count)} = ` +
                    `${say.number(formula.base + formula.per_camera * count)}\u00a0${say.kinds.speed.mbps}`,
                )}
              </>
            )}
          </p>
        )
      })}
    </>
  )
}

/** The budget of data is chosen and shown before anything is sent. */
export function Budget({ measuring }: { measuring: Measuring }) {
  const { say } = usePhone()
  const text = speedWords(say.locale)
  const choices = [
    { economical: false, cap: CAP_BYTES, words: text.usual },
    { economical: true, cap: CAP_ECONOMICAL_BYTES, words: text.economical },
  ]
  return (
    <fieldset class="choices">
      <legend class="small muted budget">{text.budget}</legend>
      {choices.map(({ economical, cap, words }) => (
        <label key={cap}>
          <input
            type="radio"
            name="budget"
            checked={measuring.economical === economical}
            onChange={() => measuring.setEconomical(economical)}
          />
          {words(say.bytes(cap))}
        </label>
      ))}
      {TYPICAL_MBPS.map((mbps) => (
        <p key={mbps} class="small muted">
          {cost(mbps, measuring.cap_bytes)}
        </p>
      ))}
    </fieldset>
  )

  function cost(mbps: number, cap: number): string {
    const { bytes, seconds } = expected(mbps, cap)
    return bytes < cap
      ? `${text.cost(say.bytes(bytes), say.number(mbps), say.number(seconds))}.`
      : `${text.costCapped(say.bytes(cap), say.number(mbps))}.`
  }
}
