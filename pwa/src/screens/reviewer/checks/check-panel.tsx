// One check: what to compare, the facts side by side, the result and its note, and how it changed.

import { useId } from 'preact/hooks'
import type { LegalChecks, LegalFact } from '../../../api/paper-shapes'
import { TextField } from '../../../ui/desk/text-field'
import { Button } from '../../../ui/parts/button'
import { Icon } from '../../../ui/parts/icon'
import type { DeskWords } from '../../desk-words'
import { useDesk } from '../../use-desk'
import { ResultBadge } from './check-list'
import { checksWords } from './checks-words'
import type { Walk } from './use-checks'

const RESULTS = ['ok', 'not-ok', 'not-applicable'] as const

export function CheckPanel({ walk, checks }: { walk: Walk; checks: LegalChecks }) {
  const { say } = useDesk()
  const words = checksWords(say.locale)
  const id = useId()
  const { check, trouble } = walk
  if (!check) return null
  const facts = check.facts.flatMap((name) => checks.facts.filter((each) => each.id === name))
  const paper = checks.papers.find((each) => each.id === check.paper)
  const why =
    trouble?.is === 'refused'
      ? say.problem(trouble.problem)
      : trouble?.is === 'unreachable'
        ? say.text.list.offline
        : null
  return (
    <section class="legal-check" aria-labelledby={id}>
      <h2 id={id}>{words.checks[check.id] ?? check.id}</h2>
      <p class="small muted">{words.what[check.id]}</p>
      {paper?.returned && (
        <p class="small warn row">
          <Icon name="undo" />
          <span>
            {words.returned}: {paper.returned.reason}
          </span>
        </p>
      )}
      {facts.length > 0 && (
        <table class="legal-facts">
          <caption class="vh">{words.facts.title}</caption>
          <thead>
            <tr>
              <td />
              <th scope="col">{words.facts.stated}</th>
              <th scope="col">{words.facts.inPaper}</th>
            </tr>
          </thead>
          <tbody>
            {facts.map((fact) => (
              <FactRow key={fact.id} fact={fact} />
            ))}
          </tbody>
        </table>
      )}
      <TextField
        label={words.note}
        rows={3}
        value={walk.note}
        hint={words.noteHint}
        error={trouble?.is === 'note' ? words.noteMissing : null}
        onInput={walk.setNote}
      />
      <div class="legal-results" role="group" aria-label={words.checks[check.id]}>
        {RESULTS.map((result, index) => (
          <Button
            key={result}
            pressed={check.result === result}
            disabled={!checks.open || walk.busy}
            onClick={() => void walk.say(result)}
          >
            {words.acts[result]} <kbd>{index + 1}</kbd>
          </Button>
        ))}
      </div>
      {why && (
        <p class="trouble" role="alert">
          <Icon name="octagon" />
          <span>
            {why} {say.text.formKept}
          </span>
        </p>
      )}
      {check.history.length > 0 && (
        <section class="stack">
          <h3>{words.history}</h3>
          <ol class="legal-history">
            {check.history.map((each) => (
              <li key={each.at}>
                <ResultBadge result={each.result} />
                <span class="small muted">{words.by(each.by?.name ?? '', say.moment(each.at))}</span>
                {each.note && <p class="small">{each.note}</p>}
              </li>
            ))}
          </ol>
        </section>
      )}
    </section>
  )
}

function FactRow({ fact }: { fact: LegalFact }) {
  const { say } = useDesk()
  const words = checksWords(say.locale)
  return (
    <tr data-s={fact.agrees === false ? 'bad' : undefined}>
      <th scope="row">{words.fact[fact.id] ?? fact.id}</th>
      <td>{statedOf(fact, say)}</td>
      <td>
        {fact.in_paper === null && fact.agrees === null ? (
          <span class="muted">{words.facts.read}</span>
        ) : (
          <>
            {inPaperOf(fact, say)}
            <span class={`row small ${fact.agrees ? 'ok' : 'bad'}`}>
              <Icon name={fact.agrees ? 'check' : 'cross'} />
              {fact.agrees ? words.same : words.differs}
            </span>
          </>
        )}
      </td>
    </tr>
  )
}

function statedOf(fact: LegalFact, say: DeskWords) {
  if (fact.stated === null) return <span class="muted">{say.text.none}</span>
  return fact.id === 'until' ? checksWords(say.locale).least(say.day(fact.stated)) : worded(fact.id, fact.stated, say)
}

function inPaperOf(fact: LegalFact, say: DeskWords) {
  if (fact.in_paper === null) return fact.id === 'until' ? checksWords(say.locale).noEnd : null
  return fact.id === 'until' ? say.day(fact.in_paper) : worded(fact.id, fact.in_paper, say)
}

function worded(id: string, value: string, say: DeskWords) {
  return id === 'area_m2' ? say.number(Number(value)) : value
}
