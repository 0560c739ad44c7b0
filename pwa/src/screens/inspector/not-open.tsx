// What stands in the place of an inspection that cannot be shown: still being read, gone, or without its questions.

import type { InspectionView } from '../../core/inspection/inspection'
import { Button } from '../../ui/parts/button'
import { Empty, Ghost } from '../../ui/parts/empty'
import { Page } from '../../ui/parts/page'
import { PhoneNews } from '../phone-news'
import { paths } from '../phone-paths'
import { usePhone } from '../use-phone'

export function NotOpen({ view }: { view: InspectionView }) {
  const { client, say } = usePhone()
  const { inspection, day } = say.text
  const again = (
    <Button icon="again" busy={client.status.sending.value} onClick={() => void client.sync()}>
      {day.refresh}
    </Button>
  )
  return (
    <Page
      title={view.is === 'no-checklist' ? view.inspection.premises.address : inspection.visit}
      back={{ href: paths.home, label: inspection.back }}
    >
      <PhoneNews />
      {view.is === 'loading' && <Ghost words={day.loading} />}
      {view.is === 'unreadable' && <Empty icon="disk" title={say.text.storage.failed} words={inspection.unreadable} />}
      {view.is === 'absent' && (
        <Empty icon="inbox" title={inspection.absent} words={inspection.absentWhat}>
          {again}
        </Empty>
      )}
      {view.is === 'no-checklist' && (
        <Empty icon="load" title={inspection.noChecklist} words={inspection.noChecklistWhat}>
          {again}
        </Empty>
      )}
    </Page>
  )
}
