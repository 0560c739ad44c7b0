// The head of a twin report: whose it is, the verdict as it stands, the promised date, the way to the seals.

import { useLocation } from 'preact-iso'
import { useState } from 'preact/hooks'
import type { Comparison, Report } from '../../api/report-shapes'
import type { ProfileRow } from '../../api/shapes'
import { Head } from '../../ui/desk/head'
import { DeskIcon } from '../../ui/desk/icons'
import { useKeys } from '../../ui/desk/use-keys'
import { Button } from '../../ui/parts/button'
import { deskPaths } from '../desk-paths'
import type { DeskWords } from '../desk-words'
import { dueOf } from '../due'
import { DueBadge } from '../due-badge'
import { checkWords } from '../public/check-words'
import { useDesk } from '../use-desk'
import { late } from '../late'
import { SealDialog } from './evidence/seal-dialog'
import { OpenCase } from './exports/open-exports'
import { keyed } from './twin-keys'
import { VerdictLine } from './verdict-line'

const HistoryDialog = late(() => import('./history/history-dialog').then((each) => each.HistoryDialog))

interface Props {
  comparison: Comparison | undefined
  /** Whether it is on its way, while it is not here. */
  loading: boolean
  profiles: ProfileRow[]
}

export function ReportHead({ comparison, loading, profiles }: Props) {
  const { account, say } = useDesk()
  const { route } = useLocation()
  const back = account.role === 'administrator' ? deskPaths.visits : deskPaths.queue
  const name = account.role === 'administrator' ? say.text.twin.toVisits : say.text.twin.toQueue
  const application = comparison?.application
  const profile = profiles.find((each) => each.ref === application?.profile)
  useKeys(keyed({ back: () => route(back) }))
  return (
    <Head
      stacked
      back={
        <Button kind="icon" label={name} onClick={() => route(back)}>
          <DeskIcon name="back" />
        </Button>
      }
      title={titleOf(comparison, loading, say)}
      note={
        application &&
        [
          application.applicant.name,
          say.text.stage[application.stage],
          application.whose_move !== 'nobody' && say.text.move[application.whose_move],
          profile && say.text.twin.profile(say.words(profile.title), say.day(profile.valid_from)),
        ]
          .filter(Boolean)
          .join(' · ')
      }
    >
      {comparison && (
        <>
          <VerdictLine verdict={comparison.standing} reports={comparison.reports} />
          {comparison.application.whose_move !== 'nobody' && (
            <p class="due">
              <DueBadge at={comparison.application.promised_at} label={dueOf(comparison.application, say)} />
            </p>
          )}
          <History application={comparison.application} />
          <OpenCase application_id={comparison.application.id} />
          <Seals reports={comparison.reports} />
        </>
      )}
    </Head>
  )
}

/** The way to what was decided before. */
function History({ application }: { application: Comparison['application'] }) {
  const { say } = useDesk()
  const [open, setOpen] = useState(false)
  useKeys(keyed({ history: () => setOpen(true) }))
  return (
    <>
      <Button kind="icon" icon="file" label={say.text.twin.history} onClick={() => setOpen(true)} />
      {open && <HistoryDialog application={application} onClose={() => setOpen(false)} />}
    </>
  )
}

/** The way to the codes of the reports and to their photos. */
function Seals({ reports }: { reports: Report[] }) {
  const { say } = useDesk()
  const [open, setOpen] = useState(false)
  useKeys(keyed({ seals: () => setOpen(true) }))
  return (
    <>
      <Button kind="icon" icon="shield" label={checkWords(say.locale).seal.open} onClick={() => setOpen(true)} />
      {open && <SealDialog reports={reports} onClose={() => setOpen(false)} />}
    </>
  )
}

export function titleOf(comparison: Comparison | undefined, loading: boolean, say: DeskWords): string {
  const application = comparison?.application
  if (application) return say.text.twin.title(application.number, application.address)
  return loading ? say.text.list.loading : say.text.twin.untitled
}
