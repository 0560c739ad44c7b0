// The line's figures against their thresholds, and the button that measures it.

import type { Item, Locale } from '../../api/shapes'
import { say, type Say } from '../../text'
import { Button } from '../../ui/parts/button'
import { Scale } from '../../ui/parts/scale'
import { Figure } from '../../ui/parts/figure'
import type { View } from '../kind'
import { Fails, outcomeOf, ShownAs } from '../words'
import { askedFigures, formulaWords, type AskedFigure } from './figures'
import { internetSpeed } from './rules'

export const internetSpeedView: View = {
  Field({ item, value, locale, closed, measure }) {
    const { speed } = say(locale).kinds
    const measured = value !== undefined && value !== null
    return (
      <div class="stack">
        <SpeedFigures item={item} value={value} locale={locale} />
        {!closed && measure !== undefined && (
          <Button kind={measured ? undefined : 'primary'} large={!measured} icon="wifi" wide href={measure}>
            {measured ? speed.again : speed.measure}
          </Button>
        )}
      </div>
    )
  },
  Shown({ item, value, locale }) {
    const words = say(locale)
    const [first] = askedFigures(item, value, words)
    return (
      <ShownAs rules={internetSpeed} item={item} value={value}>
        {first && first.value !== null
          ? `${words.number(first.value, 1)}\u00a0${first.unit}`
          : words.kinds.speed.notMeasured}
      </ShownAs>
    )
  },
}

/** Each figure the item asks for, large, with its scale and its runs. */
export function SpeedFigures({ item, value, locale }: { item: Item; value: unknown; locale: Locale }) {
  const words = say(locale)
  const figures = askedFigures(item, value, words)
  const measured = value !== undefined && value !== null
  const fails = figures.map((each) => missing(each, words)).filter(Boolean)
  const formula = formulaWords(item, words)
  return (
    <div class="stack">
      {figures.map((each, at) =>
        at === 0 ? (
          <Large key={each.figure} of={each} words={words} />
        ) : (
          <Small key={each.figure} of={each} words={words} />
        ),
      )}
      {measured && outcomeOf(internetSpeed, item, value) === 'bad' && <Fails locale={locale} why={fails.join(', ')} />}
      {formula && <p class="small">{formula}</p>}
    </div>
  )
}

function Large({ of, words }: { of: AskedFigure; words: Say }) {
  const { value, limits } = of
  const norm = normOf(of, words)
  const state = value === null ? null : missing(of, words) ? 'bad' : 'ok'
  const said = value === null ? '' : `${words.number(value, 1)}\u00a0${of.unit}`
  return (
    <div>
      {value !== null && (
        <div class="spread">
          <Figure value={words.number(value, 1)} unit={of.unit} />
          {of.runs.length > 1 && (
            <span class="small muted">{of.runs.map((run) => words.number(run, 1)).join(' · ')}</span>
          )}
        </div>
      )}
      {norm && (
        <Scale
          limits={limits}
          value={value ?? undefined}
          also={of.runs}
          state={state}
          figure={(each) => words.number(each, 1)}
          unit={of.unit}
          mark={(bound, which) =>
            which === 'min' ? words.kinds.from(words.number(bound, 1)) : words.kinds.upTo(words.number(bound, 1))
          }
          description={value === null ? words.kinds.spokenNorm(norm) : words.kinds.spoken(said, norm)}
        />
      )}
    </div>
  )
}

function Small({ of, words }: { of: AskedFigure; words: Say }) {
  const norm = normOf(of, words)
  return (
    <p class="small muted">
      {of.name} {of.value === null ? '–' : `${words.number(of.value, 1)}\u00a0${of.unit}`}
      {norm && `, ${words.kinds.norm(norm)}`}
    </p>
  )
}

function normOf({ limits, unit }: AskedFigure, words: Say): string | null {
  if (limits.min !== undefined) return words.kinds.from(`${words.number(limits.min, 1)}\u00a0${unit}`)
  return limits.max === undefined ? null : words.kinds.upTo(`${words.number(limits.max, 1)}\u00a0${unit}`)
}

function missing({ value, limits, unit }: AskedFigure, words: Say): string | null {
  if (value === null) return null
  const apart = (by: number) => `${words.number(by, 1)}\u00a0${unit}`
  if (limits.min !== undefined && value < limits.min) return words.kinds.short(apart(limits.min - value))
  if (limits.max !== undefined && value > limits.max) return words.kinds.over(apart(value - limits.max))
  return null
}
