// What the checks say of an item's photos and answers, the small map, the standard behind it, and what was refused.

import type { Quarantined } from '../../../api/report-shapes'
import type { Signal, Tiles } from '../../../api/shapes'
import { DeskIcon } from '../../../ui/desk/icons'
import { MiniMap, PlaceList } from '../../../ui/desk/mini-map'
import { TileMap } from '../../../ui/desk/tile-map'
import { SignalCard } from '../../../ui/desk/signal-card'
import { useDesk } from '../../use-desk'
import { heard, mapOf, photoOf, type Heard } from './evidence'
import { PhotoRecords } from './photo-records'
import { TwinCompare } from '../twin-compare'
import { twinPhotos } from '../twin-photos'
import type { TwinRow } from '../twin'

interface Props {
  row: TwinRow
  premises: { latitude: number; longitude: number; radius_m: number }
  quarantine: Quarantined[]
  /** Which photo of each side stands in the pair. */
  pair: { applicant: number; inspector: number }
  tiles: Tiles | null
  choose: (side: 'applicant' | 'inspector', index: number) => void
}

export function EvidenceSide({ row, premises, quarantine, pair, choose, tiles }: Props) {
  const { say } = useDesk()
  const words = say.text.evidence
  const said = heard(row, pair)
  const grave = said.filter((each) => each.signal.severity !== 'note')
  const notes = said.filter((each) => each.signal.severity === 'note')
  const refused = quarantine.filter((each) => each.field?.split('/')[0] === row.item.id)
  return (
    <aside class="side" aria-label={words.title} tabIndex={0}>
      <h2>{words.title}</h2>
      {grave.map((each, index) => (
        <Said key={index} said={each} />
      ))}
      {!said.length && <p class="muted small">{words.none}</p>}
      <Where row={row} premises={premises} pair={pair} choose={choose} tiles={tiles} />
      {notes.map((each, index) => (
        <Said key={index} said={each} />
      ))}
      <PhotoRecords row={row} pair={pair} />
      {refused.length > 0 && <Refused refused={refused} />}
      <p class="tiny muted">{words.limits}</p>
    </aside>
  )
}

const LOOK = {
  attention: { state: 'bad', icon: 'octagon' },
  check: { state: 'warn', icon: 'triangle' },
  note: { state: 'info', icon: 'circle' },
} as const satisfies Record<Signal['severity'], unknown>

function Said({ said }: { said: Heard }) {
  const { client, say } = useDesk()
  const { state, icon } = LOOK[said.signal.severity]
  const words = say.text.evidence
  const twins = twinPhotos(said.photo, said.signal, say, client.review.photoUrl)
  return (
    <SignalCard state={state} icon={<DeskIcon name={icon} />} severity={words.severity[said.signal.severity]}>
      <span class="muted">{said.about === 'photo' ? words.whose[said.side] : words.answerOf[said.side]}</span>{' '}
      {say.signal(said.signal)}
      {twins && <TwinCompare photos={twins} />}
    </SignalCard>
  )
}

function Where({ row, premises, pair, choose, tiles }: Omit<Props, 'quarantine'>) {
  const { say } = useDesk()
  const map = mapOf(row, pair, premises.radius_m, say)
  const onChoose = (key: string) => {
    const { side, index } = photoOf(key)
    choose(side, index)
  }
  return (
    <>
      {map.places.length > 0 && (
        <>
          <div class="maps">
            <MiniMap
              premises={premises}
              places={map.places}
              ring={say.text.evidence.map.ring(say.metres(premises.radius_m))}
              metres={say.metres}
              description={map.description}
              onChoose={onChoose}
            />
            {tiles && (
              <TileMap
                tiles={tiles}
                premises={premises}
                places={map.places}
                name={say.text.evidence.map.name}
                words={{
                  zoom: [say.text.evidence.viewer.nearer, say.text.evidence.viewer.farther],
                  metres: say.metres,
                }}
                onChoose={onChoose}
              />
            )}
          </div>
          <PlaceList places={map.places} onChoose={onChoose} />
        </>
      )}
      {map.nowhere.map((words) => (
        <p key={words} class="small muted">
          {words}
        </p>
      ))}
    </>
  )
}

function Refused({ refused }: { refused: Quarantined[] }) {
  const { say } = useDesk()
  return (
    <section class="stack">
      <h2>{say.text.evidence.quarantine}</h2>
      <p class="small muted">{say.text.evidence.quarantineWhat}</p>
      {refused.map((each) => (
        <SignalCard
          key={`${each.device} ${each.n}`}
          state="warn"
          icon={<DeskIcon name="triangle" />}
          severity={say.refusal(each.code, each.facts)}
        >
          {say.text.evidence.quarantined(each.field ?? '', JSON.stringify(each.value))}
        </SignalCard>
      ))}
    </section>
  )
}
