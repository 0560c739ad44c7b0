// The photos of an item as a pair: which two, how they lie, all of each half in a strip, and the pair on the whole screen.

import type { ComponentChildren } from 'preact'
import { DeskIcon } from '../../../ui/desk/icons'
import { Keys, type KeyHint } from '../../../ui/desk/keys'
import { PhotoPair, type PairFace } from '../../../ui/desk/photo-pair'
import { PhotoStrip } from '../../../ui/desk/photo-strip'
import { useKeys } from '../../../ui/desk/use-keys'
import { useDesk } from '../../use-desk'
import { EnlargedRecord } from '../evidence/photo-records'
import { choices, shelfOf, type Hand, type Shelf } from '../pair'
import { keyed, keyOf } from '../twin-keys'
import type { TwinRow } from '../twin'
import { twinWords } from '../twin-words'
import type { Pair } from '../use-pair'
import { reportInFull, reportName } from '../who'
import { PairViewer } from './pair-viewer'
import { fixedIn, noPicture, pairPhoto, standingOf } from './pair-photos'
import { photoActs } from './photo-acts'
import { PhotoPlate } from './photo-plate'

const HANDS = ['left', 'right'] as const
const THUMB = 400

export function ItemPhotos({ row, pair }: { row: TwinRow; pair: Pair }) {
  const { client, say } = useDesk()
  const words = twinWords(say.locale).photos
  const shelves = { left: shelfOf(row, pair.left), right: shelfOf(row, pair.right) }
  const shown = [shelves.left, shelves.right].filter((each): each is Shelf => each !== null)
  const any = row.spoken.some(({ cell }) => cell.photos.length > 0)
  const acts = photoActs(pair, any)
  useKeys(keyed(acts))
  if (!any) return <p class="muted small">{say.text.evidence.noPhotos}</p>

  const drawn = shown.some(({ photo }) => photo?.layer.length)
  const others = shown.reduce((sum, { photo }) => sum + (photo?.other_layers ?? 0), 0)
  const names = HANDS.map((hand) => shelves[hand] && reportName(shelves[hand].spoken.report, say))
  const pairs = shown.some(({ photos }) => photos.length > 1)
  const view = {
    left: face('left'),
    right: face('right'),
    mode: pair.mode,
    cut: pair.cut,
    onCut: pair.setCut,
    look: pair.look,
    onLook: pair.setLook,
  }
  const slider = words.slider(names[0] ?? '', names[1] ?? '')
  const hints: KeyHint[] = [
    { keys: [keyOf('left'), keyOf('right')], does: pair.mode === 'split' ? words.keys.border : words.keys.pairs },
    { keys: [keyOf('enlarge')], does: say.text.evidence.keys.enlarge, act: () => pair.enlarge(true) },
    { keys: [keyOf('mode')], does: say.text.evidence.keys.beside, act: pair.switchMode },
    { keys: [keyOf('turn')], does: words.keys.turn, act: acts.turn || undefined },
    { keys: [keyOf('nearer'), keyOf('farther')], does: words.keys.near },
  ]
  if (pairs) hints.push({ keys: [keyOf('nextPair')], does: words.keys.pairs, act: () => pair.nextPair(1) })
  if (drawn) {
    const { mark, unmark } = say.text.evidence.keys
    hints.push({ keys: [keyOf('marks')], does: pair.marks ? unmark : mark, act: pair.switchMarks })
  }
  return (
    <div class="photos-of-item">
      <PhotoPair {...view} slider={slider} grip={<DeskIcon name="between" />} onEnlarge={() => pair.enlarge(true)} />
      <div class="halves">
        {HANDS.map((hand) => (
          <Half key={hand} hand={hand} shelf={shelves[hand]} row={row} pair={pair} />
        ))}
      </div>
      <div class="photo-tools">
        <Keys hints={hints} />
      </div>
      {drawn && <p class="small muted">{say.text.evidence.drawn}</p>}
      {others > 0 && <p class="small muted">{say.text.evidence.otherLayers(others)}</p>}
      {pair.enlarged && (
        <PairViewer {...view} slider={slider} pair={pair} acts={acts} shelves={shelves} drawn={drawn} />
      )}
    </div>
  )

  function face(hand: Hand): PairFace {
    const shelf = shelves[hand]
    const { photo, spoken } = shelf ?? {}
    const picture = pairPhoto(row, shelf, fixedIn(row, pair, hand), say, client.review.photoUrl, pair.marks)
    if (!picture || !photo || !spoken) return { photo: null, none: none(shelf, hand) }
    const more = <EnlargedRecord spoken={spoken} photo={photo} />
    return { photo: { ...picture, more, unreadable: <PhotoPlate photo={photo} why="failed" /> }, none: null }
  }

  function none(shelf: Shelf | null, hand: Hand): ComponentChildren {
    const why = shelf?.photo && noPicture(shelf.photo)
    if (shelf?.photo && why) return <PhotoPlate photo={shelf.photo} why={why} />
    const side = shelf?.spoken.report.kind ?? (hand === 'left' ? 'self_assessment' : 'visit')
    return <p class="muted small">{words.none[side]}</p>
  }
}

interface HalfProps {
  hand: Hand
  shelf: Shelf | null
  row: TwinRow
  pair: Pair
}

/** Whose photos stand in one half, whether they are sealed, and all of them. */
function Half({ hand, shelf, row, pair }: HalfProps) {
  const { client, say } = useDesk()
  const words = twinWords(say.locale).photos
  const able = choices(row, pair)
  if (!shelf) return <div class="half" />
  const { report } = shelf.spoken
  const name = reportName(report, say)
  const shot = row.item.shots.find((each) => each.id === shelf.photo?.shot)
  return (
    <div class="half" data-hand={hand}>
      {able.length > 2 ? (
        <label class="half-choice">
          <span class="small muted">
            {words.which[hand]} <kbd>{keyOf(hand === 'left' ? 'reportLeft' : 'reportRight')}</kbd>
          </span>
          <select
            class="input"
            value={report.inspection_id}
            onChange={(event) => pair.choose(hand, event.currentTarget.value, 0)}
          >
            {able.map((each) => (
              <option key={each.report.inspection_id} value={each.report.inspection_id}>
                {reportInFull(each.report, say)}
              </option>
            ))}
          </select>
        </label>
      ) : null}
      <p class="small half-state">
        {report.state === 'sealed' && <DeskIcon name="lock" />}
        <span class="muted">
          {shot && <span class="half-shot">{say.words(shot.title)} · </span>}
          {say.first(standingOf(shelf, say))}
        </span>
      </p>
      {shelf.photos.length > 1 && (
        <div class="half-strip">
          <button type="button" class="key" aria-label={words.strip(name)} onClick={() => pair.nextPhoto(hand)}>
            <kbd>{keyOf(hand === 'left' ? 'nextLeft' : 'nextRight')}</kbd>
          </button>
          <PhotoStrip
            label={words.strip(name)}
            chosen={shelf.index}
            onChoose={(index) => pair.choose(hand, report.inspection_id, index)}
            photos={shelf.photos.map((photo, index) => {
              const gone = noPicture(photo)
              const grave = photo.signals.some((each) => each.severity === 'attention')
              const doubt = photo.signals.some((each) => each.severity === 'check')
              const state = grave ? ('bad' as const) : doubt ? ('warn' as const) : null
              return {
                key: `${photo.sha256} ${index}`,
                src: gone ? null : client.review.photoUrl(photo.sha256, THUMB),
                label: [
                  words.cell(index + 1, shelf.photos.length),
                  gone && words.plate[gone],
                  state && say.text.evidence.severity[grave ? 'attention' : 'check'],
                ]
                  .filter(Boolean)
                  .join('. '),
                sign: state
                  ? { state, icon: <DeskIcon name={grave ? 'octagon' : 'triangle'} /> }
                  : gone && {
                      state: 'none' as const,
                      icon: <DeskIcon name={gone === 'missing' ? 'phone' : 'cross'} />,
                    },
              }
            })}
          />
        </div>
      )}
    </div>
  )
}
