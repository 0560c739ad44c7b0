// Gives a page out of the browser: as a link to another app or into the clipboard, or on paper.

/** `left`: the person changed their mind. `none`: the browser does neither; show the link. */
export type Passed = 'passed' | 'copied' | 'left' | 'none'

/** Needs the tap of a person just before. */
export async function shareLink(title: string, url: string): Promise<Passed> {
  if (typeof navigator.share === 'function') {
    try {
      await navigator.share({ title, url })
      return 'passed'
    } catch (error) {
      if (error instanceof DOMException && error.name === 'AbortError') return 'left'
    }
  }
  try {
    await navigator.clipboard.writeText(url)
    return 'copied'
  } catch {
    return 'none'
  }
}

export function printPage(): void {
  window.print()
}
