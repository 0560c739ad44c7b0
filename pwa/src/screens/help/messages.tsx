// The messages of a thread, oldest first, with the stages between them.

import type { ComponentChildren } from 'preact'
import type { HelpMessage } from '../../api/help-shapes'
import type { HelpText } from '../../text/ru/help'
import { Between, Speech } from '../../ui/parts/speech'

interface Props {
  messages: HelpMessage[]
  text: HelpText
  /** Whose side reads it. */
  side: 'question' | 'answer'
  who: (message: HelpMessage) => string
  moment: (at: string) => string
  /** What can be done with a message. */
  acts?: (message: HelpMessage) => ComponentChildren
}

export function Messages({ messages, text, side, who, moment, acts }: Props) {
  return (
    <div class="talk">
      {messages.map((message, at) => (
        <>
          {message.stage !== messages[at - 1]?.stage && (
            <Between key={`${message.id} stage`}>{text.stage(text.stages[message.stage])}</Between>
          )}
          {message.kind === 'closing' ? (
            <Between key={message.id}>
              {text.needless}, {moment(message.at)}
            </Between>
          ) : (
            <Speech
              key={message.id}
              own={message.kind === side}
              who={who(message)}
              at={message.at}
              when={moment(message.at)}
              words={message.text}
              gone={text.gone}
            >
              {acts?.(message)}
            </Speech>
          )}
        </>
      ))}
    </div>
  )
}
