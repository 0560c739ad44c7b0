// Whether a field that somebody has written in stands on the screen: its words may be nowhere else.

/** Answers a promise that resolves once no such field is left. */
export function watchWriting(page: Document): () => Promise<void> {
  let field: Node | null = null
  page.addEventListener('input', (event) => (field = event.target as Node), true)
  return () =>
    new Promise((resolve) => {
      const look = () => {
        if (field?.isConnected) return
        watching.disconnect()
        resolve()
      }
      const watching = new MutationObserver(look)
      watching.observe(page.body, { childList: true, subtree: true })
      look()
    })
}
