// The secret of a link: it stands behind the #, which browsers send to nobody.

export function secretHere(): string {
  return location.hash.slice(1)
}

/** Once it has done its work it need not stand in the address and the history. */
export function forgetSecret(): void {
  history.replaceState(history.state, '', location.pathname)
}
