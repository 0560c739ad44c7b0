// Who may work in the network's program: each access handed over with a password that is shown once.

import { useId, useState } from 'preact/hooks'
import type { Access, AccessRole } from '../../../api/connection-shapes'
import { Badge } from '../../../ui/parts/badge'
import { Button } from '../../../ui/parts/button'
import { SectHead } from '../../../ui/parts/sect-head'
import { connectionWords } from '../../connection-words'
import { usePhone } from '../../use-phone'
import type { PartProps } from './connection'
import { LineField, Trouble } from './parts'
import { ReceiptLink } from './receipt-link'
import { useSending } from './use-sending'

const LOOK = { issued: 'you', shown: 'warn', confirmed: 'ok', revoked: undefined } as const
const ICON = { issued: 'arrow', shown: 'clock', confirmed: 'check', revoked: 'cross' } as const
const CLOSED = ['withdrawn', 'stopped', 'refused', 'draft']

export function Accesses(props: PartProps) {
  const { say } = usePhone()
  const text = connectionWords(say.locale).accesses
  const { accesses, application } = props.connection
  const inForce = accesses.filter((each) => each.state !== 'revoked')
  const former = accesses.filter((each) => each.state === 'revoked')
  return (
    <section>
      <SectHead title={text.title} count={inForce.length} />
      <p class="plain small muted">{text.what}</p>
      <ul class="bare">
        {inForce.map((each) => (
          <AccessCard key={each.id} access={each} {...props} />
        ))}
      </ul>
      {!CLOSED.includes(application.stage) && <NewAccess {...props} />}
      {former.length > 0 && (
        <details class="plain">
          <summary class="tap">
            {text.former}: {former.length}
          </summary>
          <ul class="bare stack">
            {former.map((each) => (
              <li key={each.id}>
                <p>
                  <strong>{each.name}</strong>, {text.role[each.role].toLowerCase()}
                </p>
                <p class="small muted">{text.revokedAt(say.moment(each.revoked_at!), each.revoked_by?.name ?? null)}</p>
                {each.reason && <p class="small">{each.reason}</p>}
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  )
}

function AccessCard(props: PartProps & { access: Access }) {
  const { access, acts, put, reload } = props
  const { say } = usePhone()
  const text = connectionWords(say.locale).accesses
  const [secret, setSecret] = useState<string | null>(null)
  const showing = useSending(acts.newId, reload)
  return (
    <li class="plain stack">
      <div class="spread">
        <h3>{access.name}</h3>
        <Badge state={LOOK[access.state]} icon={ICON[access.state]}>
          {text.state[access.state]}
        </Badge>
      </div>
      <p class="small muted">
        {text.role[access.role]} · {text.login}: <span class="code">{access.login}</span>
      </p>
      {access.state === 'issued' && (
        <>
          <p class="small">{text.showWhat}</p>
          <Trouble words={showing.trouble} />
          <Button
            kind="primary"
            wide
            icon="eye"
            busy={showing.busy}
            onClick={() =>
              showing.send(
                (id) => acts.show(access.id, id),
                (shown) => {
                  setSecret(shown.secret)
                  put(shown.connection)
                },
              )
            }
          >
            {text.show}
          </Button>
        </>
      )}
      {access.state === 'shown' && (
        <>
          {secret ? (
            <div class="kept" role="status">
              <p class="small">{text.once}</p>
              <p class="secret" aria-label={text.password} translate={false}>
                {secret.replace(/(.{4})(?=.)/g, '$1 ')}
              </p>
            </div>
          ) : (
            <p class="small">{text.wasShown}</p>
          )}
          <Confirm access={access} acts={acts} put={put} />
          <ReceiptLink {...props} />
        </>
      )}
      {access.confirmed_at && <p class="small">{text.confirmedAt(say.moment(access.confirmed_at))}</p>}
      <Revoke access={access} acts={acts} put={put} />
    </li>
  )
}

function Confirm({ access, acts, put }: Pick<PartProps, 'acts' | 'put'> & { access: Access }) {
  const { say } = usePhone()
  const words = connectionWords(say.locale)
  const text = words.accesses
  const [last, setLast] = useState('')
  const sending = useSending(acts.newId)
  const send = (event: Event) => {
    event.preventDefault()
    if (!last.trim()) return sending.say(words.needed)
    sending.send(() => acts.confirm(access.id, last), put)
  }
  return (
    <form class="stack" noValidate onSubmit={send}>
      <LineField label={text.last} hint={text.lastHint} error={sending.trouble} value={last} onInput={setLast} />
      <Button submit kind="primary" wide icon="check" busy={sending.busy}>
        {text.confirm}
      </Button>
    </form>
  )
}

function Revoke({ access, acts, put }: Pick<PartProps, 'acts' | 'put'> & { access: Access }) {
  const { say } = usePhone()
  const words = connectionWords(say.locale)
  const text = words.accesses
  const [open, setOpen] = useState(false)
  const [reason, setReason] = useState('')
  const sending = useSending(acts.newId)
  if (!open) {
    return (
      <p>
        <Button kind="quiet" icon="cross" onClick={() => setOpen(true)}>
          {text.revoke}
        </Button>
      </p>
    )
  }
  const send = (event: Event) => {
    event.preventDefault()
    if (!reason.trim()) return sending.say(words.needed)
    sending.send((id) => acts.revoke(access.id, id, reason), put)
  }
  return (
    <form class="stack" noValidate onSubmit={send}>
      <LineField label={text.reason} error={sending.trouble} value={reason} onInput={setReason} />
      <div class="row wraps">
        <Button submit kind="bad" busy={sending.busy}>
          {text.revokeYes}
        </Button>
        <Button onClick={() => setOpen(false)}>{text.cancel}</Button>
      </div>
    </form>
  )
}

function NewAccess({ connection, acts, put }: PartProps) {
  const { say } = usePhone()
  const words = connectionWords(say.locale)
  const text = words.accesses
  const group = useId()
  const owner = connection.accesses.some((each) => each.role === 'owner' && each.state !== 'revoked')
  const roles: AccessRole[] = owner ? ['manager', 'operator'] : ['owner', 'manager', 'operator']
  const [role, setRole] = useState<AccessRole>(roles[0]!)
  const [name, setName] = useState('')
  const chosen = roles.includes(role) ? role : roles[0]!
  const sending = useSending(acts.newId)
  const send = (event: Event) => {
    event.preventDefault()
    if (!name.trim()) return sending.say(words.needed)
    sending.send(
      (id) => acts.issue(id, chosen, name),
      (fresh) => {
        setName('')
        put(fresh)
      },
    )
  }
  return (
    <form class="plain stack" noValidate onSubmit={send}>
      <h3>{text.add}</h3>
      <div class="choices" role="radiogroup" aria-label={text.whom}>
        {roles.map((each) => (
          <label key={each}>
            <input type="radio" name={group} checked={chosen === each} onChange={() => setRole(each)} />
            {text.role[each]}
          </label>
        ))}
      </div>
      <LineField label={text.name} error={sending.trouble} value={name} onInput={setName} />
      <Button submit wide icon="person" busy={sending.busy}>
        {text.add}
      </Button>
    </form>
  )
}
