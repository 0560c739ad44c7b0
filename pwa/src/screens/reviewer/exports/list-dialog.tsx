// The dialog that gives the queue to other programs, filtered as it is shown.

import { useState } from 'preact/hooks'
import type { ListKind } from '../../../api/export-shapes'
import type { QueueFilter } from '../../../api/queue-shapes'
import { makeExports } from '../../../core/desk/exports'
import { save } from '../../../device/hand-over'
import { Button } from '../../../ui/parts/button'
import { ReadingDialog } from '../../reading-dialog'
import { useDesk } from '../../use-desk'
import { exportsWords } from './exports-words'
import './exports.css'
import { Trouble } from './trouble'
import { zone, type Asking } from './use-exports'

const KINDS: ListKind[] = ['xlsx', 'csv', 'geojson']

interface Props {
  filter: QueueFilter
  onClose: () => void
}

export function ListDialog({ filter, onClose }: Props) {
  const { client, say } = useDesk()
  const text = exportsWords(say.locale).list
  const [asking, setAsking] = useState<Asking<ListKind>>({ is: 'idle' })

  async function take(kind: ListKind): Promise<void> {
    setAsking({ is: 'asking', kind })
    const reply = await makeExports(client.api).list(kind, { locale: say.locale, zone: zone() }, filter)
    if (reply.is !== 'done') return setAsking(reply)
    save(reply.value, `osmotr-applications-${new Date().toISOString().slice(0, 10)}.${kind}`)
    setAsking({ is: 'idle' })
  }

  return (
    <ReadingDialog title={text.title} onClose={onClose}>
      <p class="small muted">{text.what}</p>
      <ul class="export-rows">
        {KINDS.map((kind) => (
          <li key={kind} class="export-row" data-export={kind}>
            <div>
              <strong>{text.kinds[kind].name}</strong>
              <p class="small muted">{text.kinds[kind].what}</p>
            </div>
            <Button
              icon="load"
              label={text.download(text.kinds[kind].name)}
              busy={asking.is === 'asking' && asking.kind === kind}
              disabled={asking.is === 'asking' && asking.kind !== kind}
              onClick={() => void take(kind)}
            >
              {kind.toUpperCase()}
            </Button>
          </li>
        ))}
      </ul>
      <Trouble asking={asking} />
    </ReadingDialog>
  )
}
