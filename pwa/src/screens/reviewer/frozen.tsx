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
import { ThumbBar } from './thumb-bar'
import { TwinPanes } from './twin-panes'
import { useTwin } from './use-twin'
import { useTwinKeys } from './use-twin-keys'
import { VerdictLine } from './verdict-line'

export function FrozenReport() {
  const { id = '', step: decision = '' } = useRoute().params
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
  const place = useTwin(report, location.hash.slice(1) || null)
  const profiles = useProfiles().state.kept?.value ?? []
  useTwinKeys(place, true)
  return (
    <>
      <TwinPanes report={report} place={place} marks={EMPTY} profiles={profiles} reload={null} />
      {place.row && (
        <div class="twin-foot" data-pane={place.pane}>
          <ThumbBar place={place} />
        </div>
      )}
    </>
  )
}
