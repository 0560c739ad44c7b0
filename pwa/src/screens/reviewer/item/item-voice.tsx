// What one side says of an item, with its earlier answers and the edits that lost to it.

import type { Measured } from '../../../api/report-shapes'
import { views } from '../../../kinds/views'
import { DeskIcon } from '../../../ui/desk/icons'
import { VoiceCard } from '../../../ui/desk/voice-card'
import { useDesk } from '../../use-desk'
import { asItem, type TwinRow, type Voice } from '../twin'
import { inWords } from './value-words'
import { sideName, voiceName } from '../who'

interface Props {
  row: TwinRow
  voice: Voice | null
  side: Voice['side']
}

export function ItemVoice({ row, voice, side }: Props) {
  const { say } = useDesk()
  if (!voice) {
    return (
      <VoiceCard who={sideName(side, say)} state="none" quiet>
        <span class="muted">{say.text.twin.notAsked}</span>
      </VoiceCard>
    )
  }
  const { Shown } = views[row.item.kind]
  const outcome = voice.cell.outcome
  const answered = voice.cell.value !== null && voice.cell.value !== undefined
  return (
    <VoiceCard
      who={voiceName(voice, say)}
      state={outcome ?? 'none'}
      said={answered ? <Said outcome={outcome} /> : null}
      quiet={!answered}
      below={
        <>
          {voice.cell.measured && <HowMeasured measured={voice.cell.measured} />}
          <Earlier row={row} voice={voice} />
        </>
      }
    >
      {answered ? (
        <Shown item={asItem(row.item)} value={voice.cell.value} locale={say.locale} />
      ) : (
        <span class="muted">{say.text.twin.noAnswer}</span>
      )}
    </VoiceCard>
  )
}

function Said({ outcome }: { outcome: Voice['cell']['outcome'] }) {
  const { say } = useDesk()
  switch (outcome) {
    case 'ok':
      return (
        <>
          <DeskIcon name="check" />
          {say.text.twin.passes}
        </>
      )
    case 'bad':
      return (
        <>
          <DeskIcon name="cross" />
          {say.text.twin.fails}
        </>
      )
    case 'na':
      return <>{say.text.twin.notApplicable}</>
    case null:
      return <>{say.text.twin.notJudged}</>
  }
}

/** Who measured the figures of a line, and over what. */
function HowMeasured({ measured: { by, lines, internet } }: { measured: Measured }) {
  const { say } = useDesk()
  const words = say.text.twin.measured
  return (
    <p class={by === 'not-ours' || internet === false ? 'small warn' : 'small'}>
      {by === 'computer' ? words[lines ?? 'unknown'] : words[by]}
      {internet === false && `; ${words.private}`}
    </p>
  )
}

function Earlier({ row, voice }: { row: TwinRow; voice: Voice }) {
  const { say } = useDesk()
  const { conflicts } = voice.cell
  if (!voice.before.length && !conflicts.length) return null
  return (
    <div class="before">
      {voice.before.length > 0 && (
        <>
          <p>{say.text.twin.before}</p>
          <ul>
            {voice.before.map(({ report, cell }) => (
              <li key={report.inspection_id}>
                <b>{inWords(row.item, cell.value, say)}</b> {report.finished_at && say.day(report.finished_at)}
              </li>
            ))}
          </ul>
        </>
      )}
      {conflicts.length > 0 && (
        <>
          <p class="warn">{say.text.twin.conflicts}</p>
          <ul>
            {conflicts.map((conflict) => (
              <li key={conflict.op}>
                <b>{inWords(row.item, conflict.value, say)}</b>
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  )
}
