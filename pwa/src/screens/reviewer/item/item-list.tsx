// The items of a twin report in the order of looking; what differs first, what agrees folded away.

import { useEffect, useRef } from 'preact/hooks'
import { DeskIcon } from '../../../ui/desk/icons'
import { useDesk } from '../../use-desk'
import type { DecisionMarks, Mark } from '../decision/decision-draft'
import { asAsked, type Spoken } from '../columns'
import type { TwinGroup, TwinRow } from '../twin'
import { twinWords } from '../twin-words'
import type { TwinPlace } from '../use-twin'
import { inWords } from './value-words'
import { Badge } from '../../../ui/parts/badge'
import { Plate } from '../../../ui/parts/plate'

export function ItemList({ place, marks }: { place: TwinPlace; marks: DecisionMarks }) {
  const { say } = useDesk()
  return (
    <nav class="list" aria-label={say.text.twin.list}>
      {place.groups.map((group) => (
        <Group key={group.name} group={group} place={place} marks={marks} />
      ))}
    </nav>
  )
}

function Group({ group, place, marks }: { group: TwinGroup; place: TwinPlace; marks: DecisionMarks }) {
  const { say } = useDesk()
  const open = place.isOpen(group)
  return (
    <section class="group">
      <h2>
        <button type="button" aria-expanded={open} onClick={() => place.toggle(group)}>
          {say.text.twin.groups[group.name]} <span class="count">{group.rows.length}</span>
        </button>
      </h2>
      {open &&
        group.rows.map((row) => (
          <ItemLine
            key={row.item.id}
            row={row}
            mark={marks.items[row.item.id]}
            current={row === place.row}
            select={place.select}
          />
        ))}
    </section>
  )
}

interface LineProps {
  row: TwinRow
  mark: Mark | undefined
  current: boolean
  select: (item: string) => void
}

function ItemLine({ row, mark, current, select }: LineProps) {
  const { say } = useDesk()
  const ref = useRef<HTMLAnchorElement>(null)
  useEffect(() => {
    if (current) ref.current?.scrollIntoView({ block: 'nearest' })
  }, [current])
  const choose = (event: Event) => {
    event.preventDefault()
    select(row.item.id)
  }
  return (
    <a ref={ref} href={`#${row.item.id}`} aria-current={current ? 'true' : undefined} onClick={choose}>
      <Plate id={row.item.id} line />
      <span>
        {say.words(row.item.texts)} {row.item.critical && <span class="bad">{say.text.twin.critical}</span>}
      </span>
      <span class="versus">
        <Versus row={row} />
        <span class="end">
          {row.worst === 'attention' && <SignalSign state="bad" />}
          {row.worst === 'check' && <SignalSign state="warn" />}
          {row.waiting && !mark && <span class="badge">{twinWords(say.locale).returned}</span>}
          {mark && <MarkBadge mark={mark} />}
        </span>
      </span>
    </a>
  )
}

function Versus({ row }: { row: TwinRow }) {
  const { say } = useDesk()
  const said = ({ cell }: Spoken) => inWords(asAsked(row.item, cell), cell.value, say)
  const fixed = fixedOf(row)
  if (fixed) {
    const [was, now] = [said(fixed.was), said(fixed.now)]
    return (
      <>
        <span>{twinWords(say.locale).column.was}</span> <b>{withoutUnit(was, now)}</b>
        <DeskIcon name="arrow" />
        <b>{now}</b>
      </>
    )
  }
  const one = row.applicant && said(row.applicant)
  const other = row.inspector && said(row.inspector)
  if (one === null || other === null) return <b>{one ?? other ?? say.text.twin.noAnswer}</b>
  if (one === other) {
    return (
      <>
        <span>{say.text.twin.both}</span> <b>{one}</b>
      </>
    )
  }
  return (
    <>
      <b>{withoutUnit(one, other)}</b>
      <DeskIcon name="arrow" />
      <b>{other}</b>
    </>
  )
}

/** The newest answer of a recheck with what it lies over. */
function fixedOf({ stands }: TwinRow): { was: Spoken; now: Spoken } | null {
  const fixed = stands.filter(({ now, before }) => now?.report.stage === 'recheck' && before.length > 0).pop()
  const [was] = fixed?.before ?? []
  return fixed?.now && was ? { was, now: fixed.now } : null
}

/** «26,0» beside «23,4 м²»: the unit is said once. */
function withoutUnit(one: string, other: string): string {
  const unit = other.slice(other.lastIndexOf('\u00a0'))
  return other.includes('\u00a0') && one.endsWith(unit) ? one.slice(0, -unit.length) : one
}

function SignalSign({ state }: { state: 'bad' | 'warn' }) {
  const { say } = useDesk()
  return (
    <span class={state} title={say.text.evidence.severity[state === 'bad' ? 'attention' : 'check']}>
      <DeskIcon name={state === 'bad' ? 'octagon' : 'triangle'} />
      <span class="vh">{say.text.evidence.severity[state === 'bad' ? 'attention' : 'check']}</span>
    </span>
  )
}

function MarkBadge({ mark }: { mark: Mark }) {
  const { say } = useDesk()
  return mark.is === 'return' ? (
    <Badge state="warn">
      <DeskIcon name="return" />
      {say.text.twin.returning}
    </Badge>
  ) : (
    <span class="badge">
      <DeskIcon name="check" />
      {say.text.twin.asIs}
    </span>
  )
}
