// A page of a paper, large: nearer, turned, and on to the next one. The server draws it; nothing of the file runs here.

import { DeskIcon, type DeskIconName } from '../../../ui/desk/icons'
import { isStraight, STEP, STRAIGHT, turned, zoomed } from '../../../ui/desk/look-geometry'
import { PhotoPair } from '../../../ui/desk/photo-pair'
import { Button } from '../../../ui/parts/button'
import { Empty } from '../../../ui/parts/empty'
import { useDesk } from '../../use-desk'
import { checksWords } from './checks-words'
import type { Walk } from './use-checks'

const NONE = { photo: null, none: null }

export function LeafView({ walk }: { walk: Walk }) {
  const { client, say } = useDesk()
  const words = checksWords(say.locale)
  const { leaf, look, onLook, place, leaves } = walk
  if (!leaf) {
    return (
      <section class="legal-leaf" aria-label={words.papers}>
        <Empty icon="file" title={words.noFiles} words="" />
      </section>
    )
  }
  const title = say.words(leaf.paper.title)
  const tag = [
    leaf.former && words.former,
    title,
    leaf.files > 1 && words.file(leaf.at, leaf.files),
    words.leaf(leaf.leaf, leaf.file.leaves),
  ]
  const size = look.zoom > STEP ? 2800 : 1600
  const photo = {
    src: client.legal.leafUrl(leaf.file.id, leaf.leaf, size),
    alt: tag.filter(Boolean).join(', '),
    tag: tag.filter(Boolean).join(' · '),
    width: 3,
    height: 4,
    unreadable: <p>{words.notDrawn}</p>,
    shapes: [],
    drawn: '',
  }
  return (
    <section class="legal-leaf" aria-label={words.papers}>
      <PhotoPair
        whole
        left={{ photo, none: null }}
        right={NONE}
        mode="beside"
        cut={50}
        onCut={() => undefined}
        look={look}
        onLook={onLook}
        slider=""
        grip={null}
        onEnlarge={null}
      />
      <div class="legal-tools">
        <Tool icon="back" label={words.previousLeaf} off={place === 0} act={() => walk.turnTo(place - 1)} />
        <span class="small nowrap" role="status">
          {words.leaf(place + 1, leaves.length)}
        </span>
        <Tool
          icon="forward"
          label={words.nextLeaf}
          off={place >= leaves.length - 1}
          act={() => walk.turnTo(place + 1)}
        />
        <Tool icon="plus" label={words.nearer} act={() => onLook((now) => zoomed(now, STEP))} />
        <Tool
          icon="minus"
          label={words.farther}
          off={look.zoom === 1}
          act={() => onLook((now) => zoomed(now, 1 / STEP))}
        />
        <Tool icon="turn" label={words.turn} act={() => onLook((now) => turned(now, 1))} />
        <Tool icon="whole" label={words.reset} off={isStraight(look)} act={() => onLook(() => STRAIGHT)} />
        <Button href={client.legal.fileUrl(leaf.file.id)}>{words.download}</Button>
      </div>
      <p class="tiny muted">{words.revealed}</p>
    </section>
  )
}

function Tool({ icon, label, off, act }: { icon: DeskIconName; label: string; off?: boolean; act: () => void }) {
  return (
    <Button kind="icon" label={label} disabled={off} onClick={act}>
      <DeskIcon name={icon} />
    </Button>
  )
}
