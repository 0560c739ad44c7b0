// The network's rules: terms, papers, the consent, its own words; changed here, compared, published as versions.

import { useState } from 'preact/hooks'
import type { RuleKind } from '../../../api/rule-shapes'
import { Head } from '../../../ui/desk/head'
import '../../../ui/desk/rules.css'
import { Tabs } from '../../../ui/desk/tabs'
import { DeskPage } from '../../desk-page'
import { useDesk } from '../../use-desk'
import { ContractEditor } from './contract-editor'
import { CoursesEditor } from './courses-editor'
import { DaysEditor } from './days-editor'
import { PapersEditor } from './papers-editor'
import { RuleFrame } from './rule-frame'
import { rulesWords } from './rules-words'
import { ConsentEditor, WordsEditor } from './texts-editors'

const KINDS: RuleKind[] = ['days', 'papers', 'consent', 'words', 'contract', 'courses']

export function RulesPage() {
  const { say } = useDesk()
  const words = rulesWords(say.locale)
  const [kind, setKind] = useState<RuleKind>('days')
  return (
    <DeskPage section="rules" title={words.title}>
      <div>
        <Head title={words.title} />
        <Tabs
          label={words.title}
          tabs={KINDS.map((name) => ({ name, words: words.tabs[name] }))}
          current={kind}
          choose={setKind}
        />
      </div>
      {kind === 'days' && <RuleFrame key="days" kind="days" editor={DaysEditor} />}
      {kind === 'papers' && <RuleFrame key="papers" kind="papers" editor={PapersEditor} />}
      {kind === 'consent' && <RuleFrame key="consent" kind="consent" editor={ConsentEditor} />}
      {kind === 'courses' && <RuleFrame key="courses" kind="courses" editor={CoursesEditor} />}
      {kind === 'contract' && <RuleFrame key="contract" kind="contract" editor={ContractEditor} />}
      {kind === 'words' && <RuleFrame key="words" kind="words" editor={WordsEditor} />}
    </DeskPage>
  )
}
