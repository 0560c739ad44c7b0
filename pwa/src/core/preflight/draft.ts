// The answers of a preflight on this device: kept at every tap, taken over by the questionnaire of the application.

import type { Notes } from '../../device/phone'
import { QUESTIONS, type Answers } from './judging'

/** In the drawer of short notes: `osmotr-preflight` of localStorage. */
const KEY = 'preflight'
const SHAPE = 1

export interface Kept {
  /** `brand-max` */
  format: string
  /** `brand-max@2026-01-01`: by whose thresholds it was answered last. */
  profile: string
  answers: Answers
  /** When the last tap was, ISO 8601. */
  at: string
}

/** What the questionnaire begins with: answers by item id, without those that the visitor does not know. */
export interface PreflightDraft {
  answers: Record<string, string | number>
  profile: string
  at: string
}

/** Null when nobody has answered anything on this device. */
export function preflightDraft(notes: Notes): PreflightDraft | null {
  const kept = keptPreflight(notes)
  if (!kept) return null
  const known = Object.entries(kept.answers).filter((each): each is [string, string | number] => each[1] !== null)
  return known.length ? { answers: Object.fromEntries(known), profile: kept.profile, at: kept.at } : null
}

/** What the first questionnaire begins with on the device of a preflight: the format of the point and the area. */
export function knownOf(draft: PreflightDraft | null): { profile?: string; area_m2?: number } {
  const area = draft?.answers['CLI-01']
  return {
    ...(draft && { profile: draft.profile.split('@')[0] }),
    ...(typeof area === 'number' && { area_m2: area }),
  }
}

/** Whether they are kept: a browser may keep nothing, and the page must say so. */
export function keepPreflight(notes: Notes, kept: Kept): boolean {
  const text = JSON.stringify({ shape: SHAPE, ...kept })
  notes.write(KEY, text)
  return notes.read(KEY) === text
}

/** Call it when the application has taken the answers over, or their author lets them go. */
export function forgetPreflight(notes: Notes): void {
  notes.write(KEY, null)
}

export function keptPreflight(notes: Notes): Kept | null {
  try {
    const kept = JSON.parse(notes.read(KEY) ?? 'null') as (Kept & { shape: number }) | null
    if (kept?.shape !== SHAPE || typeof kept.format !== 'string' || typeof kept.profile !== 'string') return null
    const known = Object.entries(kept.answers).filter(
      ([id, value]) =>
        (QUESTIONS as readonly string[]).includes(id) &&
        (value === null || typeof value === 'string' || typeof value === 'number'),
    )
    return { format: kept.format, profile: kept.profile, answers: Object.fromEntries(known), at: kept.at }
  } catch {
    return null
  }
}
