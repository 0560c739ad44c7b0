// The record of each photo in sight: between which times of the server it was written, its chain and its hash.

import type { ReportPhoto } from '../../../api/report-shapes'
import { copyUrl, originalUrl } from '../../../core/report/take-away'
import { DeskIcon } from '../../../ui/desk/icons'
import { SignalCard } from '../../../ui/desk/signal-card'
import { Icon } from '../../../ui/parts/icon'
import { checkWords } from '../../public/check-words'
import { useDesk } from '../../use-desk'
import { recordWords } from './record-words'
import type { Spoken } from '../columns'
import { shelfOf, type Slots } from '../pair'
import type { TwinRow } from '../twin'

export function PhotoRecords({ row, slots }: { row: TwinRow; slots: Slots }) {
  return (
    <>
      {[slots.left, slots.right].map((slot) => {
        const shelf = shelfOf(row, slot)
        return shelf?.photo && <PhotoRecordCard key={slot?.report} spoken={shelf.spoken} photo={shelf.photo} />
      })}
    </>
  )
}

const ICON = { info: 'circle', warn: 'triangle', bad: 'octagon' } as const

function PhotoRecordCard({ spoken, photo }: { spoken: Spoken; photo: ReportPhoto }) {
  const { say } = useDesk()
  const text = checkWords(say.locale).record
  const words = recordWords(photo, say)
  if (!words) return null
  return (
    <SignalCard state={words.state} icon={<DeskIcon name={ICON[words.state]} />} severity={text.title}>
      <span class="muted">{text.whose[spoken.report.kind]}</span> {words.when}
      <span class="record-chain">{words.chain}</span>
      <span class="record-hash">
        <span class="muted">{text.hash}</span> {photo.sha256}
      </span>
    </SignalCard>
  )
}

/** Under an enlarged photo: what its record says, and the ways to take it away. */
export function EnlargedRecord({ spoken, photo }: { spoken: Spoken; photo: ReportPhoto }) {
  const { client, say } = useDesk()
  const text = checkWords(say.locale).record
  const words = recordWords(photo, say)
  return (
    <div class="viewer-record">
      {words && (
        <p>
          {text.whose[spoken.report.kind]} {words.when} {words.chain}
        </p>
      )}
      <p class="viewer-take">
        <a class="btn" href={copyUrl(client.api, spoken.cell.inspection_id, photo.sha256)} download>
          <Icon name="load" />
          {text.copy}
        </a>
        <a class="btn" href={originalUrl(client.api, photo.sha256)} download>
          <Icon name="file" />
          {text.original}
        </a>
        <span class="record-hash">{photo.sha256}</span>
      </p>
    </div>
  )
}
