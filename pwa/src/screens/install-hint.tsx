// On an iPhone, before the first inspection: put Osmotr on the home screen, or Safari may erase what is recorded.

import { useState } from 'preact/hooks'
import { inIosTab } from '../device/install'
import { keepInstallLater, keptInstallLater } from '../device/preferences'
import { Banner } from '../ui/parts/banner'
import { Button } from '../ui/parts/button'
import { usePhone } from './use-phone'

const LATER_MS = 3 * 86_400_000

/** What stands on the home screen begins empty: once work has begun in this tab, it is no time to move. */
export function InstallHint() {
  const { client, say } = usePhone()
  const [later, setLater] = useState(keptInstallLater)
  const { install, installHow, installLater } = say.text.more
  const { operations, photos } = client.status.unsent.value
  const begun = client.day.value?.some((row) => row.mine && row.started && !row.finished) ?? true
  if (begun || operations + photos > 0 || later > Date.now() || !inIosTab()) return null
  const putOff = () => {
    const until = Date.now() + LATER_MS
    keepInstallLater(until)
    setLater(until)
  }
  return (
    <Banner
      state="you"
      icon="phone"
      action={
        <Button kind="quiet" onClick={putOff}>
          {installLater}
        </Button>
      }
    >
      <strong>{install}</strong> {installHow}
    </Banner>
  )
}
