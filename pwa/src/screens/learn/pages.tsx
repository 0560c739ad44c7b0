// «Обучение» for those who have no account: all courses, one course page by page, its questions.

import { useLocation } from 'preact-iso'
import type { Course } from '../../api/training-shapes'
import { progressIn, waits, type Learning } from '../../core/training/learning'
import { saveBlob } from '../../device/learner-line'
import { useState } from 'preact/hooks'
import '../../ui/learn.css'
import { Alarm } from '../../ui/parts/alarm'
import { Badge } from '../../ui/parts/badge'
import { Banner } from '../../ui/parts/banner'
import { Bar } from '../../ui/parts/bar'
import { Button } from '../../ui/parts/button'
import { Empty, Ghost } from '../../ui/parts/empty'
import { Page } from '../../ui/parts/page'
import { usePhone } from '../use-phone'
import { CourseReader } from './course'
import { learnPaths } from './learn-paths'
import { learnWords } from './learn-words'
import { QuizPage } from './quiz'
import { useLearner } from './use-learner'

export function LearnPages() {
  const { say } = usePhone()
  const { path } = useLocation()
  const text = learnWords(say.locale)
  const acts = useLearner()
  const { standing } = acts
  if (standing.is !== 'here') {
    return (
      <Page key="coming" title={text.title}>
        {standing.is === 'coming' ? (
          <Ghost words={text.loading} />
        ) : standing.is === 'offline' ? (
          <Empty icon="offline" title={text.offline} words={text.offlineWhat}>
            <Button icon="again" onClick={acts.retry}>
              {text.retry}
            </Button>
          </Empty>
        ) : (
          <Lost code={standing.code} />
        )}
      </Page>
    )
  }
  const { learning, courses } = standing
  const [, , id, part] = path.split('/')
  const course = courses.find((each) => each.id === id)
  if (!course) return <Courses learning={learning} courses={courses} />
  if (part === 'quiz') return <QuizPage key={course.id} course={course} learning={learning} onTry={acts.attempt} />
  return (
    <CourseReader
      key={`${course.id} ${part}`}
      course={course}
      number={Math.min(Math.max(Number(part) || 1, 1), course.pages.length)}
      learning={learning}
      onRead={acts.read}
    />
  )
}

function Lost({ code }: { code: string }) {
  const { say } = usePhone()
  const text = learnWords(say.locale)
  const said: Record<string, [string, string]> = {
    'link-used': [text.used, text.usedWhat],
    'link-expired': [text.expired, text.expiredWhat],
    'link-unknown': [text.unknown, text.unknownWhat],
  }
  const [title, words] = said[code] ?? [text.stranger, text.strangerWhat]
  return <Empty icon="phone" title={title} words={words} />
}

function Courses({ learning, courses }: { learning: Learning; courses: Course[] }) {
  const { say } = usePhone()
  const text = learnWords(say.locale)
  const { learner } = learning
  return (
    <Page
      large
      title={text.title}
      under={
        <>
          <p>{text.hello(learner.name)}</p>
          <p class="small muted">{waits(learning) ? text.waiting : text.sent}</p>
        </>
      }
    >
      {learner.certificate ? <Passed code={learner.certificate} learning={learning} /> : null}
      <p class="plain small">{text.what}</p>
      <ul class="courses">
        {courses.map((course) => (
          <CourseRow key={course.id} course={course} learning={learning} />
        ))}
      </ul>
    </Page>
  )
}

function Passed({ code, learning }: { code: string; learning: Learning }) {
  const { client, say } = usePhone()
  const text = learnWords(say.locale)
  const [failed, setFailed] = useState(false)
  const url = client.api.url('/learners/me/certificate', { locale: say.locale })
  const save = async () => setFailed(!(await saveBlob(url, learning.key, `certificate-${code}.pdf`)))
  return (
    <>
      <Banner state="ok" icon="check">
        <strong>{text.certificate}.</strong> {text.certificateWhat(code)}
      </Banner>
      <div class="plain stack">
        <Button kind="primary" wide onClick={() => void save()}>
          {text.save}
        </Button>
        <Alarm words={failed ? text.notSaved : null} />
      </div>
    </>
  )
}

function CourseRow({ course, learning }: { course: Course; learning: Learning }) {
  const { say } = usePhone()
  const text = learnWords(say.locale)
  const progress = progressIn(learning, course)
  const read = progress.pages.length
  const next = course.pages.find((each) => !progress.pages.includes(each.id))
  const href = next ? learnPaths.page(course.id, course.pages.indexOf(next) + 1) : learnPaths.quiz(course.id)
  return (
    <li>
      <div class="spread">
        <h2>{say.words(course.title)}</h2>
        {progress.passed ? (
          <Badge icon="check">{text.passed}</Badge>
        ) : (
          <span class="small muted">{text.minutes(course.minutes)}</span>
        )}
      </div>
      <Bar
        share={(read + (progress.passed ? 1 : 0)) / (course.pages.length + 1)}
        label={text.read(read, course.pages.length)}
        state={progress.passed ? 'ok' : undefined}
      />
      <p class="small muted">
        {text.read(read, course.pages.length)}
        {progress.right !== null && progress.total !== null && `, ${text.answered(progress.right, progress.total)}`}
      </p>
      <Button
        kind={progress.passed ? undefined : 'primary'}
        wide
        href={progress.passed ? learnPaths.page(course.id, 1) : href}
      >
        {progress.passed ? text.reread : next ? (read ? text.goOn : text.begin) : text.toQuiz}
      </Button>
      {course.webinar && (
        <div class="stack">
          <p class="small">
            <strong>{text.webinar}:</strong> {text.webinarAt(say.moment(course.webinar.at), course.webinar.minutes)}
          </p>
          <p class="row wraps">
            <a class="btn" href={`/api/v1/courses/${course.id}/webinar.ics`} download>
              {text.calendar}
            </a>
            <a class="btn" data-kind="quiet" href={course.webinar.address} target="_blank" rel="noreferrer">
              {text.join}
            </a>
          </p>
        </div>
      )}
    </li>
  )
}
