// A pair of photos, uncropped and as large as the screen; what one does with them goes for both at once.

import type { ComponentChildren } from 'preact'
import { useLayoutEffect, useRef } from 'preact/hooks'
import { DeskIcon, type DeskIconName } from './icons'
import { isStraight, STEP, turned, zoomed, type Look } from './look-geometry'
import { PhotoPair, type PairFace } from './photo-pair'
import { obey, type KeyMap } from './use-keys'
import { Button } from '../parts/button'
import './evidence.css'
import './viewer.css'
import '../whole-screen.css'

/** A word on a button with its key. */
export interface ViewerWord {
  name: string
  key: string
}

export interface ViewerTool {
  icon: DeskIconName
  word: ViewerWord
  /** What the button says where there is no room for its word; its sign alone otherwise. */
  short?: string
  act: () => void
  pressed?: boolean
}

export type ViewerWords = Record<'nearer' | 'farther' | 'turn' | 'reset' | 'close', ViewerWord> & {
  title: string
  slider: string
}

interface Props {
  left: PairFace
  right: PairFace
  mode: 'split' | 'beside'
  cut: number
  onCut: (cut: number) => void
  look: Look
  onLook: (change: (look: Look) => Look) => void
  words: ViewerWords
  /** What else there is to do, after zoom and turn. */
  tools: ViewerTool[]
  keys: KeyMap
  /** Stands between the photos and the tools. */
  children?: ComponentChildren
  onClose: () => void
}

export function PhotoViewer(props: Props) {
  const { look, onLook, words, onClose } = props
  const ref = useRef<HTMLDialogElement>(null)
  useLayoutEffect(() => {
    const dialog = ref.current
    dialog?.showModal()
    dialog?.querySelector<HTMLElement>('.viewer-tools button')?.focus()
    return () => dialog?.close()
  }, [])
  const cancel = (event: Event) => {
    event.preventDefault()
    onClose()
  }
  const more = [props.left.photo?.more, props.right.photo?.more].filter(Boolean)
  return (
    <dialog
      ref={ref}
      class="viewer whole-screen"
      aria-label={words.title}
      onCancel={cancel}
      onKeyDown={(event) => obey(event, props.keys)}
    >
      <PhotoPair
        whole
        left={props.left}
        right={props.right}
        mode={props.mode}
        cut={props.cut}
        onCut={props.onCut}
        look={look}
        onLook={onLook}
        slider={words.slider}
        grip={<DeskIcon name="between" />}
        onEnlarge={null}
      />
      {more.length > 0 && (
        <div class="viewer-more">
          {more.map((each, index) => (
            <div key={index}>{each}</div>
          ))}
        </div>
      )}
      {props.children}
      <div class="viewer-tools">
        <Tool icon="plus" word={words.nearer} act={() => onLook((now) => zoomed(now, STEP))} />
        <Tool
          icon="minus"
          word={words.farther}
          act={() => onLook((now) => zoomed(now, 1 / STEP))}
          disabled={look.zoom === 1}
        />
        <Tool icon="turn" word={words.turn} act={() => onLook((now) => turned(now, 1))} />
        <Tool
          icon="whole"
          word={words.reset}
          act={() => onLook(() => ({ zoom: 1, turn: 0, x: 0, y: 0 }))}
          disabled={isStraight(look)}
        />
        {props.tools.map((tool) => (
          <Tool key={tool.word.name} {...tool} />
        ))}
        <Tool icon="cross" word={words.close} act={onClose} />
      </div>
    </dialog>
  )
}

function Tool({ icon, word, short, act, pressed, disabled }: ViewerTool & { disabled?: boolean }) {
  return (
    <Button onClick={act} pressed={pressed} disabled={disabled} label={`${word.name} ${word.key}`.trim()}>
      <DeskIcon name={icon} />
      <span class="tool-word">{word.name}</span>
      {short && <span class="tool-short">{short}</span>} {word.key && <kbd>{word.key}</kbd>}
    </Button>
  )
}
