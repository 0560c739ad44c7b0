// What is drawn over a photo that is being looked at.

import { useEffect, useState } from 'preact/hooks'
import type { OpenInspection, PhotoView } from '../../../core/inspection/inspection'
import type { Drawn, Layers } from '../../../core/inspection/layer'

const NOTHING: Drawn = { shapes: [], op: null, conflicts: [] }

/** Read anew whenever the inspection has changed. */
export function useLayers(open: OpenInspection, { item, sha256 }: PhotoView): [Layers | null, Drawn] {
  const [layers, setLayers] = useState<Layers | null>(null)
  const [drawn, setDrawn] = useState(NOTHING)
  const view = open.view.value
  useEffect(() => {
    let gone = false
    void open.layers().then(async (fresh) => {
      const all = await fresh?.of(item)
      if (gone) return
      setLayers(fresh)
      setDrawn(all?.[sha256] ?? NOTHING)
    })
    return () => {
      gone = true
    }
  }, [open, view, item, sha256])
  return [layers, drawn]
}
