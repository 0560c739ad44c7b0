// The problems of a test period: what, who mends it, until when, and its photos before and after.

import type { ComponentChildren } from 'preact'
import type { TrialPhoto, Trouble } from '../../api/trial-shapes'
import { Badge } from '../../ui/parts/badge'
import { inOrder } from './figures'
import { noonOf, type Tools } from './tools'
import { trialWords } from './trial-words'

interface Props {
  troubles: Trouble[]
  say: Tools
  /** What can be done with one that is open. */
  act?: (trouble: Trouble) => ComponentChildren
}

export function TroubleList({ troubles, say, act }: Props) {
  const text = trialWords(say.locale)
  if (troubles.length === 0) return <p class="muted">{text.noTroubles}</p>
  return (
    <ul>
      {inOrder(troubles).map((each) => (
        <li key={each.id} class="trouble">
          <div class="spread">
            <h3>{each.what ?? text.unreadable}</h3>
            <Standing trouble={each} say={say} />
          </div>
          <p class="small">
            {each.owner && `${text.owner(each.owner)} · `}
            {text.due(say.day(noonOf(each.due_on)))}
          </p>
          {(each.before ?? each.after) && (
            <div class="trial-photos">
              {each.before && <Picture photo={each.before} title={text.before} say={say} />}
              {each.after && <Picture photo={each.after} title={text.after} say={say} />}
            </div>
          )}
          {each.closed_at === null && act?.(each)}
        </li>
      ))}
    </ul>
  )
}

function Standing({ trouble, say }: { trouble: Trouble; say: Tools }) {
  const text = trialWords(say.locale)
  if (trouble.closed_at) {
    return (
      <Badge state="ok" icon="check">
        {text.closed(say.shortDay(trouble.closed_at))}
      </Badge>
    )
  }
  return trouble.overdue ? (
    <Badge state="bad" icon="octagon">
      {text.overdue}
    </Badge>
  ) : (
    <Badge state="warn" icon="clock">
      {text.isOpen}
    </Badge>
  )
}

export function Picture({ photo, title, say }: { photo: TrialPhoto; title?: string; say: Tools }) {
  const text = trialWords(say.locale)
  const words = text.photoOf(say.day(noonOf(photo.day)))
  return (
    <figure>
      <img src={`/api/v1/photos/${photo.sha256}?size=400`} alt={title ? `${title}: ${words}` : words} loading="lazy" />
      <figcaption class="small muted">{title ? `${title}, ${say.shortDay(noonOf(photo.day))}` : words}</figcaption>
    </figure>
  )
}
