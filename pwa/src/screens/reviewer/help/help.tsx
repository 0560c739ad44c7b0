// Help at the desk: the list of threads, or one of them.

import { useRoute } from 'preact-iso'
import { HelpThreadPage } from './thread'
import { HelpThreads } from './threads'

export function HelpDesk() {
  const { id } = useRoute().params
  return id ? <HelpThreadPage key={id} id={id} /> : <HelpThreads />
}
