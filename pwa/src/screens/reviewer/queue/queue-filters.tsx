// One line of filters over the queue, the saved ones first, and the way to save what is set.

import { useState } from 'preact/hooks'
import type { QueueFilter } from '../../../api/queue-shapes'
import { FilterChoice, Filters } from '../../../ui/desk/filters'
import { DeskIcon } from '../../../ui/desk/icons'
import { useLoaded } from '../../loaded'
import { useDesk } from '../../use-desk'
import { AnswerDialog } from './answer-dialog'
import { EVERYTHING, isNarrowed, isSame, STAGES, VERDICTS } from './queue-filter'
import { useViews } from './use-views'
import { ViewDialog } from './view-dialog'

interface Props {
  filter: QueueFilter
  choose: (change: Partial<QueueFilter>) => void
}

export function QueueFilters({ filter, choose }: Props) {
  const { client, say } = useDesk()
  const words = say.text.queue.filters
  const choices = useLoaded('queue choices', () => client.queue.choices()).state.kept?.value
  const views = useViews()
  const [open, setOpen] = useState<'answer' | 'save' | null>(null)
  const current = views.items.find((view) => isSame(view.filter, filter))
  const regions = (choices?.regions ?? (filter.region ? [filter.region] : [])).map((each) => ({
    value: each,
    name: each,
  }))
  return (
    <Filters name={words.name}>
      {views.items.map((view) => (
        <button
          key={view.id}
          type="button"
          class="chip"
          aria-pressed={view === current}
          onClick={() => choose(view === current ? EVERYTHING : view.filter)}
        >
          {view.name}
        </button>
      ))}
      <FilterChoice
        name={words.stage}
        value={filter.stage[0] ?? ''}
        options={STAGES.map((each) => ({ value: each, name: say.first(say.text.stage[each]) }))}
        onChange={(value) => choose({ stage: STAGES.filter((each) => each === value) })}
      />
      <FilterChoice
        name={words.region}
        value={filter.region ?? ''}
        options={regions}
        onChange={(value) => choose({ region: value || null })}
      />
      <FilterChoice
        name={words.inspector}
        value={filter.inspector_id ?? ''}
        options={(choices?.inspectors ?? []).map((each) => ({ value: each.id, name: each.name }))}
        onChange={(value) => choose({ inspector_id: value || null })}
      />
      <FilterChoice
        name={words.verdict}
        value={filter.verdict ?? ''}
        options={VERDICTS.map((each) => ({ value: each, name: say.text.verdict[each] }))}
        onChange={(value) => choose({ verdict: VERDICTS.find((each) => each === value) ?? null })}
      />
      <button
        type="button"
        class="chip"
        aria-pressed={filter.signals}
        onClick={() => choose({ signals: !filter.signals })}
      >
        {words.signals}
      </button>
      {filter.answer.map((answer) => (
        <button
          key={answer}
          type="button"
          class="chip"
          aria-pressed="true"
          aria-label={words.takeOff(words.answerIs(answer, say))}
          onClick={() => choose({ answer: filter.answer.filter((each) => each !== answer) })}
        >
          {words.answerIs(answer, say)} <DeskIcon name="cross" />
        </button>
      ))}
      <button type="button" class="chip" onClick={() => setOpen('answer')}>
        {words.answer}
      </button>
      {isNarrowed(filter) && (
        <button type="button" class="link" onClick={() => choose({ ...EVERYTHING, whose: filter.whose })}>
          {words.clear}
        </button>
      )}
      {current ? (
        <button type="button" class="link" onClick={() => void views.drop(current)}>
          {words.drop}
        </button>
      ) : (
        isNarrowed(filter) && (
          <button type="button" class="link" onClick={() => setOpen('save')}>
            {words.save}
          </button>
        )
      )}
      {open === 'answer' && (
        <AnswerDialog
          onClose={() => setOpen(null)}
          onChosen={(answer) => {
            setOpen(null)
            choose({ answer: [...filter.answer.filter((each) => each !== answer), answer] })
          }}
        />
      )}
      {open === 'save' && (
        <ViewDialog
          filter={filter}
          onClose={() => setOpen(null)}
          onDone={() => {
            setOpen(null)
            void views.reload()
          }}
        />
      )}
    </Filters>
  )
}
