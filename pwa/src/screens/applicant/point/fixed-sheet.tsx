// The owner tells the network that what it had found wrong is put right, and what was done.

import { useState } from 'preact/hooks'
import type { Reply } from '../../../api/outcome'
import type { Point } from '../../../api/point-shapes'
import type { NewAct } from '../../../core/point'
import { Button } from '../../../ui/parts/button'
import { Field } from '../../../ui/parts/field'
import { Sheet } from '../../../ui/parts/sheet'
import { pointWords } from '../../point/point-words'
import { sayingOf, send } from '../../talk/sayings'
import { usePhone } from '../../use-phone'

interface Props {
  application_id: string
  /** What was found wrong, as it stands on the page. */
  answers: string | null
  act: (act: NewAct) => Promise<Reply<Point>>
  onDone: (fresh: Point) => void
  onClose: () => void
}

export function FixedSheet({ application_id, answers, act, onDone, onClose }: Props) {
  const { say } = usePhone()
  const text = pointWords(say.locale)
  const saying = sayingOf(`fixed ${application_id}`)
  const { text: words, standing } = saying.value
  const [tried, setTried] = useState(false)
  const tell = async () => {
    setTried(true)
    if (!words.trim()) return document.getElementById('fixed-words')?.focus()
    let fresh: Point | null = null
    await send(saying, async (id, reason) => {
      const reply = await act({ id, kind: 'fixed', reason, due_on: null, answers })
      if (reply.is === 'done') fresh = reply.value
      return reply
    })
    if (fresh) onDone(fresh)
  }
  const trouble =
    standing.is === 'refused'
      ? say.problem(standing.problem.code, standing.problem.facts)
      : standing.is === 'unreachable'
        ? text.unsent
        : null
  return (
    <Sheet
      title={text.fixed.title}
      onClose={onClose}
      actions={
        <>
          <Button kind="primary" large wide busy={standing.is === 'sending'} onClick={() => void tell()}>
            {text.fixed.send}
          </Button>
          <Button large wide onClick={onClose}>
            {text.cancel}
          </Button>
        </>
      }
    >
      <p>{text.fixed.what}</p>
      <Field
        id="fixed-words"
        label={text.fixed.words}
        hint={text.fixed.hint}
        error={trouble ?? (tried && !words.trim() ? text.fixed.missing : undefined)}
      >
        <textarea
          id="fixed-words"
          class="input"
          rows={4}
          maxLength={2000}
          aria-describedby="fixed-words-more"
          aria-invalid={trouble !== null || (tried && !words.trim())}
          value={words}
          onInput={(event) => (saying.value = { ...saying.value, text: event.currentTarget.value })}
        />
      </Field>
    </Sheet>
  )
}
