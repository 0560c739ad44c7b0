// Where an item comes from: the clause of the standard, or that it is only advice, and since when it holds.

import type { Report } from '../../../api/report-shapes'
import type { Words } from '../../../api/shapes'
import { useDesk } from '../../use-desk'
import type { TwinRow } from '../twin'
import { twinWords } from '../twin-words'

/** How the inspector was told to check it. */
export function ItemGuidance({ row }: { row: TwinRow }) {
  const { say } = useDesk()
  const { guidance } = row.item
  if (!guidance) return null
  return (
    <p class="small muted">
      {twinWords(say.locale).clause.how} {say.words(guidance)}
    </p>
  )
}

/** The titles of profiles by their refs, as far as they are known. */
export type ProfileTitles = ReadonlyMap<string, Words>

export function ItemClause({ row, titles }: { row: TwinRow; titles: ProfileTitles }) {
  const { say } = useDesk()
  const words = twinWords(say.locale).clause
  const { source, recommendation } = row.item
  const report = (row.inspector ?? row.applicant)?.report
  return (
    <p class="clause small">
      <strong>{recommendation ? words.recommendation : words.standard}:</strong> {source ?? words.none}
      {report && <span class="muted"> · {sinceWhen(report)}</span>}
    </p>
  )

  function sinceWhen({ checklist: { profile, version } }: Report): string {
    const day = profile?.split('@')[1]
    const title = profile ? titles.get(profile) : undefined
    const since = day && words.since(title ? say.words(title) : '', say.day(day))
    return [since, words.version(say.number(version, 0))].filter(Boolean).join(', ')
  }
}
