// The runs of a measurement, one a row; a run that has not been yet says so.

interface Row {
  name: string
  /** Null while the run waits. */
  cells: (string | null)[]
  look?: 'ok' | 'median'
  current?: boolean
}

interface Props {
  head: string[]
  rows: Row[]
  waits: string
}

export function RunsTable({ head, rows, waits }: Props) {
  return (
    <table class="speed-table">
      <thead>
        <tr>
          {head.map((each) => (
            <th key={each} scope="col">
              {each}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ name, cells, look, current }) => (
          <tr key={name} class={look} aria-current={current ? 'true' : undefined}>
            <th scope="row">{name}</th>
            {cells.map((cell, column) => (
              <td key={column} class={cell === null ? 'muted' : undefined}>
                {cell ?? waits}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
