// What the computer of a point does: trades the code, measures, hands the result in; one step at a time.

import { useEffect, useRef, useState } from 'preact/hooks'
import type { LineClaim, LineResult } from '../../api/line-shapes'
import type { Problem, WhyUnreachable } from '../../api/outcome'
import type { Computer } from '../../core/line/computer'
import { claimTest, measureCounted, type CountedOutcome } from '../../core/line/line-test'
import { CAP_BYTES, CAP_ECONOMICAL_BYTES, type SpeedProgress } from '../../core/line/speed'

/** Why there is no result: words of the page, or a refusal of the server. */
export type Failure =
  { is: 'cancelled' | 'unreachable' | 'portal' | 'not-handed-in' | 'away' } | { is: 'refused'; problem: Problem }

export type Step =
  | { is: 'code'; busy: boolean; failure: Failure | null }
  | { is: 'ready'; claim: LineClaim; failure: Failure | null }
  | { is: 'measuring'; claim: LineClaim; now: SpeedProgress | null }
  | { is: 'done'; result: LineResult }

export interface Measurer {
  step: Step
  economical: boolean
  cap_bytes: number
  setEconomical(on: boolean): void
  claim(code: string): void
  measure(): void
  stop(): void
  another(): void
}

/** A code that is over cannot be measured by again: another one is needed. */
const OVER = ['line-code-unknown', 'line-code-expired', 'line-code-used', 'line-budget-spent']

export function useComputer({ api, line }: Computer, code: string): Measurer {
  const [step, setStep] = useState<Step>({ is: 'code', busy: code !== '', failure: null })
  const [economical, setEconomical] = useState(false)
  const control = useRef<AbortController | null>(null)
  const runs = useRef(0)
  const cap_bytes = economical ? CAP_ECONOMICAL_BYTES : CAP_BYTES

  async function claim(written: string): Promise<void> {
    setStep({ is: 'code', busy: true, failure: null })
    const reply = await claimTest(api, written)
    runs.current = 0
    if (reply.is === 'done') return setStep({ is: 'ready', claim: reply.value, failure: null })
    const failure: Failure =
      reply.is === 'refused' ? { is: 'refused', problem: reply.problem } : { is: whyAway(reply.why) }
    setStep({ is: 'code', busy: false, failure })
  }

  async function measure(held: LineClaim): Promise<void> {
    const mine = new AbortController()
    control.current = mine
    setStep({ is: 'measuring', claim: held, now: null })
    const before = runs.current
    const outcome = await measureCounted(
      api,
      line,
      { secret: held.secret, before },
      {
        cap_bytes,
        signal: mine.signal,
        progress(now) {
          runs.current = Math.max(runs.current, before + now.run)
          setStep({ is: 'measuring', claim: held, now })
        },
      },
    )
    if (outcome.is === 'taken') return setStep({ is: 'done', result: outcome.result })
    const failure = failureOf(outcome)
    const over = failure.is === 'refused' && OVER.includes(failure.problem.code)
    setStep(over ? { is: 'code', busy: false, failure } : { is: 'ready', claim: held, failure })
  }

  useEffect(() => {
    if (code) void claim(code)
    return () => control.current?.abort()
  }, [])

  return {
    step,
    economical,
    cap_bytes,
    setEconomical,
    claim: (written) => void claim(written),
    measure: () => void (step.is === 'ready' && measure(step.claim)),
    stop: () => control.current?.abort(),
    another: () => setStep({ is: 'code', busy: false, failure: null }),
  }
}

function failureOf(outcome: Exclude<CountedOutcome, { is: 'taken' }>): Failure {
  switch (outcome.is) {
    case 'refused':
      return { is: 'refused', problem: outcome.problem }
    case 'not-handed-in':
    case 'cancelled':
      return { is: outcome.is }
    case 'unreachable':
      return { is: outcome.why === 'portal' ? 'portal' : 'unreachable' }
    default:
      return { is: 'unreachable' }
  }
}

function whyAway(why: WhyUnreachable): 'portal' | 'away' {
  return why === 'portal' ? 'portal' : 'away'
}
