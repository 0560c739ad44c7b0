// «Документы в порядке?»: the last question before the application goes on.

import type { LegalChecks } from '../../../api/paper-shapes'
import { FormDialog } from '../../form-dialog'
import { useDesk } from '../../use-desk'
import { useForm } from '../../use-form'
import { checksWords } from './checks-words'

interface Props {
  checks: LegalChecks
  reload: () => Promise<void>
  onDone: (fresh: LegalChecks) => void
  onClose: () => void
}

export function PassDialog({ checks, reload, onDone, onClose }: Props) {
  const { client, say } = useDesk()
  const words = checksWords(say.locale)
  const { id, version } = checks.application
  const form = useForm<never, LegalChecks>({
    check: () => [],
    send: () => client.legal.letPass(id, version),
    onDone,
    onStale: reload,
  })
  return (
    <FormDialog title={words.passAsk} form={form} submit={words.pass} stale={words.stale} onClose={onClose}>
      <p>{words.passWhat}</p>
    </FormDialog>
  )
}
