// The test sheet as the page's own printer puts it on paper; on the screen it is not shown, so that its code proves the paper.

import { render } from 'preact'
import type { SheetDrawing } from '../../../api/connection-shapes'
import { printAlone } from '../../../device/printer'
import type { ConnectionText } from '../../../text/ru/connection'

export function printSheet(sheet: SheetDrawing, text: ConnectionText['test']['paper']): void {
  printAlone((place) => {
    render(<TestSheet sheet={sheet} text={text} />, place)
    return () => render(null, place)
  })
}

function TestSheet({ sheet, text }: { sheet: SheetDrawing; text: ConnectionText['test']['paper'] }) {
  return (
    <article class="test-sheet">
      <h1>{text.title}</h1>
      <h2>{text.code}</h2>
      <p>{text.codeWhy}</p>
      <p class="test-code">
        {sheet.code.slice(0, 3)} {sheet.code.slice(3)}
      </p>
      <h2>{text.scan}</h2>
      <p>{text.scanWhy}</p>
      <ol>
        {sheet.drawings.map((each, at) => (
          <li key={each.kind}>
            <p>
              {at + 1}. {text.name[each.kind]}
            </p>
            <svg
              viewBox={`0 0 ${String(each.width)} ${String(each.height)}`}
              data-kind={each.height < each.width ? 'lines' : 'square'}
              shape-rendering="crispEdges"
              role="img"
              aria-label={text.name[each.kind]}
            >
              <path d={each.path} />
            </svg>
            {each.told && <p class="code">{each.told}</p>}
          </li>
        ))}
      </ol>
      <p>{text.nobody}</p>
    </article>
  )
}
