// The camera in the page: the picture is the screen, the shutter under the thumb, the distance always in sight.

import { useEffect, useRef, useState } from 'preact/hooks'
import { useRoute } from 'preact-iso'
import type { ItemView, OpenInspection, Sheet } from '../../core/inspection'
import '../../core/photo' // what takes a photo in comes with the camera
import type { PhotoOutcome } from '../../core/photo'
import type { Viewfinder } from '../../device/camera'
import { Button } from '../../ui/parts/button'
import { Icon } from '../../ui/parts/icon'
import { Plate } from '../../ui/parts/plate'
import { paths } from '../phone-paths'
import { useInspection } from '../use-inspection'
import { usePhone } from '../use-phone'
import { usePlace } from '../use-place'
import { cameraWords } from './camera-words'
import { CameraKeys } from './camera-keys'
import { NotOpen } from './not-open'
import { useViewfinder } from './use-viewfinder'
import { findItem } from './walk'
import { WhereLine } from './where-line'

export function CameraPage() {
  const { params } = useRoute()
  const { open, view } = useInspection(params.id ?? '')
  if (view.is !== 'open') return <NotOpen view={view} />
  const found = findItem(view, params.item ?? '')
  if (!found) return <NotOpen view={{ is: 'absent' }} />
  const { section, item } = found
  const lacks = found.view.missing.length > 0 || !found.view.complete
  const back = lacks ? paths.section(open.id, section, item) : paths.onwards(open.id, section, item)
  return <Camera open={open} sheet={view} view={found.view} back={back} />
}

type Said = { bad: boolean; words: string } | null

interface Props {
  open: OpenInspection
  sheet: Sheet
  view: ItemView
  back: string
}

function Camera({ open, sheet, view, back }: Props) {
  const { client, preferences, say } = usePhone()
  usePlace(client)
  const text = cameraWords(say.locale)
  const unkept = client.unkept.value.filter((each) => each.what === 'photo').length
  const { finder, again } = useViewfinder()
  const [saving, setSaving] = useState(0)
  const [said, setSaid] = useState<Said>(null)
  const { item, photos_needed } = view
  const taken = view.photos.filter((photo) => photo.lamp !== 'lost').length
  const wanted = Math.max(photos_needed, item.photos.always)

  const keep = async (source: 'camera' | 'file', picture: Blob | null, more = false) => {
    if (!picture) return setSaid({ bad: true, words: text.broken })
    setSaving((was) => was + 1)
    const outcome = await open.takePhoto(item.id, { source, picture, more })
    setSaving((was) => was - 1)
    setSaid(wordsOf(outcome, text, taken + 1 >= wanted))
  }
  const mark = async () => {
    if (!(await client.markWaiting(open.id, item.id))) setSaid({ bad: true, words: text.unmarked(item.id) })
  }
  const shoot = async (now: Viewfinder & { is: 'open' }) => {
    setSaid(null)
    await keep('camera', await now.shoot())
  }
  const chosen = async (files: File[]) => {
    setSaid(null)
    for (const [at, file] of files.entries()) await keep('file', file, at < files.length - 1)
    await client.clearWaiting()
  }

  return (
    <div class="camera">
      <Viewport finder={finder} words={text.viewfinder} />
      <header>
        <div class="row">
          <Button kind="icon" icon="cross" href={back} label={text.close} />
          <div class="camera-what">
            <p>
              <Plate id={item.id} /> <strong>{say.words(item.text)}</strong>
            </p>
            {item.guidance && <p class="small">{say.words(item.guidance)}</p>}
          </div>
          <strong class="end nowrap">{wanted > 0 ? text.count(taken, wanted) : taken || ''}</strong>
        </div>
      </header>
      <main class="mid">
        <WhereLine premises={sheet.inspection.premises} />
        {finder === null && (
          <p class="where" role="status">
            {text.starting}
          </p>
        )}
        {finder?.is === 'refused' && <NoCamera finder={finder} again={again} />}
      </main>
      <footer>
        {saving > 0 ? (
          <p class="where" role="status">
            {text.saving}
          </p>
        ) : (
          said && (
            <p class={said.bad ? 'alarm row' : 'where'} role={said.bad ? 'alert' : 'status'}>
              <Icon name={said.bad ? 'triangle' : 'check'} />
              <span>{said.words}</span>
            </p>
          )
        )}
        {unkept > 0 && (
          <Button wide icon="octagon" onClick={() => (preferences.unkept.value = true)}>
            {text.unkept(unkept)}
          </Button>
        )}
        <CameraKeys
          finder={finder}
          last={view.photos.at(-1)?.sha256 ?? null}
          back={back}
          closed={sheet.closed}
          enough={taken >= wanted && taken > 0}
          mark={mark}
          unmark={() => void client.clearWaiting()}
          shoot={shoot}
          chosen={chosen}
        />
      </footer>
    </div>
  )
}

function Viewport({ finder, words }: { finder: Viewfinder | null; words: string }) {
  const video = useRef<HTMLVideoElement>(null)
  useEffect(() => {
    if (finder?.is !== 'open' || !video.current) return
    video.current.srcObject = finder.stream
    void video.current.play().catch(() => undefined)
  }, [finder])
  return (
    <section class="view" aria-label={words}>
      {finder?.is === 'open' && <video ref={video} muted playsInline autoPlay />}
    </section>
  )
}

function NoCamera({ finder, again }: { finder: Viewfinder & { is: 'refused' }; again: () => void }) {
  const { say } = usePhone()
  const text = cameraWords(say.locale)
  const denied = finder.why === 'denied'
  return (
    <div class="alarm" role="alert">
      <p class="row">
        <Icon name="triangle" />
        <strong>{denied ? text.denied : text.none}</strong>
      </p>
      <p class="small">{denied ? text.deniedWhat : text.noneWhat}</p>
      <Button onClick={again}>{text.again}</Button>
    </div>
  )
}

type CameraText = ReturnType<typeof cameraWords>

function wordsOf(outcome: PhotoOutcome, text: CameraText, enough: boolean): Said {
  if (outcome.is === 'refused') return { bad: true, words: text.refused[outcome.why] }
  if (outcome.is === 'already-here') return { bad: false, words: text.already }
  return { bad: false, words: enough ? `${text.saved}. ${text.enough}.` : text.saved }
}
