// One of the staff: how far in each course, the link to give, the certificate, the way off the roster.

import { useRef, useState } from 'preact/hooks'
import type { Member, Training } from '../../../api/training-shapes'
import type { Reply } from '../../../api/outcome'
import type { TrainingActs } from '../../../core/training/training'
import { Badge } from '../../../ui/parts/badge'
import { Bar } from '../../../ui/parts/bar'
import { Button } from '../../../ui/parts/button'
import { Sheet } from '../../../ui/parts/sheet'
import { learnPaths } from '../../learn/learn-paths'
import { newId } from '../../talk/sayings'
import { usePhone } from '../../use-phone'
import { trainingWords } from './training-words'

interface Props {
  member: Member
  training: Training
  acts: TrainingActs
  done: (asked: Promise<Reply<Training>>) => Promise<boolean>
}

export function MemberCard({ member, training, acts, done }: Props) {
  const { say } = usePhone()
  const text = trainingWords(say.locale)
  const [busy, setBusy] = useState(false)
  const [removing, setRemoving] = useState(false)
  const id = useRef(newId())
  const invite = async () => {
    setBusy(true)
    if (await done(acts.invite(member.id, id.current))) id.current = newId()
    setBusy(false)
  }
  const remove = async () => {
    if (await done(acts.remove(member.id))) setRemoving(false)
  }
  return (
    <li class="plain stack member">
      <div class="spread">
        <div>
          <h3>{member.name}</h3>
          <p class="small muted">
            {text.role[member.role]}, {member.came_at ? text.came(say.day(member.came_at)) : text.notCome}
          </p>
        </div>
        {member.certificate && <Badge icon="check">{text.certificate}</Badge>}
      </div>
      {training.courses.map((course) => {
        const progress = member.progress[course.id]!
        const read = progress.pages.length
        const result = progress.passed
          ? text.passed
          : progress.right !== null && progress.total !== null
            ? text.tried(progress.right, progress.total)
            : ''
        const words = text.course(say.words(course.title), read, course.pages, result)
        return (
          <div key={course.id}>
            <p class="small">{words}</p>
            <Bar
              share={(read + (progress.passed ? 1 : 0)) / (course.pages + 1)}
              label={words}
              state={progress.passed ? 'ok' : undefined}
            />
          </div>
        )
      })}
      {member.link && <Link link={member.link} />}
      <p class="clause-acts">
        {member.certificate ? (
          <a class="btn" href={acts.certificateUrl(member.id, say.locale)} download>
            {text.certificate}
          </a>
        ) : (
          <Button busy={busy} onClick={() => void invite()}>
            {member.link || member.came_at ? text.inviteAgain : text.invite}
          </Button>
        )}
        <Button kind="quiet" label={`${text.remove}: ${member.name}`} onClick={() => setRemoving(true)}>
          {text.remove}
        </Button>
      </p>
      {removing && (
        <Sheet
          title={text.removeAsk(member.name)}
          onClose={() => setRemoving(false)}
          actions={
            <>
              <Button kind="bad" large wide onClick={() => void remove()}>
                {text.remove}
              </Button>
              <Button kind="quiet" wide onClick={() => setRemoving(false)}>
                {text.notNow}
              </Button>
            </>
          }
        >
          <p>{text.removeWhat}</p>
        </Sheet>
      )}
    </li>
  )
}

function Link({ link }: { link: NonNullable<Member['link']> }) {
  const { say } = usePhone()
  const text = trainingWords(say.locale)
  const [copied, setCopied] = useState(false)
  const address = `${location.origin}${learnPaths.all}#${link.token}`
  return (
    <div class="kept stack">
      <p class="small">{text.linkWhat(say.day(link.expires_at))}</p>
      <input
        class="input"
        readOnly
        value={address}
        aria-label={text.link}
        onFocus={(event) => event.currentTarget.select()}
      />
      <Button onClick={() => void navigator.clipboard.writeText(address).then(() => setCopied(true))}>
        {text.copy}
      </Button>
      <p class="small" role="status">
        {copied && text.copied}
      </p>
    </div>
  )
}
