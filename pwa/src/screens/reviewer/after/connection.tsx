// What the desk sees of a connection: accesses and their standing, the self-test, the training order; it may revoke.

import { useMemo, useState } from 'preact/hooks'
import type { Access, Connection } from '../../../api/connection-shapes'
import { makeConnecting, type Connecting } from '../../../core/connection/connecting'
import { Table } from '../../../ui/desk/table'
import { TextField } from '../../../ui/desk/text-field'
import { Badge } from '../../../ui/parts/badge'
import { Button } from '../../../ui/parts/button'
import { connectionWords } from '../../connection-words'
import { FormDialog } from '../../form-dialog'
import { ListState, StaleBanner } from '../../list-state'
import { useLoaded } from '../../loaded'
import { useDesk } from '../../use-desk'
import { useForm } from '../../use-form'
import type { PartProps } from './parts'

const LOOK = { issued: 'you', shown: 'warn', confirmed: 'ok', revoked: undefined } as const
const ICON = { issued: 'arrow', shown: 'clock', confirmed: 'check', revoked: 'cross' } as const

export function ConnectionPart({ application }: PartProps) {
  const { client, account, say } = useDesk()
  const text = connectionWords(say.locale)
  const acts = useMemo(() => makeConnecting(client.api, application.id), [client, application.id])
  const loading = useLoaded<Connection>(application.id, acts.all)
  const connection = loading.state.kept?.value
  const [revoking, setRevoking] = useState<Access | null>(null)
  if (!connection) return <ListState state={loading.state} retry={loading.reload} />
  return (
    <div class="stack sections">
      <StaleBanner state={loading.state} retry={() => void loading.reload()} />
      <p>
        {connection.missing.length > 0
          ? `${text.desk.move} ${connection.missing.map((each) => text.missing[each]).join(', ')}.`
          : text.desk.done}
      </p>
      <AccessTable accesses={connection.accesses} revoke={account.role === 'reviewer' ? setRevoking : null} />
      <Tests connection={connection} />
      <Training connection={connection} />
      {revoking && (
        <RevokeDialog
          access={revoking}
          acts={acts}
          onDone={(fresh) => {
            setRevoking(null)
            loading.put(() => fresh)
          }}
          onClose={() => setRevoking(null)}
        />
      )}
    </div>
  )
}

function AccessTable({ accesses, revoke }: { accesses: Access[]; revoke: ((access: Access) => void) | null }) {
  const { say } = useDesk()
  const { accesses: text, desk } = connectionWords(say.locale)
  const when = (row: Access) => row.revoked_at ?? row.confirmed_at ?? row.shown_at ?? row.issued_at
  return (
    <section class="box-table">
      <h2>{desk.caption.accesses}</h2>
      <Table
        caption={desk.caption.accesses}
        rows={accesses}
        rowKey={(row) => row.id}
        columns={[
          { key: 'who', head: desk.column.who, cell: (row) => row.name },
          { key: 'role', head: desk.column.role, cell: (row) => text.role[row.role] },
          { key: 'login', head: desk.column.login, cell: (row) => <span class="code">{row.login}</span> },
          {
            key: 'state',
            head: desk.column.state,
            cell: (row) => (
              <>
                <Badge state={LOOK[row.state]} icon={ICON[row.state]}>
                  {text.state[row.state]}
                </Badge>
                {row.reason && <p class="small">{row.reason}</p>}
              </>
            ),
          },
          { key: 'when', head: desk.column.when, cell: (row) => say.moment(when(row)) },
          {
            key: 'acts',
            head: <span class="vh">{desk.column.acts}</span>,
            cell: (row) =>
              revoke &&
              row.state !== 'revoked' && (
                <Button kind="quiet" onClick={() => revoke(row)}>
                  {text.revoke}
                </Button>
              ),
          },
        ]}
      />
    </section>
  )
}

function Tests({ connection }: { connection: Connection }) {
  const { say } = useDesk()
  const { test: text, desk } = connectionWords(say.locale)
  return (
    <section class="box-table">
      <h2>{desk.caption.tests}</h2>
      {connection.history.length === 0 ? (
        <p class="plain muted">{desk.emptyTests}</p>
      ) : (
        <Table
          caption={desk.caption.tests}
          rows={connection.history}
          rowKey={(row) => row.id}
          columns={[
            { key: 'part', head: desk.column.part, cell: (row) => text.part[row.part] },
            {
              key: 'result',
              head: desk.column.result,
              cell: (row) => (
                <>
                  <Badge state={row.passed ? 'ok' : 'bad'} icon={row.passed ? 'check' : 'cross'}>
                    {row.passed ? text.passed : text.failed}
                  </Badge>
                  {row.why && <p class="small">{text.why[row.why]}</p>}
                  {row.part === 'line' && (
                    <p class="small muted">
                      {text.line.figures(
                        say.number(Number(row.facts.download_mbps), 1),
                        say.number(Number(row.facts.upload_mbps), 1),
                        say.number(Number(row.facts.needed_mbps)),
                      )}
                    </p>
                  )}
                </>
              ),
            },
            {
              key: 'agent',
              head: desk.column.agent,
              cell: (row) => (row.by_link ? `${row.agent}, ${text.byLink}` : row.agent),
            },
            { key: 'when', head: desk.column.when, cell: (row) => say.moment(row.at) },
          ]}
        />
      )}
    </section>
  )
}

function Training({ connection }: { connection: Connection }) {
  const { say } = useDesk()
  const { drill: text, desk } = connectionWords(say.locale)
  const { drill } = connection
  return (
    <section class="box-table">
      <h2>{desk.caption.drill}</h2>
      {!drill || drill.steps.length === 0 ? (
        <p class="plain muted">{desk.emptyDrill}</p>
      ) : (
        <Table
          caption={desk.caption.drill}
          rows={drill.steps}
          rowKey={(row) => row.step}
          columns={[
            { key: 'step', head: desk.column.step, cell: (row) => text.step[row.step] },
            { key: 'when', head: desk.column.when, cell: (row) => say.moment(row.at) },
          ]}
        />
      )}
    </section>
  )
}

interface RevokeProps {
  access: Access
  acts: Connecting
  onDone: (fresh: Connection) => void
  onClose: () => void
}

function RevokeDialog({ access, acts, onDone, onClose }: RevokeProps) {
  const { say } = useDesk()
  const { accesses: text, desk } = connectionWords(say.locale)
  const [reason, setReason] = useState('')
  const [id] = useState(acts.newId)
  const form = useForm<'reason', Connection>({
    check: () => (reason.trim() ? [] : ['reason']),
    send: () => acts.revoke(access.id, id, reason),
    onDone,
  })
  return (
    <FormDialog
      title={`${text.revokeYes}: ${access.name}`}
      form={form}
      submit={text.revokeYes}
      stale={desk.sentTwice}
      bad
      onClose={onClose}
    >
      <TextField
        label={text.reason}
        hint={desk.reasonHint}
        rows={3}
        autofocus
        value={reason}
        onInput={setReason}
        error={form.faults.has('reason') ? desk.needReason : null}
      />
    </FormDialog>
  )
}
