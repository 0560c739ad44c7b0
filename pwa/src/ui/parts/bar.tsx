// How much of something is done, as a filled ruler.

export function Bar({ share, label, state }: { share: number; label: string; state?: 'ok' | 'bad' | 'warn' }) {
  return <span class="bar" role="img" aria-label={label} data-s={state} style={{ '--p': share }} />
}
