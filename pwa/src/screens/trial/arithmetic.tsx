// The report of a test period: each measure with its sum, its rule, and what it advises; then the advice of all.

import type { TrialMeasure, TrialReport, TrialVerdict } from '../../api/trial-shapes'
import { Badge } from '../../ui/parts/badge'
import { percentOf, type Tools } from './tools'
import { trialWords } from './trial-words'

const SIGN = {
  pass: { state: 'ok', icon: 'check' },
  extend: { state: 'warn', icon: 'clock' },
  stop: { state: 'bad', icon: 'octagon' },
} as const

interface Props {
  report: TrialReport
  say: Tools
}

export function Arithmetic({ report, say }: Props) {
  const text = trialWords(say.locale)
  const versions = [...new Set(report.standards.map(({ version }) => version))]
  const first = versions[0]
  const all = report.by.length === report.measures.length
  return (
    <div class="stack">
      <p>
        <Advice advice={report.advice}>{text.advised[report.advice]}</Advice>
      </p>
      <p class="small">
        {all ? text.becauseAll : text.because(report.by.map((each) => text.measure[each].toLowerCase()).join(', '))}
      </p>
      <dl class="trial-measures">
        {report.measures.map((each) => (
          <div key={each.measure}>
            <dt>
              <span>{text.measure[each.measure]}</span>
              <Advice advice={each.advice}>{text.advice[each.advice]}</Advice>
            </dt>
            <dd>{sumOf(each, say)}</dd>
            {each.median != null && (
              <dd class="small">
                {text.medianOf(
                  say.number(each.median, 1),
                  (each.norms ?? []).map((norm) => say.number(norm, 1)).join(' → '),
                )}
              </dd>
            )}
            <dd class="small muted">
              {each.passes === undefined || each.stops === undefined
                ? text.ruleTroubles
                : text.rule(percentOf(each.passes, say), percentOf(each.stops, say))}
            </dd>
          </div>
        ))}
      </dl>
      {first !== undefined && (
        <p class="small">{versions.length > 1 ? text.standards(versions.join(', ')) : text.oneStandard(first)}</p>
      )}
      <p class="small muted">{text.ruleOfAll}</p>
    </div>
  )
}

function Advice({ advice, children }: { advice: TrialVerdict; children: string }) {
  return <Badge {...SIGN[advice]}>{children}</Badge>
}

function sumOf({ measure, part, whole }: TrialMeasure, say: Tools): string {
  const text = trialWords(say.locale)
  if (measure === 'troubles') return whole ? text.sum.troubles(part, whole) : text.noTroubles
  return whole ? text.sum[measure](part, whole, percentOf(part / whole, say)) : text.nothing
}
