// The people of the network: who may sign in, in which role; create, change, block, set a password.

import { useState } from 'preact/hooks'
import type { AccountRow, Role } from '../../api/shapes'
import { Head } from '../../ui/desk/head'
import { DeskIcon } from '../../ui/desk/icons'
import { Table, type Column } from '../../ui/desk/table'
import { useKeys } from '../../ui/desk/use-keys'
import { Tabs } from '../../ui/desk/tabs'
import { Button } from '../../ui/parts/button'
import { Empty } from '../../ui/parts/empty'
import { DeskPage } from '../desk-page'
import { deskPaths } from '../desk-paths'
import { DoneNotice } from '../done-notice'
import { initials } from '../initials'
import { ListState, StaleBanner } from '../list-state'
import { useLoadedPages } from '../loaded'
import { useDesk } from '../use-desk'
import { save } from '../../device/hand-over'
import { EraseDialog } from './erase-dialog'
import { BlockDialog, ChangeDialog, NewPersonDialog, PasswordDialog } from './person-dialogs'
import { Badge } from '../../ui/parts/badge'

type Open =
  | { is: 'new' }
  | { is: 'change'; person: AccountRow }
  | { is: 'block'; person: AccountRow }
  | { is: 'password'; person: AccountRow }
  | { is: 'erase'; person: AccountRow }

const ROLES: Role[] = ['applicant', 'inspector', 'reviewer', 'administrator']

export function People() {
  const { client, say } = useDesk()
  const words = say.text.people
  const people = useLoadedPages('people', (cursor) => client.people.list(cursor))
  const [role, setRole] = useState<Role | 'all'>('all')
  const [open, setOpen] = useState<Open | null>(null)
  const [done, setDone] = useState<string | null>(null)
  const all = people.state.kept?.value.items ?? []
  const rows = all.filter((each) => role === 'all' || each.role === role)
  useKeys({ KeyN: () => setOpen({ is: 'new' }) })

  const saved = (person: AccountRow, said: string) => {
    people.put((shown) => ({ ...shown, items: withPerson(shown.items, person) }))
    setDone(said)
    setOpen(null)
  }
  const erased = async (act: number) => {
    setOpen(null)
    setDone(words.erase.done(act))
    await people.reload()
  }
  const takeAct = async (person: AccountRow) => {
    const reply = await client.people.act(person.id, say.locale)
    if (reply.is === 'done') save(reply.value, 'osmotr-act.pdf')
    setDone(reply.is === 'done' ? words.erase.actSaved : words.erase.actNotSaved)
  }
  const given = { onClose: () => setOpen(null), onStale: people.reload, onDone: saved }
  return (
    <DeskPage section="people" title={words.title}>
      <div>
        <Head title={words.title} note={all.length > 0 && words.note(all.length)}>
          <Button kind="primary" onClick={() => setOpen({ is: 'new' })}>
            <DeskIcon name="plus" />
            {words.add} <kbd>N</kbd>
          </Button>
          <Button href={deskPaths.rescue}>{words.rescue}</Button>
        </Head>
        <Tabs
          label={words.columns.role}
          tabs={(['all', ...ROLES] as const).map((name) => ({
            name,
            words: name === 'all' ? words.all : say.text.rolesMany[name],
            count: people.state.kept && all.filter((each) => name === 'all' || each.role === name).length,
          }))}
          current={role}
          choose={setRole}
        />
      </div>
      <div class="work" data-flush>
        <DoneNotice words={done} />
        <StaleBanner state={people.state} retry={people.reload} />
        <ListState state={people.state} retry={people.reload} />
        {people.state.kept && !rows.length && <Empty icon="inbox" title={words.empty} words={words.emptyWhat} />}
        {rows.length > 0 && <PeopleTable rows={rows} open={setOpen} takeAct={takeAct} />}
        {people.state.kept?.value.next && (
          <p class="more">
            <Button busy={people.loadingMore} onClick={people.more}>
              {say.text.more}
            </Button>
          </p>
        )}
      </div>
      <PeopleDialogs open={open} given={given} erase={(person) => setOpen({ is: 'erase', person })} />
      {open?.is === 'erase' && <EraseDialog person={open.person} onClose={() => setOpen(null)} onErased={erased} />}
    </DeskPage>
  )
}

interface Given {
  onClose: () => void
  onStale: () => Promise<void>
  onDone: (person: AccountRow, said: string) => void
}

interface DialogProps {
  open: Open | null
  given: Given
  erase: (person: AccountRow) => void
}

function PeopleDialogs({ open, given, erase }: DialogProps) {
  switch (open?.is) {
    case 'new':
      return <NewPersonDialog {...given} />
    case 'change':
      return <ChangeDialog person={open.person} erase={() => erase(open.person)} {...given} />
    case 'block':
      return <BlockDialog person={open.person} {...given} />
    case 'password':
      return <PasswordDialog person={open.person} {...given} />
    default:
      return null
  }
}

interface TableProps {
  rows: AccountRow[]
  open: (what: Open) => void
  takeAct: (person: AccountRow) => Promise<void>
}

function PeopleTable({ rows, open, takeAct }: TableProps) {
  const { account, say } = useDesk()
  const words = say.text.people
  const columns: Column<AccountRow>[] = [
    {
      key: 'name',
      head: words.columns.name,
      wide: true,
      cell: (person) => (
        <span class="row">
          <span class="avatar" data-size="s" aria-hidden="true">
            {initials(person.name)}
          </span>
          <span>
            <strong>{person.name}</strong> {person.id === account.id && <span class="muted nowrap">{words.you}</span>}
          </span>
        </span>
      ),
    },
    {
      key: 'email',
      head: words.columns.email,
      wide: 'card',
      cell: (person) => (person.erased ? <span class="muted">–</span> : person.email),
    },
    { key: 'role', head: words.columns.role, cell: (person) => say.text.roles[person.role] },
    {
      key: 'state',
      head: words.columns.state,
      label: words.columns.state,
      cell: (person) =>
        person.erased ? (
          <Badge>{words.erase.erased}</Badge>
        ) : person.blocked ? (
          <Badge state="bad">
            <DeskIcon name="lock" />
            {words.blocked}
          </Badge>
        ) : (
          <span class="muted">{words.allowed}</span>
        ),
    },
    {
      key: 'since',
      head: words.columns.since,
      label: words.columns.since,
      cell: (person) => <span class="nowrap">{say.day(person.created_at)}</span>,
    },
    {
      key: 'acts',
      head: <span class="vh">{words.columns.acts}</span>,
      wide: 'card',
      cell: (person) =>
        person.erased ? (
          <span class="acts">
            <Button kind="quiet" label={`${words.erase.act}: ${person.name}`} onClick={() => void takeAct(person)}>
              {words.erase.act}
            </Button>
          </span>
        ) : (
          <span class="acts">
            <Button kind="quiet" label={`${words.edit}: ${person.name}`} onClick={() => open({ is: 'change', person })}>
              {words.edit}
            </Button>
            <Button
              kind="quiet"
              label={`${words.password}: ${person.name}`}
              onClick={() => open({ is: 'password', person })}
            >
              {words.password}
            </Button>
            {person.id !== account.id && (
              <Button
                kind="quiet"
                label={`${person.blocked ? words.unblock : words.block}: ${person.name}`}
                onClick={() => open({ is: 'block', person })}
              >
                {person.blocked ? words.unblock : words.block}
              </Button>
            )}
          </span>
        ),
    },
  ]
  return <Table caption={words.caption} columns={columns} rows={rows} rowKey={(person) => person.id} />
}

function withPerson(items: AccountRow[], person: AccountRow): AccountRow[] {
  return items.some((each) => each.id === person.id)
    ? items.map((each) => (each.id === person.id ? person : each))
    : [person, ...items]
}
