// The text of a contract as it is read: chapters, clauses with their numbers, and what differs between two editions.

import type { ComponentChildren } from 'preact'
import type { Chapter, Clause, ClauseChange } from '../../api/contract-shapes'
import type { Words } from '../../api/shapes'
import { SectHead } from '../../ui/parts/sect-head'
import type { ContractText } from '../../text/ru/contract'
import '../../ui/contract.css'

interface Props {
  chapters: Chapter[]
  words: (words: Words) => string
  count?: (chapter: Chapter) => string
  /** What stands under a clause. */
  under?: (clause: Clause) => ComponentChildren
  done?: (clause: Clause) => boolean
}

export function ContractChapters({ chapters, words, count, under, done }: Props) {
  return (
    <>
      {chapters.map((chapter, at) => (
        <section key={chapter.id}>
          <SectHead title={`${at + 1}. ${words(chapter.title)}`} count={count?.(chapter)} />
          <ol class="clauses">
            {chapter.clauses.map((clause) => (
              <li key={clause.id} id={`clause-${clause.id}`} tabIndex={-1} data-done={done?.(clause) ? '' : undefined}>
                <p>
                  <strong class="num">{clause.number}</strong> {words(clause.text)}
                </p>
                {under?.(clause)}
              </li>
            ))}
          </ol>
        </section>
      ))}
    </>
  )
}

export function ContractChanges({
  changes,
  words,
  text,
}: {
  changes: ClauseChange[]
  words: Props['words']
  text: ContractText
}) {
  return (
    <ul class="clause-changes">
      {changes.map((change) => (
        <li key={change.id}>
          <p class="small">
            <strong class="num">{change.number}</strong>{' '}
            {change.before ? change.after ? null : text.gone : <span>{text.new}</span>}
          </p>
          {change.before && (
            <p class="small">
              <span class="muted">{text.was}:</span> <del>{words(change.before)}</del>
            </p>
          )}
          {change.after && (
            <p class="small">
              <span class="muted">{text.now}:</span> <ins>{words(change.after)}</ins>
            </p>
          )}
        </li>
      ))}
    </ul>
  )
}
