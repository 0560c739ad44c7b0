// What the phone has not kept, on top of the form that stays as it is: to be tried again, or saved into a file.

import { useEffect, useState } from 'preact/hooks'
import type { Unkept } from '../core/kept/unkept'
import { Button } from '../ui/parts/button'
import { Icon } from '../ui/parts/icon'
import { Plate } from '../ui/parts/plate'
import { Sheet } from '../ui/parts/sheet'
import { RescueFile } from './account/rescue-file'
import { troubleWords } from './trouble-words'
import { inWords, photoFile } from './unkept-file'
import { usePhone } from './use-phone'
import { give, useUnkept, type Saving } from './use-unkept'

export function UnkeptSheet() {
  const { client, preferences, say } = usePhone()
  const text = troubleWords(say.locale)
  const health = client.health.value
  const failed = health.is === 'failed'
  const all = client.unkept.value
  const { trying, inVain, again, saving, save } = useUnkept()
  const { title, what, anew } = headOf(failed ? health.why : null, all.length, text)
  const close = () => {
    if (!failed) preferences.unkept.value = false
  }
  return (
    <Sheet
      title={title}
      stays={failed}
      onClose={close}
      actions={
        <>
          {anew ? (
            <Button kind="primary" large wide icon="again" onClick={() => location.reload()}>
              {text.anew}
            </Button>
          ) : (
            (failed || all.length > 0) && (
              <Button kind="primary" large wide icon="again" busy={trying} onClick={again}>
                {trying ? text.trying : text.again}
              </Button>
            )
          )}
          {all.length > 0 && (
            <Button large wide icon="file" busy={saving.is === 'saving'} onClick={save}>
              {text.save}
            </Button>
          )}
          {!failed && (
            <Button kind={all.length > 0 ? 'quiet' : undefined} large wide onClick={close}>
              {text.close}
            </Button>
          )}
        </>
      }
    >
      <p>{what}</p>
      <div role="status">
        {inVain && !trying && <Note icon="octagon" words={text.inVain} bad />}
        <SavedAs saving={saving} />
      </div>
      {all.length > 0 ? (
        <ul class="stack unkept">
          {all.map((each) => (
            <Row key={each.key} each={each} />
          ))}
        </ul>
      ) : (
        failed && <p>{text.failedNothing}</p>
      )}
      {failed && (
        <section class="stack">
          <h3>{text.rescue}</h3>
          <p class="small">{text.rescueWhat}</p>
          <RescueFile quiet />
        </section>
      )}
    </Sheet>
  )
}

function headOf(why: string | null, left: number, text: ReturnType<typeof troubleWords>) {
  if (why === 'VersionError') return { title: text.newer, what: text.newerWhat, anew: true }
  if (why === 'NotFoundError') return { title: text.gone, what: text.goneWhat, anew: true }
  if (why !== null) return { title: text.failed, what: text.failedWhat, anew: false }
  if (left === 0) return { title: text.all, what: text.allWhat, anew: false }
  return { title: text.unkept, what: text.unkeptWhat, anew: false }
}

function Row({ each }: { each: Unkept }) {
  const { client, say } = usePhone()
  const [sure, setSure] = useState(false)
  const text = troubleWords(say.locale)
  const photo = photoFile(each)
  return (
    <li class="kept" data-s="bad">
      <p class="row">
        <Plate id={each.item.id} line />
        <span>{say.words(each.item.text)}</span>
      </p>
      <p class="note-words">
        <strong>{inWords(each, say)}</strong>, {text.at(say.time(each.at))}
      </p>
      {photo && <Picture file={photo.file} alt={`${text.what.photo}, ${each.item.id}`} />}
      <div class="row">
        {photo && (
          <Button icon="file" onClick={() => give(photo)}>
            {text.savePhoto}
          </Button>
        )}
        <Button kind="quiet" icon="bin" onClick={() => (sure ? client.dropUnkept(each.key) : setSure(true))}>
          {sure ? text.dropSure : text.drop}
        </Button>
      </div>
    </li>
  )
}

function Picture({ file, alt }: { file: Blob; alt: string }) {
  const [src, setSrc] = useState<string | null>(null)
  useEffect(() => {
    const made = URL.createObjectURL(file)
    setSrc(made)
    return () => URL.revokeObjectURL(made)
  }, [file.size])
  return src ? <img class="unkept-photo" src={src} alt={alt} /> : null
}

function SavedAs({ saving }: { saving: Saving }) {
  const { say } = usePhone()
  const text = troubleWords(say.locale)
  if (saving.is !== 'saved') return null
  return <Note icon="check" words={`${text.saved(saving.name)} ${text.savedWhat}`} />
}

function Note({ icon, words, bad }: { icon: 'check' | 'octagon'; words: string; bad?: boolean }) {
  return (
    <div class="kept" data-s={bad ? 'bad' : 'info'}>
      <p class="row">
        <Icon name={icon} />
        <span>{words}</span>
      </p>
    </div>
  )
}
