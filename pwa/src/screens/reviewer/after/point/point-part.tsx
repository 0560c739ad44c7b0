// The desk's open point: how it stands, when it is inspected again and why, what is done to it.

import { useState } from 'preact/hooks'
import type { Point, PointActKind } from '../../../../api/point-shapes'
import { pointOf } from '../../../../core/point'
import { Badge } from '../../../../ui/parts/badge'
import { Button } from '../../../../ui/parts/button'
import '../../../../ui/trial.css'
import { PlanVisitDialog } from '../../../admin/visit-dialogs'
import { deskPaths } from '../../../desk-paths'
import { DoneNotice } from '../../../done-notice'
import { ListState, StaleBanner } from '../../../list-state'
import { useLoaded } from '../../../loaded'
import { ActsList } from '../../../point/acts-list'
import { pointWords } from '../../../point/point-words'
import { Revisit } from '../../../point/revisit'
import { NowBadge, WeekLines } from '../../../point/week'
import { publicPaths } from '../../../public/public-paths'
import { useDesk } from '../../../use-desk'
import type { PartProps } from '../parts'
import { ActDialog } from './act-dialog'

const STATE = { open: 'ok', suspended: 'warn', closed: undefined } as const
const ICON = { open: 'check', suspended: 'triangle', closed: 'cross' } as const

export function PointPart({ application, reload }: PartProps) {
  const { client, account, say } = useDesk()
  const text = pointWords(say.locale)
  const talk = pointOf(client.api, application.id)
  const loading = useLoaded<Point>(`point ${application.id}`, () => talk.read())
  const [asked, ask] = useState<PointActKind | 'plan' | null>(null)
  const [done, setDone] = useState<string | null>(null)
  const point = loading.state.kept?.value
  if (!point) return <ListState state={loading.state} retry={() => void loading.reload()} />
  const again = () => void Promise.all([loading.reload(), reload()])
  const plans = account.role === 'administrator' && ['opened', 'correcting', 'suspended'].includes(point.stage)
  return (
    <div class="trial-desk stack">
      <DoneNotice words={done} />
      <StaleBanner state={loading.state} retry={() => void loading.reload()} />
      <section>
        <h2>{text.title}</h2>
        <p class="row">
          <Badge state={STATE[point.standing]} icon={ICON[point.standing]}>
            {text.standing[point.standing]}
          </Badge>
          <span class="muted small">{text.openedOn(say.day(point.opened_at))}</span>
        </p>
        {point.stage === 'supervising' && <p class="small">{text.do.visitRest}</p>}
        {point.fixed_at && !point.visit && point.stage !== 'supervising' && (
          <p class="small">{text.do.fixedAt(say.day(point.fixed_at))}</p>
        )}
        <div class="row wraps">
          {point.stage === 'supervising' && (
            <Button kind="primary" href={deskPaths.application(application.id)}>
              {text.do.report}
            </Button>
          )}
          {plans && (
            <Button kind="primary" onClick={() => ask('plan')}>
              {text.do.plan}
            </Button>
          )}
          {point.possible.map((each) => (
            <Button key={each} kind={each === 'stop' ? 'bad' : undefined} onClick={() => ask(each)}>
              {text.do[each as 'warn']}
            </Button>
          ))}
          <Button href={publicPaths.pointOf(point.code)}>{text.public.open}</Button>
          {point.standing !== 'closed' && (
            <a class="btn" href={talk.certificateUrl(say.locale)} download>
              {text.certificate}
            </a>
          )}
        </div>
      </section>
      <section>
        <h2>{text.revisit.title}</h2>
        <Revisit point={point} say={say} />
      </section>
      <section>
        <h2>{text.hours.title}</h2>
        {point.days ? (
          <>
            {point.standing === 'open' && (
              <p>
                <NowBadge days={point.days} zone={point.zone} locale={say.locale} />
              </p>
            )}
            <WeekLines days={point.days} zone={point.zone} locale={say.locale} />
            {point.how && <p class="small">{point.how}</p>}
          </>
        ) : (
          <p class="muted">{text.hours.noneDesk}</p>
        )}
      </section>
      <section>
        <h2>{text.acts.title}</h2>
        <ActsList acts={point.acts} say={say} />
      </section>
      {asked === 'plan' && (
        <PlanVisitDialog
          application={application}
          onClose={() => ask(null)}
          onStale={reload}
          onDone={(words) => {
            ask(null)
            setDone(words)
            again()
          }}
        />
      )}
      {asked && asked !== 'plan' && (
        <ActDialog
          kind={asked}
          send={talk.act}
          onClose={() => ask(null)}
          onDone={(fresh) => {
            loading.put(() => fresh)
            ask(null)
            setDone(text.acts.kind[asked])
            void reload()
          }}
        />
      )}
    </div>
  )
}
