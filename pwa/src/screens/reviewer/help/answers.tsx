// The answers for everybody as they stand: changed, taken off and shown again, each time a version.

import { useState } from 'preact/hooks'
import type { PublishedAnswer } from '../../../api/help-shapes'
import { Table, type Column } from '../../../ui/desk/table'
import { Badge } from '../../../ui/parts/badge'
import { Banner } from '../../../ui/parts/banner'
import { Button } from '../../../ui/parts/button'
import { Empty } from '../../../ui/parts/empty'
import type { DeskWords } from '../../desk-words'
import { DoneNotice } from '../../done-notice'
import { ListState, StaleBanner } from '../../list-state'
import { useLoadedPages } from '../../loaded'
import { useDesk } from '../../use-desk'
import { helpDeskWords } from './help-desk-words'
import { PublishDialog } from './publish-dialog'

export function Answers() {
  const { client, account, say } = useDesk()
  const words = helpDeskWords(say.locale)
  const list = useLoadedPages<PublishedAnswer>('answers', (cursor) => client.helping.answers(cursor))
  const [open, setOpen] = useState<PublishedAnswer | 'new' | null>(null)
  const [done, setDone] = useState<string | null>(null)
  const [trouble, setTrouble] = useState<string | null>(null)
  const publishes = account.role === 'administrator'
  const rows = list.state.kept?.value.items ?? []
  const finished = (said: string) => {
    setOpen(null)
    setTrouble(null)
    setDone(said)
    void list.reload()
  }
  const turn = async (entry: PublishedAnswer) => {
    const { question, answer, shown } = entry
    const reply = await client.helping.publish(entry.id, { question, answer, shown: !shown }, entry.version)
    if (reply.is === 'done') return finished(shown ? words.publishing.taken : words.publishing.shown)
    setTrouble(reply.is === 'refused' ? say.problem(reply.problem) : say.text.list.why[reply.why])
    if (reply.is === 'refused') void list.reload()
  }
  return (
    <div class="work" data-flush>
      <DoneNotice words={done} />
      {trouble && (
        <Banner state="bad" icon="octagon" urgent>
          {trouble}
        </Banner>
      )}
      <StaleBanner state={list.state} retry={list.reload} />
      <ListState state={list.state} retry={list.reload} />
      {publishes && list.state.kept && (
        <p class="more">
          <Button onClick={() => setOpen('new')}>{words.list.add}</Button>
        </p>
      )}
      {list.state.kept && rows.length === 0 && (
        <Empty icon="inbox" title={words.list.empty} words={words.list.emptyWhat} />
      )}
      {rows.length > 0 && (
        <Table
          caption={words.list.caption}
          columns={columns(say, publishes ? { change: setOpen, turn: (entry) => void turn(entry) } : null)}
          rows={rows}
          rowKey={(row) => row.id}
        />
      )}
      {list.state.kept?.value.next && (
        <p class="more">
          <Button busy={list.loadingMore} onClick={list.more}>
            {say.text.more}
          </Button>
        </p>
      )}
      {open && (
        <PublishDialog
          entry={open === 'new' ? undefined : (rows.find((row) => row.id === open.id) ?? open)}
          onClose={() => setOpen(null)}
          onStale={list.reload}
          onDone={() => finished(words.publishing.done)}
        />
      )}
    </div>
  )
}

interface Acts {
  change: (entry: PublishedAnswer) => void
  turn: (entry: PublishedAnswer) => void
}

function columns(say: DeskWords, acts: Acts | null): Column<PublishedAnswer>[] {
  const words = helpDeskWords(say.locale)
  const { columns } = words.list
  return [
    {
      key: 'question',
      head: columns.question,
      wide: true,
      cell: (row) => (
        <>
          <strong>{say.words(row.question)}</strong>
          <span class="last-words">{say.words(row.answer)}</span>
        </>
      ),
    },
    {
      key: 'state',
      head: columns.state,
      cell: (row) =>
        row.shown ? (
          <Badge state="ok" icon="check">
            {words.list.shown}
          </Badge>
        ) : (
          <span class="muted">{words.list.hidden}</span>
        ),
    },
    {
      key: 'version',
      head: columns.version,
      label: columns.version,
      cell: (row) => <span class="nowrap">{words.list.version(row.version, say.day(row.at))}</span>,
    },
    ...(acts
      ? [
          {
            key: 'acts',
            head: <span class="vh">{columns.acts}</span>,
            wide: 'card' as const,
            cell: (row: PublishedAnswer) => (
              <span class="acts">
                <Button kind="quiet" onClick={() => acts.change(row)}>
                  {words.list.change}
                </Button>
                <Button kind="quiet" onClick={() => acts.turn(row)}>
                  {row.shown ? words.list.take : words.list.show}
                </Button>
              </span>
            ),
          },
        ]
      : []),
  ]
}
