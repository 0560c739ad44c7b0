// One item of a twin report: the two voices, the scale under them, their photos and their words.

import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import { DeskIcon } from '../../../ui/desk/icons'
import { Keys } from '../../../ui/desk/keys'
import { useKeys } from '../../../ui/desk/use-keys'
import { PhotoPair } from '../../../ui/desk/photo-pair'
import { PhotoViewer } from '../../../ui/desk/photo-viewer'
import { initials } from '../../initials'
import { useDesk } from '../../use-desk'
import { ItemScale } from './item-scale'
import { ItemVoice } from './item-voice'
import { EnlargedRecord } from '../evidence/photo-records'
import { pairPhoto, shelf } from './pair-photos'
import type { TwinRow, Voice } from '../twin'
import type { TwinPlace } from '../use-twin'
import { normInWords } from './value-words'
import { sideName } from '../who'
import { Plate } from '../../../ui/parts/plate'

const CUT_STEP = 4

interface Props {
  row: TwinRow
  place: TwinPlace
  /** What else is said of the item. */
  children?: ComponentChildren
}

export function ItemCentre({ row, place, children }: Props) {
  const { say } = useDesk()
  const norm = normInWords(row.item, say)
  return (
    <section class="centre" aria-live="polite" aria-label={row.item.id} tabIndex={0}>
      <div class="centre-head">
        <Plate id={row.item.id} />
        <h2>{say.words(row.item.texts)}</h2>
        {norm && <span class="muted">{say.text.twin.norm(norm)}</span>}
        {row.item.critical && (
          <span class="badge" data-kind="critical">
            {say.text.twin.critical}
          </span>
        )}
        <span class="end">
          <span class="muted small">{say.text.twin.position(place.position.index, place.position.all)}</span>
          <button type="button" class="key" aria-label={say.text.twin.previous} onClick={() => place.step(-1)}>
            <kbd>K</kbd>
            <DeskIcon name="back" />
          </button>
          <button type="button" class="key" aria-label={say.text.twin.following} onClick={() => place.step(1)}>
            <kbd>J</kbd>
            <DeskIcon name="forward" />
          </button>
        </span>
      </div>
      <div class="voices">
        <ItemVoice row={row} voice={row.applicant} side="self_assessment" />
        <ItemVoice row={row} voice={row.inspector} side="visit" />
      </div>
      <ItemScale row={row} />
      <Photos row={row} place={place} />
      {[row.applicant, row.inspector].map((voice) => voice && <Remarks key={voice.side} voice={voice} />)}
      {children}
    </section>
  )
}

function Photos({ row, place }: { row: TwinRow; place: TwinPlace }) {
  const { client, say } = useDesk()
  const [enlarged, setEnlarged] = useState(false)
  const { applicant, inspector, mode, cut, marks } = place.pair
  const left = shelf(row.applicant, applicant)
  const right = shelf(row.inspector, inspector)
  const any = left.count + right.count > 0
  const drawn = [left, right].some(({ photo }) => photo?.layer.length)
  const others = [left, right].reduce((sum, { photo }) => sum + (photo?.other_layers ?? 0), 0)
  const enlarge = () => any && setEnlarged(true)
  useKeys({
    ArrowLeft: () => place.setCut(cut - CUT_STEP),
    ArrowRight: () => place.setCut(cut + CUT_STEP),
    KeyZ: enlarge,
    KeyB: place.switchMode,
    KeyL: place.switchMarks,
    Digit1: () => place.nextPhoto('applicant'),
    Digit2: () => place.nextPhoto('inspector'),
  })
  if (!any) return <p class="muted small">{say.text.evidence.noPhotos}</p>
  const shown = [
    pairPhoto(row, row.applicant, left, say, client.review.photoUrl, marks),
    pairPhoto(row, row.inspector, right, say, client.review.photoUrl, marks),
  ] as const
  const words = say.text.evidence
  const large = [
    { photo: shown[0], voice: row.applicant, shelf: left },
    { photo: shown[1], voice: row.inspector, shelf: right },
  ].flatMap(({ photo, voice, shelf: { photo: taken } }) =>
    photo && voice && taken ? [{ ...photo, more: <EnlargedRecord voice={voice} photo={taken} /> }] : [],
  )
  return (
    <div>
      <PhotoPair
        left={shown[0]}
        right={shown[1]}
        leftNone={left.photo ? words[left.photo.state === 'lost' ? 'lost' : 'missing'] : words.none_applicant}
        rightNone={right.photo ? words[right.photo.state === 'lost' ? 'lost' : 'missing'] : words.none_inspector}
        mode={mode}
        cut={cut}
        onCut={place.setCut}
        slider={words.slider}
        grip={<DeskIcon name="between" />}
        onEnlarge={enlarge}
      />
      <div class="photo-tools">
        <Keys
          hints={[
            { keys: ['←', '→'], does: words.keys.border },
            { keys: ['Z'], does: words.keys.enlarge, act: enlarge },
            { keys: ['B'], does: words.keys.beside, act: place.switchMode },
            ...(drawn
              ? [{ keys: ['L'], does: marks ? words.keys.unmark : words.keys.mark, act: place.switchMarks }]
              : []),
          ]}
        />
        <Other
          hint="1"
          side="self_assessment"
          index={applicant}
          count={left.count}
          next={() => place.nextPhoto('applicant')}
        />
        <Other hint="2" side="visit" index={inspector} count={right.count} next={() => place.nextPhoto('inspector')} />
      </div>
      {drawn && <p class="small muted">{words.drawn}</p>}
      {others > 0 && <p class="small muted">{words.otherLayers(others)}</p>}
      {enlarged && (
        <PhotoViewer
          photos={large}
          words={words.viewer}
          marks={drawn ? { shown: marks, turn: place.switchMarks } : null}
          onClose={() => setEnlarged(false)}
        />
      )}
    </div>
  )
}

function Other(props: { hint: string; side: Voice['side']; index: number; count: number; next: () => void }) {
  const { say } = useDesk()
  if (props.count < 2) return null
  return (
    <button type="button" class="key" onClick={props.next}>
      <kbd>{props.hint}</kbd> {say.text.evidence.other(sideName(props.side, say), props.index + 1, props.count)}
    </button>
  )
}

function Remarks({ voice }: { voice: Voice }) {
  const { say } = useDesk()
  const who = sideName(voice.side, say)
  const letters = initials(voice.report.by?.name ?? who)
  const heard = [voice.cell, ...voice.before.map((each) => each.cell)]
  const remarks = heard.flatMap((cell) => [
    ...(cell.note ? [{ head: say.text.twin.note(who), words: cell.note }] : []),
    ...cell.findings.map((finding) => ({ head: say.text.twin.finding(who), words: finding })),
  ])
  return (
    <>
      {remarks.map((remark, index) => (
        <div class="remark" key={index}>
          <span class="avatar" data-size="s" aria-hidden="true">
            {letters}
          </span>
          <p>
            <strong>{remark.head}</strong> {remark.words}
          </p>
        </div>
      ))}
    </>
  )
}
