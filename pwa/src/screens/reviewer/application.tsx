// The twin report of one application: what differs, the two voices, the evidence, and the decision under the hand.

import { useLocation, useRoute } from 'preact-iso'
import { useState } from 'preact/hooks'
import type { Comparison, Report as ReportOf } from '../../api/report-shapes'
import { Head } from '../../ui/desk/head'
import { DeskIcon } from '../../ui/desk/icons'
import { useKeys } from '../../ui/desk/use-keys'
import { DeskPage } from '../desk-page'
import { deskPaths } from '../desk-paths'
import { DueBadge } from '../due-badge'
import { KeysHelp } from '../keys-help'
import { ListState, StaleBanner } from '../list-state'
import { Empty } from '../../ui/parts/empty'
import { useLoaded, type Loaded } from '../loaded'
import { useDesk } from '../use-desk'
import type { DeskWords } from '../desk-words'
import { useProfiles } from '../use-profiles'
import { checkWords } from '../public/check-words'
import { DecisionBar } from './decision/decision-bar'
import {
  AsIsDialog,
  ReturnDialog,
  SendAcceptDialog,
  SendRefuseDialog,
  SendReturnDialog,
} from './decision/decision-dialogs'
import { notAcceptable } from './decision/decision-draft'
import { DecisionNotice } from './decision/decision-notice'
import { EvidenceSide } from './evidence/evidence-side'
import { ItemCentre } from './item/item-centre'
import { ItemList } from './item/item-list'
import { SealDialog } from './evidence/seal-dialog'
import { OpenCase } from './exports/open-exports'
import { returnable } from './twin'
import { useDecision, type Deciding } from './decision/use-decision'
import { useTwin, type TwinPlace } from './use-twin'
import { reasonFor } from './item/value-words'
import { VerdictLine } from './verdict-line'
import { Button } from '../../ui/parts/button'

type OpenDialog = 'return' | 'as-is' | 'send-return' | 'accept' | 'refuse' | 'help' | null

export function ApplicationReport() {
  const id = useRoute().params.id ?? ''
  return <TwinReport key={id} id={id} />
}

function TwinReport({ id }: { id: string }) {
  const { client, say } = useDesk()
  const loading = useLoaded<Comparison>(id, () => client.review.comparison(id))
  const comparison = loading.state.kept?.value
  const place = useTwin(comparison, location.hash.slice(1) || null)
  const order = comparison?.items.map((item) => item.id) ?? []
  const deciding = useDecision(id, {
    application: comparison?.application,
    order,
    reload: loading.reload,
    put: (application) => loading.put((before) => ({ ...before, application })),
  })
  useKeys({
    KeyJ: () => place.step(1),
    KeyK: () => place.step(-1),
    ArrowDown: () => place.step(1),
    ArrowUp: () => place.step(-1),
  })
  return (
    <DeskPage section="queue" title={titleOf(comparison, say)} narrow>
      <ReportHead comparison={comparison} />
      {comparison ? (
        <>
          <div class="twin-frame">
            <div>
              <StaleBanner state={loading.state} retry={loading.reload} />
              <DecisionNotice standing={deciding.standing} />
            </div>
            <Report comparison={comparison} place={place} deciding={deciding} />
          </div>
          <Decision comparison={comparison} place={place} deciding={deciding} />
        </>
      ) : (
        <Absent state={loading.state} retry={loading.reload} />
      )}
    </DeskPage>
  )
}

function ReportHead({ comparison }: { comparison: Comparison | undefined }) {
  const { account, say } = useDesk()
  const { route } = useLocation()
  const back = account.role === 'administrator' ? deskPaths.visits : deskPaths.queue
  const name = account.role === 'administrator' ? say.text.twin.toVisits : say.text.twin.toQueue
  const application = comparison?.application
  const profile = useProfiles().state.kept?.value.find((each) => each.ref === application?.profile)
  return (
    <Head
      stacked
      back={
        <Button kind="icon" label={name} onClick={() => route(back)}>
          <DeskIcon name="back" />
        </Button>
      }
      title={titleOf(comparison, say)}
      note={
        application &&
        [
          application.applicant.name,
          say.text.stage[application.stage],
          profile && say.text.twin.profile(say.words(profile.title), say.day(profile.valid_from)),
        ]
          .filter(Boolean)
          .join(' · ')
      }
    >
      {comparison && (
        <>
          <VerdictLine verdict={comparison.standing} reports={comparison.reports} />
          <DueBadge at={comparison.application.promised_at} live={comparison.application.stage === 'reviewing'} />
          <OpenCase application_id={comparison.application.id} />
          <Seals reports={comparison.reports} />
        </>
      )}
    </Head>
  )
}

/** The way to the codes of the reports and to their photos. */
function Seals({ reports }: { reports: ReportOf[] }) {
  const { say } = useDesk()
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button kind="icon" icon="shield" label={checkWords(say.locale).seal.open} onClick={() => setOpen(true)} />
      {open && <SealDialog reports={reports} onClose={() => setOpen(false)} />}
    </>
  )
}

function titleOf(comparison: Comparison | undefined, say: DeskWords): string {
  const application = comparison?.application
  return application ? say.text.twin.title(application.number, application.address) : say.text.list.loading
}

function Report({ comparison, place, deciding }: { comparison: Comparison; place: TwinPlace; deciding: Deciding }) {
  const { say } = useDesk()
  const { application, quarantine } = comparison
  if (!place.row) return <Empty icon="inbox" title={say.text.twin.nothing} words={say.text.twin.nothingWhat} />
  return (
    <div class="twin">
      <ItemList place={place} marks={deciding.marks} />
      <ItemCentre key={place.row.item.id} row={place.row} place={place} />
      <EvidenceSide
        row={place.row}
        premises={application}
        quarantine={quarantine}
        tiles={comparison.tiles}
        pair={place.pair}
        choose={place.choosePhoto}
      />
    </div>
  )
}

function Decision({ comparison, place, deciding }: { comparison: Comparison; place: TwinPlace; deciding: Deciding }) {
  const { account, say } = useDesk()
  const [open, setOpen] = useState<OpenDialog>(null)
  const { application, reports } = comparison
  const { marks, setMark } = deciding
  const item = place.row?.item
  const mark = item ? (marks.items[item.id] ?? null) : undefined
  const sealed = reports.some((report) => report.kind === 'visit' && report.state === 'sealed')
  const marked = comparison.items.flatMap(({ id, texts }) => {
    const given = marks.items[id]
    return given ? [{ id, name: say.words(texts), mark: given }] : []
  })
  const returning = marked.filter((each) => each.mark.is === 'return')
  const close = () => setOpen(null)
  const loudest = place.row?.inspector?.cell.value ?? place.row?.applicant?.cell.value
  const given = item && {
    item: item.id,
    name: say.words(item.texts),
    reason: mark?.reason ?? '',
    onClose: close,
    onGive: (to: NonNullable<typeof mark>) => {
      setMark(item.id, to)
      close()
    },
  }
  return (
    <>
      <DecisionBar
        stage={application.stage}
        mark={mark}
        marked={returning.length}
        notAcceptable={notAcceptable(marks, {
          reviewer: account.role === 'reviewer',
          stage: application.stage,
          visit_sealed: sealed,
          critical_bad: comparison.standing?.critical_bad ?? [],
        })}
        acts={{
          returnItem: () => setOpen('return'),
          asIs: () => (mark?.is === 'as-is' && item ? setMark(item.id, null) : setOpen('as-is')),
          refuse: () => setOpen('refuse'),
          accept: () => setOpen('accept'),
          sendReturn: () => setOpen('send-return'),
          help: () => setOpen('help'),
        }}
      />
      {open === 'return' && item && given && (
        <ReturnDialog
          {...given}
          reason={mark?.is === 'return' ? mark.reason : reasonFor(item, loudest, say)}
          to={mark?.is === 'return' ? mark.to : 'applicant'}
          sides={returnable(reports)}
          onTakeBack={
            mark?.is === 'return'
              ? () => {
                  setMark(item.id, null)
                  close()
                }
              : null
          }
        />
      )}
      {open === 'as-is' && given && <AsIsDialog {...given} />}
      {open === 'send-return' && (
        <SendReturnDialog application={application} deciding={deciding} items={returning} onClose={close} />
      )}
      {open === 'accept' && (
        <SendAcceptDialog application={application} deciding={deciding} items={marked} onClose={close} />
      )}
      {open === 'refuse' && (
        <SendRefuseDialog application={application} deciding={deciding} items={marked} onClose={close} />
      )}
      {open === 'help' && <KeysHelp onClose={close} />}
    </>
  )
}

function Absent({ state, retry }: { state: Loaded<Comparison>; retry: () => void }) {
  const { say } = useDesk()
  return (
    <div class="work" data-flush>
      {state.is === 'refused' && state.problem.status === 404 ? (
        <Empty icon="file" title={say.text.twin.notFound} words={say.text.twin.notFoundWhat} />
      ) : (
        <ListState state={state} retry={retry} />
      )}
    </div>
  )
}
