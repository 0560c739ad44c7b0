// What the person chose for this phone: language and appearance. A browser that keeps nothing forgets it, and nothing else happens.

import { notes } from './notes'

export type Theme = 'system' | 'light' | 'dark'

const LOCALE = 'locale'
const THEME = 'theme'
const INSTALL_LATER = 'install-later'

export function keptLocale(): 'ru' | 'en' | null {
  const kept = notes.read(LOCALE)
  return kept === 'ru' || kept === 'en' ? kept : null
}

export function keepLocale(locale: 'ru' | 'en'): void {
  notes.write(LOCALE, locale)
}

export function keptTheme(): Theme {
  const kept = notes.read(THEME)
  return kept === 'light' || kept === 'dark' ? kept : 'system'
}

export function keepTheme(theme: Theme): void {
  notes.write(THEME, theme)
}

/** Until when the person wants to hear nothing of the home screen, in milliseconds since 1970. */
export function keptInstallLater(): number {
  return Number(notes.read(INSTALL_LATER)) || 0
}

export function keepInstallLater(until: number): void {
  notes.write(INSTALL_LATER, String(until))
}

/** Shows the page in the chosen appearance. */
export function applyTheme(theme: Theme): void {
  if (theme === 'system') delete document.documentElement.dataset.theme
  else document.documentElement.dataset.theme = theme
}
