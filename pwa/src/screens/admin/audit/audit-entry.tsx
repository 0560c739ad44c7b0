// One entry in full: to the second, with what was recorded and both hashes.

import type { AuditEntry } from '../../../api/audit-shapes'
import { Button } from '../../../ui/parts/button'
import { useDesk } from '../../use-desk'
import { About } from './audit-table'
import { aboutWords, auditWords, exactly, sentence, whoWords } from './audit-words'

interface Props {
  entry: AuditEntry
  onWho: (entry: AuditEntry) => void
  onAbout: (entry: AuditEntry) => void
  onClose: () => void
}

export function AuditEntryPanel({ entry, onWho, onAbout, onClose }: Props) {
  const { say } = useDesk()
  const words = auditWords(say.locale)
  const facts = Object.entries(entry.facts)
  return (
    <aside class="panel-side" tabIndex={0} aria-label={words.entry.title(entry.seq)}>
      <header class="stack">
        <div class="spread">
          <h2>{words.entry.title(entry.seq)}</h2>
          <Button kind="icon" icon="cross" label={words.entry.close} onClick={onClose} />
        </div>
        <p>{sentence(entry, say)}</p>
      </header>
      <dl class="audit-entry">
        <dt>{words.entry.at}</dt>
        <dd>{exactly(entry.at, say.locale)}</dd>
        <dt>{words.entry.who}</dt>
        <dd>
          {whoWords(entry, say.locale)}
          {entry.who && (
            <Button kind="quiet" onClick={() => onWho(entry)}>
              {words.entry.onlyWho}
            </Button>
          )}
        </dd>
        {entry.about && (
          <>
            <dt>{words.entry.subject}</dt>
            <dd>
              {aboutWords(entry, say.locale) === null ? whoWords(entry, say.locale) : <About row={entry} say={say} />}
              <Button kind="quiet" onClick={() => onAbout(entry)}>
                {words.entry.onlyAbout}
              </Button>
            </dd>
          </>
        )}
        <dt>{words.entry.act}</dt>
        <dd class="code" lang="en">
          {entry.act}
        </dd>
        {facts.length > 0 && (
          <>
            <dt>{words.entry.facts}</dt>
            <dd class="code" lang="en">
              {facts.map(([name, value]) => (
                <span key={name}>
                  {name}: {typeof value === 'string' ? (entry.names[value] ?? value) : JSON.stringify(value)}
                </span>
              ))}
            </dd>
          </>
        )}
        <dt>{words.entry.before}</dt>
        <dd class="code">{entry.before ?? <span class="muted">{words.entry.first}</span>}</dd>
        <dt>{words.entry.hash}</dt>
        <dd class="code">{entry.hash}</dd>
      </dl>
      <p class="small muted">{words.entry.what}</p>
    </aside>
  )
}
