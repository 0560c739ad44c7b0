// One application for the planner: its inspections, who does them and by when, and what has happened to it.

import { useState } from 'preact/hooks'
import type { ApplicationDetail, InspectionRow } from '../../api/shapes'
import { Button } from '../../ui/parts/button'
import { deskPaths } from '../desk-paths'
import { ListState, StaleBanner } from '../list-state'
import { useLoaded } from '../loaded'
import { useDesk } from '../use-desk'
import { CancelVisitDialog, PlanVisitDialog, ReassignDialog } from './visit-dialogs'

type Open = { is: 'plan' } | { is: 'reassign'; row: InspectionRow } | { is: 'cancel'; row: InspectionRow }

interface Props {
  id: string
  onDone: (said: string) => void
}

export function ApplicationPanel({ id, onDone }: Props) {
  const { client, say } = useDesk()
  const detail = useLoaded<ApplicationDetail>(id, () => client.review.application(id))
  const [open, setOpen] = useState<Open | null>(null)
  const application = detail.state.kept?.value
  const words = say.text.visits.panel
  const given = {
    onClose: () => setOpen(null),
    onStale: detail.reload,
    onDone: (said: string) => {
      setOpen(null)
      void detail.reload()
      onDone(said)
    },
  }
  return (
    <aside class="panel-side" tabIndex={0} aria-label={application ? words.title(application.number) : words.choose}>
      <StaleBanner state={detail.state} retry={detail.reload} />
      <ListState state={detail.state} retry={detail.reload} />
      {application && (
        <>
          <header class="stack">
            <h2>{words.title(application.number)}</h2>
            <p class="small">
              {application.address}
              <br />
              <span class="muted">
                {application.applicant.name} · {say.text.stage[application.stage]} ·{' '}
                {say.text.move[application.whose_move]}
              </span>
            </p>
            <div class="row wraps">
              {(application.whose_move !== 'nobody' || application.stage === 'opened') && (
                <Button kind="primary" onClick={() => setOpen({ is: 'plan' })}>
                  {words.plan}
                </Button>
              )}
              <Button href={deskPaths.application(application.id)}>{say.text.visits.report}</Button>
            </div>
          </header>
          <section class="stack">
            <h3>{words.inspections}</h3>
            {application.inspections.length === 0 && <p class="muted small">{words.noInspections}</p>}
            <ul class="inspections">
              {application.inspections.map((row) => (
                <Inspection key={row.id} row={row} open={setOpen} />
              ))}
            </ul>
          </section>
          <History application={application} />
          {open?.is === 'plan' && <PlanVisitDialog application={application} {...given} />}
          {open?.is === 'reassign' && <ReassignDialog row={fresh(application, open.row)} {...given} />}
          {open?.is === 'cancel' && <CancelVisitDialog row={fresh(application, open.row)} {...given} />}
        </>
      )}
    </aside>
  )
}

/** After a reload the dialog speaks of the row as it is now. */
function fresh(application: ApplicationDetail, row: InspectionRow): InspectionRow {
  return application.inspections.find((each) => each.id === row.id) ?? row
}

const STATE_TONE = {
  planned: undefined,
  started: 'info',
  finished: 'warn',
  sealed: 'ok',
  cancelled: undefined,
} as const

function Inspection({ row, open }: { row: InspectionRow; open: (what: Open) => void }) {
  const { say } = useDesk()
  const words = say.text.visits.panel
  const movable = row.kind === 'visit' && (row.state === 'planned' || row.state === 'started')
  return (
    <li>
      <p class="spread">
        <strong>
          {say.first(say.text.kind[row.kind])}, {say.text.premises[row.stage]}
        </strong>
        <span class="badge" data-s={STATE_TONE[row.state]}>
          {say.text.state[row.state]}
        </span>
      </p>
      <p class="small muted">
        {row.assignee?.name ?? words.nobody}
        {row.due_at && `, ${words.due(say.day(row.due_at))}`}
      </p>
      {movable && (
        <p class="row wraps">
          <Button kind="quiet" onClick={() => open({ is: 'reassign', row })}>
            {words.reassign}
          </Button>
          <Button kind="quiet" onClick={() => open({ is: 'cancel', row })}>
            {words.cancel}
          </Button>
        </p>
      )}
    </li>
  )
}

function History({ application }: { application: ApplicationDetail }) {
  const { say } = useDesk()
  if (!application.events.length) return null
  return (
    <section class="stack">
      <h3>{say.text.visits.panel.history}</h3>
      <ol class="stages">
        {[...application.events].reverse().map((event, index) => (
          <li key={`${event.at} ${index}`}>
            <span>
              {say.text.events[event.kind] ?? event.kind}
              {event.by && <span class="muted">, {event.by.name}</span>}
            </span>
            <span class="when">{say.moment(event.at)}</span>
          </li>
        ))}
      </ol>
    </section>
  )
}
