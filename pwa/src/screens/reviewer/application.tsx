// The twin report of one application: what differs, the two voices, the evidence, and the decision under the hand.

import { useRoute } from 'preact-iso'
import { useState } from 'preact/hooks'
import type { Comparison } from '../../api/report-shapes'
import type { ProfileRow } from '../../api/shapes'
import { useKeys } from '../../ui/desk/use-keys'
import { Empty } from '../../ui/parts/empty'
import { DeskPage } from '../desk-page'
import { ListState, StaleBanner } from '../list-state'
import { useLoaded, type Loaded } from '../loaded'
import { useDesk } from '../use-desk'
import { useProfiles } from '../use-profiles'
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
import { useDecision, type Deciding } from './decision/use-decision'
import { EvidenceSide } from './evidence/evidence-side'
import { turnToEvidence } from './evidence/focus'
import { ItemCentre } from './item/item-centre'
import { ItemList } from './item/item-list'
import { reasonFor } from './item/value-words'
import { ReportHead, titleOf } from './report-head'
import { ThumbBar } from './thumb-bar'
import { returnable } from './twin'
import { keyed } from './twin-keys'
import { TwinKeysCard } from './twin-keys-card'
import { useTwin, type TwinPlace } from './use-twin'

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
  const profiles = useProfiles().state.kept?.value ?? []
  useKeys(
    keyed({
      next: () => place.step(1),
      previous: () => place.step(-1),
      nextGroup: () => place.jump(1),
      previousGroup: () => place.jump(-1),
      fold: place.toggleOwn,
      foldAll: place.toggleAll,
      evidence: turnToEvidence,
    }),
  )
  return (
    <DeskPage section="queue" title={titleOf(comparison, say)} narrow>
      <ReportHead comparison={comparison} profiles={profiles} />
      {comparison ? (
        <>
          <div class="twin-frame">
            <div>
              <StaleBanner state={loading.state} retry={loading.reload} />
              <DecisionNotice standing={deciding.standing} />
            </div>
            <Report comparison={comparison} place={place} deciding={deciding} profiles={profiles} />
          </div>
          <div class="twin-foot" data-pane={place.pane}>
            {place.row && <ThumbBar place={place} />}
            <Decision comparison={comparison} place={place} deciding={deciding} />
          </div>
        </>
      ) : (
        <Absent state={loading.state} retry={loading.reload} />
      )}
    </DeskPage>
  )
}

interface ReportProps {
  comparison: Comparison
  place: TwinPlace
  deciding: Deciding
  profiles: ProfileRow[]
}

function Report({ comparison, place, deciding, profiles }: ReportProps) {
  const { say } = useDesk()
  const { application, quarantine } = comparison
  if (!place.row) return <Empty icon="inbox" title={say.text.twin.nothing} words={say.text.twin.nothingWhat} />
  return (
    <div class="twin" data-pane={place.pane}>
      <ItemList place={place} marks={deciding.marks} />
      <ItemCentre
        key={place.row.item.id}
        row={place.row}
        place={place}
        titles={new Map(profiles.map((each) => [each.ref, each.title]))}
      />
      <EvidenceSide
        row={place.row}
        premises={application}
        quarantine={quarantine}
        tiles={comparison.tiles}
        pair={place.pair}
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
      {open === 'help' && <TwinKeysCard onClose={close} />}
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
