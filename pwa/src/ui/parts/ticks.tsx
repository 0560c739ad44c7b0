// Progress as a ruler: one tick an item.

export type Tick = 'ok' | 'bad' | 'here' | undefined

export function Ticks({ ticks, label }: { ticks: Tick[]; label: string }) {
  return (
    <div role="img" aria-label={label}>
      <ol class="ticks" aria-hidden="true">
        {ticks.map((tick, at) => (
          <li key={at} data-s={tick} />
        ))}
      </ol>
    </div>
  )
}
