// The way of an application: passed stations are filled, the present one is a ring, the coming ones are open.

import type { Application, ApplicationDetail } from '../../api/shapes'
import type { DayRow } from '../../core/day'
import { SectHead } from '../../ui/parts/sect-head'
import { Stages } from '../../ui/parts/stages'
import { usePhone } from '../use-phone'
import { homeWords } from './home-words'
import { timelineOf } from './timeline'
import { openOf } from './todo'

interface Props {
  application: Application
  detail: ApplicationDetail | null
  rows: DayRow[]
}

export function Road({ application, detail, rows }: Props) {
  const { say } = usePhone()
  const text = homeWords(say.locale)
  const yours = application.whose_move === 'applicant'
  const until = (yours && openOf(rows)?.due_at) || application.promised_at
  const whose = application.whose_move === 'nobody' ? '' : `, ${text.whose[application.whose_move]}`
  return (
    <section>
      <SectHead title={text.path} />
      <div class="plain">
        <Stages
          stations={timelineOf(application, detail).map(({ name, is, at }) => ({
            key: name,
            is,
            name: (
              <>
                {text.stops[name]}
                {is === 'here' && whose && <strong>{whose}</strong>}
              </>
            ),
            when: at ? say.day(at) : is === 'here' && until ? text.until(say.day(until)) : undefined,
          }))}
        />
      </div>
    </section>
  )
}
