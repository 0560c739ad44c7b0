// The browser does not open what it keeps for Osmotr: nothing can be recorded, so nothing is begun.

import { Button } from '../../ui/parts/button'
import { Empty } from '../../ui/parts/empty'
import { Page } from '../../ui/parts/page'
import { phonePageWords } from '../phone-page-words'
import { usePhone } from '../use-phone'
import { RescueFile } from './rescue-file'

export function NoStorage() {
  const { say } = usePhone()
  const words = phonePageWords(say.locale)
  const text = words.noStorage
  return (
    <Page
      title={say.text.brand}
      dock={
        <Button kind="primary" large wide icon="again" onClick={() => location.reload()}>
          {say.text.retry}
        </Button>
      }
    >
      <Empty icon="disk" title={text.title} words={text.what} />
      <div class="plain stack">
        <p class="small">{words.rescueWhat}</p>
        <RescueFile quiet />
      </div>
    </Page>
  )
}
