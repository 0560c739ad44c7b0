// The place of an item's questions: its key is heard at once, what it opens is fetched.

import { useState } from 'preact/hooks'
import { useKeys } from '../../../ui/desk/use-keys'
import { late } from '../../late'
import { useDesk } from '../../use-desk'
import { keyed } from '../twin-keys'
import type { Props } from './item-asked'

const ItemAsked = late(() => import('./item-asked').then((each) => each.ItemAsked))

const OVER = ['accepted', 'refused']

export function ItemQuestions(props: Props) {
  const { item, application, reload } = props
  const { account } = useDesk()
  const [asking, setAsking] = useState(false)
  const mayAsk = reload !== null && account.role === 'reviewer' && !OVER.includes(application.stage)
  useKeys(keyed({ ask: mayAsk && (() => setAsking(true)) }))
  if (!mayAsk && item.questions.length === 0) return null
  return <ItemAsked {...props} asking={mayAsk ? asking : null} onAsking={setAsking} />
}
