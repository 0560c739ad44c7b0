// Telling the hours of the point: seven days, each open or off, and how to find the door.

import { useRef, useState } from 'preact/hooks'
import type { Reply } from '../../../api/outcome'
import type { Point } from '../../../api/point-shapes'
import type { NewHours } from '../../../core/point'
import { Button } from '../../../ui/parts/button'
import { Field } from '../../../ui/parts/field'
import { Icon } from '../../../ui/parts/icon'
import { Sheet } from '../../../ui/parts/sheet'
import { draftOf, faultsOf, weekOf, type DraftDay } from '../../point/hours'
import { pointWords } from '../../point/point-words'
import { newId } from '../../talk/sayings'
import { usePhone } from '../../use-phone'

interface Props {
  point: Point
  send: (hours: NewHours) => Promise<Reply<Point>>
  onDone: (fresh: Point) => void
  onClose: () => void
}

export function HoursSheet({ point, send, onDone, onClose }: Props) {
  const { say } = usePhone()
  const text = pointWords(say.locale)
  const id = useRef(newId())
  const [draft, setDraft] = useState(draftOf(point.days))
  const [how, setHow] = useState(point.how)
  const [tried, setTried] = useState(false)
  const [busy, setBusy] = useState(false)
  const [failed, setFailed] = useState<string | null>(null)
  const faults = faultsOf(draft)
  const save = async () => {
    setTried(true)
    const [first] = faults
    if (first !== undefined) return document.getElementById(`hours-${first}-from`)?.focus()
    setBusy(true)
    const reply = await send({ id: id.current, days: weekOf(draft), how })
    setBusy(false)
    if (reply.is === 'done') return onDone(reply.value)
    // what was told under this id may be there already, and what is typed next is something else
    if (reply.is === 'refused') id.current = newId()
    setFailed(reply.is === 'refused' ? say.problem(reply.problem.code, reply.problem.facts) : text.unsent)
  }
  const change = (at: number, part: Partial<DraftDay>) => {
    id.current = newId()
    setDraft(draft.map((each, index) => (index === at ? { ...each, ...part } : each)))
  }
  const likeMonday = () => {
    id.current = newId()
    setDraft(draft.map(() => ({ ...draft[0]! })))
  }
  return (
    <Sheet
      title={text.hours.sheet}
      onClose={onClose}
      actions={
        <>
          {failed && (
            <p class="small bad row" role="alert">
              <Icon name="octagon" />
              <span>{failed}</span>
            </p>
          )}
          <Button kind="primary" large wide busy={busy} onClick={() => void save()}>
            {text.hours.save}
          </Button>
          <Button large wide onClick={onClose}>
            {text.cancel}
          </Button>
        </>
      }
    >
      <p class="small muted">{text.hours.zone(point.zone)}</p>
      {draft.map((day, at) => (
        <DayRow
          key={at}
          at={at}
          day={day}
          fault={tried && faults.includes(at)}
          onChange={(part) => change(at, part)}
          more={
            at === 0 && (
              <Button kind="quiet" onClick={likeMonday}>
                {text.hours.likeMonday}
              </Button>
            )
          }
        />
      ))}
      <Field id="hours-how" label={text.hours.how} hint={text.hours.howHint}>
        <textarea
          id="hours-how"
          class="input"
          rows={3}
          maxLength={300}
          aria-describedby="hours-how-more"
          value={how}
          onInput={(event) => {
            id.current = newId()
            setHow(event.currentTarget.value)
          }}
        />
      </Field>
    </Sheet>
  )
}

interface DayProps {
  at: number
  day: DraftDay
  fault: boolean
  onChange: (part: Partial<DraftDay>) => void
  more: preact.ComponentChildren
}

function DayRow({ at, day, fault, onChange, more }: DayProps) {
  const { say } = usePhone()
  const { hours } = pointWords(say.locale)
  const name = hours.day[at] ?? ''
  return (
    <fieldset class="hours-day">
      <legend class="vh">{name}</legend>
      <div class="choices">
        <label>
          <input
            type="checkbox"
            checked={day.open}
            onChange={(event) => onChange({ open: event.currentTarget.checked })}
          />
          {day.open ? name : `${name}: ${hours.off}`}
        </label>
      </div>
      {day.open && (
        <div class="range">
          <input
            id={`hours-${at}-from`}
            class="input"
            type="time"
            required
            aria-label={hours.from(name)}
            aria-invalid={fault}
            aria-describedby={fault ? `hours-${at}-more` : undefined}
            value={day.from}
            onInput={(event) => onChange({ from: event.currentTarget.value })}
          />
          <span aria-hidden="true">–</span>
          <input
            class="input"
            type="time"
            required
            aria-label={hours.to(name)}
            aria-invalid={fault}
            aria-describedby={fault ? `hours-${at}-more` : undefined}
            value={day.to}
            onInput={(event) => onChange({ to: event.currentTarget.value })}
          />
        </div>
      )}
      {fault && (
        <p class="small bad" id={`hours-${at}-more`} role="alert">
          {hours.fault}
        </p>
      )}
      {more}
    </fieldset>
  )
}
