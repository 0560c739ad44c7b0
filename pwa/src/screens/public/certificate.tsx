// «Проверка свидетельства»: whether there is a certificate with this code, for everybody.

import { useLocation } from 'preact-iso'
import { useEffect } from 'preact/hooks'
import type { CheckedCertificate } from '../../api/training-shapes'
import { checkCertificate } from '../../core/training/training'
import { Badge } from '../../ui/parts/badge'
import { Button } from '../../ui/parts/button'
import { Empty, Ghost } from '../../ui/parts/empty'
import { OpenPage } from '../../ui/parts/open-page'
import { learnPaths } from '../learn/learn-paths'
import { learnWords } from '../learn/learn-words'
import { useLoaded } from '../loaded'
import { usePhone } from '../use-phone'
import { LanguageButton } from './language-button'

export function CertificatePage() {
  const { client, say } = usePhone()
  const { path } = useLocation()
  const words = learnWords(say.locale)
  const text = words.check
  const code = path.slice(learnPaths.certificate.length + 1)
  const { state, reload } = useLoaded<CheckedCertificate>(code, () => checkCertificate(client.api, code))
  useEffect(() => {
    document.title = `${text.title} · ${say.text.brand}`
  }, [text])
  const found = state.kept?.value
  return (
    <OpenPage
      brand={say.text.brand}
      title={text.title}
      about={text.about}
      end={<LanguageButton>{text.language}</LanguageButton>}
    >
      <div aria-live="polite">
        {found ? (
          <Found found={found} />
        ) : state.is === 'refused' ? (
          <Empty icon="file" title={text.unknown} words={text.unknownWhat} />
        ) : state.is === 'unreachable' ? (
          <Empty icon="offline" title={words.offline} words="">
            <Button icon="again" onClick={() => void reload()}>
              {words.retry}
            </Button>
          </Empty>
        ) : (
          <Ghost words={words.loading} />
        )}
      </div>
    </OpenPage>
  )
}

function Found({ found }: { found: CheckedCertificate }) {
  const { say } = usePhone()
  const text = learnWords(say.locale).check
  return (
    <div class="plain stack">
      <p>
        <Badge icon={found.valid ? 'check' : 'triangle'}>{found.valid ? text.valid : text.left}</Badge>
      </p>
      <dl class="facts">
        <dt>{text.who}</dt>
        <dd>{found.initials}</dd>
        <dt>{text.at}</dt>
        <dd>{say.day(found.at)}</dd>
        {found.left_at && (
          <>
            <dt>{text.leftAt}</dt>
            <dd>{say.day(found.left_at)}</dd>
          </>
        )}
        <dt>{text.courses}</dt>
        <dd>{found.courses.map((each) => say.words(each)).join(', ')}</dd>
      </dl>
    </div>
  )
}
