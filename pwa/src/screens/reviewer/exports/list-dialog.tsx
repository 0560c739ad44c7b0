// The dialog that gives the queue to other programs, filtered as it is shown.

import type { ListKind } from '../../../api/export-shapes'
import { makeExports } from '../../../core/desk/exports'
import { Icon } from '../../../ui/parts/icon'
import { ReadingDialog } from '../../reading-dialog'
import { useDesk } from '../../use-desk'
import { exportsWords } from './exports-words'
import './exports.css'
import { zone } from './use-exports'

const KINDS: ListKind[] = ['xlsx', 'csv', 'geojson']

/** What the queue holds when nothing is filtered. */
const QUEUED = ['reviewing', 'fixing']

interface Props {
  query: Record<string, readonly string[]>
  onClose: () => void
}

export function ListDialog({ query, onClose }: Props) {
  const { client, say } = useDesk()
  const text = exportsWords(say.locale).list
  const stages = query.stage?.length ? query.stage : QUEUED
  const names = stages.map((stage) => say.text.stage[stage as keyof typeof say.text.stage]).join(', ')
  const as = { locale: say.locale, zone: zone() }
  return (
    <ReadingDialog title={text.title} onClose={onClose}>
      <p class="small muted">
        {text.stages(names)} {text.rest}
      </p>
      <ul class="export-rows">
        {KINDS.map((kind) => (
          <li key={kind} class="export-row">
            <div>
              <strong>{text.kinds[kind].name}</strong>
              <p class="small muted">{text.kinds[kind].what}</p>
            </div>
            <a
              class="btn"
              href={makeExports(client.api).listUrl(kind, as, query)}
              download
              aria-label={text.download(text.kinds[kind].name)}
              data-export={kind}
            >
              <Icon name="load" />
              {kind.toUpperCase()}
            </a>
          </li>
        ))}
      </ul>
    </ReadingDialog>
  )
}
