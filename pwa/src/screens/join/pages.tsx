// The pages that lead to an account, in one part: by the address, or the only one of somebody who has not confirmed.

import type { ComponentType } from 'preact'
import { useLocation } from 'preact-iso'
import { ConfirmPage } from './confirm'
import { ForgotPage } from './forgot'
import { JoinPage } from './join'
import { joinPaths } from './join-paths'
import { MailboxPage } from './mailbox'
import { ResetPage } from './reset'
import { WaitingPage } from './waiting'

const PAGES: Record<string, ComponentType> = {
  [joinPaths.join]: JoinPage,
  [joinPaths.confirm]: ConfirmPage,
  [joinPaths.forgot]: ForgotPage,
  [joinPaths.reset]: ResetPage,
  [joinPaths.mailbox]: MailboxPage,
}

export function JoinPages() {
  const { path } = useLocation()
  const [begins] = Object.values(joinPaths).filter((each) => path === each || path.startsWith(`${each}/`))
  const View = (begins && PAGES[begins]) ?? WaitingPage
  return <View key={begins} />
}
