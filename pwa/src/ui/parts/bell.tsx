// The bell: how much is unread, and the way there.

import './bell.css'

export const BELL = 'M6 17V10.500a6 6 0 0 1 12 0V17l2 2H4zM10 21.500h4M12 4.500V2.500'

export function Bell({ href, unread, label }: { href: string; unread: number | null; label: string }) {
  return (
    <a class="btn bell" data-kind="icon" href={href} aria-label={label}>
      <BellIcon />
      {unread ? <b aria-hidden="true">{shown(unread)}</b> : null}
    </a>
  )
}

export function BellIcon() {
  return (
    <svg class="icon" viewBox="0 0 24 24" aria-hidden="true">
      <path d={BELL} />
    </svg>
  )
}

export function shown(unread: number): string {
  return unread > 99 ? '99+' : String(unread)
}
