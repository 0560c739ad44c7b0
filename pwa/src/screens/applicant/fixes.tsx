// Exactly the items to fix, each with its reason and what stands there now; what follows waits for them, so that nothing moves.

import type { ComponentChildren } from 'preact'
import { Ghost } from '../../ui/parts/empty'
import { SectHead } from '../../ui/parts/sect-head'
import { FixRow } from '../inspector/fix-row'
import { useBefore } from '../inspector/use-before'
import { allItems } from '../inspector/walk'
import { useInspection } from '../use-inspection'
import { homeWords } from './home-words'
import { usePhone } from '../use-phone'

export function Fixes({ id, children }: { id: string; children: ComponentChildren }) {
  const { say } = usePhone()
  const { view } = useInspection(id)
  const before = useBefore(view.is === 'open' ? view : null)
  if (view.is === 'loading' || !before.ready) return <Ghost words={homeWords(say.locale).loading} />
  if (view.is !== 'open') return <>{children}</>
  const items = allItems(view)
  const fixed = items.filter((each) => each.missing.length === 0).length
  return (
    <>
      <section>
        <SectHead title={homeWords(say.locale).fixes} count={homeWords(say.locale).fixed(fixed, items.length)} />
        <ul>
          {items.map((each) => (
            <FixRow key={each.item.id} inspection_id={id} view={each} before={before.of(each.item.id)} />
          ))}
        </ul>
      </section>
      {children}
    </>
  )
}
