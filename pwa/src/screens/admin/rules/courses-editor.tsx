// What the network adds to a course: a film with its captions, a webinar with its day.

import type { CourseMedia } from '../../../api/rule-shapes'
import { TextField } from '../../../ui/desk/text-field'
import { Button } from '../../../ui/parts/button'
import { useDesk } from '../../use-desk'
import type { EditorProps } from './rule-frame'
import type { Faults } from './rule-values'
import { rulesWords } from './rules-words'

const NOTHING: CourseMedia = { video: null, webinar: null }

export function CoursesEditor({ value, faults, onType }: EditorProps<'courses'>) {
  const { say } = useDesk()
  const words = rulesWords(say.locale).courses
  return (
    <>
      {Object.entries(words.names).map(([course, name]) => (
        <section key={course} class="stack">
          <h2>{name}</h2>
          <MediaEditor
            course={course}
            media={value[course] ?? NOTHING}
            faults={faults}
            onType={(media) => onType({ ...value, [course]: media })}
          />
        </section>
      ))}
    </>
  )
}

interface MediaProps {
  course: string
  media: CourseMedia
  faults: Faults
  onType: (media: CourseMedia) => void
}

function MediaEditor({ course, media, faults, onType }: MediaProps) {
  const { say } = useDesk()
  const words = rulesWords(say.locale).courses
  const { video, webinar } = media
  const wrong = (place: string) => {
    const fault = faults.get(`${course}/${place}`)
    return fault ? words.faults[fault as keyof typeof words.faults] : null
  }
  return (
    <div class="rule-texts">
      <div class="stack">
        <h3>{words.video}</h3>
        {video ? (
          <>
            <TextField
              label={words.address}
              hint={words.addressWhat}
              value={video.address}
              onInput={(address) => onType({ ...media, video: { ...video, address } })}
              error={wrong('video/address')}
            />
            <TextField
              label={words.captions}
              value={video.captions}
              onInput={(captions) => onType({ ...media, video: { ...video, captions } })}
              error={wrong('video/captions')}
            />
            <p>
              <Button kind="quiet" onClick={() => onType({ ...media, video: null })}>
                {words.removeVideo}
              </Button>
            </p>
          </>
        ) : (
          <p>
            <Button onClick={() => onType({ ...media, video: { address: '', captions: '' } })}>{words.addVideo}</Button>
          </p>
        )}
      </div>
      <div class="stack">
        <h3>{words.webinar}</h3>
        {webinar ? (
          <>
            <label class="field">
              <span>{words.at}</span>
              <input
                class="input"
                type="datetime-local"
                value={localOf(webinar.at)}
                onInput={(event) =>
                  onType({ ...media, webinar: { ...webinar, at: momentOf(event.currentTarget.value) } })
                }
              />
              {wrong('webinar/at') && <span class="error">{wrong('webinar/at')}</span>}
            </label>
            <TextField
              label={words.minutes}
              inputMode="numeric"
              value={Number.isNaN(webinar.minutes) ? '' : String(webinar.minutes)}
              onInput={(text) => onType({ ...media, webinar: { ...webinar, minutes: parseInt(text, 10) } })}
              error={wrong('webinar/minutes')}
            />
            <TextField
              label={words.address}
              value={webinar.address}
              onInput={(address) => onType({ ...media, webinar: { ...webinar, address } })}
              error={wrong('webinar/address')}
            />
            <p>
              <Button kind="quiet" onClick={() => onType({ ...media, webinar: null })}>
                {words.removeWebinar}
              </Button>
            </p>
          </>
        ) : (
          <p>
            <Button onClick={() => onType({ ...media, webinar: { at: '', minutes: 60, address: '' } })}>
              {words.addWebinar}
            </Button>
          </p>
        )}
      </div>
    </div>
  )
}

/** As the field wants it: by this computer's clock. */
function localOf(at: string): string {
  const when = new Date(at)
  if (Number.isNaN(when.getTime())) return ''
  return new Date(when.getTime() - when.getTimezoneOffset() * 60_000).toISOString().slice(0, 16)
}

function momentOf(local: string): string {
  const when = new Date(local)
  return Number.isNaN(when.getTime()) ? '' : when.toISOString()
}
