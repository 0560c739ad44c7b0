// The three panes of a twin report: the items, the one that is looked at, what its photos tell.

import type { Comparison } from '../../api/report-shapes'
import type { ProfileRow } from '../../api/shapes'
import '../../ui/desk/twin.css'
import { Empty } from '../../ui/parts/empty'
import { useDesk } from '../use-desk'
import type { DecisionMarks } from './decision/decision-draft'
import { EvidenceSide } from './evidence/evidence-side'
import { ItemCentre } from './item/item-centre'
import { ItemList } from './item/item-list'
import { ItemQuestions } from './item/item-questions'
import type { TwinPlace } from './use-twin'

interface Props {
  report: Comparison
  place: TwinPlace
  marks: DecisionMarks
  profiles: ProfileRow[]
  /** What was seen of a decided application is read only. */
  reload: (() => Promise<void>) | null
}

export function TwinPanes({ report, place, marks, profiles, reload }: Props) {
  const { say } = useDesk()
  if (!place.row) return <Empty icon="inbox" title={say.text.twin.nothing} words={say.text.twin.nothingWhat} />
  return (
    <div class="twin" data-pane={place.pane}>
      <ItemList place={place} marks={marks} />
      <ItemCentre
        key={place.row.item.id}
        row={place.row}
        place={place}
        titles={new Map(profiles.map((each) => [each.ref, each.title]))}
      >
        <ItemQuestions
          item={place.row.item}
          application={report.application}
          reports={report.reports}
          reload={reload}
        />
      </ItemCentre>
      <EvidenceSide
        row={place.row}
        premises={report.application}
        quarantine={report.quarantine}
        tiles={report.tiles}
        pair={place.pair}
      />
    </div>
  )
}
