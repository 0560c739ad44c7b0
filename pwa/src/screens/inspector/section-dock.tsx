// Under the thumb: the question of now and its answer, then what the answer needs, then the way on.

import { useEffect, useId, useRef } from 'preact/hooks'
import {
  seen,
  type ItemView,
  type OpenInspection,
  type SectionView,
  type Sheet,
} from '../../core/inspection/inspection'
import type { FieldProps } from '../../kinds/kind'
import { views } from '../../kinds/views'
import { Button } from '../../ui/parts/button'
import { Plate } from '../../ui/parts/plate'
import { paths } from '../phone-paths'
import { usePhone } from '../use-phone'
import { NoteField, useNote } from './item-note'
import { NotKept } from './not-kept'
import type { Troubles } from './use-told'
import type { Walk } from './use-walk'
import { firstGap, nextOpen, sectionAfter } from './walk'

interface Props {
  open: OpenInspection
  sheet: Sheet
  section: SectionView
  walk: Walk
  give: (item: string) => FieldProps['give']
  troubles: Troubles
}

export function SectionDock(props: Props) {
  const { sheet, walk } = props
  const { here } = walk
  const question = useRef<HTMLParagraphElement>(null)
  const before = useRef(here?.item.id)
  useEffect(() => {
    const lost = document.activeElement === document.body || document.activeElement?.tagName === 'H1'
    if (before.current !== here?.item.id && lost) question.current?.focus()
    before.current = here?.item.id
  }, [here?.item.id])
  if (sheet.closed) return <Closed {...props} />
  if (!here) return <SectionEnd {...props} />
  return <Question key={here.item.id} {...props} view={here} question={question} />
}

interface QuestionProps extends Props {
  view: ItemView
  question: { current: HTMLParagraphElement | null }
}

function Question({ open, section, walk, give, view, question, troubles }: QuestionProps) {
  const { client, say } = usePhone()
  const { item } = view
  const { Field } = views[item.kind]
  const labelled = useId()
  const text = say.text.section
  const next = nextOpen(section, item.id)
  const on = next ? text.next(next.item.id) : text.onwards
  return (
    <>
      <p class="row question" ref={question} tabIndex={-1}>
        <Plate id={item.id} />
        <strong id={labelled}>{say.words(item.text)}</strong>
      </p>
      <NotKept inspection_id={open.id} item={item} trouble={troubles[item.id]} />
      {walk.asking === 'answer' && (
        <div class="dock-field">
          {item.guidance && <p class="small muted">{say.words(item.guidance)}</p>}
          <Field
            item={item}
            value={view.value}
            saw={seen(view.op, view.conflicts)}
            locale={say.locale}
            labelled={labelled}
            closed={false}
            give={give(item.id)}
            measure={paths.speed(open.id, item.id)}
            place={item.kind === 'location' ? client.place.latest.value : null}
          />
          <Onwards view={view} walk={walk} words={on} later={text.later} give={give} />
        </div>
      )}
      {walk.asking === 'photos' && (
        <div class="two" data-first>
          <Button kind="primary" large icon="camera" href={paths.camera(open.id, item.id)}>
            {text.shoot(view.photos.length + 1, view.photos_needed)}
          </Button>
          <Button large onClick={walk.skip}>
            {text.later}
          </Button>
        </div>
      )}
      {walk.asking === 'words' && <Words open={open} view={view} on={walk.skip} words={on} />}
    </>
  )
}

/** The words of a critical «no»: whoever writes them says when they are whole. */
function Words({ open, view, on, words }: { open: OpenInspection; view: ItemView; on: () => void; words: string }) {
  const { say } = usePhone()
  const note = useNote(open, view)
  const written = note.text.trim() !== ''
  const keep = async () => {
    if (await note.settle()) on()
  }
  return (
    <>
      <NoteField draft={note} needed={!written} />
      <Button
        kind={written ? 'primary' : undefined}
        large
        wide
        after={written ? 'arrow' : undefined}
        onClick={() => void keep()}
      >
        {written ? words : say.text.section.later}
      </Button>
    </>
  )
}

interface OnwardsProps {
  view: ItemView
  walk: Walk
  words: string
  later: string
  give: Props['give']
}

/** Kinds that are not answered by one tap are confirmed; «none of these» is an answer too. */
function Onwards({ view, walk, words, later, give }: OnwardsProps) {
  const { kind, id } = view.item
  if (kind === 'yes-no' || kind === 'choice') return null
  const empty = kind === 'choices' && view.value === undefined
  const on = () => {
    const refused = document.querySelector<HTMLElement>('.dock [aria-invalid=true]')
    if (refused)
      refused.focus() // what stands there was not taken: nobody is led away from it
    else if (empty) void give(id)([]).then(walk.confirm)
    else walk.confirm()
  }
  if (!view.complete && !empty) {
    return (
      <Button large wide onClick={walk.skip}>
        {later}
      </Button>
    )
  }
  return (
    <Button kind="primary" large wide after="arrow" onClick={on}>
      {words}
    </Button>
  )
}

/** The section has no open question: to what it lacks, to the next section, or to the end. */
function SectionEnd({ open, sheet, section, walk }: Props) {
  const { say } = usePhone()
  const text = say.text.section
  const gap = firstGap(section)
  const after = sectionAfter(sheet, section.id)
  return (
    <>
      {!gap && <p class="small muted">{text.done}</p>}
      {gap && (
        <Button large wide onClick={() => walk.goTo(gap.item.id)}>
          {text.toGap(gap.item.id)}
        </Button>
      )}
      {after ? (
        <Button kind="primary" large wide after="arrow" href={paths.section(open.id, after.id)}>
          {text.nextSection(after.id, say.words(after.title))}
        </Button>
      ) : (
        <Button kind="primary" large wide after="arrow" href={paths.missing(open.id)}>
          {gap ? text.toMissing : text.toEnd}
        </Button>
      )}
    </>
  )
}

function Closed({ open, sheet, section }: Props) {
  const { say } = usePhone()
  const at = sheet.sections.findIndex((each) => each.id === section.id)
  const after = sheet.sections[at + 1]
  return after ? (
    <Button large wide after="arrow" href={paths.section(open.id, after.id)}>
      {say.text.section.nextSection(after.id, say.words(after.title))}
    </Button>
  ) : (
    <Button large wide href={paths.inspection(open.id)}>
      {say.text.section.overview}
    </Button>
  )
}
