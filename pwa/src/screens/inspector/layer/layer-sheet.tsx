// The sheet on which a finger draws over a photo. Nothing is written until its author saves; then one operation is.

import { useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks'
import type { LayerColour, Point, Shape } from '../../../api/shapes'
import type { ActOutcome } from '../../../core/inspection/inspection'
import { LONGEST_LABEL, MOST_SHAPES } from '../../../core/inspection/layer'
import { Button } from '../../../ui/parts/button'
import { Field } from '../../../ui/parts/field'
import { Icon } from '../../../ui/parts/icon'
import { layerWords } from '../../layer-words'
import { usePhone } from '../../use-phone'
import { begin, changed, removed, undone, write, type Drawing, type Tool } from './drawing'
import { LayerGround } from './layer-ground'

interface Props {
  item: string
  src: string
  width: number
  height: number
  shapes: readonly Shape[]
  /** So many other drawings were not chosen; saving settles them. */
  others: number
  save: (shapes: Shape[]) => Promise<ActOutcome>
  onClose: () => void
}

const TOOLS: Tool[] = ['arrow', 'circle', 'text']

export function LayerSheet({ item, src, width, height, shapes, others, save, onClose }: Props) {
  const { say } = usePhone()
  const text = layerWords(say.locale)
  const dialog = useRef<HTMLDialogElement>(null)
  const [drawing, setDrawing] = useState<Drawing>(() => begin(shapes))
  const [tool, setTool] = useState<Tool>('arrow')
  const [colour, setColour] = useState<LayerColour>('red')
  const [writing, setWriting] = useState<Point | null>(null)
  const [leaving, setLeaving] = useState(false)
  const [busy, setBusy] = useState(false)
  const [failed, setFailed] = useState<string | null>(null)
  useLayoutEffect(() => {
    dialog.current?.showModal()
    return () => dialog.current?.close()
  }, [])
  const dirty = useMemo(() => JSON.stringify(drawing.shapes) !== JSON.stringify(shapes), [drawing.shapes, shapes])
  const chosen = drawing.shapes[drawing.chosen]
  const full = drawing.shapes.length >= MOST_SHAPES

  const close = () => (dirty && !leaving ? setLeaving(true) : onClose())
  const keep = async () => {
    setBusy(true)
    const outcome = await save(drawing.shapes)
    setBusy(false)
    if (outcome.is === 'saved') return onClose()
    setLeaving(false)
    setFailed(outcome.is === 'not-kept' ? text.notKept : text.closed)
  }
  const paint = () => {
    const next: LayerColour = (chosen?.colour ?? colour) === 'red' ? 'yellow' : 'red'
    setColour(next)
    if (chosen) setDrawing(changed(drawing, { colour: next }))
  }
  const put = (words: string) => {
    if (writing && words) setDrawing(write(drawing, writing, words, colour))
    else if (chosen?.is === 'text') setDrawing(words ? changed(drawing, { words }) : removed(drawing))
    setWriting(null)
  }
  const shown = chosen?.colour ?? colour
  return (
    <dialog
      ref={dialog}
      class="drawing whole-screen"
      aria-label={text.title(item)}
      onCancel={(event) => {
        event.preventDefault()
        close()
      }}
    >
      <header>
        <div class="row">
          <Button kind="icon" icon="cross" label={text.close} onClick={close} />
          <h2>{text.title(item)}</h2>
        </div>
        <p class="how" role="status" data-s={failed || others ? 'bad' : undefined}>
          {failed ??
            (others > 0 ? text.others(others) : full ? text.most(MOST_SHAPES) : chosen ? text.chosen : text.how[tool])}
        </p>
      </header>
      <LayerGround
        src={src}
        size={{ width, height }}
        drawing={drawing}
        tool={full ? null : tool}
        colour={colour}
        words={text.ground}
        draw={setDrawing}
        write={setWriting}
      />
      <footer>
        {leaving ? (
          <>
            <p role="alert">{text.leaving}</p>
            <Button kind="primary" large wide busy={busy} onClick={() => void keep()}>
              {text.save}
            </Button>
            <div class="two">
              <Button onClick={() => setLeaving(false)}>{text.stay}</Button>
              <Button onClick={onClose}>{text.leave}</Button>
            </div>
          </>
        ) : writing || chosen?.is === 'text' ? (
          <Words
            key={writing ? 'new' : drawing.chosen}
            words={!writing && chosen?.is === 'text' ? chosen.words : ''}
            put={put}
            remove={writing ? undefined : () => setDrawing(removed(drawing))}
          />
        ) : (
          <>
            <div class="tools">
              {TOOLS.map((each) => (
                <button key={each} type="button" class="btn" aria-pressed={tool === each} onClick={() => setTool(each)}>
                  <Sign tool={each} />
                  {text.tools[each]}
                </button>
              ))}
              <button type="button" class="btn" aria-label={`${text.colour}: ${text.colours[shown]}`} onClick={paint}>
                <span class="swatch" data-colour={shown} />
                {text.colour}
              </button>
            </div>
            <div class="two">
              <Button icon="undo" disabled={!drawing.before.length} onClick={() => setDrawing(undone(drawing))}>
                {text.undo}
              </Button>
              <Button icon="bin" disabled={!chosen} onClick={() => setDrawing(removed(drawing))}>
                {text.remove}
              </Button>
            </div>
            <Button kind="primary" large wide busy={busy} disabled={!dirty && !others} onClick={() => void keep()}>
              {text.save}
            </Button>
          </>
        )}
      </footer>
    </dialog>
  )
}

function Words({ words, put, remove }: { words: string; put: (words: string) => void; remove?: () => void }) {
  const { say } = usePhone()
  const text = layerWords(say.locale)
  const field = useRef<HTMLInputElement>(null)
  useLayoutEffect(() => field.current?.focus(), [])
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        put(field.current?.value.trim() ?? '')
      }}
    >
      <Field id="layer-words" label={text.words}>
        <input
          ref={field}
          id="layer-words"
          class="input"
          maxLength={LONGEST_LABEL}
          defaultValue={words}
          enterkeyhint="done"
        />
      </Field>
      <div class="two">
        {remove ? (
          <Button icon="bin" onClick={remove}>
            {text.remove}
          </Button>
        ) : (
          <Button onClick={() => put('')}>{text.stay}</Button>
        )}
        <Button kind="primary" submit>
          {text.put}
        </Button>
      </div>
    </form>
  )
}

function Sign({ tool }: { tool: Tool }) {
  if (tool !== 'circle') return <Icon name={tool === 'arrow' ? 'arrow' : 'pencil'} />
  return (
    <svg class="ring" viewBox="0 0 24 24" aria-hidden="true">
      <circle cx="12" cy="12" r="9" />
    </svg>
  )
}
