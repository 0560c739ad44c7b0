// The bell: how much is unread, and the way there.

export function Bell({ href, unread, label }: { href: string; unread: number | null; label: string }) {
  return (
    <a class="btn" data-kind="quiet" href={href} aria-label={label}>
      <BellIcon />
      {unread ? <span aria-hidden="true">{shown(unread)}</span> : null}
    </a>
  )
}

export function BellIcon() {
  return (
    <svg class="icon" viewBox="0 0 24 24" aria-hidden="true">
      <path d="M6 17v-6.500a6 6 0 0 1 12 0V17l2 2H4zM10 21.500h4M12 4.500v-2" />
    </svg>
  )
}

export function shown(unread: number): string {
  return unread > 99 ? '99+' : String(unread)
}
