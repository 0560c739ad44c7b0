// Another person has this application open: told before anybody decides, with the way to take it over.

import { Banner } from '../../ui/parts/banner'
import { Button } from '../../ui/parts/button'
import { useDesk } from '../use-desk'
import type { Locking } from './use-lock'

export function LockNotice({ locking }: { locking: Locking }) {
  const { account, say } = useDesk()
  const { standing, takeOver } = locking
  if (standing.is !== 'theirs') return null
  const words = say.text.lock
  return (
    <Banner
      state="warn"
      icon="triangle"
      urgent
      action={
        <Button onClick={() => void takeOver()}>{account.role === 'reviewer' ? words.takeOver : words.breakIt}</Button>
      }
    >
      <strong>{words.title(standing.who, say.time(standing.until))}</strong>{' '}
      {account.role === 'reviewer' ? words.what : words.whatAdmin}
    </Banner>
  )
}
