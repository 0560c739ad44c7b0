// An item's code never breaks at its hyphen.

export function unbroken(code: string): string {
  return code.replaceAll('-', '\u2011')
}
