// Draws with Leaflet; fetched, with its style, only where tiles are configured, and never kept for offline.

import { Control, Circle, DivIcon, LatLngBounds, LayerGroup, Map as TilePage, Marker, TileLayer } from 'leaflet'
import 'leaflet/dist/leaflet.css'
import type { Tiles } from '../../api/shapes'
import { offset } from './map-geometry'
import type { MapPlace } from './mini-map'

export interface TileDrawing {
  mark(places: MapPlace[]): void
  remove(): void
}

export interface TileWords {
  /** What the two keys say: nearer, farther. */
  zoom: [string, string]
  metres: (count: number) => string
}

interface Told {
  /** The first tile is there. */
  onDrawn(): void
  onChoose(key: string): void
}

/** A place farther away than so many radii does not make the map show a whole region. */
const FARTHEST_RADII = 4
const MOST_ZOOM = 19
const METRES_A_DEGREE = 111_320

export function drawTiles(
  ground: HTMLElement,
  tiles: Tiles,
  premises: { latitude: number; longitude: number; radius_m: number },
  { zoom: [nearer, farther], metres }: TileWords,
  { onDrawn, onChoose }: Told,
): TileDrawing {
  const centre: [number, number] = [premises.latitude, premises.longitude]
  const page = new TilePage(ground, {
    zoomControl: false,
    scrollWheelZoom: false,
    attributionControl: false,
    zoomSnap: 0.25,
  })
  new Control.Attribution({ prefix: false }).addAttribution(plain(tiles.attribution)).addTo(page)
  new Control.Zoom({ zoomInTitle: nearer, zoomOutTitle: farther }).addTo(page)
  scaleIn(metres).addTo(page)
  new TileLayer(tiles.url, { maxZoom: MOST_ZOOM }).once('tileload', onDrawn).addTo(page)
  new Circle(centre, { radius: premises.radius_m, className: 'fence', interactive: false }).addTo(page)
  const pin = new DivIcon({ className: 'tile-mark pin', iconSize: [18, 18], iconAnchor: [9, 20] })
  new Marker(centre, { icon: pin, interactive: false, keyboard: false }).addTo(page)
  const marks = new LayerGroup().addTo(page)
  let framed = ''

  function mark(places: MapPlace[]): void {
    marks.clearLayers()
    for (const place of places) {
      const at: [number, number] = [place.latitude, place.longitude]
      new Circle(at, { radius: place.accuracy, className: `halo ${place.state}`, interactive: false }).addTo(marks)
      const size = place.chosen ? 18 : 13
      const className = `tile-mark ${place.shape} ${place.state} ${place.chosen ? 'chosen' : ''}`
      const icon = new DivIcon({ className, iconSize: [size, size] })
      new Marker(at, { icon, title: place.words, keyboard: false, zIndexOffset: place.chosen ? 100 : 0 })
        .on('click', () => onChoose(place.key))
        .addTo(marks)
    }
    const keys = places.map(({ key }) => key).join()
    if (keys !== framed) page.fitBounds(boundsOf(premises, places), { animate: false, maxZoom: 18, padding: [0, 14] })
    framed = keys
  }

  return { mark, remove: () => page.remove() }
}

/** Leaflet's own scale says «m» in every language; its inner names hold for the version that is pinned. */
function scaleIn(metres: (count: number) => string): InstanceType<typeof Control.Scale> {
  const scale = new Control.Scale({ imperial: false })
  scale._updateMetric = (most: number) => {
    const round = scale._getRoundNum(most)
    scale._updateScale(scale._mScale, metres(round), round / most)
  }
  return scale
}

function boundsOf(
  premises: { latitude: number; longitude: number; radius_m: number },
  places: MapPlace[],
): LatLngBounds {
  const reach = places.map((place) => {
    const { east, north } = offset(premises, place)
    return Math.hypot(east, north) + place.accuracy
  })
  const metres = Math.min(Math.max(premises.radius_m * 1.15, ...reach), premises.radius_m * FARTHEST_RADII)
  const up = metres / METRES_A_DEGREE
  const aside = up / Math.cos((premises.latitude * Math.PI) / 180)
  const { latitude, longitude } = premises
  return new LatLngBounds([latitude - up, longitude - aside], [latitude + up, longitude + aside])
}

/** Leaflet puts it into the page as HTML. */
function plain(text: string): string {
  const word = document.createElement('span')
  word.textContent = text
  return word.innerHTML
}
