// What the checks say of an item's photos and answers, the small map, the standard behind it, and what was refused.

import type { Quarantined } from '../../../api/report-shapes'
import type { Application, Signal, Tiles } from '../../../api/shapes'
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
import { twinWords } from '../twin-words'
import type { Pair } from '../use-pair'
import { EVIDENCE } from './focus'

type Premises = { latitude: number; longitude: number; radius_m: number }

interface Props {
  row: TwinRow
  premises: Pick<Application, 'latitude' | 'longitude' | 'radius_m'>
  quarantine: Quarantined[]
  pair: Pair
  tiles: Tiles | null
}

/** More would push the map out of sight. */
const AT_ONCE = 6

export function EvidenceSide({ row, premises, quarantine, pair, tiles }: Props) {
  const { say } = useDesk()
  const words = say.text.evidence
  const { latitude, longitude, radius_m } = premises
  const said = heard(row, pair)
  const grave = said.filter((each) => each.signal.severity !== 'note')
  const notes = said.filter((each) => each.signal.severity === 'note')
  const refused = quarantine.filter((each) => each.field?.split('/')[0] === row.item.id)
  return (
    <aside class="side" id={EVIDENCE} aria-label={words.title} tabIndex={0}>
      <h2>{words.title}</h2>
      {grave.slice(0, AT_ONCE).map((each, index) => (
        <Said key={index} said={each} />
      ))}
      {grave.length > AT_ONCE && (
        <details class="stack">
          <summary>{twinWords(say.locale).more(grave.length - AT_ONCE)}</summary>
          {grave.slice(AT_ONCE).map((each, index) => (
            <Said key={index} said={each} />
          ))}
        </details>
      )}
      {!said.length && <p class="muted small">{words.none}</p>}
      {latitude !== null && longitude !== null && (
        <Where row={row} premises={{ latitude, longitude, radius_m }} pair={pair} tiles={tiles} />
      )}
      {notes.map((each, index) => (
        <Said key={index} said={each} />
      ))}
      <PhotoRecords row={row} slots={pair} />
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
      {said.more > 0 && <span class="muted"> {twinWords(say.locale).alike(said.more)}</span>}
      {twins && <TwinCompare photos={twins} />}
    </SignalCard>
  )
}

function Where({ row, premises, pair, tiles }: Omit<Props, 'quarantine' | 'premises'> & { premises: Premises }) {
  const { say } = useDesk()
  const map = mapOf(row, pair, premises.radius_m, say)
  const onChoose = (key: string) => {
    const { report, index } = photoOf(key)
    pair.choose(pair.left?.report === report ? 'left' : 'right', report, index)
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
          {map.left.places > 0 && <p class="small muted">{twinWords(say.locale).morePlaces(map.left.places)}</p>}
        </>
      )}
      {map.nowhere.map((words) => (
        <p key={words} class="small muted">
          {words}
        </p>
      ))}
      {map.left.nowhere > 0 && <p class="small muted">{twinWords(say.locale).moreNowhere(map.left.nowhere)}</p>}
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
