// Texts in both languages: the consent, and the network's own words for each stage.

import type { Words } from '../../../api/shapes'
import { TextField } from '../../../ui/desk/text-field'
import { useDesk } from '../../use-desk'
import type { EditorProps } from './rule-frame'
import type { RulesText } from '../../../text/ru/rules'
import type { Fault, Faults } from './rule-values'
import { rulesWords } from './rules-words'

export function ConsentEditor({ value, faults, onType }: EditorProps<'consent'>) {
  const { say } = useDesk()
  const words = rulesWords(say.locale)
  return <BothTexts value={value} labels={words.consentText} rows={10} place="" faults={faults} onType={onType} />
}

export function WordsEditor({ value, faults, onType }: EditorProps<'words'>) {
  const { say } = useDesk()
  const words = rulesWords(say.locale)
  return (
    <>
      {Object.entries(say.text.stage).map(([stage, name]) => (
        <section key={stage} class="stack">
          <h2>{say.first(name)}</h2>
          <BothTexts
            value={value[stage] ?? EMPTY}
            labels={{
              ru: `${say.first(name)}, ${words.languages.ru}`,
              en: `${say.first(name)}, ${words.languages.en}`,
            }}
            rows={3}
            place={`${stage}/`}
            faults={faults}
            onType={(texts) => onType({ ...value, [stage]: texts })}
          />
        </section>
      ))}
    </>
  )
}

const EMPTY: Words = { ru: '', en: '' }

interface Props {
  value: Words
  labels: Words
  rows: number
  /** What stands before the language in the name of a fault. */
  place: string
  faults: Faults
  onType: (value: Words) => void
}

const wrong = (fault: Fault | undefined, { faults }: RulesText) =>
  fault === 'place' ? faults.place : fault ? faults.both : null

export function BothTexts({ value, labels, rows, place, faults, onType }: Props) {
  const { say } = useDesk()
  const words = rulesWords(say.locale)
  return (
    <div class="rule-texts">
      {(['ru', 'en'] as const).map((language) => (
        <TextField
          key={language}
          label={labels[language]}
          rows={rows}
          value={value[language]}
          onInput={(text) => onType({ ...value, [language]: text })}
          error={wrong(faults.get(`${place}${language}`), words)}
        />
      ))}
    </div>
  )
}
