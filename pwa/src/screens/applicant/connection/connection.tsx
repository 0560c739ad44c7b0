// «Подключение»: the accesses of the point, the self-test of its computer, the training order, and what is left to do.

import { useMemo } from 'preact/hooks'
import type { Connection } from '../../../api/connection-shapes'
import { makeConnecting, type Connecting } from '../../../core/connection/connecting'
import { Badge } from '../../../ui/parts/badge'
import { Banner } from '../../../ui/parts/banner'
import { Button } from '../../../ui/parts/button'
import { Empty, Ghost } from '../../../ui/parts/empty'
import { Page } from '../../../ui/parts/page'
import { SectHead } from '../../../ui/parts/sect-head'
import '../../../ui/connection.css'
import { connectionWords } from '../../connection-words'
import { useLoaded, type Loaded } from '../../loaded'
import { paths } from '../../phone-paths'
import { usePhone } from '../../use-phone'
import { Accesses } from './accesses'
import { ComputerLink } from './computer-link'
import { TestParts } from './computer'
import { DrillPart } from './drill'

export interface PartProps {
  connection: Connection
  acts: Connecting
  put: (fresh: Connection) => void
  reload: () => void
}

const CLOSED = ['withdrawn', 'stopped', 'refused']

export function ConnectionPage({ id }: { id: string }) {
  const { client, say } = usePhone()
  const text = connectionWords(say.locale)
  const acts = useMemo(() => makeConnecting(client.api, id), [client, id])
  const loading = useLoaded<Connection>(id, acts.all)
  const { state } = loading
  const connection = state.kept?.value
  const back = { href: paths.home, label: text.back }
  if (!connection) {
    return (
      <Page key="coming" title={text.title} back={back}>
        <Absent state={state} retry={() => void loading.reload()} />
      </Page>
    )
  }
  const { application, missing } = connection
  const given = {
    connection,
    acts,
    put: (fresh: Connection) => loading.put(() => fresh),
    reload: () => void loading.reload(),
  }
  const begun = connection.accesses.length > 0
  return (
    <Page key="here" title={text.title} back={back} under={<Head connection={connection} />}>
      {(state.is === 'unreachable' || state.is === 'refused') && (
        <Banner state="calm" icon="offline">
          {text.stale(say.time(state.kept!.at))}
        </Banner>
      )}
      {CLOSED.includes(application.stage) && begun && (
        <Banner state="info" icon="octagon">
          {text.closed}
        </Banner>
      )}
      {application.stage === 'training' && missing.length === 0 && (
        <Banner
          state="ok"
          icon="check"
          action={<Button href={`/applications/${application.id}/training`}>{text.toTraining}</Button>}
        >
          {text.done}
        </Banner>
      )}
      {begun ? (
        <>
          <Accesses {...given} />
          <Computer {...given} />
          <DrillPart {...given} />
        </>
      ) : (
        <Empty icon="clock" title={text.early} words={text.earlyWhat} />
      )}
    </Page>
  )
}

function Computer(props: PartProps) {
  const { say } = usePhone()
  const text = connectionWords(say.locale).test
  const { connection, acts, put, reload } = props
  const { id } = connection.application
  const passed = connection.parts.filter(({ result }) => result?.passed).length
  return (
    <section>
      <SectHead title={text.title} count={`${String(passed)} / ${String(connection.parts.length)}`} />
      <p class="plain small muted">
        {text.what}{' '}
        <span class="code address">
          {location.host}/applications/{id}/connection
        </span>
      </p>
      {!CLOSED.includes(connection.application.stage) && <ComputerLink {...props} />}
      <TestParts
        test={connection}
        acts={acts}
        put={put}
        reload={reload}
        about={id}
        help={`/applications/${id}/help`}
        sheetUrl={acts.sheetUrl}
      />
    </section>
  )
}

function Head({ connection }: { connection: Connection }) {
  const { say } = usePhone()
  const text = connectionWords(say.locale)
  const { application, missing } = connection
  return (
    <>
      <p class="muted small">{text.about(application.number, application.address)}</p>
      {application.stage === 'connecting' && (
        <div class="move">
          <p class="whose" data-s="yours">
            <Badge icon="arrow">{text.yours}</Badge>
          </p>
          <p class="small">
            {text.left}: {missing.map((each) => text.missing[each]).join(', ')}
          </p>
        </div>
      )}
    </>
  )
}

function Absent({ state, retry }: { state: Loaded<Connection>; retry: () => void }) {
  const { say } = usePhone()
  const text = connectionWords(say.locale)
  if (state.is === 'loading' || state.is === 'here') return <Ghost words={text.loading} />
  const words = state.is === 'refused' ? say.problem(state.problem.code, state.problem.facts) : text.offline
  return (
    <Empty icon={state.is === 'refused' ? 'triangle' : 'offline'} title={text.offlineTitle} words={words}>
      <Button icon="again" onClick={retry}>
        {text.retry}
      </Button>
    </Empty>
  )
}
