// One tap writes all unsent work into one closed file; what came of it stands below the button.

import { canPassOn, passOn } from '../../device/hand-over'
import { Button } from '../../ui/parts/button'
import { Icon } from '../../ui/parts/icon'
import { phonePageWords } from '../phone-page-words'
import { usePhone } from '../use-phone'
import { useRescueFile, type Writing } from '../use-rescue'

/** `quiet`: something else on the screen comes first. */
export function RescueFile({ quiet }: { quiet?: boolean }) {
  const { say } = usePhone()
  const text = phonePageWords(say.locale)
  const { state, write } = useRescueFile()
  const busy = state.is === 'writing'
  return (
    <div class="stack">
      <Button
        kind={quiet || state.is === 'made' ? undefined : 'primary'}
        large
        wide
        icon="load"
        busy={busy}
        onClick={write}
      >
        {busy ? text.writing : state.is === 'made' ? text.again : text.write}
      </Button>
      <div role="status">
        <Outcome state={state} />
      </div>
    </div>
  )
}

function Outcome({ state }: { state: Writing }) {
  const { say } = usePhone()
  const text = phonePageWords(say.locale)
  if (state.is === 'idle' || state.is === 'writing') return null
  if (state.is === 'made') return <Made made={state} />
  const words = { nothing: text.nothing, 'no-key': text.noKey, unreadable: text.unreadable }[state.is]
  return (
    <div class="kept" data-s={state.is === 'nothing' ? 'info' : 'bad'}>
      <p class="row">
        <Icon name={state.is === 'nothing' ? 'check' : 'octagon'} />
        <span>{words}</span>
      </p>
    </div>
  )
}

function Made({ made }: { made: Extract<Writing, { is: 'made' }> }) {
  const { say } = usePhone()
  const text = phonePageWords(say.locale)
  return (
    <div class="kept" data-s={made.absent > 0 ? undefined : 'info'}>
      <p class="row">
        <Icon name={made.absent > 0 ? 'triangle' : 'check'} />
        <strong>{text.written}</strong>
      </p>
      <p class="code">{made.name}</p>
      <p>{text.writtenWhat(text.waiting(made.operations, made.photos), say.bytes(made.file.size))}</p>
      {made.absent > 0 && <p>{text.writtenAbsent(made.absent)}</p>}
      <p>{text.writtenStays}</p>
      {canPassOn(made.file, made.name) && (
        <Button wide icon="send" onClick={() => void passOn(made.file, made.name)}>
          {text.share}
        </Button>
      )}
    </div>
  )
}
