// A newer version of the checklist is out: what it changes here, and the move to it.

import { useState } from 'preact/hooks'
import type { Checklist, Item } from '../../api/shapes'
import type { OpenInspection, Sheet as SheetView } from '../../core/inspection/inspection'
import { versionChanges } from '../../core/inspection/version-changes'
import { Alarm } from '../../ui/parts/alarm'
import { Banner } from '../../ui/parts/banner'
import { Button } from '../../ui/parts/button'
import { Plate } from '../../ui/parts/plate'
import { Sheet } from '../../ui/parts/sheet'
import { usePhone } from '../use-phone'
import { versionWords } from './version-words'

interface Props {
  open: OpenInspection
  view: SheetView
}

export function VersionNotice({ open, view }: Props) {
  const { say } = usePhone()
  const [shown, setShown] = useState(false)
  const text = versionWords(say.locale)
  if (!view.newer) return null
  return (
    <>
      <Banner state="info" icon="again" action={<Button onClick={() => setShown(true)}>{text.look}</Button>}>
        {text.out(view.newer.version)}
      </Banner>
      {shown && <Changes open={open} view={view} newer={view.newer} close={() => setShown(false)} />}
    </>
  )
}

function Changes({ open, view, newer, close }: Props & { newer: Checklist; close: () => void }) {
  const { say } = usePhone()
  const [trouble, setTrouble] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const text = versionWords(say.locale)
  const { added, changed, removed } = versionChanges(view.checklist, newer, view.inspection)
  const move = async () => {
    setBusy(true)
    setTrouble(null)
    const outcome = await open.moveVersion(newer.version)
    setBusy(false)
    if (outcome.is === 'saved') close()
    else setTrouble(outcome.is === 'not-kept' ? text.notKept : say.text.section.cannot)
  }
  return (
    <Sheet
      title={text.title(newer.version)}
      onClose={close}
      actions={
        <>
          <Button kind="primary" large wide busy={busy} onClick={() => void move()}>
            {text.move(newer.version)}
          </Button>
          <Button large wide onClick={close}>
            {text.later(view.checklist.version)}
          </Button>
        </>
      }
    >
      <p>{added.length + changed.length + removed.length === 0 ? text.none : text.stays}</p>
      <Alarm words={trouble} />
      <div class="stack">
        <Items title={text.added(added.length)} items={added} />
        <Items
          title={text.changed(changed.length)}
          items={changed.map((each) => each.item)}
          more={(item) => {
            const { what } = changed.find((each) => each.item === item)!
            return text.differs(what.map((each) => text.what[each]).join(', '))
          }}
          note={changed.some((each) => each.what.includes('norm')) ? text.again : undefined}
        />
        <Items title={text.removed(removed.length)} items={removed} note={text.removedWhat} />
      </div>
    </Sheet>
  )
}

interface ItemsProps {
  title: string
  items: Item[]
  more?: (item: Item) => string
  note?: string | undefined
}

function Items({ title, items, more, note }: ItemsProps) {
  const { say } = usePhone()
  if (items.length === 0) return null
  return (
    <section class="stack">
      <h3>{title}</h3>
      {note && <p class="small muted">{note}</p>}
      <ul class="stack">
        {items.map((item) => (
          <li key={item.id} class="row">
            <Plate id={item.id} line />
            <span>
              {say.words(item.text)}
              {more && (
                <>
                  <br />
                  <span class="small muted">{more(item)}</span>
                </>
              )}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
