// Every version of a rule with who and when, what it changed, and the way to take it up again.

import type { Rule, RuleKind } from '../../../api/rule-shapes'
import { Badge } from '../../../ui/parts/badge'
import { Button } from '../../../ui/parts/button'
import { ReadingDialog } from '../../reading-dialog'
import { useDesk } from '../../use-desk'
import { changesOf } from './changes'
import { ChangesList } from './changes-list'
import { rulesWords, whoWords } from './rules-words'

interface Props<Kind extends RuleKind> {
  kind: Kind
  versions: Rule<Kind>[]
  onClose: () => void
  onTake: (version: Rule<Kind>) => void
}

export function HistoryDialog<Kind extends RuleKind>({ kind, versions, onClose, onTake }: Props<Kind>) {
  const { say } = useDesk()
  const words = rulesWords(say.locale)
  const naming = { text: words, stages: say.text.stage }
  return (
    <ReadingDialog wide title={words.historyOf(words.tabs[kind])} onClose={onClose}>
      <ol class="rule-history">
        {versions.map((version, at) => {
          const before = versions[at + 1]
          return (
            <li key={version.version} class="stack">
              <div class="spread wraps">
                <p>
                  <strong>{words.version(version.version)}</strong>{' '}
                  <span class="muted small">{whoWords(version, say)}</span>{' '}
                  {at === 0 && <Badge state="ok">{words.current}</Badge>}
                </p>
                {at > 0 && <Button onClick={() => onTake(version)}>{words.takeUp}</Button>}
              </div>
              {before ? (
                <ChangesList changes={changesOf(kind, before.value, version.value, naming)} />
              ) : (
                <p class="small muted">{words.first}</p>
              )}
            </li>
          )
        })}
      </ol>
    </ReadingDialog>
  )
}
