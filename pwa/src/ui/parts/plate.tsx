// The code of a section or an item, as on a station sign: the same on the phone, in the report and in the letter.

export function Plate({ id, line }: { id: string; line?: boolean }) {
  return (
    <span class="plate" data-kind={line ? 'line' : undefined}>
      {id}
    </span>
  )
}
