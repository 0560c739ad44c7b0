// What was said of an item and is not kept, at the item; then whatever else went wrong with it.

import { views } from '../../kinds/views'
import type { Item } from '../../api/shapes'
import { Alarm } from '../../ui/parts/alarm'
import { usePhone } from '../use-phone'

interface Props {
  inspection_id: string
  item: Item
  /** Of an act that leaves nothing to keep. */
  trouble: string | null | undefined
}

export function NotKept({ inspection_id, item, trouble }: Props) {
  const { client, say } = usePhone()
  const { Shown } = views[item.kind]
  const held = client.unkept.value.filter((each) => each.inspection_id === inspection_id && each.item.id === item.id)
  const { notKept } = say.text.section
  return (
    <>
      {held.map(({ key, what, value }) => (
        <Alarm key={key} words={notKept[what === 'answer' || what === 'photo' ? what : 'note']}>
          {what === 'answer' && value !== null && <Shown item={item} value={value} locale={say.locale} />}
          {what !== 'answer' && typeof value === 'string' && <span class="note-words">{value}</span>}
        </Alarm>
      ))}
      <Alarm words={trouble} />
    </>
  )
}
