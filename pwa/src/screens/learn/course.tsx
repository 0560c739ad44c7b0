// One page of a course: its drawing, its words, the way on. What has been on the screen is read.

import { useEffect } from 'preact/hooks'
import type { Course } from '../../api/training-shapes'
import type { Learning } from '../../core/training/learning'
import { Bar } from '../../ui/parts/bar'
import { Button } from '../../ui/parts/button'
import { Page } from '../../ui/parts/page'
import { usePhone } from '../use-phone'
import { learnPaths } from './learn-paths'
import { learnWords } from './learn-words'

interface Props {
  course: Course
  /** Counted from 1. */
  number: number
  learning: Learning
  onRead: (course: string, page: string) => void
}

export function CourseReader({ course, number, onRead }: Props) {
  const { say } = usePhone()
  const text = learnWords(say.locale)
  const page = course.pages[number - 1]!
  const last = number === course.pages.length
  useEffect(() => onRead(course.id, page.id), [course.id, page.id])
  return (
    <Page
      title={say.words(course.title)}
      back={{ href: learnPaths.all, label: text.back }}
      under={
        <>
          <p class="small muted">{text.page(number, course.pages.length)}</p>
          <Bar share={number / course.pages.length} label={text.page(number, course.pages.length)} />
        </>
      }
      dock={
        <div class="learn-ways">
          {number > 1 && (
            <Button large href={learnPaths.page(course.id, number - 1)}>
              {text.previous}
            </Button>
          )}
          <Button
            kind="primary"
            large
            after="arrow"
            href={last ? learnPaths.quiz(course.id) : learnPaths.page(course.id, number + 1)}
          >
            {last ? text.toQuiz : text.next}
          </Button>
        </div>
      }
    >
      <article class="plain lesson">
        <h2>{say.words(page.title)}</h2>
        <img src={`/courses/${page.drawing}.svg`} alt="" width={320} height={180} />
        {page.text.map((each) => (
          <p key={each.ru}>{say.words(each)}</p>
        ))}
        {number === 1 && course.video && <Film video={course.video} />}
      </article>
    </Page>
  )
}

/** One of our own is shown here with its captions; one of somebody else opens there. */
function Film({ video }: { video: NonNullable<Course['video']> }) {
  const { say } = usePhone()
  const text = learnWords(say.locale)
  if (video.address.startsWith('/')) {
    return (
      <video controls preload="none" src={video.address}>
        <track kind="captions" src={video.captions} srcLang="ru" label={text.captions} default />
      </video>
    )
  }
  return (
    <a class="btn" href={video.address} target="_blank" rel="noreferrer">
      {text.watch}
    </a>
  )
}
