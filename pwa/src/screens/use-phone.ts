// What every screen of the phone needs: the client, the words in the person's language, and what they chose for this phone.

import { signal, type Signal } from '@preact/signals'
import { createContext } from 'preact'
import { useContext } from 'preact/hooks'
import type { Locale } from '../api/shapes'
import type { Client } from '../core/client'
import { applyTheme, keepLocale, keepTheme, keptLocale, keptTheme, type Theme } from '../device/preferences'
import type { Update } from '../device/update'
import { say, type Say } from '../text'

export interface Preferences {
  locale: Signal<Locale | null>
  theme: Signal<Theme>
  update: Signal<Update | null>
  /** The sheet of what is not kept is open. */
  unkept: Signal<boolean>
  choose(choice: { locale?: Locale; theme?: Theme }): void
}

export interface PhoneGiven {
  client: Client
  preferences: Preferences
}

export const PhoneContext = createContext<PhoneGiven | null>(null)

export function usePhone(): PhoneGiven & { say: Say } {
  const given = useContext(PhoneContext)
  if (!given) throw new Error('a screen outside of the app')
  return { ...given, say: say(localeOf(given)) }
}

export function localeOf({ client, preferences }: PhoneGiven): Locale {
  const session = client.session.value
  return preferences.locale.value ?? (session.is === 'signed-in' ? session.account.locale : null) ?? browserLocale()
}

export function makePreferences(): Preferences {
  const locale = signal(keptLocale())
  const theme = signal(keptTheme())
  applyTheme(theme.value)
  return {
    locale,
    theme,
    update: signal<Update | null>(null),
    unkept: signal(false),
    choose(choice) {
      if (choice.locale) keepLocale((locale.value = choice.locale))
      if (choice.theme) {
        keepTheme((theme.value = choice.theme))
        applyTheme(choice.theme)
      }
    },
  }
}

function browserLocale(): Locale {
  return navigator.language.startsWith('en') ? 'en' : 'ru'
}
