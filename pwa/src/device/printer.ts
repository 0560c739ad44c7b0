// Prints one thing of a page alone: it lies beside the app while the printer's dialog is open.

const HOLDER = 'to-print'

/** `draw` fills the place; what it gave back is called when that is no longer needed. */
export function printAlone(draw: (place: HTMLElement) => () => void): void {
  document.getElementById(HOLDER)?.dispatchEvent(new Event('done'))
  const place = document.createElement('div')
  place.id = HOLDER
  document.body.append(place)
  const undo = draw(place)
  const done = () => {
    removeEventListener('afterprint', done)
    undo()
    place.remove()
  }
  place.addEventListener('done', done)
  addEventListener('afterprint', done)
  print()
}
