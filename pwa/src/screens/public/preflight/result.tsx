// What the answers come to: what fails and what would satisfy, what is to be found out, what passes, and how it was counted.

import { useLocation } from 'preact-iso'
import type { Requirements } from '../../../api/public-shapes'
import type { Item } from '../../../api/shapes'
import { alsoFits, judge, type Answers, type Judged } from '../../../core/preflight/judging'
import { written } from '../../../core/preflight/link'
import type { Offered } from '../../../core/preflight/requirements'
import { printPage } from '../../../device/share'
import { Button } from '../../../ui/parts/button'
import { Icon } from '../../../ui/parts/icon'
import { Page } from '../../../ui/parts/page'
import { SectHead } from '../../../ui/parts/sect-head'
import { Ticks } from '../../../ui/parts/ticks'
import { usePhone } from '../../use-phone'
import { publicPaths } from '../public-paths'
import { wholeDay } from '../requirements/requirements-words'
import { Criteria } from './criteria'
import { preflightWords } from './preflight-words'
import { headline, sinceOf, tickOf } from './result-words'
import { Share } from './share'

interface Props {
  requirements: Requirements
  formats: Offered[]
  format: Offered
  items: Item[]
  answers: Answers
  /** Of one's own answers. */
  choose?: (format: Offered) => void
  /** The answers came by a link, made when this profile held. */
  shared?: { profile: string; take: (answers: Answers, format: Offered) => void; leave: () => void }
}

export function ResultPage(props: Props) {
  const { say } = usePhone()
  const { route } = useLocation()
  const { format, items, answers, shared } = props
  const text = preflightWords(say.locale)
  const judged = judge(items, answers)
  const { critical, minor, open, passing } = judged
  const title = say.words(format.now.title)
  const link = `${location.origin}${publicPaths.preflight}#${written(format.now.ref, answers)}`
  const tally = text.tally(passing.length, critical.length, minor.length, open.length)
  return (
    <Page
      title={text.title}
      back={shared ? undefined : { href: publicPaths.question(items.length), label: text.back }}
      under={
        <div class="preflight-said">
          <p class="preflight-ask" role="status">
            {headline(judged, title, text)}
          </p>
          <p class="muted small">{tally}</p>
          <Ticks ticks={judged.criteria.map(tickOf)} label={tally} />
        </div>
      }
      dock={
        shared ? (
          <div class="two no-print">
            <Button large onClick={() => shared.take(answers, format)}>
              {text.take}
            </Button>
            <Button kind="primary" large href={publicPaths.preflight} onClick={shared.leave}>
              {text.own}
            </Button>
          </div>
        ) : (
          <div class="stack no-print">
            <p class="small muted">{text.only}</p>
            <Button kind="primary" large wide href={publicPaths.join}>
              {text.apply}
            </Button>
          </div>
        )
      }
    >
      <div class="preflight-result">
        <div class="preflight-part">
          {shared && (
            <p class="kept">
              <strong>{text.theirs}</strong>
              {text.theirsKept}
            </p>
          )}
          <p class="small muted">
            {shared && shared.profile !== format.now.ref
              ? text.since(wholeDay(say.locale, sinceOf(shared.profile)), wholeDay(say.locale, format.now.valid_from))
              : text.format(title, wholeDay(say.locale, format.now.valid_from))}
          </p>
          <p class="print-only small">{text.only}</p>
        </div>
        <Criteria title={text.fixes} of={critical} items={items} own={!shared} />
        <Criteria title={text.better} of={minor} items={items} own={!shared} />
        <Criteria title={text.learns} of={open} items={items} own={!shared} />
        <Criteria title={text.passes} of={passing} items={items} own={!shared} />
        <Also {...props} judged={judged} />
        <section>
          <SectHead title={text.how} />
          <div class="preflight-part stack">
            <Sum judged={judged} />
            <p class="small muted">{text.howWhat}</p>
          </div>
        </section>
        <section class="no-print">
          <SectHead title={text.share} />
          <div class="preflight-part stack">
            <Share link={link} title={headline(judged, title, text)} />
            <p class="preflight-links">
              <Button icon="file" onClick={printPage}>
                {text.print}
              </Button>
              <Button icon="list" onClick={() => route(publicPaths.requirementsOf(format.id))}>
                {text.requirements}
              </Button>
            </p>
          </div>
        </section>
        <p class="print-only link-on-paper">{link}</p>
      </div>
    </Page>
  )
}

function Sum({ judged }: { judged: Judged }) {
  const { say } = usePhone()
  const text = preflightWords(say.locale)
  const { score, most } = judged
  if (most === 0) return null
  const percent = `${say.number((100 * score) / most, 1)}${say.percent(0).slice(1)}`
  const parts = judged.criteria.filter((each) => each.is === 'ok').map((each) => each.weight)
  return (
    <p>
      {parts.length > 1 && `${parts.join(' + ')} = ${score}. `}
      {text.sum(say.number(score), say.number(most), percent)}
    </p>
  )
}

/** The formats in which the same room passes, when it does not in this one. */
function Also(props: Props & { judged: Judged }) {
  const { say } = usePhone()
  const text = preflightWords(say.locale)
  if (props.judged.critical.length === 0) return null
  const { choose } = props
  const found = alsoFits(props.requirements, props.formats, props.format.id, props.answers)
  return (
    <section>
      <SectHead title={text.also} count={found.length} />
      <div class="preflight-part stack">
        <p class="small muted">{found.length ? text.alsoWhat : text.alsoNone}</p>
        <ul class={choose ? 'print-only' : undefined}>
          {found.map((each) => (
            <li key={each.id} class="row">
              <Icon name="check" />
              {say.words(each.now.title)}
            </li>
          ))}
        </ul>
        {choose &&
          found.map((each) => (
            <div key={each.id} class="no-print">
              <Button wide onClick={() => choose(each)}>
                {text.showAs(say.words(each.now.title))}
              </Button>
            </div>
          ))}
      </div>
    </section>
  )
}
