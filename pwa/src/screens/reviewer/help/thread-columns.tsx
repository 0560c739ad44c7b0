// The columns of the list of threads.

import type { HelpRow } from '../../../api/help-shapes'
import type { Column } from '../../../ui/desk/table'
import { Badge } from '../../../ui/parts/badge'
import { deskPaths } from '../../desk-paths'
import type { DeskWords } from '../../desk-words'
import { helpWords } from '../../help/help-words'
import { helpDeskWords } from './help-desk-words'
import '../../../ui/help.css'

export function threadColumns(say: DeskWords, waits: boolean): Column<HelpRow>[] {
  const words = helpDeskWords(say.locale)
  return [
    {
      key: 'application',
      head: words.columns.application,
      wide: 'card',
      cell: ({ application }) => (
        <>
          <a href={deskPaths.helpThread(application.id)}>
            <strong>
              {words.number(application.number)}, {application.applicant.name}
            </strong>
          </a>
          <span class="sub">{application.address || words.noAddress}</span>
          <span class="sub">{say.text.stage[application.stage]}</span>
        </>
      ),
    },
    {
      key: 'last',
      head: words.columns.last,
      wide: true,
      cell: (row) => (
        <>
          <span class="last-words">{row.last ?? helpWords(say.locale).gone}</span>
          <span class="sub">{words.messages(row.messages)}</span>
        </>
      ),
    },
    {
      key: 'when',
      wide: 'card',
      head: waits ? words.columns.waits : words.columns.at,
      cell: (row) => <When row={row} say={say} />,
    },
  ]
}

function When({ row, say }: { row: HelpRow; say: DeskWords }) {
  const words = helpDeskWords(say.locale)
  if (!row.waits_since || !row.promised_at) return <span class="nowrap">{say.moment(row.last_at)}</span>
  const late = Date.parse(row.promised_at) < Date.now()
  return (
    <>
      {words.since(say.moment(row.waits_since))}
      <span class="sub">
        {late ? (
          <Badge state="bad" icon="octagon">
            {words.late(say.moment(row.promised_at))}
          </Badge>
        ) : (
          words.until(say.moment(row.promised_at))
        )}
      </span>
    </>
  )
}
