// Progress as a ruler: one tick an item.

export type Tick = 'ok' | 'bad' | 'here' | null

export function Ticks({ ticks, label }: { ticks: Tick[]; label: string }) {
  return (
    <div class="ticks" role="img" aria-label={label}>
      {ticks.map((tick, at) => (
        <i key={at} data-s={tick ?? undefined} />
      ))}
    </div>
  )
}
