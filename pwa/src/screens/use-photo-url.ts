// An address for an <img>, given back when the image goes.

import { useEffect, useState } from 'preact/hooks'
import { usePhone } from './use-phone'

export function usePhotoUrl(sha256: string, size: number): string | null {
  const { client } = usePhone()
  const [url, setUrl] = useState<string | null>(null)
  useEffect(() => {
    let made: string | null = null
    let gone = false
    void client.photoUrl(sha256, size).then((fresh) => {
      if (gone) return client.forgetPhoto(fresh)
      made = fresh
      setUrl(fresh)
    })
    return () => {
      gone = true
      if (made) client.forgetPhoto(made)
    }
  }, [client, sha256, size])
  return url
}
