// The camera in the page: the picture is the screen, the shutter under the thumb, the distance always in sight.

import type { ComponentChildren } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import type { OpenInspection, PhotoView, Sheet } from '../../../core/inspection/inspection'
import { askLevel, levelAsks, watchLevel } from '../../../device/level'
import { Button } from '../../../ui/parts/button'
import { Icon } from '../../../ui/parts/icon'
import { Plate } from '../../../ui/parts/plate'
import '../../../ui/camera.css'
import { usePhone } from '../../use-phone'
import { CameraKeys } from './camera-keys'
import { CameraSays } from './camera-says'
import { cameraWords } from './camera-words'
import { LookAtPhoto } from './look-at-photo'
import { useShots, type Task } from './use-shots'
import type { Viewing } from './use-viewfinder'
import { LevelLine, Viewport, type Outline } from './viewport'
import { allItems } from '../walk'
import { WhereLine } from './where-line'
import { ZoomKeys } from './zoom-keys'

interface Props {
  open: OpenInspection
  sheet: Sheet
  viewing: Viewing
  task: Task
  title: string
  words: string | null
  /** How far one is: «1 / 2». */
  count: string
  /** What to shoot by, unless a photo is retaken. */
  outline: Outline | null
  back: string
  /** The newest photo of what is being shot. */
  last: PhotoView | null
  /** All that is wanted is there. */
  enough: boolean
  /** Instead of the shutter there is something to read. */
  instead?: ComponentChildren
  /** Above the keys. */
  steps?: ComponentChildren
  kept?(task: Task): void
  onRetake?(photo: PhotoView): void
}

export function Camera(props: Props) {
  const { open, sheet, viewing, task, back, last, outline } = props
  const { preferences, client, say } = usePhone()
  const text = cameraWords(say.locale)
  const shots = useShots(open, viewing, task, props.kept)
  const [shown, setShown] = useState(true)
  const [looking, setLooking] = useState<string | null>(null)
  const [, redraw] = useState(0)
  const { finder, quiet, again } = viewing
  const photos = allItems(sheet).flatMap((each) => each.photos)
  const looked = photos.find((photo) => photo.sha256 === looking) ?? null
  const unkept = client.unkept.value.filter((each) => each.what === 'photo').length
  const former = shots.instead ?? null
  const by: Outline | null = former ? { sha256: former.sha256 } : outline
  const shot = former ? (task.view.item.shots?.find((each) => each.id === former.shot) ?? null) : null
  const title = shot ? say.words(shot.title) : props.title
  const words = shot ? say.words(shot.text) : props.words
  const retake = (photo: PhotoView) => {
    setLooking(null)
    props.onRetake?.(photo)
    shots.retake(photo)
  }
  if (looked) {
    return (
      <LookAtPhoto
        open={open}
        photo={looked}
        closed={sheet.closed}
        onRetake={() => retake(looked)}
        onClose={() => setLooking(null)}
      />
    )
  }
  return (
    <div class="camera">
      <Viewport
        finder={finder}
        words={text.viewfinder}
        outline={shown && finder?.is === 'open' && !props.instead ? by : null}
        onZoom={() => redraw((was) => was + 1)}
      />
      <header>
        <div class="row">
          <Button kind="icon" icon="cross" href={back} label={text.close} />
          <div class="camera-what">
            <p>
              {!props.instead && <Plate id={task.view.item.id} />} <strong>{title}</strong>
            </p>
            {words && <p class="small">{words}</p>}
          </div>
          <strong class="end nowrap">{props.count}</strong>
        </div>
      </header>
      <main class="mid">
        <WhereLine premises={sheet.inspection.premises} />
        {(finder === null || quiet) && (
          <p class="where" role="status">
            {quiet ? text.quiet : text.starting}
          </p>
        )}
        {finder?.is === 'refused' && !props.instead && <NoCamera why={finder.why} again={again} />}
        {props.instead}
        {finder?.is === 'open' && !props.instead && <LevelLine />}
        {finder?.is === 'open' && !props.instead && (
          <div class="glass-keys">
            {finder.zoom && <ZoomKeys zoom={finder.zoom} />}
            <LevelKey />
          </div>
        )}
      </main>
      <footer>
        {former && (
          <div class="where spread">
            <span>{text.insteadOf}</span>
            <Button onClick={() => shots.retake(null)}>{text.keepOld}</Button>
          </div>
        )}
        <CameraSays
          shots={shots}
          photos={photos}
          onRetake={sheet.closed ? undefined : retake}
          unkept={unkept}
          onUnkept={() => (preferences.unkept.value = true)}
        />
        {props.steps}
        <CameraKeys
          finder={props.instead ? null : finder}
          still={props.instead !== undefined}
          last={last?.sha256 ?? null}
          onLast={() => setLooking(last?.sha256 ?? null)}
          back={back}
          closed={sheet.closed}
          busy={shots.full || quiet || (task.goes_on === true && shots.waiting > 0)}
          enough={props.enough && !former}
          outline={by ? { shown, turn: () => setShown(!shown) } : null}
          shots={shots}
        />
      </footer>
    </div>
  )
}

function NoCamera({ why, again }: { why: 'denied' | 'none' | 'busy' | 'insecure' | 'failed'; again: () => void }) {
  const { say } = usePhone()
  const text = cameraWords(say.locale)
  const [title, what] =
    why === 'denied'
      ? [text.denied, text.deniedWhat]
      : why === 'failed'
        ? [text.failed, text.failedWhat]
        : [text.none, text.noneWhat]
  return (
    <div class="alarm" role="alert" data-why={why}>
      <p class="row">
        <Icon name="triangle" />
        <strong>{title}</strong>
      </p>
      <p class="small">{what}</p>
      <Button onClick={again}>{text.again}</Button>
    </div>
  )
}

/** iOS gives the angle only to whoever asks for it in a tap. */
function LevelKey() {
  const { say } = usePhone()
  const [asks, setAsks] = useState(false)
  useEffect(() => {
    let gone = false
    const stop = watchLevel(() => (gone = true) && setAsks(false)) // it comes unasked
    void levelAsks().then((is) => !gone && setAsks(is))
    return () => {
      gone = true
      stop()
    }
  }, [])
  if (!asks) return null
  return (
    <button type="button" class="btn" onClick={() => void askLevel().then(() => setAsks(false))}>
      {cameraWords(say.locale).level}
    </button>
  )
}
