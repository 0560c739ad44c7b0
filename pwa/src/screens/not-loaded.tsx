// A part of the app that could not be fetched: nothing recorded is lost, the page is asked for again.

import { Button } from '../ui/parts/button'
import { Empty } from '../ui/parts/empty'
import { Page } from '../ui/parts/page'
import { paths } from './phone-paths'
import { usePhone } from './use-phone'

export function NotLoaded() {
  const { say } = usePhone()
  const text = say.text.notLoaded
  return (
    <Page title={text.title} back={{ href: paths.home, label: say.text.back }}>
      <Empty icon="offline" title={text.title} words={text.what}>
        <Button icon="again" onClick={() => location.reload()}>
          {say.text.retry}
        </Button>
      </Empty>
    </Page>
  )
}
