// A part of a screen that is fetched when it is first needed; what is around it stays as it is meanwhile.

import type { ComponentType } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { Alarm } from '../ui/parts/alarm'
import { usePhone } from './use-phone'

export function late<Props extends object>(load: () => Promise<ComponentType<Props>>): ComponentType<Props> {
  let known: ComponentType<Props> | null = null
  return function Late(props: Props) {
    const { say } = usePhone()
    const [Part, setPart] = useState(() => known)
    const [failed, setFailed] = useState(false)
    useEffect(() => {
      if (Part) return
      load().then(
        (part) => setPart(() => (known = part)),
        () => setFailed(true),
      )
    }, [])
    if (failed) return <Alarm words={`${say.text.notLoaded.title}. ${say.text.notLoaded.what}`} />
    return Part ? <Part {...props} /> : null
  }
}
