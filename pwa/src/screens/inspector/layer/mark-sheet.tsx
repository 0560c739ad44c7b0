// The sheet to draw on, over one photo: it writes over what its author saw.

import type { PhotoView } from '../../../core/inspection/inspection'
import type { Drawn, Layers } from '../../../core/inspection/layer'
import { late } from '../../late'

const LayerSheet = late(() => import('./layer-sheet').then((each) => each.LayerSheet))

interface Props {
  photo: PhotoView
  src: string
  layers: Layers
  drawn: Drawn
  onClose: () => void
}

export function MarkSheet({ photo, src, layers, drawn, onClose }: Props) {
  const { item, sha256, width, height } = photo
  const seen = { op: drawn.op, conflicts: drawn.conflicts.map(({ op }) => op) }
  return (
    <LayerSheet
      item={item}
      src={src}
      width={width ?? 4}
      height={height ?? 3}
      shapes={drawn.shapes}
      others={drawn.conflicts.length}
      save={(shapes) => layers.draw(item, sha256, shapes, seen)}
      onClose={onClose}
    />
  )
}
