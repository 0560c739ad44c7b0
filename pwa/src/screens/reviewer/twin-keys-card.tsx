// All keys of the twin report on one card, read from the table that the page obeys.

import { ReadingDialog } from '../reading-dialog'
import { useDesk } from '../use-desk'
import { KEY_GROUPS, type Key, type KeyGroup, type TwinAct } from './twin-keys'
import { twinWords } from './twin-words'

export function TwinKeysCard({ onClose }: { onClose: () => void }) {
  const { say } = useDesk()
  const { title, groups, acts } = twinWords(say.locale).help
  return (
    <ReadingDialog title={title} wide onClose={onClose}>
      <div class="key-groups">
        {(Object.keys(KEY_GROUPS) as KeyGroup[]).map((group) => (
          <section key={group} class="stack">
            <h3>{groups[group]}</h3>
            <dl class="key-list">
              {Object.entries<Key>(KEY_GROUPS[group]).map(([act, { print }]) => (
                <div key={act}>
                  <dt>
                    {print.map((key) => (
                      <kbd key={key}>{key}</kbd>
                    ))}
                  </dt>
                  <dd>{acts[act as TwinAct]}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </ReadingDialog>
  )
}
