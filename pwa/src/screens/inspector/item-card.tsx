// One item in the list of a section: folded to a line, or open with its field, guidance, photos and note.

import { useId } from 'preact/hooks'
import type { Words } from '../../api/shapes'
import { seen, type ItemView, type OpenInspection } from '../../core/inspection/inspection'
import type { FieldProps } from '../../kinds/kind'
import { views } from '../../kinds/views'
import { Badge } from '../../ui/parts/badge'
import { Plate } from '../../ui/parts/plate'
import { paths } from '../phone-paths'
import { usePhone } from '../use-phone'
import { ItemNote } from './item-note'
import { ItemPhotos } from './item-photos'
import { ItemTrouble } from './item-trouble'
import { NotKept } from './not-kept'

interface Props {
  open: OpenInspection
  view: ItemView
  closed: boolean
  /** Where the figure that the service knows of it comes from. */
  known?: Words
  /** The thumb is on it: its field is in the dock. */
  here: boolean
  unfolded: boolean
  /** What was not kept of it. */
  trouble?: string | null
  onTurn: () => void
  onWork: () => void
  give: FieldProps['give']
}

export function ItemCard(props: Props) {
  const { open, view, closed, here, unfolded, give } = props
  const { client, say } = usePhone()
  const { item } = view
  const { Field, Shown } = views[item.kind]
  const labelled = useId()
  const text = say.text.section
  const answered = view.value !== undefined && view.value !== null
  const state = view.outcome === 'bad' ? 'bad' : undefined
  return (
    <article
      id={item.id}
      class="item"
      data-s={state}
      data-here={here ? '' : undefined}
      data-folded={unfolded ? undefined : ''}
      onFocusCapture={unfolded ? props.onWork : undefined}
    >
      <header>
        <button
          type="button"
          aria-expanded={unfolded}
          aria-label={`${unfolded ? text.fold(item.id) : text.open(item.id)}: ${say.words(item.text)}`}
          onClick={props.onTurn}
        >
          <Plate id={item.id} line={!here} />
          <h2 id={labelled}>{say.words(item.text)}</h2>
          {!unfolded && answered && <Shown item={item} value={view.value} locale={say.locale} />}
          {!unfolded && !answered && !here && (
            <span class="muted">
              <span aria-hidden="true">–</span>
              <span class="vh">{text.noAnswer}</span>
            </span>
          )}
          {unfolded && item.critical && (
            <span class="below">
              <Badge critical>{text.critical}</Badge>
            </span>
          )}
          {unfolded && !item.critical && item.recommendation && (
            <span class="below">
              <Badge state="info" icon="circle">
                {text.recommendation}
              </Badge>
            </span>
          )}
        </button>
      </header>
      {!here && <NotKept inspection_id={open.id} item={item} trouble={props.trouble} />}
      {view.reason && (
        <p class="kept">
          <strong>{say.text.inspection.reason}</strong>
          {view.reason}
        </p>
      )}
      {(unfolded || view.conflicts.length + view.refusals.length > 0) && (
        <ItemTrouble open={open} view={view} closed={closed} />
      )}
      {here && !unfolded && view.photos.length > 0 && <ItemPhotos open={open} view={view} closed={closed} />}
      {unfolded && (
        <>
          {item.guidance && <p class="guide">{say.words(item.guidance)}</p>}
          {props.known && <p class="guide">{say.words(props.known)}</p>}
          {(!here || closed) && (
            <Field
              item={item}
              value={view.value}
              saw={seen(view.op, view.conflicts)}
              locale={say.locale}
              labelled={labelled}
              closed={closed}
              give={give}
              measure={paths.speed(open.id, item.id)}
              place={item.kind === 'location' ? client.place.latest.value : null}
            />
          )}
          <ItemPhotos open={open} view={view} closed={closed} />
          <ItemNote open={open} view={view} closed={closed} />
        </>
      )}
    </article>
  )
}
