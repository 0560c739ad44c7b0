// The desk's view of the duties of one point: how each stands, from where it is known, and what the network may do.

import { useMemo, useState } from 'preact/hooks'
import type { Duties, Duty } from '../../../../api/duty-shapes'
import { makeDuties } from '../../../../core/duties'
import { Table } from '../../../../ui/desk/table'
import '../../../../ui/duties.css'
import { Badge } from '../../../../ui/parts/badge'
import { Button } from '../../../../ui/parts/button'
import { Empty } from '../../../../ui/parts/empty'
import { dutiesWords } from '../../../duties/duties-words'
import { LOOK, noonOf } from '../../../duties/figures'
import { ListState, StaleBanner } from '../../../list-state'
import { useLoaded } from '../../../loaded'
import { useDesk } from '../../../use-desk'
import type { PartProps } from '../parts'
import { DutyDay } from '../../duties/duty-day'
import { StandardsPart } from './standards-part'
import { EnterDialog, RemindDialog } from './duty-dialogs'

type Act = { is: 'enter' | 'remind'; duty: Duty }

export function DutiesPart({ application }: PartProps) {
  const { client, account, say } = useDesk()
  const text = dutiesWords(say.locale)
  const acts = useMemo(() => makeDuties(client.api, application.id), [client, application.id])
  const loading = useLoaded<Duties>(`duties ${application.id}`, acts.read)
  const [act, setAct] = useState<Act | null>(null)
  const duties = loading.state.kept?.value
  if (!duties) return <ListState state={loading.state} retry={() => void loading.reload()} />
  if (!duties.open && duties.items.every((each) => !each.entry)) {
    return <Empty icon="clock" title={text.desk.none} words={text.desk.noneWhat} />
  }
  const may = duties.open && account.role === 'reviewer'
  const given = {
    acts,
    onDone: (fresh: Duties) => {
      setAct(null)
      loading.put(() => fresh)
    },
    onClose: () => setAct(null),
  }
  return (
    <div class="stack sections">
      <StaleBanner state={loading.state} retry={() => void loading.reload()} />
      {!duties.open && <p>{text.closed}</p>}
      <section class="box-table">
        <h2>{text.title}</h2>
        <Table
          caption={text.title}
          rows={duties.items}
          rowKey={(row) => row.kind}
          columns={[
            {
              key: 'what',
              head: text.desk.duty,
              cell: (row) => (
                <>
                  <strong>{text.kind[row.kind]}</strong>
                  {row.norm !== null && <span class="sub">{text.norm(row.norm)}</span>}
                </>
              ),
            },
            {
              key: 'state',
              head: text.desk.state,
              cell: (row) => (
                <>
                  <Badge state={LOOK[row.state].state} icon={LOOK[row.state].icon}>
                    {text.state[row.state]}
                  </Badge>
                  <span class="sub">{row.whose_move === 'applicant' ? text.theirs : text.nobody}</span>
                </>
              ),
            },
            {
              key: 'day',
              head: text.desk.day,
              cell: (row) => (
                <DutyDay until={row.entry?.until ?? null} figure={row.entry?.figure ?? null} row={row} say={say} />
              ),
            },
            { key: 'said', head: text.desk.said, wide: true, cell: (row) => <Told duty={row} /> },
            {
              key: 'acts',
              head: <span class="vh">{text.desk.acts}</span>,
              cell: (row) =>
                may && (
                  <div class="row wraps">
                    <Button onClick={() => setAct({ is: 'enter', duty: row })}>{text.desk.enter}</Button>
                    {row.whose_move === 'applicant' && (
                      <Button kind="quiet" onClick={() => setAct({ is: 'remind', duty: row })}>
                        {text.desk.remind}
                      </Button>
                    )}
                  </div>
                ),
            },
          ]}
        />
      </section>
      {duties.open && <StandardsPart id={application.id} />}
      {act?.is === 'enter' && <EnterDialog id={application.id} duty={act.duty} today={duties.today} {...given} />}
      {act?.is === 'remind' && <RemindDialog duty={act.duty} {...given} />}
    </div>
  )
}

function Told({ duty }: { duty: Duty }) {
  const { say } = useDesk()
  const text = dutiesWords(say.locale)
  const { entry, former, warned_at, reminded_at } = duty
  return (
    <>
      {entry ? text.source[entry.source](entry.by?.name ?? '—', say.day(entry.at)) : text.lacking[duty.kind]}
      {warned_at && <span class="sub">{text.warned(say.day(warned_at))}</span>}
      {reminded_at && <span class="sub">{text.reminded(say.day(reminded_at))}</span>}
      {former.length > 0 && (
        <details>
          <summary class="small">{text.former(former.length)}</summary>
          <ul class="small muted">
            {former.map((each) => (
              <li key={each.id}>
                {each.figure !== null
                  ? text.kept(each.figure)
                  : each.until
                    ? text.until(say.day(noonOf(each.until)))
                    : text.state.endless}
                . {text.source[each.source](each.by?.name ?? '—', say.day(each.at))}
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  )
}
