// Rows for the eye, one of them for the keyboard. On a narrow screen every row becomes a card with its labels.

import type { ComponentChildren } from 'preact'
import { useEffect, useRef } from 'preact/hooks'
import './table.css'

export interface Column<Row> {
  key: string
  head: ComponentChildren
  /** Shown beside the value on a narrow screen; null where the value speaks for itself. */
  label?: string | null
  numeric?: boolean
  /** Takes a whole line of the card on a narrow screen, and its share of the table on a wide one unless `card`. */
  wide?: boolean | 'card'
  cell: (row: Row) => ComponentChildren
}

interface Props<Row> {
  caption: string
  columns: Column<Row>[]
  rows: Row[]
  rowKey: (row: Row) => string
  /** The row the keyboard is on. */
  current?: string | null
  onPick?: (row: Row) => void
  onOpen?: (row: Row) => void
}

export function Table<Row>({ caption, columns, rows, rowKey, current = null, onPick, onOpen }: Props<Row>) {
  const here = useRef<HTMLTableRowElement>(null)
  useEffect(() => here.current?.scrollIntoView({ block: 'nearest' }), [current])
  const pick = (row: Row) => (event: MouseEvent) => {
    if ((event.target as Element).closest('a, button, input, select')) return
    onPick?.(row)
    if (!onPick) onOpen?.(row)
  }
  return (
    <table class="table" data-picks={onPick || onOpen ? '' : undefined}>
      <caption class="vh">{caption}</caption>
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column.key} scope="col" class={column.numeric ? 'num' : undefined}>
              {column.head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => {
          const is = rowKey(row) === current
          return (
            <tr
              key={rowKey(row)}
              ref={is ? here : undefined}
              aria-current={is ? 'true' : undefined}
              onClick={pick(row)}
              onDblClick={() => onOpen?.(row)}
            >
              {columns.map((column) => (
                <td
                  key={column.key}
                  class={column.numeric ? 'num' : undefined}
                  data-label={column.label ?? undefined}
                  data-wide={column.wide === 'card' ? 'card' : column.wide ? '' : undefined}
                >
                  {column.cell(row)}
                </td>
              ))}
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}
