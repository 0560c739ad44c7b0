// What the server says of a report: sealed or changed, when, by which key, and the photos that its manifest names.

import type { ManifestPhoto, PublicReport } from '../../api/public-shapes'
import { Button } from '../../ui/parts/button'
import { Icon } from '../../ui/parts/icon'
import { Plate } from '../../ui/parts/plate'
import { SectHead } from '../../ui/parts/sect-head'
import { usePhone } from '../use-phone'
import { CompareFile } from './compare-file'
import { checkWords, exactly } from './check-words'
import type { Reading } from './use-check'

interface Props {
  report: PublicReport
  bytes: Reading
  again: () => void
}

export function CheckedReport({ report, bytes, again }: Props) {
  const { client, say } = usePhone()
  const text = checkWords(say.locale)
  return (
    <>
      <article class="ticket" data-s={report.standing === 'sealed' ? 'ok' : 'bad'}>
        <Standing report={report} />
        <p class="small" role="status">
          {bytes === 'reading' && text.bytes.reading}
          {bytes === 'read' && readWords(report, text)}
          {bytes === 'failed' && text.bytes.failed}
        </p>
        {bytes === 'failed' && (
          <p>
            <Button icon="again" onClick={again}>
              {text.bytes.again}
            </Button>
          </p>
        )}
        <Facts report={report} />
        <p class="small muted">{text.limits}</p>
      </article>
      {report.photos.length > 0 && <CompareFile photos={report.photos} />}
      <Photos photos={report.photos} />
      {report.items.length > 0 && (
        <section class="stack">
          <SectHead title={text.items} count={report.items.length} />
          <p class="row check-items">
            {report.items.map((item) => (
              <Plate key={item} id={item} line />
            ))}
          </p>
        </section>
      )}
      {report.receipt && (
        <section class="stack">
          <a class="btn" href={client.api.url(`/reports/${report.code}`)} download={`osmotr-${report.code}.json`}>
            <Icon name="load" />
            {text.paper}
          </a>
          <p class="small muted">{text.paperWhat}</p>
        </section>
      )}
    </>
  )
}

type Text = ReturnType<typeof checkWords>

function readWords(report: PublicReport, text: Text): string {
  const { photos } = report.counts
  const whole = !report.broken.some((each) => each.why.startsWith('photo-'))
  return !whole ? text.bytes.found : photos > 0 ? text.bytes.done(photos) : text.bytes.none
}

function Standing({ report }: { report: PublicReport }) {
  const { say } = usePhone()
  const text = checkWords(say.locale)
  if (report.standing === 'sealed') {
    return (
      <header>
        <h2 class="said ok">
          <Icon name="shield" />
          {text.sealed}
        </h2>
        <p>{text.sealedWhat}</p>
      </header>
    )
  }
  return (
    <div role="alert">
      <h2 class="said bad">
        <Icon name="octagon" />
        {text.changed}
      </h2>
      <p>{text.changedWhat}</p>
      <ul class="check-broken">
        {report.broken.map((each) => (
          <li key={JSON.stringify(each)}>{brokenWords(each, text)}</li>
        ))}
      </ul>
    </div>
  )
}

function brokenWords({ why, facts }: PublicReport['broken'][number], text: Text): string {
  const photo = text.photo(String(facts.item), Number(facts.number))
  if (why === 'photo-gone') return text.photoGone(photo)
  if (why === 'photo-changed') return text.photoChanged(photo)
  return text.why[why] ?? text.otherwise(why)
}

function Facts({ report }: { report: PublicReport }) {
  const { say } = usePhone()
  const words = checkWords(say.locale).facts
  const { receipt, counts, checklist } = report
  const at = (when: string | null) => when && words.byServer(exactly(say.locale, when))
  const contents = [words.contents(counts.answers, counts.photos), counts.lost ? words.lost(counts.lost) : null]
  const facts: [string, string | null, string?][] = [
    [words.what, `${words.kind[report.kind]}, ${words.stage[report.stage]}`],
    [words.checklist, words.version(checklist.id, checklist.version)],
    [words.finished, at(report.finished_at)],
    [words.sealed, at(report.sealed_at)],
    [words.contains, contents.filter(Boolean).join(', ')],
    [words.amendments, words.added(report.amendments)],
    [words.record, receipt && words.recordIs(say.number(receipt.seq, 0))],
    [words.manifest, receipt && receipt.manifest, 'hash'],
    [words.key, receipt && receipt.key_id, 'hash'],
    [words.signature, receipt && receipt.signature, 'hash'],
  ]
  return (
    <dl class="check-facts">
      {facts.map(
        ([name, value, look]) =>
          value && (
            <div key={name}>
              <dt>{name}</dt>
              <dd class={look}>{value}</dd>
            </div>
          ),
      )}
    </dl>
  )
}

function Photos({ photos }: { photos: ManifestPhoto[] }) {
  const { say } = usePhone()
  const text = checkWords(say.locale)
  if (photos.length === 0) return null
  const order = [...photos].sort((a, b) => (a.item === b.item ? a.number - b.number : a.item < b.item ? -1 : 1))
  return (
    <section class="stack">
      <SectHead title={text.photos} count={text.photosCount(photos.length)} />
      <ul class="check-photos">
        {order.map((each) => (
          <li key={`${each.item} ${each.number}`}>
            <Plate id={each.item} line />
            <span class="nowrap">{text.number(each.number)}</span>
            {each.state === 'stored' ? <span class="hash">{each.sha256}</span> : <span class="bad">{text.lost}</span>}
          </li>
        ))}
      </ul>
    </section>
  )
}
