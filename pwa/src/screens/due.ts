// How near a promised moment is, in words and in urgency.

import type { Application } from '../api/shapes'
import type { DeskWords } from './desk-words'

export interface Due {
  state: 'late' | 'today' | 'later' | 'none'
  words: string
}

const MINUTE = 60_000
const DAY = 86_400_000

export function due(promised_at: string | null, now: Date, say: DeskWords): Due {
  if (!promised_at) return { state: 'none', words: say.text.due.none }
  const promised = new Date(promised_at)
  const days = Math.round((midnight(promised) - midnight(now)) / DAY)
  if (promised < now) {
    const words = days === 0 ? say.text.due.lateToday(say.time(promised)) : say.text.due.late(-days)
    return { state: 'late', words }
  }
  if (days === 0) {
    const minutes = Math.ceil((promised.getTime() - now.getTime()) / MINUTE)
    const left = minutes < 60 ? say.text.due.minutes(minutes, say.time(promised)) : null
    return { state: 'today', words: left ?? say.text.due.hours(Math.floor(minutes / 60), say.time(promised)) }
  }
  return { state: 'later', words: days === 1 ? say.text.due.tomorrow : say.day(promised_at) }
}

/** Of what the promised moment of an application is. */
export function dueOf({ stage, whose_move }: Pick<Application, 'stage' | 'whose_move'>, say: DeskWords): string {
  const { of } = say.text.due
  if (stage !== 'suspended' && stage !== 'opened') return of[stage]
  return whose_move === 'reviewer' ? of.supervising : of.suspended
}

function midnight(moment: Date): number {
  return new Date(moment.getFullYear(), moment.getMonth(), moment.getDate()).getTime()
}
