// The questions of a course: all at once, judged here and by the server, each with its explanation afterwards.

import { useState } from 'preact/hooks'
import type { Attempt, Course, QuizQuestion } from '../../api/training-shapes'
import { isEnough, rightOf, type Learning } from '../../core/training/learning'
import { Banner } from '../../ui/parts/banner'
import { Button } from '../../ui/parts/button'
import { Icon } from '../../ui/parts/icon'
import { Page } from '../../ui/parts/page'
import { newId } from '../talk/sayings'
import { usePhone } from '../use-phone'
import { learnPaths } from './learn-paths'
import { learnWords } from './learn-words'

interface Props {
  course: Course
  learning: Learning
  onTry: (attempt: Attempt) => void
}

export function QuizPage({ course, onTry }: Props) {
  const { say } = usePhone()
  const text = learnWords(say.locale)
  const [answers, setAnswers] = useState<Record<string, string>>({})
  const [judged, setJudged] = useState(false)
  const left = course.quiz.filter((each) => !answers[each.id]).length
  const right = rightOf(course, answers)
  const enough = isEnough(right, course.quiz.length)
  const judge = () => {
    onTry({ id: newId(), course: course.id, version: course.version, answers })
    setJudged(true)
    scrollTo({ top: 0 })
  }
  const again = () => {
    setAnswers({})
    setJudged(false)
    scrollTo({ top: 0 })
  }
  return (
    <Page
      title={text.quiz}
      back={{ href: learnPaths.page(course.id, course.pages.length), label: say.words(course.title) }}
      under={
        <p class="small muted">{judged ? text.result(right, course.quiz.length) : text.quizWhat(course.quiz.length)}</p>
      }
      dock={
        judged ? (
          enough ? (
            <Button kind="primary" large wide href={learnPaths.all}>
              {text.back}
            </Button>
          ) : (
            <Button kind="primary" large wide onClick={again}>
              {text.again}
            </Button>
          )
        ) : (
          <>
            {left > 0 && <p class="small">{text.unanswered(left)}</p>}
            <Button kind="primary" large wide disabled={left > 0} onClick={judge}>
              {text.answer}
            </Button>
          </>
        )
      }
    >
      {judged && (
        <Banner state={enough ? 'ok' : 'warn'} icon={enough ? 'check' : 'again'} urgent>
          <strong>{enough ? text.done : text.notYet}.</strong> {enough ? '' : text.notYetWhat}
        </Banner>
      )}
      <ol class="quiz">
        {course.quiz.map((each) => (
          <Question
            key={each.id}
            question={each}
            chosen={answers[each.id]}
            judged={judged}
            choose={(option) => setAnswers({ ...answers, [each.id]: option })}
          />
        ))}
      </ol>
    </Page>
  )
}

interface QuestionProps {
  question: QuizQuestion
  chosen: string | undefined
  judged: boolean
  choose: (option: string) => void
}

function Question({ question, chosen, judged, choose }: QuestionProps) {
  const { say } = usePhone()
  const text = learnWords(say.locale)
  const good = chosen === question.right
  return (
    <li>
      <fieldset class="choices" disabled={judged}>
        <legend>{say.words(question.text)}</legend>
        {question.options.map((option) => (
          <label key={option.id} data-right={judged && option.id === question.right ? '' : undefined}>
            <input type="radio" name={question.id} checked={chosen === option.id} onChange={() => choose(option.id)} />
            {say.words(option.text)}
          </label>
        ))}
      </fieldset>
      {judged && (
        <p class="small row top-row why" data-s={good ? 'ok' : 'bad'}>
          <Icon name={good ? 'check' : 'cross'} />
          <span>
            <strong>{good ? text.right : text.wrong}.</strong> {say.words(question.why)}
          </span>
        </p>
      )}
    </li>
  )
}
