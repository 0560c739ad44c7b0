// The phones: whose, when last heard, what is only there, how its storage is, what is missing.

import type { PhoneRow } from '../../api/upkeep-shapes'
import { Table, type Column } from '../../ui/desk/table'
import { Badge } from '../../ui/parts/badge'
import type { DeskWords } from '../desk-words'
import { useDesk } from '../use-desk'
import { age, storageWords } from './upkeep-words'

export function PhonesTable({ rows }: { rows: PhoneRow[] }) {
  const { say } = useDesk()
  const words = say.text.upkeep
  const columns: Column<PhoneRow>[] = [
    {
      key: 'phone',
      head: words.columns.phone,
      wide: true,
      cell: (row) => (
        <>
          <strong>{row.account.name}</strong> {row.account.blocked && <Badge state="bad">{words.blocked}</Badge>}
          <span class="sub">
            {row.name}, {say.text.roles[row.account.role]}
          </span>
        </>
      ),
    },
    {
      key: 'contact',
      head: words.columns.contact,
      label: words.columns.contact,
      cell: (row) => <span class="nowrap">{say.moment(row.contacted_at)}</span>,
    },
    {
      key: 'unsent',
      head: words.columns.unsent,
      label: words.columns.unsent,
      wide: 'card',
      cell: (row) => <Unsent row={row} say={say} />,
    },
    {
      key: 'storage',
      head: words.columns.storage,
      label: words.columns.storage,
      wide: 'card',
      cell: (row) => <StorageHealth row={row} say={say} />,
    },
    {
      key: 'holes',
      head: words.columns.holes,
      label: words.columns.holes,
      cell: (row) => <Holes row={row} say={say} />,
    },
    {
      key: 'version',
      head: words.columns.version,
      label: words.columns.version,
      cell: (row) => <span class="muted">{row.app_version}</span>,
    },
  ]
  return <Table caption={words.caption} columns={columns} rows={rows} rowKey={(row) => row.id} />
}

interface Given {
  row: PhoneRow
  say: DeskWords
}

function Unsent({ row, say }: Given) {
  const words = say.text.upkeep
  const { operations, photos, since } = row.unsent
  return (
    <>
      <span class="row wraps">
        {operations + photos > 0 ? (
          <Badge state="warn" icon="triangle">
            {words.unsent(operations, photos)}
          </Badge>
        ) : (
          <span class="muted">{row.told_at ? words.nothing : words.never}</span>
        )}
        {row.quarantined > 0 && (
          <Badge state="bad" icon="octagon">
            {words.refused(row.quarantined)}
          </Badge>
        )}
      </span>
      {since && <span class="sub">{words.oldest(age(since, Date.now(), say))}</span>}
      {row.told_at && operations + photos > 0 && <span class="sub">{words.told(say.moment(row.told_at))}</span>}
    </>
  )
}

function StorageHealth({ row, say }: Given) {
  const [first, ...rest] = storageWords(row, say)
  if (!first) return <span class="muted">{say.text.upkeep.never}</span>
  return (
    <>
      {first.bad ? (
        <Badge state="warn" icon="disk">
          {first.words}
        </Badge>
      ) : (
        <span>{first.words}</span>
      )}
      {rest.map((each) => (
        <span key={each.words} class="sub">
          {each.words}
        </span>
      ))}
    </>
  )
}

function Holes({ row, say }: Given) {
  const words = say.text.upkeep
  if (row.holes.length === 0) return <span class="muted">{words.noHoles}</span>
  return (
    <>
      {row.holes.map((hole) => (
        <span key={`${hole.device} ${hole.first}`} class="nowrap">
          {words.hole(hole.first, hole.last)}{' '}
        </span>
      ))}
      <span class="sub">{words.moreHoles(row.lost_numbers)}</span>
    </>
  )
}
