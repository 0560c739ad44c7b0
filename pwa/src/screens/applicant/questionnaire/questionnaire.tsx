// The questionnaire: its groups of fields, how far it is, where what was typed has got to, and the way to hand it in.

import { useLocation } from 'preact-iso'
import { useState } from 'preact/hooks'
import { asked, completenessOf, GROUPS, LEGAL_FORMS, type Field, type Group } from '../../../core/questionnaire/fields'
import type { OpenQuestionnaire, Questionnaires } from '../../../core/questionnaire/questionnaires'
import { Banner } from '../../../ui/parts/banner'
import { Button } from '../../../ui/parts/button'
import { Ghost } from '../../../ui/parts/empty'
import { Lamp } from '../../../ui/parts/lamp'
import { Page } from '../../../ui/parts/page'
import { SectHead } from '../../../ui/parts/sect-head'
import { Ticks } from '../../../ui/parts/ticks'
import { PhoneNews } from '../../phone-news'
import { paths } from '../../phone-paths'
import { usePhone } from '../../use-phone'
import { useQuestionnaire } from '../use-questionnaires'
import { ChosenField } from './chosen-field'
import type { Given } from './given'
import { HandIn } from './hand-in'
import { PinField } from './pin-field'
import { questionnaireWords, refusal } from './questionnaire-words'
import { TypedField } from './typed-field'
import './questionnaire.css'

export function QuestionnairePage({ id }: { id: string }) {
  const { say } = usePhone()
  const questionnaire = useQuestionnaire(id)
  const text = questionnaireWords(say.locale)
  const rows = questionnaire?.open.rows.value
  if (!questionnaire || !rows || !questionnaire.open.draft.value) {
    return (
      <Page title={text.title} back={{ href: paths.home, label: text.back }}>
        <PhoneNews />
        <Ghost words={text.loading} />
      </Page>
    )
  }
  return <Asked key={id} id={id} {...questionnaire} />
}

function Asked({ id, all, open }: { id: string; all: Questionnaires; open: OpenQuestionnaire }) {
  const { say } = usePhone()
  const { route } = useLocation()
  const [handing, setHanding] = useState(false)
  const [kept, setKept] = useState(true)
  const text = questionnaireWords(say.locale)
  const values = open.values.value
  const sheet = open.draft.value?.sheet ?? null
  const closed = sheet?.open === false
  const { answered, asked: all_asked } = completenessOf(values)
  const progress = { done: answered, all: all_asked }
  const fields = asked(values.legal_form)
  return (
    <Page
      title={text.title}
      back={{ href: paths.home, label: text.back }}
      end={<span class="small">{text.progress(progress.done, progress.all)}</span>}
      under={
        <>
          <Ticks
            label={text.progressLabel(progress.done, progress.all)}
            ticks={Array.from({ length: progress.all }, (_, at) => (at < progress.done ? 'ok' : null))}
          />
          <p class="small">
            <Standing open={open} />
          </p>
        </>
      }
      dock={
        !closed && (
          <Button kind="primary" large wide after="arrow" onClick={() => setHanding(true)}>
            {text.hand.open}
          </Button>
        )
      }
    >
      <PhoneNews />
      {!kept && (
        <Banner state="bad" icon="octagon" urgent>
          {text.notKept}
        </Banner>
      )}
      {closed && (
        <Banner icon="shield" state="calm">
          {text.closed}
        </Banner>
      )}
      {GROUPS.map((group) => (
        <section key={group} class="asked">
          <SectHead title={text.groups[group]} count={countOf(fields, group, values, text.progress)} />
          <div class="plain stack">
            {fields
              .filter((field) => field.group === group)
              .map((field) => (
                <One
                  key={field.id}
                  open={open}
                  given={{ field, row: open.rows.value?.[field.id], open, closed, text, onKept: setKept }}
                />
              ))}
          </div>
        </section>
      ))}
      {handing && (
        <HandIn id={id} all={all} open={open} onClose={() => setHanding(false)} onDone={() => route(paths.home)} />
      )}
    </Page>
  )
}

function One({ given, open }: { given: Given; open: OpenQuestionnaire }) {
  const { say } = usePhone()
  const { text } = given
  const sheet = open.draft.value?.sheet ?? null
  const values = open.values.value
  switch (given.field.kind) {
    case 'form':
      return <ChosenField given={given} options={LEGAL_FORMS.map((id) => ({ id, words: text.forms[id] }))} />
    case 'format':
      return (
        <ChosenField
          given={given}
          none={text.formatsLater}
          options={(sheet?.formats ?? []).map(({ id, name }) => ({ id, words: say.words(name) }))}
        />
      )
    case 'pin':
      return (
        <PinField
          given={given}
          address={values.address}
          radius_m={values.radius_m}
          geocoder={sheet?.geocoder ?? false}
        />
      )
    default:
      return <TypedField {...given} />
  }
}

/** Where what was typed has got to; what cannot be an answer is only here, and is counted. */
function Standing({ open }: { open: OpenQuestionnaire }) {
  const { say } = usePhone()
  const { lamp } = questionnaireWords(say.locale)
  const now = open.lamp.value
  const wrong = Object.values(open.rows.value ?? {}).filter((row) => row.wrong).length
  const waits = !open.draft.value?.begun || Object.values(open.rows.value ?? {}).some((row) => row.waits)
  if (now.is === 'refused') return <Lamp state="lost">{refusal(now.problem, say)}</Lamp>
  if (now.is === 'server') return <Lamp state="accepted">{lamp.server}</Lamp>
  if (!waits && wrong > 0) return <Lamp state="phone">{lamp.wrong(wrong)}</Lamp>
  return <Lamp state="phone">{now.is === 'unsent' ? lamp.unsent : lamp.phone}</Lamp>
}

function countOf(
  fields: Field[],
  group: Group,
  values: Record<string, unknown>,
  words: (done: number, all: number) => string,
): string {
  const wanted = fields.filter((field) => field.group === group && field.required)
  return words(wanted.filter(({ id }) => (values[id] ?? null) !== null).length, wanted.length)
}
