// Which of the abilities that the work at a point needs this browser has: each is tried, none is guessed from its name.

export type Ability = 'cookies' | 'storage' | 'print' | 'keyboard' | 'crypto'

export const ABILITIES: Ability[] = ['cookies', 'storage', 'print', 'keyboard', 'crypto']

const TRIED: Record<Ability, () => boolean> = {
  cookies: () => navigator.cookieEnabled,
  storage: () => {
    localStorage.setItem('osmotr-tried', '1')
    const kept = localStorage.getItem('osmotr-tried') === '1'
    localStorage.removeItem('osmotr-tried')
    return kept
  },
  print: () => typeof window.print === 'function',
  keyboard: () => 'key' in KeyboardEvent.prototype,
  crypto: () => typeof crypto.subtle?.digest === 'function',
}

export function able(): Ability[] {
  return ABILITIES.filter((each) => {
    try {
      return TRIED[each]()
    } catch {
      return false // a browser that forbids it says so by throwing
    }
  })
}
