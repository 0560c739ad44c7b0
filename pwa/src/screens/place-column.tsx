// Where an application's premises are and whose they are, as a column of the desk's tables.

import type { Application } from '../api/shapes'
import type { Column } from '../ui/desk/table'

export function placeColumn(head: string): Column<Application> {
  return {
    key: 'place',
    head,
    wide: true,
    cell: (row) => (
      <>
        {row.address}
        <span class="sub">{row.applicant.name}</span>
      </>
    ),
  }
}
