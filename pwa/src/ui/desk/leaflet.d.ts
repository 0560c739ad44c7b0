// What we use of Leaflet 1.9; its own package has no types.

declare module 'leaflet' {
  type At = [latitude: number, longitude: number]
  class Layer {
    addTo(page: Map | LayerGroup): this
    on(event: string, call: () => void): this
    once(event: string, call: () => void): this
  }
  export class Map {
    constructor(ground: HTMLElement, options?: Record<string, unknown>)
    fitBounds(bounds: LatLngBounds, options?: Record<string, unknown>): this
    remove(): this
  }
  export class LatLngBounds {
    constructor(one: At, other: At)
  }
  export class TileLayer extends Layer {
    constructor(url: string, options?: Record<string, unknown>)
  }
  export class Circle extends Layer {
    constructor(at: At, options: Record<string, unknown>)
  }
  export class DivIcon {
    constructor(options: Record<string, unknown>)
  }
  export class Marker extends Layer {
    constructor(at: At, options: Record<string, unknown>)
  }
  export class LayerGroup extends Layer {
    clearLayers(): this
  }
  export namespace Control {
    class Attribution {
      constructor(options: Record<string, unknown>)
      addAttribution(text: string): this
      addTo(page: Map): this
    }
    class Zoom {
      constructor(options: Record<string, unknown>)
      addTo(page: Map): this
    }
    class Scale {
      _mScale: HTMLElement
      _getRoundNum(most: number): number
      _updateScale(scale: HTMLElement, words: string, part: number): void
      _updateMetric(most: number): void
      constructor(options: Record<string, unknown>)
      addTo(page: Map): this
    }
  }
}
