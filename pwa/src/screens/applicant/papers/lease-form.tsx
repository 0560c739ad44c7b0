// What stands in the lease, typed beside it: the reviewer compares it with the questionnaire.

import { useId, useState } from 'preact/hooks'
import type { LeaseFacts, Paper, Papers } from '../../../api/paper-shapes'
import type { PaperActs } from '../../../core/papers'
import { Button } from '../../../ui/parts/button'
import { Field } from '../../../ui/parts/field'
import { Icon } from '../../../ui/parts/icon'
import { usePhone } from '../../use-phone'
import { draftOf, faultsOf, factsOf, type LeaseDraft } from './lease-draft'
import { papersWords, refusal } from './papers-words'

interface Props {
  paper: Paper
  acts: PaperActs
  put: (papers: Papers) => void
  /** Without it the application cannot be handed in. */
  needed: boolean
}

export function LeaseForm({ paper, acts, put, needed }: Props) {
  const { say } = usePhone()
  const text = papersWords(say.locale).lease
  const id = useId()
  const [draft, setDraft] = useState<LeaseDraft>(() => draftOf(paper.facts, say.locale))
  const [standing, setStanding] = useState<'filling' | 'sending' | 'saved'>('filling')
  const [trouble, setTrouble] = useState<string | null>(null)
  const [tried, setTried] = useState(false)
  if (!paper.may_change) return paper.facts && <Told facts={paper.facts} warning={paper.warning} />
  const faults = faultsOf(draft)
  const change = (part: Partial<LeaseDraft>) => {
    setDraft({ ...draft, ...part })
    setStanding('filling')
  }
  const save = async () => {
    setTried(true)
    if (faults.length) return
    setStanding('sending')
    const reply = await acts.tellLease(factsOf(draft))
    setStanding(reply.is === 'done' ? 'saved' : 'filling')
    setTrouble(
      reply.is === 'done'
        ? null
        : reply.is === 'refused'
          ? refusal(reply.problem, say)
          : papersWords(say.locale).offline,
    )
    if (reply.is === 'done') put(reply.value)
  }
  const error = (name: 'address' | 'area') => (tried && faults.includes(name) ? text.wrong[name] : null)
  const on = (name: keyof LeaseDraft) => (event: Event) =>
    change({ [name]: (event.currentTarget as HTMLInputElement).value })
  return (
    <form
      class="stack paper-lease"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void save()
      }}
    >
      <h3>{text.title}</h3>
      <fieldset>
        <legend class="small">{text.holding}</legend>
        <div class="choices" data-kind="chips">
          {(['lease', 'title'] as const).map((each) => (
            <label key={each}>
              <input
                type="radio"
                name={`${id}-holding`}
                checked={draft.holding === each}
                onChange={() => change({ holding: each })}
              />
              {text.holdings[each]}
            </label>
          ))}
        </div>
      </fieldset>
      <Field id={`${id}-address`} label={text.address} error={error('address')}>
        <input
          id={`${id}-address`}
          class="input"
          value={draft.address}
          maxLength={500}
          autocomplete="off"
          aria-describedby={`${id}-address-more`}
          aria-invalid={error('address') ? true : undefined}
          onInput={on('address')}
        />
      </Field>
      <Field id={`${id}-area`} label={text.area} error={error('area')}>
        <input
          id={`${id}-area`}
          class="input"
          value={draft.area}
          inputMode="decimal"
          autocomplete="off"
          aria-describedby={`${id}-area-more`}
          aria-invalid={error('area') ? true : undefined}
          onInput={on('area')}
        />
      </Field>
      {draft.holding === 'lease' && (
        <Field id={`${id}-until`} label={text.until} hint={text.untilHint}>
          <input
            id={`${id}-until`}
            class="input"
            type="date"
            value={draft.until}
            aria-describedby={`${id}-until-more`}
            onInput={on('until')}
          />
        </Field>
      )}
      <Warning warning={paper.warning} />
      {trouble && (
        <p class="small bad row" role="alert">
          <Icon name="octagon" />
          <span>{trouble}</span>
        </p>
      )}
      <Button submit wide busy={standing === 'sending'} kind={needed ? 'primary' : undefined}>
        {text.save}
      </Button>
      <p class="small ok" role="status">
        {standing === 'saved' ? text.saved : ''}
      </p>
    </form>
  )
}

function Warning({ warning }: { warning: Paper['warning'] }) {
  const { say } = usePhone()
  const text = papersWords(say.locale).lease
  if (!warning) return null
  return (
    <p class="kept" data-s={warning === 'ended' ? 'bad' : undefined}>
      {warning === 'ended' ? text.ended : text.endsSoon}
    </p>
  )
}

function Told({ facts, warning }: { facts: LeaseFacts; warning: Paper['warning'] }) {
  const { say } = usePhone()
  const text = papersWords(say.locale).lease
  const until = facts.until ? say.day(facts.until) : text.open
  return (
    <>
      <dl class="told">
        {(
          [
            [text.holding, text.holdings[facts.holding]],
            [text.address, facts.address],
            [text.area, say.number(facts.area_m2)],
            [text.until, until],
          ] as const
        ).map(([name, value]) => (
          <div key={name}>
            <dt class="muted">{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <Warning warning={warning} />
    </>
  )
}
