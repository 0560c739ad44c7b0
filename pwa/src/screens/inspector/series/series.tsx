// The photo package: a series of shots with a drawing for each, from one to the next without leaving the camera.

import { useState } from 'preact/hooks'
import { useRoute } from 'preact-iso'
import type { OpenInspection, Sheet } from '../../../core/inspection/inspection'
import { Button } from '../../../ui/parts/button'
import { Icon } from '../../../ui/parts/icon'
import { Page } from '../../../ui/parts/page'
import { paths } from '../../phone-paths'
import { useInspection } from '../../use-inspection'
import { usePhone } from '../../use-phone'
import { outlineOf } from '../camera/camera'
import { Camera } from '../camera/camera-view'
import { NotOpen } from '../not-open'
import { isOpen, nextOpenStep, stepsOf, withLine, withoutLine, type Step } from './series-steps'
import { beginnings, seriesWords } from './series-words'
import { SkipSheet } from './skip-sheet'
import { useBefore } from '../use-before'
import { useViewfinder, type Viewing } from '../camera/use-viewfinder'

export function SeriesPage() {
  const { params } = useRoute()
  const viewing = useViewfinder() // opens while the store is read
  const { open, view } = useInspection(params.id ?? '')
  if (view.is !== 'open') return <NotOpen view={view} />
  const steps = stepsOf(view, beginnings)
  if (steps.length === 0) return <Nothing id={open.id} />
  return <Series open={open} sheet={view} steps={steps} viewing={viewing} />
}

interface Props {
  open: OpenInspection
  sheet: Sheet
  steps: Step[]
  viewing: Viewing
}

function Series({ open, sheet, steps, viewing }: Props) {
  const { say } = usePhone()
  const text = seriesWords(say.locale)
  const before = useBefore(sheet)
  const [passed, setPassed] = useState<ReadonlySet<string>>(new Set<string>())
  const [at, setAt] = useState(() => nextOpenStep(steps, -1, passed))
  const [newest, setNewest] = useState<string | null>(null)
  const [skipping, setSkipping] = useState(false)
  const step = steps[at] ?? null
  const here = step ?? steps.at(-1)!
  const { view, shot } = here
  const indexOf = (id: string | null) => steps.findIndex((each) => each.shot.id === id)

  /** On from the shot that is kept; what its note said against it is true no more. */
  const kept = (id: string | null) => {
    setNewest(id)
    const was = steps[indexOf(id)]
    if (was?.skipped != null) void open.note(was.view.item.id, withoutLine(was.view.note, beginnings(was.shot)))
    setAt((now) => (steps[now]?.shot.id === id ? nextOpenStep(without(steps, id), now, passed) : now))
  }
  const skip = async (reason: string) => {
    const line = `${text.notTaken(say.words(shot.title))}${reason}`
    const outcome = await open.note(view.item.id, withLine(withoutLine(view.note, beginnings(shot)), line))
    if (outcome.is !== 'saved') return false
    setSkipping(false)
    setAt(nextOpenStep(without(steps, shot.id), at, passed))
    return true
  }
  const later = () => {
    const left = new Set([...passed, shot.id])
    setSkipping(false)
    setPassed(left)
    setAt(nextOpenStep(steps, at, left))
  }
  const toLeft = () => {
    setPassed(new Set())
    setAt(nextOpenStep(steps, -1, new Set()))
  }
  const onwards = step?.photo || step?.skipped != null
  return (
    <>
      <Camera
        open={open}
        sheet={sheet}
        viewing={viewing}
        task={{ view, shot, goes_on: true }}
        title={step ? say.words(shot.title) : text.title}
        words={step ? say.words(shot.text) : null}
        count={text.at(step ? at + 1 : steps.length, steps.length)}
        outline={step && outlineOf(before.of(view.item.id), shot.sample, 0)}
        back={paths.inspection(open.id)}
        last={here.photo ?? steps[indexOf(newest)]?.photo ?? null}
        enough={false}
        kept={(task) => kept(task.shot?.id ?? null)}
        onRetake={(photo) => setAt((now) => (indexOf(photo.shot) < 0 ? now : indexOf(photo.shot)))}
        instead={step ? undefined : <Whole steps={steps} />}
        steps={
          step ? (
            <div class="two">
              <Button icon="back" disabled={at === 0} onClick={() => setAt(at - 1)}>
                {text.before}
              </Button>
              {onwards ? (
                <Button after="forward" onClick={() => setAt(at + 1)}>
                  {text.next}
                </Button>
              ) : (
                <Button disabled={sheet.closed} onClick={() => setSkipping(true)}>
                  {text.skip}
                </Button>
              )}
            </div>
          ) : (
            <>
              {steps.some(isOpen) && (
                <Button large wide icon="camera" onClick={toLeft}>
                  {text.toLeft}
                </Button>
              )}
              <Button kind="primary" large wide icon="check" href={paths.inspection(open.id)}>
                {text.done}
              </Button>
            </>
          )
        }
      />
      {skipping && step && (
        <SkipSheet shot={say.words(shot.title)} skip={skip} later={later} onClose={() => setSkipping(false)} />
      )}
    </>
  )
}

/** As if this shot were there: the store tells of it a moment later. */
function without(steps: Step[], id: string | null): Step[] {
  return steps.map((step) => (step.shot.id === id ? { ...step, skipped: '' } : step))
}

function Whole({ steps }: { steps: Step[] }) {
  const { say } = usePhone()
  const text = seriesWords(say.locale)
  const skipped = steps.filter((step) => !step.photo && step.skipped !== null)
  const left = steps.some(isOpen)
  return (
    <div class="told" role="status">
      <p class="row">
        <Icon name={left ? 'clock' : 'check'} />
        <strong>
          {left ? text.leftLater : skipped.length > 0 ? text.wholeWhat(taken(steps), steps.length) : text.whole}
        </strong>
      </p>
      {(left || skipped.length === 0) && <p class="small">{text.wholeWhat(taken(steps), steps.length)}</p>}
      {skipped.length > 0 && <p class="small">{text.skipped}</p>}
      <ul class="small">
        {skipped.map(({ shot, skipped: reason }) => (
          <li key={shot.id}>
            {say.words(shot.title)}: {reason}
          </li>
        ))}
      </ul>
    </div>
  )
}

function taken(steps: Step[]): number {
  return steps.filter((step) => step.photo).length
}

function Nothing({ id }: { id: string }) {
  const { say } = usePhone()
  const text = seriesWords(say.locale)
  return (
    <Page title={text.title} back={{ href: paths.inspection(id), label: text.done }}>
      <p class="plain">
        <strong>{text.none}</strong>
        <br />
        {text.noneWhat}
      </p>
    </Page>
  )
}
