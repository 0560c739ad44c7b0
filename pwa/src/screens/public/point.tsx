// A pickup point for everybody: where it is, whether it works now, its hours.

import { useLocation } from 'preact-iso'
import { useEffect } from 'preact/hooks'
import type { PublicPoint } from '../../api/point-shapes'
import { publicPoint } from '../../core/point'
import { Badge } from '../../ui/parts/badge'
import { Button } from '../../ui/parts/button'
import { Empty, Ghost } from '../../ui/parts/empty'
import { OpenPage } from '../../ui/parts/open-page'
import { useLoaded } from '../loaded'
import { pointWords } from '../point/point-words'
import { NowBadge, WeekLines } from '../point/week'
import { usePhone } from '../use-phone'
import { LanguageButton } from './language-button'
import { publicPaths } from './public-paths'

export function PublicPointPage() {
  const { client, say } = usePhone()
  const { path } = useLocation()
  const words = pointWords(say.locale)
  const text = words.open
  const code = path.slice(publicPaths.point.length + 1)
  const { state, reload } = useLoaded<PublicPoint>(code, () => publicPoint(client.api, code))
  const found = state.kept?.value
  const title = found ? `${text.title} ${text.number(found.number)}` : text.title
  useEffect(() => {
    document.title = `${title} · ${say.text.brand}`
  }, [title])
  return (
    <OpenPage
      brand={say.text.brand}
      title={title}
      about={text.about}
      end={<LanguageButton>{text.language}</LanguageButton>}
    >
      <div aria-live="polite">
        {found ? (
          <Found point={found} />
        ) : state.is === 'refused' ? (
          <Empty icon="file" title={text.unknown} words={text.unknownWhat} />
        ) : state.is === 'unreachable' ? (
          <Empty icon="offline" title={words.offlineTitle} words={words.offline}>
            <Button icon="again" onClick={() => void reload()}>
              {words.retry}
            </Button>
          </Empty>
        ) : (
          <Ghost words={words.loading} />
        )}
      </div>
    </OpenPage>
  )
}

function Found({ point }: { point: PublicPoint }) {
  const { say } = usePhone()
  const words = pointWords(say.locale)
  const text = words.open
  return (
    <div class="plain stack">
      {point.standing === 'open' && point.days && (
        <p>
          <NowBadge days={point.days} zone={point.zone} locale={say.locale} />
        </p>
      )}
      {point.standing !== 'open' && (
        <p>
          <Badge state={point.standing === 'suspended' ? 'warn' : undefined} icon="triangle">
            {point.standing === 'suspended' ? text.suspended : text.closed}
          </Badge>
        </p>
      )}
      <section class="stack">
        <h2>{text.address}</h2>
        <p>{point.address}</p>
        {point.how && (
          <>
            <h3>{text.how}</h3>
            <p>{point.how}</p>
          </>
        )}
      </section>
      {point.standing !== 'closed' && (
        <section class="stack">
          <h2>{text.hours}</h2>
          {point.days ? (
            <WeekLines days={point.days} zone={point.zone} locale={say.locale} />
          ) : (
            <p class="muted">{text.noHours}</p>
          )}
        </section>
      )}
      <p class="small muted">{text.since(say.day(point.opened_at))}</p>
    </div>
  )
}
