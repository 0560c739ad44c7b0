// What is about to change, before it does.

import type { Reply } from '../../../api/outcome'
import type { Rule } from '../../../api/rule-shapes'
import { FormDialog } from '../../form-dialog'
import { useDesk } from '../../use-desk'
import { useForm } from '../../use-form'
import type { Change } from './changes'
import { ChangesList } from './changes-list'
import { rulesWords } from './rules-words'

interface Props {
  name: string
  changes: Change[]
  publish: () => Promise<Reply<Rule>>
  onClose: () => void
  onDone: (version: number) => void
}

export function PublishDialog({ name, changes, publish, onClose, onDone }: Props) {
  const { say } = useDesk()
  const words = rulesWords(say.locale)
  const form = useForm<string, Rule>({ check: () => [], send: publish, onDone: ({ version }) => onDone(version) })
  return (
    <FormDialog
      wide
      title={words.publishTitle(name)}
      form={form}
      submit={words.send}
      stale={words.stale.lead}
      onClose={onClose}
    >
      <p class="small">{words.publishWhat}</p>
      <ChangesList changes={changes} />
    </FormDialog>
  )
}
