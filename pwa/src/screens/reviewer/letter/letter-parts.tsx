// What a letter is made of: each returned item with why and what would do, or the words of the whole decision.

import type { ComparedItem, Comparison } from '../../../api/report-shapes'
import type { Decision } from '../../../api/shapes'
import { DeskIcon } from '../../../ui/desk/icons'
import { TextField } from '../../../ui/desk/text-field'
import { Button } from '../../../ui/parts/button'
import { Plate } from '../../../ui/parts/plate'
import { decidingWords } from '../deciding-words'
import { useDesk } from '../../use-desk'
import { isOfPoint, type Mark } from '../decision/decision-draft'
import type { Deciding } from '../decision/use-decision'
import { inWords } from '../item/value-words'

interface Props {
  comparison: Comparison
  verdict: Decision['verdict']
  deciding: Deciding
  /** Items that are accepted as they are, in words. */
  exceptions: string[]
  /** It has been tried to send: what is missing says so. */
  tried: boolean
}

export function LetterParts({ comparison, verdict, deciding, exceptions, tried }: Props) {
  const { say } = useDesk()
  const words = decidingWords(say.locale).letter
  const { marks } = deciding
  const items = comparison.items.flatMap((item) => {
    const mark = marks.items[item.id]
    return verdict === 'return' && mark?.is === 'return' ? [{ item, mark }] : []
  })
  const refusing = verdict === 'refuse'
  const why = isOfPoint(comparison.application.stage) ? words.reasonOfPoint : words.reason
  return (
    <section class="letter-parts">
      <h2>{verdict === 'return' ? words.items(items.length) : words.decision}</h2>
      {items.map(({ item, mark }) => (
        <Part key={item.id} item={item} mark={mark} deciding={deciding} tried={tried} comparison={comparison} />
      ))}
      {exceptions.length > 0 && (
        <div class="box small">
          <strong>{words.exceptions}</strong>
          <ul>
            {exceptions.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </div>
      )}
      <TextField
        label={refusing ? why : `${words.more}, ${say.text.optional}`}
        rows={refusing ? 5 : 3}
        value={marks.reason}
        onInput={(reason) => deciding.change({ reason })}
        error={refusing && tried && !marks.reason.trim() ? words.reasonMissing : null}
        autofocus={refusing}
      />
    </section>
  )
}

interface PartProps {
  item: ComparedItem
  mark: Mark & { is: 'return' }
  deciding: Deciding
  tried: boolean
  comparison: Comparison
}

function Part({ item, mark, deciding, tried, comparison }: PartProps) {
  const { say } = useDesk()
  const words = decidingWords(say.locale).letter
  const put = (part: Partial<typeof mark>) => deciding.setMark(item.id, { ...mark, ...part })
  const kinds = new Map(comparison.reports.map((each) => [each.inspection_id, each.kind]))
  const said = item.cells.filter((each) => each.value !== null && each.value !== undefined)
  const loudest = said.findLast((each) => kinds.get(each.inspection_id) === 'visit') ?? said.at(-1)
  const mine = mark.to === 'applicant'
  return (
    <article class="box letter-part">
      <div class="row">
        <Plate id={item.id} line />
        <strong class="name">{say.words(item.texts)}</strong>
        {loudest && (
          <span class={loudest.outcome === 'bad' ? 'row small bad' : 'row small muted'}>
            {loudest.outcome === 'bad' && <DeskIcon name="cross" />}
            {inWords(item, loudest.value, say)}
          </span>
        )}
        <Button kind="icon" icon="cross" label={words.drop(item.id)} onClick={() => deciding.setMark(item.id, null)} />
      </div>
      <div class="letter-fields">
        <TextField
          label={words.why}
          rows={3}
          value={mark.reason}
          onInput={(reason) => put({ reason })}
          error={tried && !mark.reason.trim() ? words.whyMissing : null}
        />
        {mine ? (
          <TextField
            label={words.wanted}
            rows={3}
            value={mark.wanted ?? ''}
            onInput={(wanted) => put({ wanted })}
            hint={mark.wanted?.trim() ? undefined : words.wantedHint}
          />
        ) : (
          <p class="small muted">{words.toInspector}</p>
        )}
      </div>
    </article>
  )
}
