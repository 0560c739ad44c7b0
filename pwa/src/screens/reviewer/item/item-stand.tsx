// One column of an item: what its newest report says, what stood there before, and what is still awaited.

import type { Measured } from '../../../api/report-shapes'
import type { VoiceKind } from '../../../api/shapes'
import { views } from '../../../kinds/views'
import { DeskIcon } from '../../../ui/desk/icons'
import { VoiceCard } from '../../../ui/desk/voice-card'
import { normOf } from '../../norm'
import { useDesk } from '../../use-desk'
import { asAsked, type Spoken, type Stand } from '../columns'
import { asItem, type TwinRow } from '../twin'
import { twinWords } from '../twin-words'
import { sideName, whenSpoke, whoseReport } from '../who'
import { inWords, normInWords } from './value-words'

export function ItemStands({ row }: { row: TwinRow }) {
  const absent = (['self_assessment', 'visit'] as const).filter(
    (side) => !row.stands.some(({ column }) => column.side === side),
  )
  const versions = new Set(row.stands.map(({ column }) => column.report.checklist.version))
  const cards = [
    ...(absent.includes('self_assessment') ? [<Absent key="self_assessment" side="self_assessment" />] : []),
    ...row.stands.map((stand) => (
      <ItemStand key={stand.column.id} row={row} stand={stand} versioned={versions.size > 1} />
    )),
    ...(absent.includes('visit') ? [<Absent key="visit" side="visit" />] : []),
  ]
  return (
    <div class="voices" data-many={cards.length > 2 ? '' : undefined}>
      {cards}
    </div>
  )
}

function Absent({ side }: { side: VoiceKind }) {
  const { say } = useDesk()
  return (
    <VoiceCard who={sideName(side, say)} state="none" quiet>
      <span class="muted">{twinWords(say.locale).column.none[side]}</span>
    </VoiceCard>
  )
}

function ItemStand({ row, stand, versioned }: { row: TwinRow; stand: Stand; versioned: boolean }) {
  const { say } = useDesk()
  const words = twinWords(say.locale).column
  const { now, column } = stand
  const report = now?.report ?? column.report
  const { state, sub } = headOf()
  const outcome = now?.cell.outcome ?? null
  const item = now ? asAsked(row.item, now.cell) : row.item
  const { Shown } = views[item.kind]
  return (
    <VoiceCard
      who={whoseReport(report, say)}
      sub={
        <>
          {report.state === 'sealed' && <DeskIcon name="lock" />}
          {sub}
        </>
      }
      state={outcome ?? 'none'}
      said={now && <Said outcome={outcome} />}
      quiet={!now}
      below={
        <>
          {now && <Beside row={row} spoken={now} />}
          {now && stand.before.length > 0 && (
            <Before row={row} before={stand.before} fixed={report !== column.report} />
          )}
          {stand.waiting && <Waiting row={row} stand={stand} />}
        </>
      }
    >
      {now ? (
        <Shown item={asItem(item)} value={now.cell.value} locale={say.locale} />
      ) : (
        <span class="muted">{state}</span>
      )}
    </VoiceCard>
  )

  function headOf() {
    const version = say.number(report.checklist.version, 0)
    const { silent } = words
    const why = stand.silent
    return {
      state: why && (why === 'not-in-version' ? silent[why](version) : silent[why]),
      sub: [
        whenSpoke(report, say),
        words.stage[report.stage],
        words.state[report.state],
        versioned && twinWords(say.locale).clause.version(version),
      ]
        .filter(Boolean)
        .join(' · '),
    }
  }
}

function Said({ outcome }: { outcome: Spoken['cell']['outcome'] }) {
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

/** How it was measured and asked, and the edits that lost to it. */
function Beside({ row, spoken: { report, cell } }: { row: TwinRow; spoken: Spoken }) {
  const { say } = useDesk()
  const words = twinWords(say.locale).column
  const asked = cell.asked_as
  const norm = asked && normOf(asked.kind, asked.settings, say)
  return (
    <>
      {cell.measured && <HowMeasured measured={cell.measured} />}
      {norm && norm !== normInWords(row.item, say) && <p class="small warn">{words.askedAs(norm)}</p>}
      {asked && say.words(asked.texts) !== say.words(row.item.texts) && (
        <p class="small muted">{words.askedAsWords(say.words(asked.texts))}</p>
      )}
      {asked && asked.critical !== row.item.critical && (
        <p class="small muted">{words.askedAsCritical[asked.critical ? 'true' : 'false']}</p>
      )}
      {row.item.lacking.includes(report.inspection_id) && (
        <p class="small muted">{words.gone(say.number(report.checklist.version, 0))}</p>
      )}
      {cell.conflicts.length > 0 && (
        <div class="before">
          <p class="warn">{say.text.twin.conflicts}</p>
          <ul>
            {cell.conflicts.map((conflict) => (
              <li key={conflict.op}>
                <b>{inWords(asAsked(row.item, cell), conflict.value, say)}</b>
              </li>
            ))}
          </ul>
        </div>
      )}
    </>
  )
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

/** What a recheck lies over: «было 23,4 м², не проходит». */
function Before({ row, before, fixed }: { row: TwinRow; before: Spoken[]; fixed: boolean }) {
  const { say } = useDesk()
  const words = twinWords(say.locale).column
  return (
    <ul class="before">
      {before.map(({ report, cell }) => (
        <li key={report.inspection_id}>
          {fixed && `${words.was} `}
          <b>{inWords(asAsked(row.item, cell), cell.value, say)}</b>
          {cell.outcome && (
            <span class="said" data-s={cell.outcome}>
              <Said outcome={cell.outcome} />
            </span>
          )}
          <span>
            {[whenSpoke(report, say), words.stage[report.stage], words.state[report.state]].filter(Boolean).join(' · ')}
          </span>
        </li>
      ))}
    </ul>
  )
}

function Waiting({ row, stand }: { row: TwinRow; stand: Stand }) {
  const { say } = useDesk()
  const words = twinWords(say.locale).column
  const { waiting } = stand
  if (!waiting) return null
  const reason = waiting.returned?.find((each) => each.id === row.item.id)?.reason
  return (
    <div class="before">
      <p class="warn">
        <DeskIcon name="return" /> {words.waiting(say.day(waiting.due_at))}
      </p>
      {reason && <p>{words.reason(reason)}</p>}
    </div>
  )
}
