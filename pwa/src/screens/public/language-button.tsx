// The other language, on a page for everybody: its words come first, so that nothing is drawn half in one and half in the other.

import { learn } from '../../text'
import { Button } from '../../ui/parts/button'
import { usePhone } from '../use-phone'

export function LanguageButton({ children }: { children: string }) {
  const { say, preferences } = usePhone()
  const other = say.locale === 'ru' ? 'en' : 'ru'
  const choose = () => preferences.choose({ locale: other })
  return (
    <Button kind="quiet" icon="globe" lang={other} onClick={() => void learn(other).then(choose, choose)}>
      {children}
    </Button>
  )
}
