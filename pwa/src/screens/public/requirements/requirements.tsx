// «Требования к помещению»: what the inspection asks, in the thresholds of one format, with drawings; for everybody.

import { useLocation } from 'preact-iso'
import { useEffect } from 'preact/hooks'
import { printPage } from '../../../device/share'
import '../../../ui/requirements.css'
import { Button } from '../../../ui/parts/button'
import { Empty } from '../../../ui/parts/empty'
import { Icon } from '../../../ui/parts/icon'
import { OpenPage } from '../../../ui/parts/open-page'
import { paths } from '../../phone-paths'
import { usePhone } from '../../use-phone'
import { NotHere } from '../not-here'
import { publicPaths } from '../public-paths'
import { useRequirements, type Reading } from '../use-requirements'
import { sectionsOf } from '../../../core/preflight/requirements'
import { Coming } from './coming'
import { requirementsWords, wholeDay } from './requirements-words'
import { SectionDemands } from './section-demands'

export function RequirementsPage() {
  const { say, preferences } = usePhone()
  const { state, again } = useRequirements()
  const text = requirementsWords(say.locale)
  const other = say.locale === 'ru' ? 'en' : 'ru'
  useEffect(() => {
    document.title = `${text.title} · ${say.text.brand}`
  }, [text])
  return (
    <OpenPage
      brand={say.text.brand}
      title={text.title}
      about={text.about}
      end={
        <span class="row no-print">
          <Button kind="quiet" icon="globe" lang={other} onClick={() => preferences.choose({ locale: other })}>
            {text.language}
          </Button>
          <Button kind="quiet" href={paths.signIn}>
            {text.signIn}
          </Button>
        </span>
      }
    >
      <aside class="to-preflight no-print">
        <div>
          <h2>{text.preflight}</h2>
          <p class="muted small">{text.preflightWhat}</p>
        </div>
        <Button kind="primary" large after="arrow" href={publicPaths.preflight}>
          {text.preflightGo}
        </Button>
      </aside>
      {state.is === 'here' ? <Demands {...state} /> : <NotHere state={state} again={again} />}
    </OpenPage>
  )
}

function Demands({ requirements, formats, kept }: Extract<Reading, { is: 'here' }>) {
  const { say } = usePhone()
  const { path } = useLocation()
  const text = requirementsWords(say.locale)
  const wanted = path.slice(publicPaths.requirements.length + 1)
  const format = wanted ? formats.find((each) => each.id === wanted) : formats[0]
  const sections = format ? sectionsOf(requirements, format.now) : []
  return (
    <>
      {kept && (
        <p class="row small muted" role="status">
          <Icon name="offline" />
          <span>{text.kept(wholeDay(say.locale, requirements.day))}</span>
        </p>
      )}
      <nav class="tabs no-print" aria-label={text.formats}>
        {formats.map((each) => (
          <a
            key={each.id}
            href={publicPaths.requirementsOf(each.id)}
            aria-current={each.id === format?.id ? 'page' : undefined}
          >
            {say.words(each.now.title)}
          </a>
        ))}
      </nav>
      {format ? (
        <>
          <div class="stack">
            <h2 class="print-only">
              {text.formats}: {say.words(format.now.title)}
            </h2>
            <p>
              {text.inForce(wholeDay(say.locale, format.now.valid_from), requirements.version)}{' '}
              {text.basis(say.words(format.now.basis))}
            </p>
            <p class="muted small">{text.legend}</p>
            <p class="no-print">
              <Button icon="file" onClick={printPage}>
                {text.print}
              </Button>
            </p>
          </div>
          {format.next && <Coming requirements={requirements} now={format.now} next={format.next} />}
          {sections.map((section) => (
            <SectionDemands key={section.id} section={section} items={sections.flatMap((each) => each.items)} />
          ))}
        </>
      ) : (
        <Empty icon="circle" title={text.unknownFormat} words={text.unknownFormatWhat} />
      )}
    </>
  )
}
