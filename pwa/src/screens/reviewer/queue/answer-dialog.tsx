// Which answer the listed applications must have: an item of the newest checklist, and one of its answers.

import { useState } from 'preact/hooks'
import type { Item } from '../../../api/shapes'
import { SelectField } from '../../../ui/desk/select-field'
import { FormDialog } from '../../form-dialog'
import { ListState } from '../../list-state'
import { useDesk } from '../../use-desk'
import { useForm } from '../../use-form'
import type { DeskWords } from '../../desk-words'
import { useItems } from './use-items'

interface Props {
  onClose: () => void
  onChosen: (answer: string) => void
}

export function AnswerDialog({ onClose, onChosen }: Props) {
  const { say } = useDesk()
  const words = say.text.queue.answerDialog
  const items = useItems()
  const found = items.state.kept?.value
  const [item, setItem] = useState('')
  const [value, setValue] = useState('')
  const chosen = found?.find((each) => each.id === item)
  const form = useForm({
    check: () => [...(item ? [] : ['item' as const]), ...(value ? [] : ['value' as const])],
    send: () => Promise.resolve({ is: 'done' as const, value: `${item}:${value}`, version: null }),
    onDone: onChosen,
  })
  return (
    <FormDialog title={words.title} form={form} submit={words.show} stale="" onClose={onClose}>
      <ListState state={items.state} retry={items.reload} />
      {found && (
        <SelectField
          label={words.item}
          value={item}
          options={found.map((each) => ({ value: each.id, name: `${each.id} ${say.words(each.text)}` }))}
          onChange={(id) => {
            setItem(id)
            setValue('')
          }}
          choose={words.chooseItem}
          error={form.faults.has('item') ? words.chooseItem : null}
        />
      )}
      {chosen && (
        <SelectField
          label={words.value}
          value={value}
          options={answersOf(chosen, say)}
          onChange={setValue}
          choose={words.chooseValue}
          error={form.faults.has('value') ? words.chooseValue : null}
        />
      )}
    </FormDialog>
  )
}

function answersOf(item: Item, say: DeskWords): { value: string; name: string }[] {
  if (item.kind === 'yes-no') return ['yes', 'no', 'na'].map((value) => ({ value, name: say.yesNo(value) }))
  const options = item.settings?.options
  if (Array.isArray(options)) {
    return (options as { id: string; text: { ru: string; en: string } }[]).map((each) => ({
      value: each.id,
      name: say.words(each.text),
    }))
  }
  return [
    { value: 'ok', name: say.text.twin.passes },
    { value: 'bad', name: say.text.twin.fails },
  ]
}
