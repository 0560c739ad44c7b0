// The dialog that makes the report and the case of an application, and gives what has been made.

import { useState } from 'preact/hooks'
import type { Export, ExportKind } from '../../../api/export-shapes'
import type { Locale } from '../../../api/shapes'
import { makeExports } from '../../../core/desk/exports'
import { Dialog } from '../../../ui/desk/dialog'
import { Bar } from '../../../ui/parts/bar'
import { Button } from '../../../ui/parts/button'
import { Icon } from '../../../ui/parts/icon'
import { ListState } from '../../list-state'
import { useDesk } from '../../use-desk'
import { exportsWords } from './exports-words'
import './exports.css'
import { Trouble } from './trouble'
import { isMaking, useExports } from './use-exports'

const KINDS: ExportKind[] = ['pdf', 'case']

export function CaseDialog({ application_id, onClose }: { application_id: string; onClose: () => void }) {
  const { say } = useDesk()
  const text = exportsWords(say.locale).application
  const { state, asking, ask, reload } = useExports(application_id)
  const [locale, setLocale] = useState<Locale>(say.locale)
  const made = state.kept?.value.items ?? []
  return (
    <Dialog
      title={text.title}
      wide
      onClose={onClose}
      onSubmit={onClose}
      actions={<Button submit>{say.text.close}</Button>}
    >
      <Language chosen={locale} choose={setLocale} />
      <div class="export-kinds">
        {KINDS.map((kind) => (
          <section key={kind} class="export-kind">
            <h3>{text.kinds[kind].name}</h3>
            <p class="small muted">{text.kinds[kind].what}</p>
            <Button
              kind={kind === 'pdf' ? 'primary' : undefined}
              busy={asking.is === 'asking' && asking.kind === kind}
              onClick={() => void ask(kind, locale)}
            >
              {text.kinds[kind].make}
            </Button>
          </section>
        ))}
      </div>
      <Trouble asking={asking} />
      <section class="stack">
        <h3>{text.made}</h3>
        {!state.kept && <ListState state={state} retry={() => void reload()} />}
        {state.kept && made.length === 0 && <p class="small muted">{text.none}</p>}
        <ul class="export-rows">
          {made.map((each) => (
            <Row key={each.id} made={each} />
          ))}
        </ul>
        <p class="vh" role="status">
          {made.some(isMaking) ? '' : made[0]?.state === 'ready' ? nameOf(made[0]) : ''}
        </p>
      </section>
    </Dialog>
  )

  function nameOf(each: Export): string {
    return text.downloadNamed(text.kinds[each.kind].name, say.moment(each.created_at))
  }
}

function Language({ chosen, choose }: { chosen: Locale; choose: (locale: Locale) => void }) {
  const { say } = useDesk()
  const text = exportsWords(say.locale).application
  return (
    <div class="row wraps" role="group" aria-label={text.language}>
      <span class="small muted">{text.language}</span>
      {(['ru', 'en'] as const).map((each) => (
        <button
          key={each}
          type="button"
          class="chip"
          lang={each}
          aria-pressed={each === chosen}
          onClick={() => choose(each)}
        >
          {text.languages[each]}
        </button>
      ))}
    </div>
  )
}

function Row({ made }: { made: Export }) {
  const { client, say } = useDesk()
  const text = exportsWords(say.locale).application
  const at = say.moment(made.created_at)
  const name = text.kinds[made.kind].name
  return (
    <li class="export-row">
      <div>
        <strong>{name}</strong> <span class="small muted">{text.languages[made.locale]}</span>
        <p class="small muted">{stood()}</p>
      </div>
      {made.state === 'working' && <Bar share={made.total ? made.done / made.total : 0} label={stood()} />}
      {made.state === 'ready' && (
        <a
          class="btn"
          href={makeExports(client.api).fileUrl(made)}
          download
          aria-label={text.downloadNamed(name, at)}
          data-export={made.kind}
        >
          <Icon name="load" />
          {text.download}
        </a>
      )}
    </li>
  )

  function stood(): string {
    switch (made.state) {
      case 'waiting':
        return text.waiting
      case 'working':
        return made.total ? text.working(say.number(made.done), say.number(made.total)) : text.waiting
      case 'ready':
        return `${text.ready(say.bytes(made.bytes ?? 0), at)}, ${text.until(say.day(made.expires_at))}`
      case 'failed':
        return text.failed
    }
  }
}
