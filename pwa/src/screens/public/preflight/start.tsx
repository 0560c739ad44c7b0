// Before the first question: which format of a point, what this is, and on from where one stopped.

import { useLocation } from 'preact-iso'
import { QUESTIONS } from '../../../core/preflight/judging'
import type { Offered } from '../../../core/preflight/requirements'
import { Button } from '../../../ui/parts/button'
import { Icon } from '../../../ui/parts/icon'
import { Page } from '../../../ui/parts/page'
import { paths } from '../../phone-paths'
import { usePhone } from '../../use-phone'
import { publicPaths } from '../public-paths'
import { preflightWords } from './preflight-words'
import type { Preflight } from './use-preflight'

export function StartPage({ formats, preflight }: { formats: Offered[]; preflight: Preflight }) {
  const { say, preferences } = usePhone()
  const { route } = useLocation()
  const text = preflightWords(say.locale)
  const other = say.locale === 'ru' ? 'en' : 'ru'
  const { format, items, answers } = preflight
  const begun = Object.keys(answers).length > 0
  const next = items.findIndex((item) => answers[item.id] === undefined) + 1
  return (
    <Page
      title={text.title}
      end={
        <Button kind="quiet" icon="globe" lang={other} onClick={() => preferences.choose({ locale: other })}>
          {text.language}
        </Button>
      }
      under={<p class="preflight-lead">{text.lead}</p>}
      dock={
        <>
          <Keeps keeps={preflight.keeps} />
          <Button
            kind="primary"
            large
            wide
            after="arrow"
            disabled={!format}
            onClick={() => route(next === 0 ? publicPaths.result : publicPaths.question(next))}
          >
            {next === 0 && format ? text.toResult : begun ? text.goOn : text.start}
          </Button>
        </>
      }
    >
      <div class="preflight-part stack">
        <p class="muted">{text.about(format ? items.length : QUESTIONS.length)}</p>
        {preflight.gone && (
          <p class="kept">
            <strong>{text.goneFormat}</strong>
            {text.goneFormatWhat}
          </p>
        )}
        <h2 id="formats">{text.choose}</h2>
        <div class="choices" role="radiogroup" aria-labelledby="formats">
          {formats.map((each) => (
            <label key={each.id}>
              <input
                type="radio"
                name="format"
                checked={each.id === format?.id}
                onChange={() => preflight.choose(each)}
              />
              <span>
                <span>{say.words(each.now.title)}</span>
                <span class="small muted about-format">{say.words(each.now.basis)}</span>
              </span>
            </label>
          ))}
        </div>
        <p class="preflight-links">
          <Button kind="quiet" icon="list" href={publicPaths.requirements}>
            {text.requirements}
          </Button>
          <Button kind="quiet" icon="person" href={paths.signIn}>
            {text.signIn}
          </Button>
          {begun && (
            <Button kind="quiet" icon="bin" onClick={preflight.forget}>
              {text.anew}
            </Button>
          )}
        </p>
      </div>
    </Page>
  )
}

/** Where the answers are, said before anybody gives one. */
export function Keeps({ keeps }: { keeps: boolean }) {
  const { say } = usePhone()
  const text = preflightWords(say.locale)
  return (
    <p class={keeps ? 'small muted row' : 'small warn row'} role="status">
      <Icon name={keeps ? 'shield' : 'triangle'} />
      <span>{keeps ? text.stays : text.lost}</span>
    </p>
  )
}
