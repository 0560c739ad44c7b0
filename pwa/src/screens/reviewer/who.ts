// What a voice is called: by side and name, and when it spoke.

import type { DeskWords } from '../desk-words'
import type { Voice } from './twin'

export function sideName(side: Voice['side'], say: DeskWords): string {
  return side === 'visit' ? say.text.twin.inspector : say.text.twin.applicant
}

/** «Андрей Белов» is «А. Белов»; what is not two words stays whole. */
export function shortly(name: string): string {
  const [first, last, ...more] = name.trim().split(/\s+/)
  return first && last && more.length === 0 && /^\p{Lu}\p{Ll}+$/u.test(first) ? `${first[0]}.\u00a0${last}` : name
}

/** «Инспектор А. Белов, 20 ноября» */
export function voiceName(voice: Voice, say: DeskWords): string {
  const name = voice.report.by?.name
  const who = voice.side === 'visit' && name ? say.text.twin.inspectorNamed(shortly(name)) : sideName(voice.side, say)
  const at = voice.report.finished_at ?? voice.report.started_at
  return say.text.twin.voice(who, at ? say.day(at) : '')
}
