// The same marks over a map of tiles: fetched only where an address is configured, shown only once a tile has come.

import { useEffect, useRef, useState } from 'preact/hooks'
import type { Tiles } from '../../api/shapes'
import type { TileDrawing, TileWords } from './leaflet-map'
import type { MapPlace } from './mini-map'

interface Props {
  tiles: Tiles
  premises: { latitude: number; longitude: number; radius_m: number }
  places: MapPlace[]
  name: string
  words: TileWords
  onChoose: (key: string) => void
}

export function TileMap({ tiles, premises, places, name, words, onChoose }: Props) {
  const ground = useRef<HTMLDivElement>(null)
  const drawing = useRef<TileDrawing | null>(null)
  const choose = useRef(onChoose)
  const latest = useRef(places)
  const [drawn, setDrawn] = useState(false)
  choose.current = onChoose
  latest.current = places
  useEffect(() => {
    let gone = false
    void import('./leaflet-map')
      .then(({ drawTiles }) => {
        if (gone || !ground.current) return
        const told = { onDrawn: () => setDrawn(true), onChoose: (key: string) => choose.current(key) }
        drawing.current = drawTiles(ground.current, tiles, premises, words, told)
        drawing.current.mark(latest.current)
      })
      .catch(() => undefined) // without a network the drawing stays the map
    return () => {
      gone = true
      drawing.current?.remove()
      drawing.current = null
      setDrawn(false)
    }
  }, [tiles.url, premises.latitude, premises.longitude, premises.radius_m])
  useEffect(() => drawing.current?.mark(places), [places])
  return <div ref={ground} class="tile-map" role="group" aria-label={name} data-drawn={drawn ? '' : undefined} />
}
