// How a test period goes: its days as a strip, and a trend for each item.

import type { TrialItem, TrialReport } from '../../api/trial-shapes'
import { TrendBars, TrendSigns, type TrendSign } from '../../ui/parts/trend'
import { marksOf, medianOf, normsOf, numbersOf, topOf, type Mark } from './figures'
import { noonOf, type Tools } from './tools'
import { trialWords } from './trial-words'

interface Props {
  report: TrialReport
  say: Tools
}

const SIGN: Record<Mark, Pick<TrendSign, 'icon' | 'state'>> = {
  kept: { icon: 'check', state: 'ok' },
  broken: { icon: 'cross', state: 'bad' },
  na: { icon: null, state: 'none' },
  filled: { icon: null, state: 'none' },
  missed: { icon: null, state: 'gap' },
  open: { icon: null, state: 'none' },
  ahead: { icon: null, state: 'none' },
}
const OF_DAY: Record<'filled' | 'open' | 'missed' | 'ahead', Pick<TrendSign, 'icon' | 'state'>> = {
  filled: { icon: 'check', state: 'ok' },
  open: { icon: 'pencil', state: 'none' },
  missed: { icon: null, state: 'gap' },
  ahead: { icon: null, state: 'none' },
}

const numberOf = (day: string) => String(Number(day.slice(8)))

export function Days({ report, say }: Props) {
  const text = trialWords(say.locale)
  const count = (state: string) => report.days.filter((each) => each.state === state).length
  const each = report.days.map(({ day, state }) => `${say.day(noonOf(day))}: ${text.dayState[state]}`)
  return (
    <div class="stack">
      <TrendSigns
        label={each.join('; ')}
        signs={report.days.map(({ day, state }) => ({ key: day, day: numberOf(day), ...OF_DAY[state] }))}
      />
      <p class="small muted">{text.daysSaid(count('filled'), count('missed'), count('ahead'))}</p>
    </div>
  )
}

export function Trends({ report, say }: Props) {
  const text = trialWords(say.locale)
  if (!report.days.some(({ state }) => state === 'filled')) return <p class="muted">{text.noTrends}</p>
  return (
    <div class="stack">
      {report.items.map((item) => (
        <section key={item.id} class="trial-trend">
          <h3>
            {say.words(item.text)}
            {item.recommendation && <span class="small muted"> · {text.recommendation}</span>}
          </h3>
          {item.kind === 'number' ? (
            <Numbers item={item} report={report} say={say} />
          ) : (
            <Signs item={item} report={report} say={say} />
          )}
        </section>
      ))}
    </div>
  )
}

function Numbers({ item, report, say }: Props & { item: TrialItem }) {
  const text = trialWords(say.locale)
  const points = numbersOf(report, item)
  const unit = item.unit ? `\u00a0${say.words(item.unit)}` : ''
  const [median, norms] = [medianOf(points), normsOf(points)]
  const said = [
    median === null ? null : text.median(say.number(median, 1) + unit),
    norms.length ? text.norm(norms.map((each) => say.number(each, 1)).join(' → ') + unit) : text.noNorm,
  ]
  const each = points.map(
    ({ day, value, state }) =>
      `${say.day(noonOf(day))}: ${value === null ? text.dayState[state] : say.number(value, 1) + unit}`,
  )
  return (
    <>
      <p class="small muted">{said.filter(Boolean).join(', ')}</p>
      <TrendBars
        top={topOf(points)}
        label={[...said.filter(Boolean), ...each].join('; ')}
        bars={points.map(({ day, state, value, outcome, norm }) => ({
          key: day,
          day: numberOf(day),
          value,
          words: value === null ? '' : say.number(value, 1),
          bad: outcome === 'bad',
          norm,
          gap: state === 'missed',
        }))}
      />
    </>
  )
}

function Signs({ item, report, say }: Props & { item: TrialItem }) {
  const text = trialWords(say.locale)
  const marks = marksOf(report, item)
  const kept = marks.filter(({ mark }) => mark === 'kept').length
  const all = kept + marks.filter(({ mark }) => mark === 'broken').length
  const wordOf = (mark: Mark) =>
    mark === 'kept' || mark === 'broken' || mark === 'na' ? text[mark] : text.dayState[mark]
  const each = marks.map(({ day, mark }) => `${say.day(noonOf(day))}: ${wordOf(mark)}`)
  return (
    <>
      <p class="small muted">{text.keptOf(kept, all)}</p>
      <TrendSigns
        label={each.join('; ')}
        signs={marks.map(({ day, mark }) => ({ key: day, day: numberOf(day), ...SIGN[mark] }))}
      />
    </>
  )
}
