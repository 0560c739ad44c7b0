// Two answers to one item, and records the server did not take: both kept, both shown.

import type { ItemView, OpenInspection } from '../../core/inspection/inspection'
import { views } from '../../kinds/views'
import { Button } from '../../ui/parts/button'
import { Icon } from '../../ui/parts/icon'
import { usePhone } from '../use-phone'

interface Props {
  open: OpenInspection
  view: ItemView
  closed: boolean
}

export function ItemTrouble({ open, view, closed }: Props) {
  return (
    <>
      {view.conflicts.length > 0 && <AnswerConflict open={open} view={view} closed={closed} />}
      {view.note_conflicts.length > 0 && <NoteConflict open={open} view={view} closed={closed} />}
      {view.refusals.length > 0 && <Refused view={view} />}
    </>
  )
}

function AnswerConflict({ open, view, closed }: Props) {
  const { say } = usePhone()
  const text = say.text.section
  const { item } = view
  const { Shown } = views[item.kind]
  const both = [{ op: view.op ?? 'shown', value: view.value }, ...view.conflicts]
  return (
    <div class="kept">
      <p class="row">
        <Icon name="split" />
        <strong>{text.conflict}</strong>
      </p>
      {both.map((each, at) => (
        <div key={each.op} class="spread">
          <span>
            {at === 0 ? text.conflictMine : text.conflictOther}:{' '}
            {each.value === null || each.value === undefined ? (
              text.noAnswer
            ) : (
              <Shown item={item} value={each.value} locale={say.locale} />
            )}
          </span>
          {!closed && <Button onClick={() => void open.answer(item.id, each.value ?? null)}>{text.choose}</Button>}
        </div>
      ))}
    </div>
  )
}

function NoteConflict({ open, view, closed }: Props) {
  const { say } = usePhone()
  const text = say.text.section
  const both = [{ op: view.note_op ?? 'shown', value: view.note }, ...view.note_conflicts]
  return (
    <div class="kept">
      <p class="row">
        <Icon name="split" />
        <strong>{text.conflictNote}</strong>
      </p>
      {both.map((each) => (
        <div key={each.op} class="spread">
          <span class="note-words">{String(each.value ?? '')}</span>
          {!closed && (
            <Button onClick={() => void open.note(view.item.id, String(each.value ?? ''))}>{text.choose}</Button>
          )}
        </div>
      ))}
    </div>
  )
}

function Refused({ view }: { view: ItemView }) {
  const { say } = usePhone()
  const { item } = view
  const { Shown } = views[item.kind]
  return (
    <div class="kept" data-s="bad">
      <p class="row">
        <Icon name="octagon" />
        <strong>{say.text.section.refused}</strong>
      </p>
      {view.refusals.map((each) => (
        <p key={`${each.device}:${each.n}`} class="stack">
          {each.kind === 'answer.set' && each.value !== null && (
            <Shown item={item} value={each.value} locale={say.locale} />
          )}
          {typeof each.value === 'string' && each.kind !== 'answer.set' && <span class="note-words">{each.value}</span>}
          <span>{say.problem(each.code, each.facts)}</span>
        </p>
      ))}
    </div>
  )
}
