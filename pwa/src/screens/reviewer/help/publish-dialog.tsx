// A question and its answer for everybody, edited before they are published, in both languages.

import { useState } from 'preact/hooks'
import type { HelpMessage, PublishedAnswer } from '../../../api/help-shapes'
import type { Words } from '../../../api/shapes'
import { TextField } from '../../../ui/desk/text-field'
import { FormDialog } from '../../form-dialog'
import { newId } from '../../talk/sayings'
import { useDesk } from '../../use-desk'
import { useForm } from '../../use-form'
import { helpDeskWords } from './help-desk-words'

interface Props {
  /** The answer of a thread that it is made of, with the question before it. */
  source?: { message: HelpMessage; question: string }
  /** The entry that is changed. */
  entry?: PublishedAnswer
  onClose: () => void
  onDone: (made: PublishedAnswer) => void
  onStale?: () => Promise<void>
}

type Part = 'question' | 'answer'

export function PublishDialog({ source, entry, onClose, onDone, onStale }: Props) {
  const { client, say } = useDesk()
  const words = helpDeskWords(say.locale)
  const [id] = useState(() => entry?.id ?? newId())
  const [draft, setDraft] = useState(() => ({
    question: entry?.question ?? begun(source?.question ?? '', say.locale),
    answer: entry?.answer ?? begun(source?.message.text ?? '', say.locale),
  }))
  const missing = (part: Part, locale: 'ru' | 'en') => !draft[part][locale].trim()
  const form = useForm<string, PublishedAnswer>({
    check: () => PARTS.filter(([part, locale]) => missing(part, locale)).map(([part, locale]) => `${part} ${locale}`),
    send: () =>
      client.helping.publish(
        id,
        { ...draft, shown: true, ...(source && { message_id: source.message.id }) },
        entry?.version ?? 0,
      ),
    onDone,
    onStale,
  })
  return (
    <FormDialog
      wide
      title={entry ? words.publishing.change : words.publishing.title}
      form={form}
      submit={entry ? words.publishing.save : words.publishing.send}
      stale={words.publishing.stale}
      onClose={onClose}
    >
      <p class="small">{words.publishing.what}</p>
      {PARTS.map(([part, locale]) => (
        <TextField
          key={`${part} ${locale}`}
          label={words.publishing[part][locale]}
          rows={part === 'question' ? 2 : 4}
          value={draft[part][locale]}
          onInput={(text) => setDraft((before) => ({ ...before, [part]: { ...before[part], [locale]: text } }))}
          error={form.faults.has(`${part} ${locale}`) ? words.publishing.missing : null}
        />
      ))}
    </FormDialog>
  )
}

const PARTS: [Part, 'ru' | 'en'][] = [
  ['question', 'ru'],
  ['answer', 'ru'],
  ['question', 'en'],
  ['answer', 'en'],
]

const begun = (text: string, locale: 'ru' | 'en'): Words => ({ ru: '', en: '', [locale]: text })
