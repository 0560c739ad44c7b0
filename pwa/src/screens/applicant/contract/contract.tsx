// «Договор»: read clause by clause, asked about, shown to a lawyer, signed with a code; and the copies of what was signed.

import { useEffect, useMemo, useRef, useState } from 'preact/hooks'
import type { Clause, Contract, CurrentEdition } from '../../../api/contract-shapes'
import { makeContract, type ContractActs } from '../../../core/contract'
import { Alarm } from '../../../ui/parts/alarm'
import { Badge } from '../../../ui/parts/badge'
import { Banner } from '../../../ui/parts/banner'
import { Bar } from '../../../ui/parts/bar'
import { Button } from '../../../ui/parts/button'
import { Empty, Ghost } from '../../../ui/parts/empty'
import { Page } from '../../../ui/parts/page'
import { SectHead } from '../../../ui/parts/sect-head'
import { contractWords, refusal } from '../../contract/contract-words'
import { clausesOf, standingOf, unread, type ContractStanding } from '../../contract/standing'
import { ContractChanges, ContractChapters } from '../../contract/text-of'
import { useLoaded, type Loaded } from '../../loaded'
import { paths } from '../../phone-paths'
import { usePhone } from '../../use-phone'
import { ClauseActs } from './clause-acts'
import { Copies, Former } from './copies'
import { ShareSection } from './share-section'
import { SignSheet } from './sign-sheet'

export function ContractPage({ id }: { id: string }) {
  const { client, say } = usePhone()
  const text = contractWords(say.locale)
  const acts = useMemo(() => makeContract(client.api, id), [client, id])
  const loading = useLoaded<Contract>(id, acts.read)
  const contract = loading.state.kept?.value
  const put = (fresh: Contract) => loading.put(() => fresh)
  const back = { href: paths.home, label: text.back }
  if (!contract?.current) {
    return (
      <Page key="coming" title={text.title} back={back}>
        {contract ? (
          <Empty icon="file" title={text.none} words={text.noneWhat} />
        ) : (
          <Absent state={loading.state} retry={() => void loading.reload()} />
        )}
      </Page>
    )
  }
  return (
    <Reading
      id={id}
      contract={contract}
      current={contract.current}
      acts={acts}
      put={put}
      reload={loading.reload}
      stale={loading.state.is === 'unreachable'}
    />
  )
}

interface Props {
  id: string
  contract: Contract
  current: CurrentEdition
  acts: ContractActs
  put: (fresh: Contract) => void
  reload: () => Promise<void>
  stale: boolean
}

function Reading({ id, contract, current, acts, put, reload, stale }: Props) {
  const { say } = usePhone()
  const text = contractWords(say.locale)
  const [signing, setSigning] = useState(false)
  const [marking, setMarking] = useState<string | null>(null)
  const [trouble, setTrouble] = useState<string | null>(null)
  const standing = standingOf(contract) ?? 'read'
  const open = standing === 'read' || standing === 'sign'
  const read = new Set(current.read)
  const mark = async (clause: Clause) => {
    setMarking(clause.id)
    const reply = await acts.mark(current.version, [clause.id])
    setMarking(null)
    setTrouble(reply.is === 'done' ? null : reply.is === 'refused' ? refusal(reply.problem, say) : text.notMarked)
    if (reply.is === 'refused') await reload()
    if (reply.is !== 'done') return
    put(reply.value)
    const next = reply.value.current && unread(reply.value.current)[0]
    if (next) goTo(next)
  }
  const before = useRef(current.signed)
  useEffect(() => {
    if (current.signed && !before.current) document.querySelector('main .banner')?.scrollIntoView({ block: 'center' })
    before.current = current.signed
  }, [current.signed])
  const left = unread(current)
  return (
    <Page
      key="here"
      title={text.title}
      back={{ href: paths.home, label: text.back }}
      under={<Head contract={contract} current={current} standing={standing} />}
      dock={
        open && (
          <>
            <Alarm words={trouble} />
            {left[0] ? (
              <Button large wide after="down" onClick={() => goTo(left[0]!)}>
                {text.next(left[0].number)}
              </Button>
            ) : (
              <Button kind="primary" large wide onClick={() => setSigning(true)}>
                {text.sign}
              </Button>
            )}
          </>
        )
      }
    >
      {stale && (
        <Banner state="calm" icon="offline">
          <strong>{text.offline}.</strong> {text.offlineWhat}
        </Banner>
      )}
      {current.recalled && !current.signed && (
        <Banner state="warn" icon="triangle">
          <strong>{text.recalled}.</strong> {current.recalled.reason}
        </Banner>
      )}
      {current.signed && <Copies acts={acts} current={current} />}
      {current.changes.length > 0 && !current.signed && (
        <section>
          <SectHead title={text.changes(current.changes.length)} />
          <div class="plain stack">
            <p class="small muted">{text.changesWhat}</p>
            <ContractChanges changes={current.changes} words={say.words} text={text} />
          </div>
        </section>
      )}
      {text.russianPrevails && <p class="plain small muted">{text.russianPrevails}</p>}
      <ContractChapters
        chapters={current.chapters}
        words={say.words}
        done={(clause) => read.has(clause.id)}
        count={(chapter) =>
          open
            ? text.of(chapter.clauses.filter((each) => read.has(each.id)).length, chapter.clauses.length)
            : String(chapter.clauses.length)
        }
        under={(clause) =>
          open && (
            <ClauseActs
              id={id}
              clause={clause}
              read={read.has(clause.id)}
              busy={marking === clause.id}
              onRead={() => void mark(clause)}
            />
          )
        }
      />
      {open && <ShareSection acts={acts} current={current} put={put} />}
      {!current.signed && (
        <p class="plain">
          <a class="btn" data-wide href={acts.paperUrl(current.version, say.locale)} download>
            {text.paper}
          </a>
        </p>
      )}
      <Former acts={acts} former={contract.former} />
      {signing && <SignSheet acts={acts} current={current} onDone={put} onClose={() => setSigning(false)} />}
    </Page>
  )
}

/** The clause under the eye, also for who listens. */
function goTo(clause: Clause): void {
  const place = document.getElementById(`clause-${clause.id}`)
  place?.scrollIntoView({ block: 'start' })
  place?.focus({ preventScroll: true })
}

function Head({
  contract,
  current,
  standing,
}: {
  contract: Contract
  current: CurrentEdition
  standing: ContractStanding
}) {
  const { say } = usePhone()
  const text = contractWords(say.locale)
  const { application } = contract
  const mine = standing === 'read' || standing === 'sign'
  const all = clausesOf(current.chapters).length
  const read = all - unread(current).length
  return (
    <>
      <p class="muted small">{text.about(application.number, current.version)}</p>
      <div class="spread move">
        <div>
          <p class="whose" data-s={mine ? 'yours' : 'theirs'}>
            <Badge icon={mine ? 'arrow' : current.signed ? 'check' : 'clock'}>
              {mine ? text.yourMove : current.signed ? text.done : text.theirMove}
            </Badge>
          </p>
          <p class="what">{text.what[standing]}</p>
        </div>
        {mine && application.promised_at && <p class="small until">{text.until(say.day(application.promised_at))}</p>}
      </div>
      {mine && <Bar share={read / all} label={text.progress(read, all)} state={read === all ? 'ok' : undefined} />}
    </>
  )
}

function Absent({ state, retry }: { state: Loaded<Contract>; retry: () => void }) {
  const { say } = usePhone()
  const text = contractWords(say.locale)
  if (state.is === 'refused' && state.problem.status === 404)
    return <Empty icon="file" title={text.notFound} words={text.notFoundWhat} />
  if (state.is === 'refused' || state.is === 'unreachable') {
    const refused = state.is === 'refused'
    return (
      <Empty
        icon={refused ? 'triangle' : 'offline'}
        title={refused ? text.title : text.offline}
        words={refused ? refusal(state.problem, say) : text.offlineWhat}
      >
        <Button icon="again" onClick={retry}>
          {text.retry}
        </Button>
      </Empty>
    )
  }
  return <Ghost words={text.loading} />
}
