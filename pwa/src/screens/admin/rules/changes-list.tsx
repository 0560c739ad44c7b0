// What changes, the old beside the new.

import { Table } from '../../../ui/desk/table'
import { useDesk } from '../../use-desk'
import type { Change } from './changes'
import { rulesWords } from './rules-words'

export function ChangesList({ changes }: { changes: Change[] }) {
  const { say } = useDesk()
  const words = rulesWords(say.locale)
  const side = (text: string | null) =>
    text ? <span class="words">{text}</span> : <span class="muted">{words.nothing}</span>
  return (
    <Table
      caption={words.changes(changes.length)}
      columns={[
        { key: 'where', head: '', wide: 'card', cell: (change: Change) => <strong>{change.where}</strong> },
        { key: 'before', head: words.before, label: words.before, wide: true, cell: ({ before }) => side(before) },
        { key: 'after', head: words.after, label: words.after, wide: true, cell: ({ after }) => side(after) },
      ]}
      rows={changes}
      rowKey={(change) => change.where}
    />
  )
}
