// Some of the criteria under one head: what each asks, why it stands here, and the answer that was given.

import type { Item } from '../../../api/shapes'
import type { Criterion } from '../../../core/preflight/judging'
import { views } from '../../../kinds/views'
import { Badge } from '../../../ui/parts/badge'
import { Icon, type IconName } from '../../../ui/parts/icon'
import { SectHead } from '../../../ui/parts/sect-head'
import { usePhone } from '../../use-phone'
import { publicPaths } from '../public-paths'
import { requirementsWords } from '../requirements/requirements-words'
import { preflightWords } from './preflight-words'
import { explained } from './result-words'

const SIGNS: Record<Criterion['is'], { icon: IconName; look: string }> = {
  ok: { icon: 'check', look: 'ok' },
  na: { icon: 'check', look: 'ok' },
  bad: { icon: 'octagon', look: 'bad' },
  open: { icon: 'circle', look: 'info' },
}

/** `own`: a tap leads to the question. Nothing when there is none. */
export function Criteria(props: { title: string; of: Criterion[]; items: Item[]; own: boolean }) {
  if (props.of.length === 0) return null
  return (
    <section>
      <SectHead title={props.title} count={props.of.length} />
      <ul>
        {props.of.map((each) => (
          <li key={each.item.id}>
            {props.own ? (
              <a class="gap" href={publicPaths.question(props.items.indexOf(each.item) + 1)}>
                <Row {...each} />
              </a>
            ) : (
              <div class="gap">
                <Row {...each} />
              </div>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}

function Row(each: Criterion) {
  const { say } = usePhone()
  const text = preflightWords(say.locale)
  const demands = requirementsWords(say.locale)
  const { item, answer, is } = each
  const { Shown } = views[item.kind]
  const { icon, look } = SIGNS[is]
  return (
    <>
      <span class={`row ${look}`}>
        <Icon name={icon} />
      </span>
      <span>
        {say.words(item.text)}
        {explained(each, say, text, demands).map((line) => (
          <span key={line} class="need">
            {line}
          </span>
        ))}
        {is !== 'ok' && (item.critical || item.recommendation) && (
          <span class="row marks">
            {item.critical && <Badge critical>{demands.critical}</Badge>}
            {item.recommendation && (
              <Badge state="info" icon="circle">
                {demands.recommendation}
              </Badge>
            )}
          </span>
        )}
      </span>
      <strong class="given">
        {answer === undefined ? (
          text.notYet
        ) : answer === null ? (
          text.unknownIs
        ) : (
          <Shown item={item} value={answer} locale={say.locale} />
        )}
      </strong>
    </>
  )
}
