// The self-test of the point's computer: four parts, each with its last result and the way to try it.

import type { JSX } from 'preact'
import type { SelfTest, TestPart, TestResult } from '../../../api/connection-shapes'
import type { Testing } from '../../../core/connection/testing'
import { able } from '../../../device/abilities'
import { Badge } from '../../../ui/parts/badge'
import { Button } from '../../../ui/parts/button'
import { connectionWords } from '../../connection-words'
import { usePhone } from '../../use-phone'
import { LinePart } from './line-part'
import { Trouble } from './parts'
import { Printing } from './printing'
import { Scanner } from './scanner'
import { useSending } from './use-sending'
import { useTyped, type TypedFields } from './use-typed'

export interface TestProps<T extends SelfTest> {
  test: T
  acts: Testing<T>
  put: (fresh: T) => void
  reload: () => void
}

export type TryProps<T extends SelfTest> = TestProps<T> & TypedFields & { sheetUrl?: (id: string) => string }

interface Props<T extends SelfTest> extends TestProps<T> {
  /** What is kept on this computer is kept under this name. */
  about: string
  /** Where the network is asked, for who is signed in. */
  help?: string
  sheetUrl?: (id: string) => string
}

const ORDER: TestPart[] = ['browser', 'printing', 'scanner', 'line']
const TRY: Record<TestPart, <T extends SelfTest>(props: TryProps<T>) => JSX.Element> = {
  browser: Browser,
  printing: Printing,
  scanner: Scanner,
  line: LinePart,
}

export function TestParts<T extends SelfTest>({ about, help, ...props }: Props<T>) {
  const { say } = usePhone()
  const text = connectionWords(say.locale).test
  const fields = useTyped(about, props.test.sheet)
  return (
    <ul class="bare">
      {ORDER.map((part) => {
        const Try = TRY[part]
        const result = props.test.parts.find((each) => each.part === part)?.result ?? null
        return (
          <li key={part} class="plain stack">
            <div class="spread">
              <h3>{text.part[part]}</h3>
              {result ? (
                <Badge state={result.passed ? 'ok' : 'bad'} icon={result.passed ? 'check' : 'cross'}>
                  {result.passed ? text.passed : text.failed}
                </Badge>
              ) : (
                <Badge icon="circle">{text.none}</Badge>
              )}
            </div>
            {result && <Told result={result} help={help} />}
            <Try {...props} {...fields} />
          </li>
        )
      })}
    </ul>
  )
}

function Told({ result, help }: { result: TestResult; help?: string }) {
  const { say } = usePhone()
  const text = connectionWords(say.locale).test
  const { why, facts } = result
  const lacking = Array.isArray(facts.lacking)
    ? facts.lacking.map((each) => text.lacking[String(each)] ?? String(each))
    : []
  return (
    <>
      {why && (
        <p class="small">
          {text.why[why]} {lacking.length > 0 && `${lacking.join(', ')}.`}
        </p>
      )}
      {result.part === 'line' && (
        <p class="small">
          {text.line.figures(
            say.number(Number(facts.download_mbps), 1),
            say.number(Number(facts.upload_mbps), 1),
            say.number(Number(facts.needed_mbps)),
          )}{' '}
          {facts.internet === false && text.line.inside}
        </p>
      )}
      <p class="small muted">
        {text.when(say.moment(result.at), result.agent)}
        {result.by_link && `, ${text.byLink}`}
        {facts.means === 'camera' && `, ${text.byCamera}`}
      </p>
      {why && help && (
        <p>
          <Button kind="quiet" href={help} after="forward">
            {text.askHelp}
          </Button>
        </p>
      )}
    </>
  )
}

function Browser<T extends SelfTest>({ acts, put }: TryProps<T>) {
  const { say } = usePhone()
  const text = connectionWords(say.locale).test.browser
  const sending = useSending(acts.newId)
  return (
    <>
      <p class="small">{text.what}</p>
      <Trouble words={sending.trouble} />
      <Button
        wide
        busy={sending.busy}
        onClick={() => sending.send((id) => acts.report(id, { browser: { able: able() } }), put)}
      >
        {text.go}
      </Button>
    </>
  )
}
