// «Документы»: what is asked of this applicant and why, how each paper stands, and the way to hand it in.

import { useMemo } from 'preact/hooks'
import type { Papers } from '../../../api/paper-shapes'
import { makePapers } from '../../../core/papers'
import { Badge } from '../../../ui/parts/badge'
import { Banner } from '../../../ui/parts/banner'
import { Button } from '../../../ui/parts/button'
import { Empty, Ghost } from '../../../ui/parts/empty'
import { Icon } from '../../../ui/parts/icon'
import { Page } from '../../../ui/parts/page'
import { SectHead } from '../../../ui/parts/sect-head'
import '../../../ui/papers.css'
import { useLoaded, type Loaded } from '../../loaded'
import { paths } from '../../phone-paths'
import { usePhone } from '../../use-phone'
import { PaperCard } from './paper-card'
import { papersWords, refusal } from './papers-words'
import { useUploads } from './use-uploads'

export function PapersPage({ id }: { id: string }) {
  const { client, say } = usePhone()
  const text = papersWords(say.locale)
  const acts = useMemo(() => makePapers(client.api, id), [client, id])
  const loading = useLoaded<Papers>(id, acts.all)
  const papers = loading.state.kept?.value
  const put = (fresh: Papers) => loading.put(() => fresh)
  const uploads = useUploads(acts, papers?.limits.bytes ?? Infinity, put)
  const back = { href: paths.home, label: text.back }
  if (!papers) {
    return (
      <Page key="coming" title={text.title} back={back}>
        <Absent state={loading.state} retry={() => void loading.reload()} />
      </Page>
    )
  }
  return (
    <Page key="here" title={text.title} back={back} under={<Head papers={papers} />} dock={<Dock papers={papers} />}>
      {loading.state.is === 'unreachable' && (
        <Banner state="calm" icon="offline">
          <strong>{text.offline}.</strong> {text.offlineWhat}
        </Banner>
      )}
      {papers.items.length === 0 && <Empty icon="list" title={text.noForm} words={text.noFormWhat} />}
      {papers.returned_fields.length > 0 && (
        <section>
          <SectHead title={text.fields} count={papers.returned_fields.length} />
          <ul class="plain stack">
            {papers.returned_fields.map((each) => (
              <li key={each.id} class="kept" data-s="bad">
                <p>
                  <strong>{text.field[each.id] ?? each.id}.</strong> {each.reason}
                </p>
              </li>
            ))}
          </ul>
        </section>
      )}
      {papers.items.map((paper) => (
        <PaperCard key={paper.id} paper={paper} papers={papers} acts={acts} uploads={uploads} put={put} />
      ))}
      {papers.items.length > 0 && (
        <p class="plain small row muted">
          <Icon name="shield" />
          <span>{text.safe}</span>
        </p>
      )}
    </Page>
  )
}

function Head({ papers }: { papers: Papers }) {
  const { say } = usePhone()
  const text = papersWords(say.locale)
  const { stage } = papers
  const mine = stage === 'draft' || stage === 'amending'
  const theirs = stage === 'checking'
  return (
    <>
      <p class="muted small">{text.number(papers.number)}</p>
      <div class="spread move">
        <div>
          {(mine || theirs) && (
            <p class="whose" data-s={mine ? 'yours' : 'theirs'}>
              <Badge icon={mine ? 'arrow' : 'clock'}>{mine ? text.yourMove : text.theirMove}</Badge>
            </p>
          )}
          <p class="what">
            {stage === 'draft'
              ? text.filling
              : stage === 'amending'
                ? text.amending
                : theirs
                  ? text.checking
                  : text.over}
          </p>
        </div>
        {papers.promised_at && (mine || theirs) && <p class="small until">{text.until(say.day(papers.promised_at))}</p>}
      </div>
    </>
  )
}

/** What is left to do here, else the way to where it is handed in. */
function Dock({ papers }: { papers: Papers }) {
  const { say } = usePhone()
  const text = papersWords(say.locale)
  const mine = papers.stage === 'draft' || papers.stage === 'amending'
  const done = papers.missing.length === 0 && papers.items.length > 0
  return (
    <>
      {mine && papers.items.length > 0 && (
        <p class="small row" role="status">
          <Icon name={done ? 'check' : 'list'} />
          <span>{done ? text.complete : text.left(papers.missing.length)}</span>
        </p>
      )}
      <Button kind={done && mine ? 'primary' : undefined} large wide after="arrow" href={paths.home}>
        {text.toHome}
      </Button>
    </>
  )
}

function Absent({ state, retry }: { state: Loaded<Papers>; retry: () => void }) {
  const { say } = usePhone()
  const text = papersWords(say.locale)
  if (state.is === 'refused' && state.problem.status === 404)
    return <Empty icon="file" title={text.notFound} words={text.notFoundWhat} />
  if (state.is === 'refused' || state.is === 'unreachable') {
    const words = state.is === 'refused' ? refusal(state.problem, say) : text.offlineWhat
    return (
      <Empty icon={state.is === 'refused' ? 'triangle' : 'offline'} title={text.offline} words={words}>
        <Button icon="again" onClick={retry}>
          {text.retry}
        </Button>
      </Empty>
    )
  }
  return <Ghost words={text.loading} />
}
