// One paper: why it is asked for, how it stands, its files in order, what is on its way, and where to add more.

import type { Paper, PaperState, Papers } from '../../../api/paper-shapes'
import type { PaperActs } from '../../../core/papers'
import { Badge } from '../../../ui/parts/badge'
import { Button } from '../../../ui/parts/button'
import { Icon, type IconName } from '../../../ui/parts/icon'
import { usePhone } from '../../use-phone'
import { FileRow } from './file-row'
import { LeaseForm } from './lease-form'
import { papersWords, refusal } from './papers-words'
import type { Upload, Uploads } from './use-uploads'

interface Props {
  paper: Paper
  papers: Papers
  acts: PaperActs
  uploads: Uploads
  put: (papers: Papers) => void
}

const SIGN: Record<PaperState, { icon: IconName; state?: 'ok' | 'warn' | 'bad' | 'info' | 'you' }> = {
  missing: { icon: 'list', state: 'you' },
  uploaded: { icon: 'check' },
  checked: { icon: 'clock', state: 'info' },
  returned: { icon: 'undo', state: 'bad' },
  accepted: { icon: 'check', state: 'ok' },
}

export function PaperCard({ paper, papers, acts, uploads, put }: Props) {
  const { say } = usePhone()
  const text = papersWords(say.locale)
  const title = say.words(paper.title)
  const why = paper.note ? say.words(paper.note) : text.why[paper.id]
  const lack = papers.missing.find((each) => each.id === paper.id)?.why
  const own = uploads.all.filter((each) => each.paper === paper.id)
  const full = paper.state !== 'returned' && paper.files.length >= papers.limits.files
  return (
    <section class="item paper" aria-label={title}>
      <header class="paper-head">
        <h2>{title}</h2>
        <Badge state={SIGN[paper.state].state} icon={SIGN[paper.state].icon}>
          {text.state[paper.state]}
        </Badge>
      </header>
      {why && <p class="guide">{why}</p>}
      {paper.state === 'returned' && paper.returned && (
        <div class="kept" data-s="bad">
          <p>
            <strong>{text.returned(say.day(paper.returned.at))}.</strong> {paper.returned.reason}
          </p>
          {paper.may_change && <p>{text.replace}</p>}
        </div>
      )}
      {paper.files.length > 0 && (
        <ul class="paper-files">
          {paper.files.map((file, at) => (
            <FileRow key={file.id} paper={paper} file={file} at={at} acts={acts} put={put} />
          ))}
        </ul>
      )}
      {own.length > 0 && (
        <ul class="stack" aria-live="polite">
          {own.map((each) => (
            <UploadRow key={each.id} upload={each} uploads={uploads} kept={paper.files.length > 0} />
          ))}
        </ul>
      )}
      {paper.may_change && !full && (
        <>
          <div class="paper-add">
            <Pick
              label={text.photograph}
              name={text.add(title)}
              icon="camera"
              camera
              add={(files) => uploads.add(paper.id, files)}
            />
            <Pick
              label={text.choose}
              name={text.add(title)}
              icon="file"
              add={(files) => uploads.add(paper.id, files)}
            />
          </div>
          <p class="guide">{text.limits(papers.limits.bytes, papers.limits.leaves)}</p>
        </>
      )}
      {(lack === 'facts' || lack === 'ended') && paper.files.length > 0 && (
        <p class="small warn row">
          <Icon name="triangle" />
          <span>{text.lacks[lack]}</span>
        </p>
      )}
      {paper.wants_facts && (paper.may_change || paper.facts) && (
        <LeaseForm paper={paper} acts={acts} put={put} needed={lack === 'facts'} />
      )}
    </section>
  )
}

interface PickProps {
  label: string
  name: string
  icon: IconName
  camera?: boolean
  add: (files: FileList | null) => void
}

/** An iPhone hands over a JPEG where only that is asked for. */
function Pick({ label, name, icon, camera, add }: PickProps) {
  return (
    <label class="btn files" data-wide>
      <Icon name={icon} />
      {label}
      <input
        type="file"
        aria-label={`${name}: ${label}`}
        accept={camera ? 'image/jpeg,image/png' : 'application/pdf,image/jpeg,image/png'}
        {...(camera ? { capture: 'environment' } : { multiple: true })}
        onChange={(event) => {
          add(event.currentTarget.files)
          event.currentTarget.value = ''
        }}
      />
    </label>
  )
}

function UploadRow({ upload, uploads, kept }: { upload: Upload; uploads: Uploads; kept: boolean }) {
  const { say } = usePhone()
  const text = papersWords(say.locale)
  const { standing, size } = upload
  if (standing.is === 'waiting' || standing.is === 'sending') {
    const sent = standing.is === 'sending' ? standing.sent : 0
    const percent = Math.min(100, Math.round((sent / Math.max(size, 1)) * 100))
    const words = standing.is === 'waiting' ? text.waiting : percent < 100 ? text.sending(percent) : text.looking
    return (
      <li class="stack">
        <p class="small spread">
          <span>{words}</span>
          <span class="muted">{say.bytes(size)}</span>
        </p>
        <progress class="paper-progress" max={100} value={percent} aria-label={words} />
      </li>
    )
  }
  const refused = standing.is === 'refused'
  const why = refused ? refusal(standing.problem, say) : text.failed
  return (
    <li>
      <div class="kept" data-s={refused ? 'bad' : undefined} role="alert">
        <p>
          {why} {refused && kept && text.kept}
        </p>
        <p class="row">
          {!refused && (
            <Button icon="again" onClick={() => uploads.again(upload.id)}>
              {text.again}
            </Button>
          )}
          <Button kind="quiet" icon="cross" onClick={() => uploads.drop(upload.id)}>
            {text.drop}
          </Button>
        </p>
      </div>
    </li>
  )
}
