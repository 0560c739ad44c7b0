// All keys of the twin report on one page.

import { ReadingDialog } from './reading-dialog'
import { useDesk } from './use-desk'

export function KeysHelp({ onClose }: { onClose: () => void }) {
  const { say } = useDesk()
  const words = say.text.help
  const rows: [string[], string][] = [
    [['J', 'K'], words.items],
    [['R'], words.return],
    [['O'], words.asIs],
    [['Q'], words.ask],
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
    <ReadingDialog title={words.title} onClose={onClose}>
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
    </ReadingDialog>
  )
}
