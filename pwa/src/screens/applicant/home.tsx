// The applicant's home: whose move it is, what to do next, and the way of the application.

import { useRef, useState } from 'preact/hooks'
import type { Application, ApplicationDetail } from '../../api/shapes'
import type { Client } from '../../core/client'
import type { DayRow } from '../../core/day'
import type { Questionnaires } from '../../core/questionnaire/questionnaires'
import type { HomeText } from '../../text/ru/home'
import { Badge } from '../../ui/parts/badge'
import { Bell } from '../../ui/parts/bell'
import { Button } from '../../ui/parts/button'
import { Empty, Ghost } from '../../ui/parts/empty'
import { Page } from '../../ui/parts/page'
import { SectHead } from '../../ui/parts/sect-head'
import { VisitRow } from '../inspector/visit-row'
import { WaitingPhoto } from '../inspector/waiting-photo'
import { bellWords } from '../notices/bell-words'
import { NOTICES, useUnread } from '../notices/use-told'
import { InstallHint } from '../install-hint'
import { PhoneNews } from '../phone-news'
import { paths } from '../phone-paths'
import { PhoneTabs } from '../phone-tabs'
import { useElapsed } from '../use-elapsed'
import { homeWords } from './home-words'
import { usePhone } from '../use-phone'
import { late } from '../late'
import { reached, stepOf } from './after'
import { Begin, Drafts } from './drafts'
import { Fixes } from './fixes'
import { Road } from './road'
import { ACTS, Advance, Withdraw } from './road-acts'
import { beganAtTheRoom } from './timeline'
import { isDaily, isOpen, openOf, todoOf, type Todo } from './todo'
import { useApplications, type Applications } from './use-applications'
import { useDetail } from './use-detail'
import { useQuestionnaires } from './use-questionnaires'

const Case = late(() => import('./case').then((each) => each.Case))

const ASKING_MS = 500
const PULLING_MS = 2000

export function ApplicantHome() {
  const { client, say } = usePhone()
  const text = homeWords(say.locale)
  const applications = useApplications(client)
  const rows = client.day.value
  const coming = useComing(rows, applications, client.status)
  const [chosen, choose] = useState<string | null>(null)
  const all = useQuestionnaires()
  const id = chosen ?? currentOf(applications.kept ?? [], rows ?? [])
  const { kept: detail, again } = useDetail(id)
  if (rows === null || coming) {
    return (
      <Page key="coming" large title={text.title} tabs={<PhoneTabs current="home" />}>
        <PhoneNews />
        <Ghost words={text.loading} />
      </Page>
    )
  }
  if (id === null) return <Nothing failed={applications.stale} all={all} />
  const application = applications.kept?.find((each) => each.id === id) ?? null
  const mine = rows.filter((row) => row.application_id === id)
  const open = openOf(mine)
  // tomorrow's list lies on the phone already, and is nobody's business yet
  const others = rows.filter((row) => isOpen(row) && row !== open && !(isDaily(row) && isAhead(row)))
  const over = rows.filter((row) => !isOpen(row))
  const todo = todoOf(application, open)
  const kept = applications.kept ?? []
  const done = () => {
    choose(id)
    void Promise.all([again(), applications.again(), client.sync()])
  }
  const dock = open ? (
    <Next row={open} />
  ) : (
    application && nextOnRoad(application) && <NextOnRoad application={application} onDone={done} />
  )
  const rest = (
    <>
      {application && <Road application={application} detail={detail} rows={mine} />}
      {applications.stale && <p class="plain small muted">{text.offline}</p>}
      {application && <Links application={application} detail={detail} />}
      <Others applications={kept.filter((each) => each.id !== id)} onChoose={choose} />
      <Drafts all={all} known={kept.map((each) => each.id)} />
      <RowsOf title={text.otherRows} rows={others} />
      <RowsOf title={say.text.day.done} rows={over} />
      {application && <Case application={application} all={kept} />}
      <p class="plain">
        <Begin all={all} />
      </p>
      {application && <Withdraw application={application} onDone={done} />}
    </>
  )
  return (
    <Page
      key="here"
      title={application?.address || mine[0]?.address || text.draft}
      end={<HomeBell />}
      under={
        <Move todo={todo} application={application} open={open} number={application?.number ?? mine[0]?.number ?? 0} />
      }
      dock={dock}
      tabs={<PhoneTabs current="home" />}
    >
      <PhoneNews />
      <InstallHint />
      <WaitingPhoto />
      {application && <What application={application} />}
      {open?.stage === 'recheck' && <Fixes id={open.id}>{rest}</Fixes>}
      {open && open.stage !== 'recheck' && (
        <section>
          <SectHead title={isDaily(open) ? text.daily : text.self} />
          <p class="plain small">
            {isDaily(open) ? text.dailyWhat : open.stage === 'empty' ? text.surveyWhat : text.selfWhat}
          </p>
          <ul>
            <VisitRow row={open} />
          </ul>
          {isDaily(open) && (
            <p class="plain">
              <Button wide icon="list" href={paths.after(open.application_id, 'trial')}>
                {text.after.trial}
              </Button>
            </p>
          )}
        </section>
      )}
      {open?.stage !== 'recheck' && rest}
    </Page>
  )
}

/** What the stage means for its applicant, where its name does not say it. */
function What({ application }: { application: Application }) {
  const { say } = usePhone()
  const text = homeWords(say.locale)
  const { stage, promised_at } = application
  if (stage === 'repairing' && promised_at) return <p class="plain small">{text.repairWhat(say.day(promised_at))}</p>
  if (stage === 'accepted') return <p class="plain small">{text.acceptedWhat}</p>
  if (stage === 'withdrawn') return <p class="plain small">{text.withdrawnWhat}</p>
  return null
}

const isAhead = ({ due_at }: DayRow) => due_at !== null && Date.parse(due_at) > Date.now()

const nextOnRoad = ({ stage }: Application) =>
  stage === 'draft' || stage === 'amending' || stage in ACTS || stepOf(stage) !== null

function NextOnRoad({ application, onDone }: { application: Application; onDone: () => void }) {
  const { say } = usePhone()
  const text = homeWords(say.locale)
  if (application.stage === 'draft') {
    return (
      <Button kind="primary" large wide after="arrow" href={paths.questionnaire(application.id)}>
        {text.fill}
      </Button>
    )
  }
  if (application.stage === 'amending') {
    return (
      <Button kind="primary" large wide after="arrow" href={paths.papers(application.id)}>
        {text.amend}
      </Button>
    )
  }
  const step = stepOf(application.stage)
  if (step) {
    return (
      <Button kind="primary" large wide after="arrow" href={paths.after(application.id, step)}>
        {text.after[step]}
      </Button>
    )
  }
  return <Advance application={application} onDone={onDone} />
}

function Links({ application, detail }: { application: Application; detail: ApplicationDetail | null }) {
  const { say } = usePhone()
  const text = homeWords(say.locale)
  const begun = !beganAtTheRoom(application, detail)
  const opened = detail?.events.some((each) => each.kind === 'pass')
  return (
    <section>
      <SectHead title={text.about} />
      <div class="plain stack">
        {reached(application.stage, opened)
          .filter((step) => step !== stepOf(application.stage))
          .map((step) => (
            <Button key={step} wide icon="file" href={paths.after(application.id, step)}>
              {text.after[step]}
            </Button>
          ))}
        {begun && (
          <Button wide icon="pencil" href={paths.questionnaire(application.id)}>
            {text.links.questionnaire}
          </Button>
        )}
        {begun && (
          <Button wide icon="file" href={paths.papers(application.id)}>
            {text.links.papers}
          </Button>
        )}
        <Button wide icon="person" href={paths.help(application.id)}>
          {text.links.help}
        </Button>
      </div>
    </section>
  )
}

function Others({ applications, onChoose }: { applications: Application[]; onChoose: (id: string) => void }) {
  const { say } = usePhone()
  const text = homeWords(say.locale)
  if (applications.length === 0) return null
  return (
    <section>
      <SectHead title={text.others} count={applications.length} />
      <div class="plain stack">
        {applications.map((each) => (
          <Button key={each.id} wide onClick={() => onChoose(each.id)}>
            {text.number(each.number)}
            {each.address && `, ${each.address}`}
          </Button>
        ))}
      </div>
    </section>
  )
}

function HomeBell() {
  const { say } = usePhone()
  const unread = useUnread()
  const text = bellWords(say.locale)
  return <Bell href={NOTICES} unread={unread} label={unread ? text.unread(unread) : text.name} />
}

function RowsOf({ title, rows }: { title: string; rows: DayRow[] }) {
  if (rows.length === 0) return null
  return (
    <section>
      <SectHead title={title} count={rows.length} />
      <ul>
        {rows.map((row) => (
          <VisitRow key={row.id} row={row} />
        ))}
      </ul>
    </section>
  )
}

/** What is shown must not move: the rows and the applications have come, or have had their time. What has been shown once
 *  stays: somebody may be in the middle of an act. */
function useComing(rows: DayRow[] | null, { kept, stale }: Applications, status: Client['status']): boolean {
  const slow = useElapsed(ASKING_MS)
  const late = useElapsed(PULLING_MS)
  const shown = useRef(false)
  const waits = () => {
    if (stale || shown.current) return false
    if (status.last_contact.value === null) return true
    if (kept === null && (rows?.length === 0 || !slow)) return true
    return openOf(rows ?? []) === null && status.sending.value && !late
  }
  const coming = rows === null || waits()
  if (!coming) shown.current = true
  return coming
}

/** The application that waits for the applicant, else the newest. */
function currentOf(applications: Application[], rows: DayRow[]): string | null {
  const open = openOf(rows)
  return open?.application_id ?? applications[0]?.id ?? rows[0]?.application_id ?? null
}

interface MoveProps {
  todo: Todo
  application: Application | null
  open: DayRow | null
  number: number
}

function Move({ todo, application, open, number }: MoveProps) {
  const { say } = usePhone()
  const text = homeWords(say.locale)
  const until = (open && !isDaily(open) ? open.due_at : null) ?? application?.promised_at ?? null
  const days = until === null ? 0 : daysUntil(until)
  const left = days > 0 ? text.left(days) : days === 0 ? text.today : text.late(-days)
  return (
    <>
      <p class="muted small">{text.number(number)}</p>
      <div class="spread move">
        <div>
          <p class="whose" data-s={todo.move}>
            <Badge icon={todo.move === 'yours' ? 'arrow' : todo.move === 'theirs' ? 'clock' : 'check'}>
              {moveWords(todo, text)}
            </Badge>
          </p>
          <p class="what">{todo.what === 'fix' ? text.todo.fix(open?.returned ?? 0) : text.todo[todo.what]}</p>
        </div>
        {until && todo.move !== 'decided' && (
          <p class="small until">
            {text.until(say.day(until))}
            <br />
            <span class="muted">{left}</span>
          </p>
        )}
      </div>
    </>
  )
}

function moveWords({ move, what }: Todo, text: HomeText): string {
  if (move === 'yours') return text.yourMove
  if (move === 'theirs') return text.theirMove
  return what === 'withdrawn' ? text.nobody : text.decided
}

function daysUntil(at: string): number {
  const midnight = (when: Date) => new Date(when.getFullYear(), when.getMonth(), when.getDate()).getTime()
  return Math.round((midnight(new Date(at)) - midnight(new Date())) / 86_400_000)
}

function Next({ row }: { row: DayRow }) {
  const { say } = usePhone()
  const text = homeWords(say.locale)
  const begun = row.started ? text.todo.goOn : text.start
  const words = isDaily(row) ? text.fillToday : row.stage === 'recheck' ? text.todo.fix(row.returned) : begun
  return (
    <Button kind="primary" large wide after="arrow" href={paths.inspection(row.id)}>
      {words}
    </Button>
  )
}

function Nothing({ failed, all }: { failed: boolean; all: Questionnaires | null }) {
  const { client, say } = usePhone()
  const text = homeWords(say.locale)
  return (
    <Page large title={text.title} end={<HomeBell />} tabs={<PhoneTabs current="home" />}>
      <PhoneNews />
      <Drafts all={all} known={[]} />
      <Empty
        icon={failed ? 'triangle' : 'inbox'}
        title={failed ? text.failed : text.empty}
        words={failed ? text.failedWhat : text.emptyWhat}
      >
        <Button icon="again" busy={client.status.sending.value} onClick={() => void client.sync()}>
          {say.text.day.refresh}
        </Button>
        <Begin all={all} first />
      </Empty>
    </Page>
  )
}
