// The record of each photo in sight: between which times of the server it was written, its chain and its hash.

import type { ReportPhoto } from '../../../api/report-shapes'
import { copyUrl, originalUrl } from '../../../core/report/take-away'
import { DeskIcon } from '../../../ui/desk/icons'
import { SignalCard } from '../../../ui/desk/signal-card'
import { Icon } from '../../../ui/parts/icon'
import { checkWords } from '../../public/check-words'
import { useDesk } from '../../use-desk'
import { recordWords } from './record-words'
import { photosOf, type TwinRow, type Voice } from '../twin'

interface Props {
  row: TwinRow
  pair: { applicant: number; inspector: number }
}

export function PhotoRecords({ row, pair }: Props) {
  const shown = [
    { voice: row.applicant, index: pair.applicant },
    { voice: row.inspector, index: pair.inspector },
  ]
  return (
    <>
      {shown.map(({ voice, index }) => {
        const photo = voice && photosOf(voice)[index]
        return voice && photo && <PhotoRecordCard key={voice.side} voice={voice} photo={photo} />
      })}
    </>
  )
}

const ICON = { info: 'circle', warn: 'triangle', bad: 'octagon' } as const

function PhotoRecordCard({ voice, photo }: { voice: Voice; photo: ReportPhoto }) {
  const { say } = useDesk()
  const text = checkWords(say.locale).record
  const words = recordWords(photo, say)
  if (!words) return null
  return (
    <SignalCard state={words.state} icon={<DeskIcon name={ICON[words.state]} />} severity={text.title}>
      <span class="muted">{text.whose[voice.side]}</span> {words.when}
      <span class="record-chain">{words.chain}</span>
      <span class="record-hash">
        <span class="muted">{text.hash}</span> {photo.sha256}
      </span>
    </SignalCard>
  )
}

/** Under an enlarged photo: what its record says, and the ways to take it away. */
export function EnlargedRecord({ voice, photo }: { voice: Voice; photo: ReportPhoto }) {
  const { client, say } = useDesk()
  const text = checkWords(say.locale).record
  const words = recordWords(photo, say)
  return (
    <div class="viewer-record">
      {words && (
        <p>
          {text.whose[voice.side]} {words.when} {words.chain}
        </p>
      )}
      <p class="viewer-take">
        <a class="btn" href={copyUrl(client.api, voice.cell.inspection_id, photo.sha256)} download>
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
