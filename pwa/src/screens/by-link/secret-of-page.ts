// The secret behind the # of this page, also when another link is opened in the same tab.

import { useEffect, useState } from 'preact/hooks'
import { secretHere } from '../join/secret'

export function useSecret(): string {
  const [secret, setSecret] = useState(secretHere)
  useEffect(() => {
    const changed = () => setSecret(secretHere())
    addEventListener('hashchange', changed)
    return () => removeEventListener('hashchange', changed)
  }, [])
  return secret
}
