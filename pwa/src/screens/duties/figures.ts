// How a duty is drawn, and what is wrong with what somebody types for it.

import type { Duty, DutyKind, DutyState } from '../../api/duty-shapes'
import type { NewDutyEntry } from '../../core/duties'

type Look = { state?: 'ok' | 'warn' | 'bad' | 'you'; icon: 'check' | 'clock' | 'octagon' | 'arrow' }

export const LOOK: Record<DutyState, Look> = {
  lacking: { state: 'you', icon: 'arrow' },
  short: { state: 'bad', icon: 'octagon' },
  ended: { state: 'bad', icon: 'octagon' },
  soon: { state: 'warn', icon: 'clock' },
  good: { state: 'ok', icon: 'check' },
  endless: { state: 'ok', icon: 'check' },
}

/** A day of the network stays this day in every zone. */
export const noonOf = (day: string): string => `${day}T12:00:00`

/** So much time fills the ruler, whatever was entered: an extinguisher of five years is not «nearly empty» for four. */
const RULER_DAYS = 90

/** How much of the ruler is left until the last day, 0 to 1; null where no day is waited for. */
export function shareLeft({ state, days_left }: Pick<Duty, 'state' | 'days_left'>): number | null {
  if (days_left === null || state === 'short') return null
  return Math.min(Math.max(days_left / RULER_DAYS, 0), 1)
}

/** The duties that wait for the owner, in the order of the page. */
export const waiting = (items: Duty[]): DutyKind[] =>
  items.filter((each) => each.whose_move === 'applicant').map((each) => each.kind)

export interface DutyDraft {
  id: string
  until: string
  figure: string
  endless: boolean
}

/** What is wrong with it, or what is sent. */
export function readDraft(draft: DutyDraft, asks: Duty['asks'], today: string): 'day' | 'figure' | NewDutyEntry {
  const { id, endless } = draft
  if (asks === 'days') {
    const figure = draft.figure.trim()
    if (!/^\d{1,4}$/.test(figure) || Number(figure) > 3650) return 'figure'
    return { id, until: null, figure: Number(figure), endless: false }
  }
  if (endless) return { id, until: null, figure: null, endless: true }
  const whole = /^\d{4}-\d{2}-\d{2}$/.test(draft.until)
  return whole && draft.until >= today ? { id, until: draft.until, figure: null, endless: false } : 'day'
}

/** What was kept may be of another version of the app: whatever is not as it should be is left out. */
export function draftFrom(text: string | undefined): DutyDraft | null {
  try {
    const said: unknown = JSON.parse(text ?? '')
    if (typeof said !== 'object' || said === null) return null
    const { id, until, figure, endless } = said as Record<string, unknown>
    if (typeof id !== 'string' || typeof until !== 'string' || typeof figure !== 'string') return null
    return { id, until, figure, endless: endless === true }
  } catch (error) {
    if (error instanceof SyntaxError) return null
    throw error
  }
}
