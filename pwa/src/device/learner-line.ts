// The talk of a phone without an account: it shows its own key, and keeps the courses for when there is no network.

const SHELF = 'courses'
const PATIENCE_MS = 20_000

/** What came back; `said` is undefined where it is no JSON. Null: nobody answered. */
export type Heard = { status: number; said: unknown } | null

export async function askAsLearner(url: string, key: string, body?: object): Promise<Heard> {
  const headers: Record<string, string> = { 'X-Osmotr': '1', 'X-Osmotr-Learner': key }
  if (body) headers['Content-Type'] = 'application/json'
  try {
    const answer = await fetch(url, {
      method: body ? 'POST' : 'GET',
      headers,
      body: body && JSON.stringify(body),
      credentials: 'omit',
      redirect: 'manual',
      signal: AbortSignal.timeout(PATIENCE_MS),
    })
    return { status: answer.status, said: await answer.json().catch(() => undefined) }
  } catch {
    return null
  }
}

/** From the network, and then it is kept; without a network what was kept. */
export async function keptAsset(url: string): Promise<Response | null> {
  const shelf = await caches.open(SHELF).catch(() => null)
  try {
    const answer = await fetch(url, { credentials: 'omit', signal: AbortSignal.timeout(PATIENCE_MS) })
    if (answer.ok) {
      await shelf?.put(url, answer.clone())
      return answer
    }
  } catch {
    // the kept one is as good
  }
  return (await shelf?.match(url)) ?? null
}

export async function saveBlob(url: string, key: string, name: string): Promise<boolean> {
  try {
    const answer = await fetch(url, { headers: { 'X-Osmotr-Learner': key }, credentials: 'omit' })
    if (!answer.ok) return false
    const link = document.createElement('a')
    link.href = URL.createObjectURL(await answer.blob())
    link.download = name
    link.click()
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000)
    return true
  } catch {
    return false
  }
}
