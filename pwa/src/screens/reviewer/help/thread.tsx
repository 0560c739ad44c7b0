// One thread at the desk: what was said, the answer under the hand, ready answers beside it.

import { useLocation } from 'preact-iso'
import { useEffect, useRef, useState } from 'preact/hooks'
import type { HelpMessage, HelpThread, HelpRows } from '../../../api/help-shapes'
import { Foot } from '../../../ui/desk/foot'
import { Head } from '../../../ui/desk/head'
import { Keys } from '../../../ui/desk/keys'
import { useKeys } from '../../../ui/desk/use-keys'
import { Badge } from '../../../ui/parts/badge'
import { Button } from '../../../ui/parts/button'
import { Empty } from '../../../ui/parts/empty'
import { DeskPage } from '../../desk-page'
import { deskPaths } from '../../desk-paths'
import { DoneNotice } from '../../done-notice'
import { helpWords } from '../../help/help-words'
import { Messages } from '../../help/messages'
import { useThread } from '../../help/use-thread'
import { ListState, StaleBanner } from '../../list-state'
import { useLoaded } from '../../loaded'
import { useDesk } from '../../use-desk'
import { helpDeskWords } from './help-desk-words'
import { PublishDialog } from './publish-dialog'
import { ReadySide } from './ready-side'
import { Reply } from './reply'
import { useReply } from './use-reply'

export function HelpThreadPage({ id }: { id: string }) {
  const { client, account, say } = useDesk()
  const { route } = useLocation()
  const words = helpDeskWords(say.locale)
  const loading = useThread((before) => client.helping.thread(id, before), id)
  const thread = loading.state.kept?.value
  const reply = useReply(id, thread, { put: loading.put, reload: loading.reload })
  const [publishing, setPublishing] = useState<HelpMessage | null>(null)
  const [done, setDone] = useState<string | null>(null)
  const waiting = useLoaded<HelpRows>(`after ${id}`, () => client.helping.threads({ waits: true, stage: '' }))
  const next = waiting.state.kept?.value.items.find((row) => row.application.id !== id)?.application.id
  const goOn = () => next && route(deskPaths.helpThread(next))
  const write = () => document.querySelector<HTMLTextAreaElement>('.writing textarea')?.focus()
  useKeys({ KeyR: write, KeyN: goOn, Escape: () => route(deskPaths.help) })
  const about = thread?.application
  return (
    <DeskPage section="help" title={about ? `${words.number(about.number)} · ${words.title}` : words.title}>
      <Head
        stacked
        title={about ? `${words.number(about.number)}, ${about.address || words.noAddress}` : words.title}
        note={about && `${about.applicant.name}, ${say.text.stage[about.stage]}`}
        back={<Button kind="icon" icon="back" href={deskPaths.help} label={words.back} />}
      >
        {about && about.stage !== 'draft' && (
          <Button icon="file" href={deskPaths.application(id)}>
            {words.toApplication}
          </Button>
        )}
        {next && (
          <Button after="arrow" onClick={goOn}>
            {words.next} <kbd>N</kbd>
          </Button>
        )}
      </Head>
      <div class="planning" data-picked={thread ? '' : undefined}>
        <div class="help-talk">
          <div class="work" tabIndex={0}>
            <DoneNotice words={done} />
            <StaleBanner state={loading.state} retry={() => void loading.reload()} />
            {loading.state.is === 'refused' && loading.state.problem.status === 404 ? (
              <Empty icon="file" title={words.notFound} words={words.notFoundWhat} />
            ) : (
              <ListState state={loading.state} retry={() => void loading.reload()} />
            )}
            {thread && (
              <Talk
                thread={thread}
                loading={loading}
                onPublish={account.role === 'administrator' ? setPublishing : null}
              />
            )}
          </div>
          {thread && <Reply thread={thread} reply={reply} />}
        </div>
        {thread && <ReadySide onInsert={reply.insert} />}
      </div>
      <Foot>
        <Keys
          hints={[
            { keys: ['R'], does: words.keys.write, act: write },
            { keys: ['Ctrl', 'Enter'], does: words.keys.send },
            { keys: ['N'], does: words.keys.next },
          ]}
        />
      </Foot>
      {publishing && thread && (
        <PublishDialog
          source={{ message: publishing, question: questionBefore(thread, publishing) }}
          onClose={() => setPublishing(null)}
          onDone={() => {
            setPublishing(null)
            setDone(words.publishing.done)
            void loading.reload()
          }}
        />
      )}
    </DeskPage>
  )
}

interface TalkProps {
  thread: HelpThread
  loading: ReturnType<typeof useThread>
  /** Only an administrator publishes. */
  onPublish: ((message: HelpMessage) => void) | null
}

function Talk({ thread, loading, onPublish }: TalkProps) {
  const { say } = useDesk()
  const words = helpDeskWords(say.locale)
  const end = useRef<HTMLDivElement>(null)
  const last = thread.messages.at(-1)?.id
  useEffect(() => {
    if (last) end.current?.scrollIntoView({ block: 'end' })
  }, [last])
  if (!last) return <Empty icon="inbox" title={words.silent} words={words.silentWhat} />
  return (
    <div ref={end}>
      {thread.earlier && (
        <Button busy={loading.loadingEarlier} onClick={() => void loading.earlier()}>
          {words.earlier}
        </Button>
      )}
      <Messages
        messages={thread.messages}
        text={helpWords(say.locale)}
        side="answer"
        who={({ by, kind }) => (kind === 'question' ? by.name : words.network(by.name))}
        moment={say.moment}
        acts={(message) =>
          message.published ? (
            <Badge state="ok" icon="check">
              {words.published}
            </Badge>
          ) : (
            onPublish &&
            message.kind === 'answer' &&
            message.text !== null && (
              <Button kind="quiet" onClick={() => onPublish(message)}>
                {words.forAll}
              </Button>
            )
          )
        }
      />
    </div>
  )
}

function questionBefore({ messages }: HelpThread, answer: HelpMessage): string {
  const at = messages.findIndex((each) => each.id === answer.id)
  return messages.slice(0, at).findLast((each) => each.kind === 'question')?.text ?? ''
}
