// The way of an application: passed stations are filled, the present one is a ring, the coming ones are open.

import type { Application } from '../../api/shapes'
import type { DayRow } from '../../core/day'
import type { Say } from '../../text'
import { SectHead } from '../../ui/parts/sect-head'
import { Stages, type Station } from '../../ui/parts/stages'
import { homeWords } from './home-words'
import { usePhone } from '../use-phone'
import { openOf } from './todo'

type Name = 'self' | 'visit' | 'review' | 'fixing' | 'accepted' | 'refused' | 'appealed'

export function Road({ application, rows }: { application: Application; rows: DayRow[] }) {
  const { say } = usePhone()
  return (
    <section>
      <SectHead title={homeWords(say.locale).path} />
      <div class="plain">
        <Stages stations={stationsOf(application, rows, say)} />
      </div>
    </section>
  )
}

function stationsOf(application: Application, rows: DayRow[], say: Say): Station[] {
  const text = homeWords(say.locale)
  const { names, here } = wayOf(application, rows)
  const yours = application.whose_move === 'applicant'
  const until = (yours && openOf(rows)?.due_at) || application.promised_at
  return names.map((name, at) => {
    const is = here === null || at < here ? 'passed' : at === here ? 'here' : 'ahead'
    const whose = is === 'here' ? `, ${yours ? text.yours : text.theirs}` : ''
    return {
      key: name,
      is,
      name: (
        <>
          {text.stages[name]}
          {whose && <strong>{whose}</strong>}
        </>
      ),
      when: is === 'here' && until ? text.until(say.day(until)) : undefined,
    }
  })
}

/** `here` null: the way is over. */
function wayOf({ stage }: Application, rows: DayRow[]): { names: Name[]; here: number | null } {
  const fixed = stage === 'fixing' || rows.some((row) => row.stage === 'recheck')
  const middle: Name[] = fixed ? ['self', 'visit', 'fixing', 'review'] : ['self', 'visit', 'review']
  if (stage === 'refused') return { names: [...middle, 'refused'], here: null }
  if (stage === 'appealed') return { names: [...middle, 'refused', 'appealed'], here: middle.length + 1 }
  const names: Name[] = [...middle, 'accepted']
  if (stage === 'accepted') return { names, here: null }
  if (stage === 'fixing') return { names, here: names.indexOf('fixing') }
  if (stage === 'reviewing') return { names, here: names.indexOf('review') }
  const self = rows.find((row) => row.kind === 'self_assessment' && row.stage !== 'recheck')
  return { names, here: self && !self.finished ? 0 : 1 }
}
