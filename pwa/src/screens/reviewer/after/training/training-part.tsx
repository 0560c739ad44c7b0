// The training on the desk: who works at the point, and how far each of them is.

import { useMemo } from 'preact/hooks'
import type { Member, Training } from '../../../../api/training-shapes'
import { makeTraining } from '../../../../core/training/training'
import '../../../../ui/desk/table.css'
import { Bar } from '../../../../ui/parts/bar'
import { Empty } from '../../../../ui/parts/empty'
import { trainingWords } from '../../../applicant/training/training-words'
import { ListState, StaleBanner } from '../../../list-state'
import { useLoaded } from '../../../loaded'
import { useDesk } from '../../../use-desk'
import type { PartProps } from '../parts'

export function TrainingPart({ application }: PartProps) {
  const { client, say } = useDesk()
  const text = trainingWords(say.locale)
  const acts = useMemo(() => makeTraining(client.api, application.id), [client, application.id])
  const loading = useLoaded<Training>(application.id, acts.read)
  const training = loading.state.kept?.value
  if (!training) return <ListState state={loading.state} retry={() => void loading.reload()} />
  if (training.members.length === 0) return <Empty icon="person" title={text.desk.none} words={text.desk.noneWhat} />
  const row = (member: Member) => (
    <tr key={member.id}>
      <td>
        {member.name}
        <span class="sub muted">{text.role[member.role]}</span>
      </td>
      <td>
        {member.removed_at
          ? text.removed(say.day(member.removed_at))
          : member.came_at
            ? text.came(say.day(member.came_at))
            : text.notCome}
      </td>
      <td>
        {training.courses.map((course) => {
          const progress = member.progress[course.id]!
          const result = progress.passed
            ? text.passed
            : progress.right !== null && progress.total !== null
              ? text.tried(progress.right, progress.total)
              : ''
          return (
            <span key={course.id} class="sub">
              {text.course(say.words(course.title), progress.pages.length, course.pages, result)}
            </span>
          )
        })}
      </td>
      <td>
        {member.certificate && (
          <a href={acts.certificateUrl(member.id, say.locale)} download>
            {member.certificate.code}
          </a>
        )}
      </td>
    </tr>
  )
  const { columns } = text.desk
  return (
    <div class="stack">
      <StaleBanner state={loading.state} retry={() => void loading.reload()} />
      <div class="narrow-field">
        <p>
          <strong>{text.share(training.share)}</strong>
        </p>
        <Bar share={training.share / 100} label={text.share(training.share)} />
      </div>
      <div class="box-table">
        <table class="table">
          <thead>
            <tr>
              <th>{columns.name}</th>
              <th>{columns.standing}</th>
              <th>{columns.progress}</th>
              <th>{columns.certificate}</th>
            </tr>
          </thead>
          <tbody>{training.members.map(row)}</tbody>
        </table>
      </div>
    </div>
  )
}
