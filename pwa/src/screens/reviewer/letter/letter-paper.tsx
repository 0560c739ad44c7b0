// The letter on its paper, as the applicant will read it: made of the items, or written over by hand.

import { useState } from 'preact/hooks'
import type { Locale } from '../../../api/shapes'
import type { WrittenLetter } from '../../../api/talk-shapes'
import { Mark } from '../../../ui/desk/icons'
import { TextField } from '../../../ui/desk/text-field'
import { Button } from '../../../ui/parts/button'
import { Empty, Ghost } from '../../../ui/parts/empty'
import { Plate } from '../../../ui/parts/plate'
import { decidingWords } from '../deciding-words'
import { deskWords } from '../../desk-words'
import { useDesk } from '../../use-desk'
import type { DecisionMarks } from '../decision/decision-draft'
import type { Writing } from './use-letter'

interface Props {
  writing: Writing
  edited: DecisionMarks['letter']
  onEdit: (letter: DecisionMarks['letter']) => void
}

const LANGUAGES: Locale[] = ['ru', 'en']
const LINES = 26

export function LetterPaper({ writing: { letters, failed }, edited, onEdit }: Props) {
  const { say } = useDesk()
  const words = decidingWords(say.locale).letter
  const [chosen, setChosen] = useState<Locale | null>(null)
  const locale = edited?.locale ?? chosen ?? letters?.locale ?? say.locale
  const theirs = deskWords(locale)
  const made = letters?.[locale]
  const speak = (to: Locale) => {
    setChosen(to)
    const other = letters?.[to]
    onEdit(other && to !== letters.locale ? { locale: to, text: other.text } : null)
  }
  return (
    <section class="letter-side" aria-label={words.paper}>
      <div class="spread">
        <div class="row" role="group" aria-label={words.language}>
          {LANGUAGES.map((each) => (
            <button
              key={each}
              type="button"
              class="chip"
              lang={each}
              aria-pressed={each === locale}
              disabled={!letters || (edited !== null && each !== locale)}
              onClick={() => each !== locale && speak(each)}
            >
              {words.languages[each]}
            </button>
          ))}
        </div>
        {edited ? (
          <Button
            kind="quiet"
            icon="undo"
            onClick={() => {
              setChosen(null)
              onEdit(null)
            }}
          >
            {words.rewrite}
          </Button>
        ) : (
          <Button
            kind="quiet"
            icon="pencil"
            disabled={!made}
            onClick={() => made && onEdit({ locale, text: made.text })}
          >
            {words.edit}
          </Button>
        )}
      </div>
      {failed && !edited && (
        <p class="small bad" role="status">
          <strong>{words.failed}.</strong> {words.failedWhat}
        </p>
      )}
      <article class="paper-sheet" lang={locale}>
        <p class="spread small muted">
          <span class="row">
            <Mark />
            <strong>{theirs.text.brand}</strong>
          </span>
          <span>{theirs.day(new Date())}</span>
        </p>
        {edited ? (
          <TextField
            label={words.text}
            rows={LINES}
            value={edited.text}
            onInput={(text) => onEdit({ locale: edited.locale, text })}
            hint={words.edited}
          />
        ) : made ? (
          <Made letter={made} />
        ) : failed ? (
          <Empty icon="triangle" title={words.failed} words={words.failedWhat} />
        ) : (
          <Ghost words={words.writing} />
        )}
      </article>
    </section>
  )
}

function Made({ letter }: { letter: WrittenLetter }) {
  const { client, say } = useDesk()
  return (
    <>
      <h2>{letter.subject}</h2>
      {letter.opening.map((each) => (
        <p key={each}>{each}</p>
      ))}
      {letter.items.length > 0 && (
        <ol>
          {letter.items.map((item) => (
            <li key={item.id}>
              <Plate id={item.id} line />
              <div>
                <strong>{item.title}</strong>
                {item.lines.map((line) => (
                  <p key={line}>{line}</p>
                ))}
                {item.basis && <p class="small muted">{item.basis}</p>}
              </div>
              {item.photo && (
                <img
                  src={client.review.photoUrl(item.photo, 400)}
                  alt={decidingWords(say.locale).letter.photoAlt(item.id)}
                />
              )}
            </li>
          ))}
        </ol>
      )}
      {letter.closing.map((each) => (
        <p key={each}>{each}</p>
      ))}
      <p class="small">{letter.signed}</p>
    </>
  )
}
