// What a report is called: by side and name, when it spoke, of which room, and whether it is sealed.

import type { Report } from '../../api/report-shapes'
import type { VoiceKind } from '../../api/shapes'
import type { DeskWords } from '../desk-words'
import { twinWords } from './twin-words'

export function sideName(side: VoiceKind, say: DeskWords): string {
  return side === 'visit' ? say.text.twin.inspector : say.text.twin.applicant
}

/** «Андрей Белов» is «А. Белов»; what is not two words stays whole. */
export function shortly(name: string): string {
  const [first, last, ...more] = name.trim().split(/\s+/)
  return first && last && more.length === 0 && /^\p{Lu}\p{Ll}+$/u.test(first) ? `${first[0]}.\u00a0${last}` : name
}

/** «Инспектор А. Белов» */
export function whoseReport(report: Report, say: DeskWords): string {
  const name = report.by?.name
  return report.kind === 'visit' && name ? say.text.twin.inspectorNamed(shortly(name)) : sideName(report.kind, say)
}

/** «20 ноября»; nothing before it has begun. */
export function whenSpoke(report: Report, say: DeskWords): string {
  const at = report.finished_at ?? report.started_at
  return at ? say.day(at) : ''
}

/** «Инспектор А. Белов, 20 ноября» */
export function reportName(report: Report, say: DeskWords): string {
  return say.text.twin.voice(whoseReport(report, say), whenSpoke(report, say))
}

/** «Инспектор, готовое помещение, 20 ноября»: told apart from the other reports of its side. */
export function reportInFull(report: Report, say: DeskWords): string {
  const stage = twinWords(say.locale).column.stage[report.stage]
  return [sideName(report.kind, say), stage, whenSpoke(report, say)].filter(Boolean).join(', ')
}

/** «отчёт запечатан 20 ноября, 14:02» */
export function sealOf(report: Report, say: DeskWords): string {
  const { photos } = twinWords(say.locale)
  return report.sealed_at ? photos.sealed(say.moment(report.sealed_at)) : photos.notSealed[report.state]
}
