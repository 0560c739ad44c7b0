// All keys of the twin report on one page.

import { Dialog } from '../ui/desk/dialog'
import { useDesk } from './use-desk'
import { Button } from '../ui/parts/button'

export function KeysHelp({ onClose }: { onClose: () => void }) {
  const { say } = useDesk()
  const words = say.text.help
  const rows: [string[], string][] = [
    [['J', 'K'], words.items],
    [['R'], words.return],
    [['O'], words.asIs],
    [['Enter'], words.send],
    [['A'], words.accept],
    [['X'], words.refuse],
    [['←', '→'], words.border],
    [['Z'], words.enlarge],
    [['B'], words.beside],
    [['L'], words.marks],
    [['1', '2'], words.other],
    [['?'], words.help],
  ]
  return (
    <Dialog
      title={words.title}
      onClose={onClose}
      onSubmit={onClose}
      actions={
        <Button submit kind="primary">
          {say.text.close}
        </Button>
      }
    >
      <dl class="key-list">
        {rows.map(([keys, does]) => (
          <div key={does}>
            <dt>
              {keys.map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  )
}
