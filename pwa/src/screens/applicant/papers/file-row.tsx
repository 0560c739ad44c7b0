// One file of a paper: its first page in small, its place among the others, and the way to look at it or take it out.

import { useState } from 'preact/hooks'
import type { Paper, PaperFile, Papers } from '../../../api/paper-shapes'
import type { Reply } from '../../../api/outcome'
import type { PaperActs } from '../../../core/papers'
import { Button } from '../../../ui/parts/button'
import { Icon } from '../../../ui/parts/icon'
import { Sheet } from '../../../ui/parts/sheet'
import { usePhone } from '../../use-phone'
import { papersWords, refusal } from './papers-words'

interface Props {
  paper: Paper
  file: PaperFile
  /** Its place, from 0. */
  at: number
  acts: PaperActs
  put: (papers: Papers) => void
}

export function FileRow({ paper, file, at, acts, put }: Props) {
  const { say } = usePhone()
  const text = papersWords(say.locale)
  const [open, setOpen] = useState<'look' | 'take-out' | null>(null)
  const [trouble, setTrouble] = useState<string | null>(null)
  const changes = paper.may_change && paper.state !== 'returned'
  const told = (reply: Reply<Papers>) => {
    setOpen(null)
    if (reply.is === 'done') put(reply.value)
    setTrouble(reply.is === 'refused' ? refusal(reply.problem, say) : reply.is === 'unreachable' ? text.offline : null)
  }
  const move = (by: 1 | -1) => {
    const ids = paper.files.map((each) => each.id)
    ids.splice(at, 1)
    ids.splice(at + by, 0, file.id)
    void acts.order(paper.id, ids).then(told)
  }
  return (
    <li class="paper-file">
      <button type="button" class="paper-thumb" aria-label={text.look(at + 1)} onClick={() => setOpen('look')}>
        <img src={acts.leafUrl(file.id, 1, 320)} alt="" loading="lazy" decoding="async" width={72} height={96} />
      </button>
      <div>
        <p>{text.file(at + 1, paper.files.length)}</p>
        <p class="small muted">
          {text.kind[file.kind]}, {text.pages(file.leaves)}, {say.bytes(file.size)}
        </p>
        {changes && (
          <div class="row paper-acts">
            {paper.files.length > 1 && (
              <>
                <Button
                  kind="icon"
                  icon="up"
                  label={text.earlier(at + 1)}
                  disabled={at === 0}
                  onClick={() => move(-1)}
                />
                <Button
                  kind="icon"
                  icon="down"
                  label={text.later(at + 1)}
                  disabled={at === paper.files.length - 1}
                  onClick={() => move(1)}
                />
              </>
            )}
            <Button kind="icon" icon="bin" label={text.takeOut(at + 1)} onClick={() => setOpen('take-out')} />
          </div>
        )}
        {trouble && (
          <p class="small bad row" role="alert">
            <Icon name="octagon" />
            <span>{trouble}</span>
          </p>
        )}
      </div>
      {open === 'look' && (
        <LeafSheet file={file} title={say.words(paper.title)} acts={acts} onClose={() => setOpen(null)} />
      )}
      {open === 'take-out' && (
        <Sheet
          title={text.takeOutAsk}
          onClose={() => setOpen(null)}
          actions={
            <>
              <Button kind="bad" large wide onClick={() => void acts.takeOut(paper.id, file.id).then(told)}>
                {text.takeOutYes}
              </Button>
              <Button large wide onClick={() => setOpen(null)}>
                {text.keep}
              </Button>
            </>
          }
        >
          <p>{text.takeOutWhat}</p>
        </Sheet>
      )}
    </li>
  )
}

interface LeafProps {
  file: PaperFile
  title: string
  acts: PaperActs
  onClose: () => void
}

function LeafSheet({ file, title, acts, onClose }: LeafProps) {
  const { say } = usePhone()
  const text = papersWords(say.locale)
  const [leaf, setLeaf] = useState(1)
  const [broken, setBroken] = useState(false)
  const go = (by: 1 | -1) => {
    setBroken(false)
    setLeaf(leaf + by)
  }
  return (
    <Sheet
      title={title}
      onClose={onClose}
      actions={
        <>
          {file.leaves > 1 && (
            <div class="paper-turn">
              <Button large icon="back" disabled={leaf === 1} onClick={() => go(-1)}>
                {text.previousLeaf}
              </Button>
              <Button large after="forward" disabled={leaf === file.leaves} onClick={() => go(1)}>
                {text.nextLeaf}
              </Button>
            </div>
          )}
          <Button large wide onClick={onClose}>
            {text.close}
          </Button>
        </>
      }
    >
      <div class="paper-leaf" tabIndex={0}>
        {broken ? (
          <p>{text.notDrawn}</p>
        ) : (
          <img
            key={leaf}
            src={acts.leafUrl(file.id, leaf, 1600)}
            alt={text.leaf(leaf, file.leaves)}
            onError={() => setBroken(true)}
          />
        )}
      </div>
      <p class="small muted" role="status">
        {text.leaf(leaf, file.leaves)}
      </p>
    </Sheet>
  )
}
