// Who learns on this phone: known by a key that it keeps, with what was done here and is not with the server yet.

import { useCallback, useEffect, useRef, useState } from 'preact/hooks'
import type { Attempt, Course, Learner } from '../../api/training-shapes'
import { begun, heard, waits, withAttempt, withPage, type Learning } from '../../core/training/learning'
import { makeKeeper } from '../../core/training/keeper'
import { asLearner } from '../../core/training/talk'
import { keptAsset } from '../../device/learner-line'
import { forgetSecret, secretHere } from '../join/secret'
import { usePhone } from '../use-phone'

const keeper = makeKeeper()

export type Standing =
  | { is: 'coming' }
  | { is: 'lost'; code: string }
  | { is: 'offline' }
  | { is: 'here'; learning: Learning; courses: Course[] }

export interface LearnerActs {
  standing: Standing
  read(course: string, page: string): void
  attempt(attempt: Attempt): void
  retry(): void
}

export function useLearner(): LearnerActs {
  const { client } = usePhone()
  const [learning, setLearning] = useState<Learning | null>(null)
  const [wasRead, setRead] = useState(false)
  const [courses, setCourses] = useState<Course[] | null>(null)
  const [trouble, setTrouble] = useState<{ is: 'lost'; code: string } | { is: 'offline' } | null>(null)
  const latest = useRef<Learning | null>(null)
  const busy = useRef(false)

  /** On the screen at once; resolves when it is on the disk. */
  const keep = useCallback((fresh: Learning | null) => {
    latest.current = fresh
    setLearning(fresh)
    return keeper.write(fresh)
  }, [])

  const come = useCallback(async () => {
    const token = secretHere()
    if (!token) return
    const reply = await asLearner<Learner & { key: string }>(client.api.url('/learners'), '', { token })
    if (reply.is === 'done') {
      const { key, ...learner } = reply.value
      await keep(begun(key, learner))
      forgetSecret()
    } else if (reply.is === 'unreachable') setTrouble({ is: 'offline' })
    else if (!latest.current) setTrouble({ is: 'lost', code: reply.problem.code })
    else forgetSecret()
  }, [client, keep])

  const talk = useCallback(async () => {
    const sent = latest.current
    if (!sent || busy.current) return
    busy.current = true
    const reply = waits(sent)
      ? await asLearner<Learner>(client.api.url('/learners/me/progress'), sent.key, {
          pages: sent.pages,
          attempts: sent.attempts,
        })
      : await asLearner<Learner>(client.api.url('/learners/me'), sent.key)
    busy.current = false
    if (reply.is === 'done' && latest.current) await keep(heard(latest.current, sent, reply.value))
    if (reply.is === 'refused' && reply.problem.code === 'learner-unknown') {
      await keep(null)
      setTrouble({ is: 'lost', code: 'learner-unknown' })
    }
  }, [client, keep])

  const start = useCallback(async () => {
    setTrouble(null)
    latest.current ??= await keeper.read()
    setLearning(latest.current)
    setRead(true)
    await come()
    const answer = await keptAsset(client.api.url('/courses'))
    if (answer) setCourses(((await answer.json()) as { items: Course[] }).items)
    else setTrouble((known) => known ?? { is: 'offline' })
    await talk()
  }, [client, come, talk])

  useEffect(() => {
    void start()
    const again = () => void talk()
    addEventListener('online', again)
    return () => removeEventListener('online', again)
  }, [start, talk])

  useEffect(() => {
    const drawings = new Set((courses ?? []).flatMap((each) => each.pages.map((page) => page.drawing)))
    for (const each of drawings) void keptAsset(`/courses/${each}.svg`)
  }, [courses])

  const change = (by: (before: Learning) => Learning) => {
    if (!latest.current) return
    void keep(by(latest.current)).then(talk)
  }
  return {
    standing: wasRead ? standingOf(learning, courses, trouble) : { is: 'coming' },
    read: (course, page) => change((before) => withPage(before, course, page)),
    attempt: (attempt) => change((before) => withAttempt(before, attempt)),
    retry: () => void start(),
  }
}

function standingOf(
  learning: Learning | null,
  courses: Course[] | null,
  trouble: { is: 'lost'; code: string } | { is: 'offline' } | null,
): Standing {
  if (learning && courses) return { is: 'here', learning, courses }
  if (trouble) return trouble
  return !learning && !secretHere() ? { is: 'lost', code: 'learner-unknown' } : { is: 'coming' }
}
