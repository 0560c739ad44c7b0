// A decision as its reviewer saw the case: the twin report of that day, read only, and whether it is still what was decided on.

import { useRoute } from 'preact-iso'
import type { Comparison } from '../../api/report-shapes'
import type { Snapshot } from '../../api/talk-shapes'
import { Head } from '../../ui/desk/head'
import { DeskIcon } from '../../ui/desk/icons'
import { Banner } from '../../ui/parts/banner'
import { Button } from '../../ui/parts/button'
import { Empty } from '../../ui/parts/empty'
import { DeskPage } from '../desk-page'
import { deskPaths } from '../desk-paths'
import { ListState } from '../list-state'
import { useLoaded } from '../loaded'
import { decidingWords } from './deciding-words'
import { useDesk } from '../use-desk'
import { useProfiles } from '../use-profiles'
import { EMPTY } from './decision/decision-draft'
import { EvidenceSide } from './evidence/evidence-side'
import { ItemCentre } from './item/item-centre'
import { ItemList } from './item/item-list'
import { ItemQuestions } from './item/item-questions'
import { ThumbBar } from './thumb-bar'
import { useReportKeys } from './use-report-keys'
import { useTwin } from './use-twin'
import { VerdictLine } from './verdict-line'

export function FrozenReport() {
  const { id = '', decision = '' } = useRoute().params
  const { client, say } = useDesk()
  const words = decidingWords(say.locale).frozen
  const { state, reload } = useLoaded<Snapshot>(`${id} ${decision}`, () => client.around.snapshot(id, decision))
  const kept = state.kept?.value
  const report = kept?.report ? { ...kept.report, tiles: null, seen: kept.sha256 } : undefined
  const application = report?.application
  const title = application ? words.title(application.number, application.address) : words.loading
  const missing = state.is === 'refused' && state.problem.status === 404
  return (
    <DeskPage section="queue" title={title} narrow>
      <Head
        stacked
        back={
          <Button kind="icon" label={words.back} href={deskPaths.application(id)}>
            <DeskIcon name="back" />
          </Button>
        }
        title={title}
        note={application?.applicant.name}
      >
        {report && <VerdictLine verdict={report.standing} reports={report.reports} />}
      </Head>
      {kept && report ? (
        <div class="twin-frame">
          <div>
            <Banner state={kept.holds ? 'info' : 'bad'} icon={kept.holds ? 'clock' : 'octagon'} urgent={!kept.holds}>
              <strong>{words.banner(say.moment(kept.at))}</strong> {kept.holds ? words.holds : words.broken}
            </Banner>
          </div>
          <Seen report={report} />
        </div>
      ) : kept ? (
        <Empty icon="octagon" title={words.unreadable} words={words.unreadableWhat} />
      ) : missing ? (
        <Empty icon="file" title={words.missing} words={words.missingWhat} />
      ) : (
        <div class="work" data-flush>
          <ListState state={state} retry={() => void reload()} />
        </div>
      )}
    </DeskPage>
  )
}

function Seen({ report }: { report: Comparison }) {
  const { say } = useDesk()
  const place = useTwin(report, location.hash.slice(1) || null)
  useReportKeys(place)
  const profiles = useProfiles().state.kept?.value ?? []
  if (!place.row) return <Empty icon="inbox" title={say.text.twin.nothing} words={say.text.twin.nothingWhat} />
  return (
    <div class="twin" data-pane={place.pane}>
      <ItemList place={place} marks={EMPTY} />
      <ItemCentre
        key={place.row.item.id}
        row={place.row}
        place={place}
        titles={new Map(profiles.map((each) => [each.ref, each.title]))}
      >
        <ItemQuestions item={place.row.item} application={report.application} reports={report.reports} reload={null} />
      </ItemCentre>
      <EvidenceSide
        row={place.row}
        premises={report.application}
        quarantine={report.quarantine}
        tiles={null}
        pair={place.pair}
      />
      <div class="twin-foot" data-pane={place.pane}>
        <ThumbBar place={place} />
      </div>
    </div>
  )
}
