// Around the editor of a rule: which version is in force, what was overtaken, the way to publish and to look back.

import type { ComponentType } from 'preact'
import { useState } from 'preact/hooks'
import type { RuleKind, RuleValues } from '../../../api/rule-shapes'
import { Foot } from '../../../ui/desk/foot'
import { Banner } from '../../../ui/parts/banner'
import { Button } from '../../../ui/parts/button'
import { DoneNotice } from '../../done-notice'
import { ListState, StaleBanner } from '../../list-state'
import { useDesk } from '../../use-desk'
import { changesOf } from './changes'
import { ChangesList } from './changes-list'
import { HistoryDialog } from './history-dialog'
import { PublishDialog } from './publish-dialog'
import type { Faults } from './rule-values'
import { rulesWords, whoWords } from './rules-words'
import { useRule, type RuleDesk } from './use-rule'

export interface EditorProps<Kind extends RuleKind> {
  value: RuleValues[Kind]
  faults: Faults
  onType: (value: RuleValues[Kind]) => void
}

interface Props<Kind extends RuleKind> {
  kind: Kind
  editor: ComponentType<EditorProps<Kind>>
}

export function RuleFrame<Kind extends RuleKind>({ kind, editor: Editor }: Props<Kind>) {
  const { say } = useDesk()
  const words = rulesWords(say.locale)
  const rule = useRule(kind)
  const [open, setOpen] = useState<'publish' | 'history' | null>(null)
  const [tried, setTried] = useState(false)
  const [done, setDone] = useState<string | null>(null)
  const naming = { text: words, stages: say.text.stage }
  const { current, typed, value } = rule
  const changes = current && value ? changesOf(kind, current.value, value, naming) : []
  const wrong = rule.faults.size > 0
  const ask = () => {
    setTried(true)
    if (!wrong) setOpen('publish')
  }
  return (
    <>
      <div class="work">
        <DoneNotice words={done} />
        <StaleBanner state={rule.loading.state} retry={rule.loading.reload} />
        <ListState state={rule.loading.state} retry={rule.loading.reload} />
        {current && typed && (
          <div class="stack sections rules">
            <p class="small muted">{words.what[kind]}</p>
            <div class="spread wraps">
              <p class="small">{words.inForce(current.version, whoWords(current, say))}</p>
              <Button onClick={() => setOpen('history')}>{words.history}</Button>
            </div>
            <Overtaken kind={kind} rule={rule} />
            <Editor
              value={typed}
              faults={tried ? rule.faults : new Map()}
              onType={(fresh) => {
                setDone(null)
                rule.type(fresh)
              }}
            />
          </div>
        )}
      </div>
      <Foot>
        <Button kind="primary" disabled={!rule.changed || rule.overtaken !== null} onClick={ask}>
          {words.publish}
        </Button>
        <Button disabled={!rule.changed} onClick={rule.reset}>
          {words.reset}
        </Button>
        <span class={tried && wrong ? 'end small bad' : 'end small muted'} role="status">
          {tried && wrong ? words.wrong : rule.changed ? words.changes(changes.length) : words.calm}
        </span>
      </Foot>
      {open === 'publish' && (
        <PublishDialog
          name={words.tabs[kind]}
          changes={changes}
          publish={rule.publish}
          onClose={() => setOpen(null)}
          onDone={(version) => {
            setOpen(null)
            setTried(false)
            setDone(words.done(version))
          }}
        />
      )}
      {open === 'history' && (
        <HistoryDialog
          kind={kind}
          versions={rule.versions}
          onClose={() => setOpen(null)}
          onTake={(former) => {
            rule.reset()
            rule.type(former.value)
            setOpen(null)
            setDone(words.takenUp(former.version))
          }}
        />
      )}
    </>
  )
}

function Overtaken<Kind extends RuleKind>({ kind, rule }: { kind: Kind; rule: RuleDesk<Kind> }) {
  const { say } = useDesk()
  const words = rulesWords(say.locale)
  const { overtaken, current } = rule
  if (!overtaken || !current) return null
  const naming = { text: words, stages: say.text.stage }
  return (
    <section class="stack">
      <Banner state="warn" icon="triangle" urgent>
        <strong>{words.stale.title(current.by?.name ?? words.stale.other, current.version)}</strong> {words.stale.what}
      </Banner>
      <ChangesList changes={changesOf(kind, overtaken.value, current.value, naming)} />
      <div class="row wraps">
        <Button onClick={rule.rebase}>{words.stale.keep}</Button>
        <Button onClick={rule.reset}>{words.stale.theirs}</Button>
      </div>
    </section>
  )
}
