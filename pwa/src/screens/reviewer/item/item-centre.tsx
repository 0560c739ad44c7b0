// One item of a twin report: its clause, what every report says, the scale under them, their photos and their words.

import type { ComponentChildren } from 'preact'
import { DeskIcon } from '../../../ui/desk/icons'
import { initials } from '../../initials'
import { useDesk } from '../../use-desk'
import { Plate } from '../../../ui/parts/plate'
import type { Spoken } from '../columns'
import type { TwinRow } from '../twin'
import { ITEM } from '../evidence/focus'
import { keyOf } from '../twin-keys'
import { twinWords } from '../twin-words'
import type { TwinPlace } from '../use-twin'
import { reportName } from '../who'
import { ItemClause, ItemGuidance, type ProfileTitles } from './item-clause'
import { ItemPhotos } from './item-photos'
import { ItemScale } from './item-scale'
import { ItemStands } from './item-stand'
import { normInWords } from './value-words'

interface Props {
  row: TwinRow
  place: TwinPlace
  titles: ProfileTitles
  /** What else is said of the item. */
  children?: ComponentChildren
}

export function ItemCentre({ row, place, titles, children }: Props) {
  const { say } = useDesk()
  const norm = normInWords(row.item, say)
  return (
    <section class="centre" id={ITEM} aria-live="polite" aria-label={row.item.id} tabIndex={0}>
      <div class="centre-head">
        <Plate id={row.item.id} />
        <h2>{say.words(row.item.texts)}</h2>
        {norm && <span class="muted">{say.text.twin.norm(norm)}</span>}
        {row.item.critical && (
          <span class="badge" data-kind="critical">
            {say.text.twin.critical}
          </span>
        )}
        <Versions row={row} />
        <span class="end">
          <span class="muted small">{say.text.twin.position(place.position.index, place.position.all)}</span>
          <button type="button" class="key" aria-label={say.text.twin.previous} onClick={() => place.step(-1)}>
            <kbd>{keyOf('previous')}</kbd>
            <DeskIcon name="back" />
          </button>
          <button type="button" class="key" aria-label={say.text.twin.following} onClick={() => place.step(1)}>
            <kbd>{keyOf('next')}</kbd>
            <DeskIcon name="forward" />
          </button>
        </span>
      </div>
      <ItemClause row={row} titles={titles} />
      <ItemStands row={row} />
      <ItemScale row={row} />
      <ItemPhotos row={row} pair={place.pair} />
      <Remarks row={row} />
      {children}
      <ItemGuidance row={row} />
    </section>
  )
}

function Versions({ row }: { row: TwinRow }) {
  const { say } = useDesk()
  const words = twinWords(say.locale)
  const versions = (lacking: boolean) => {
    const those = row.stands.filter(({ column }) => row.item.lacking.includes(column.id) === lacking)
    return [...new Set(those.map(({ column }) => column.report.checklist.version))].sort((a, b) => a - b)
  }
  const [without, only] = [versions(true), versions(false)]
  if (!without.length) return null
  const named = (those: number[]) => those.map((each) => say.number(each, 0)).join(', ')
  return (
    <span class="badge" data-s="info">
      {only.length === 1 ? words.onlyIn(named(only)) : words.notIn(named(without))}
    </span>
  )
}

/** Everybody's notes and findings, the newest report's first within a side. */
function Remarks({ row }: { row: TwinRow }) {
  return (
    <>
      {[...row.spoken].reverse().map((spoken) => (
        <RemarksOf key={spoken.report.inspection_id} spoken={spoken} />
      ))}
    </>
  )
}

function RemarksOf({ spoken: { report, cell } }: { spoken: Spoken }) {
  const { say } = useDesk()
  const who = reportName(report, say)
  const letters = initials(report.by?.name ?? who)
  const remarks = [
    ...(cell.note ? [{ head: say.text.twin.note(who), words: cell.note }] : []),
    ...cell.findings.map((finding) => ({ head: say.text.twin.finding(who), words: finding })),
  ]
  return (
    <>
      {remarks.map((remark, index) => (
        <div class="remark" key={index}>
          <span class="avatar" data-size="s" aria-hidden="true">
            {letters}
          </span>
          <p>
            <strong>{remark.head}</strong> {remark.words}
          </p>
        </div>
      ))}
    </>
  )
}
