// One duty: how it stands in words and as a bar, its day, where that was said, and the act.

import type { Duty, DutyEntry } from '../../../api/duty-shapes'
import type { Say } from '../../../text'
import { Badge } from '../../../ui/parts/badge'
import { Bar } from '../../../ui/parts/bar'
import { Button } from '../../../ui/parts/button'
import { dutiesWords } from '../../duties/duties-words'
import { LOOK, noonOf, shareLeft } from '../../duties/figures'
import { usePhone } from '../../use-phone'

interface Props {
  duty: Duty
  /** It is what waits first. */
  first: boolean
  /** Null where nothing may be entered. */
  enter: (() => void) | null
}

export function DutyCard({ duty, first, enter }: Props) {
  const { say } = usePhone()
  const text = dutiesWords(say.locale)
  const { kind, entry, state, days_left, item } = duty
  const share = shareLeft(duty)
  const look = LOOK[state]
  return (
    <section class="duty" data-s={look.state}>
      <div class="spread">
        <h2>{text.kind[kind]}</h2>
        <Badge state={look.state} icon={look.icon}>
          {text.state[state]}
        </Badge>
      </div>
      {!entry ? (
        <p>{text.lacking[kind]}</p>
      ) : (
        <>
          <p class="duty-day">{saidDay(duty, say)}</p>
          {share !== null && days_left !== null && (
            <>
              <Bar
                share={share}
                state={look.state === 'you' ? undefined : look.state}
                label={text.daysLeft(days_left)}
              />
              <p class="small" aria-hidden="true">
                {text.daysLeft(days_left)}
              </p>
            </>
          )}
          <p class="small muted">{saidFrom(entry, say)}</p>
        </>
      )}
      {duty.reminded_at && <p class="small muted">{text.reminded(say.day(duty.reminded_at))}</p>}
      <p class="small muted">
        {text.why[kind](duty.again_days ?? 0)} {duty.norm !== null && text.norm(duty.norm)} {item && text.basis(item)}
      </p>
      {duty.former.length > 0 && (
        <details>
          <summary class="small">{text.former(duty.former.length)}</summary>
          <ul class="small muted">
            {duty.former.map((each) => (
              <li key={each.id}>
                {each.figure !== null
                  ? text.kept(each.figure)
                  : each.until
                    ? text.until(say.day(noonOf(each.until)))
                    : text.state.endless}
                . {saidFrom(each, say)}
              </li>
            ))}
          </ul>
        </details>
      )}
      {enter && (
        <Button wide large icon="pencil" kind={first ? 'primary' : undefined} onClick={enter}>
          {duty.asks === 'days' ? text.enterFigure : entry ? text.enter : text.enterFirst}
        </Button>
      )}
    </section>
  )
}

function saidDay({ entry, state }: Duty, say: Say): string {
  const text = dutiesWords(say.locale)
  if (!entry) return ''
  const until = entry.until && say.day(noonOf(entry.until))
  if (entry.figure !== null) {
    const kept =
      state === 'short' && entry.norm !== null ? text.keptOf(entry.figure, entry.norm) : text.kept(entry.figure)
    return until ? `${kept}, ${text.askedAgain(until)}` : kept
  }
  return until ? text.until(until) : text.endless
}

const saidFrom = ({ source, by, at }: DutyEntry, say: Say): string =>
  dutiesWords(say.locale).source[source](by?.name ?? '—', say.day(at))
