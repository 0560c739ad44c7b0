// What the person chose for this phone: language and appearance. A browser that keeps nothing forgets it, and nothing else happens.

export type Theme = 'system' | 'light' | 'dark'

const LOCALE = 'osmotr-locale'
const THEME = 'osmotr-theme'
const INSTALL_LATER = 'osmotr-install-later'

export function keptLocale(): 'ru' | 'en' | null {
  const kept = read(LOCALE)
  return kept === 'ru' || kept === 'en' ? kept : null
}

export function keepLocale(locale: 'ru' | 'en'): void {
  write(LOCALE, locale)
}

export function keptTheme(): Theme {
  const kept = read(THEME)
  return kept === 'light' || kept === 'dark' ? kept : 'system'
}

export function keepTheme(theme: Theme): void {
  write(THEME, theme)
}

/** Until when the person wants to hear nothing of the home screen, in milliseconds since 1970. */
export function keptInstallLater(): number {
  return Number(read(INSTALL_LATER)) || 0
}

export function keepInstallLater(until: number): void {
  write(INSTALL_LATER, String(until))
}

/** Shows the page in the chosen appearance. */
export function applyTheme(theme: Theme): void {
  if (theme === 'system') delete document.documentElement.dataset.theme
  else document.documentElement.dataset.theme = theme
}

function read(key: string): string | null {
  try {
    return localStorage.getItem(key)
  } catch {
    return null
  }
}

function write(key: string, value: string): void {
  try {
    localStorage.setItem(key, value)
  } catch {
    return
  }
}
