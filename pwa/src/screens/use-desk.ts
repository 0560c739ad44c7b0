// What every page of the desk needs: the client, the person at the desk, and the words in their language.

import { useContext, useMemo } from 'preact/hooks'
import type { Account } from '../api/shapes'
import type { Client } from '../core/client'
import { makeOffice, type Office } from '../core/desk/office'
import { deskWords, type DeskWords } from './desk-words'
import { localeOf, PhoneContext, type Preferences } from './use-phone'

export interface Desk {
  client: Client & Office
  account: Account
  say: DeskWords
  preferences: Preferences
}

export function useDesk(): Desk {
  const given = useContext(PhoneContext)
  if (!given) throw new Error('a desk page outside of the app')
  const session = given.client.session.value
  if (session.is !== 'signed-in') throw new Error('a desk page before signing in')
  const client = useMemo(() => ({ ...given.client, ...makeOffice(given.client.api) }), [given.client])
  return { ...given, client, account: session.account, say: deskWords(localeOf(given)) }
}
