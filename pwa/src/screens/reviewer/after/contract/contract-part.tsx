// The contract on the desk: what would be issued, what is being read, what was signed.

import { useMemo, useState } from 'preact/hooks'
import type { Contract, ContractPreview, CurrentEdition } from '../../../../api/contract-shapes'
import { makeContract, type ContractActs } from '../../../../core/contract'
import { DeskIcon } from '../../../../ui/desk/icons'
import { TextField } from '../../../../ui/desk/text-field'
import { Banner } from '../../../../ui/parts/banner'
import { Bar } from '../../../../ui/parts/bar'
import { Button } from '../../../../ui/parts/button'
import { contractWords } from '../../../contract/contract-words'
import { clausesOf, standingOf } from '../../../contract/standing'
import { ContractChanges, ContractChapters } from '../../../contract/text-of'
import { FormDialog } from '../../../form-dialog'
import { ListState, StaleBanner } from '../../../list-state'
import { useLoaded } from '../../../loaded'
import { newId } from '../../../talk/sayings'
import { useDesk } from '../../../use-desk'
import { useForm } from '../../../use-form'
import type { PartProps } from '../parts'

export function ContractPart({ application, reload }: PartProps) {
  const { client, say } = useDesk()
  const acts = useMemo(() => makeContract(client.api, application.id), [client, application.id])
  const loading = useLoaded<Contract>(application.id, acts.read)
  const contract = loading.state.kept?.value
  if (!contract) return <ListState state={loading.state} retry={() => void loading.reload()} />
  const done = (fresh: Contract) => {
    loading.put(() => fresh)
    void reload()
  }
  const { current } = contract
  const words = contractWords(say.locale)
  return (
    <div class="contract-desk stack">
      <StaleBanner state={loading.state} retry={() => void loading.reload()} />
      {current && (contract.application.stage !== 'accepted' || current.signed) ? (
        <Issued contract={contract} current={current} acts={acts} onDone={done} />
      ) : (
        <ToIssue contract={contract} acts={acts} onDone={done} />
      )}
      {contract.former.length > 0 && (
        <section class="stack">
          <h2>{words.former}</h2>
          <ul class="stack">
            {contract.former.map((each) => (
              <li key={each.id}>
                <a href={acts.paperUrl(each.version, say.locale)} download>
                  {words.edition(each.version, say.day(each.at))}
                </a>
                {each.recalled && <span class="muted"> · {each.recalled.reason}</span>}
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  )
}

interface Props {
  contract: Contract
  acts: ContractActs
  onDone: (fresh: Contract) => void
}

function ToIssue({ contract, acts, onDone }: Props) {
  const { account, say } = useDesk()
  const words = contractWords(say.locale)
  const text = words.desk
  const loading = useLoaded<ContractPreview>(contract.application.id, acts.preview)
  const [asking, setAsking] = useState(false)
  const preview = loading.state.kept?.value
  if (!preview) return <ListState state={loading.state} retry={() => void loading.reload()} />
  const { recalled } = contract.current ?? { recalled: null }
  return (
    <>
      {recalled && (
        <Banner state="warn" icon="triangle">
          <strong>{text.before}.</strong> {recalled.reason}
        </Banner>
      )}
      {preview.missing.length > 0 && (
        <Banner state="warn" icon="triangle">
          <strong>{text.missing}:</strong> {preview.missing.map((each) => text.place[each] ?? each).join(', ')}
        </Banner>
      )}
      <div class="spread">
        <div>
          <h2>{text.issueTitle}</h2>
          <p class="small muted">
            {text.issueWhat} {text.template(preview.template)}.
          </p>
        </div>
        {account.role === 'reviewer' ? (
          <Button kind="primary" onClick={() => setAsking(true)}>
            {text.issue}
          </Button>
        ) : (
          <span class="small muted">{text.onlyReviewers}</span>
        )}
      </div>
      {preview.changes.length > 0 && (
        <section class="stack">
          <h2>{words.changes(preview.changes.length)}</h2>
          <ContractChanges changes={preview.changes} words={say.words} text={words} />
        </section>
      )}
      <ContractChapters chapters={preview.chapters} words={say.words} />
      {asking && (
        <IssueDialog
          preview={preview}
          acts={acts}
          reload={loading.reload}
          onDone={onDone}
          onClose={() => setAsking(false)}
        />
      )}
    </>
  )
}

interface IssueProps {
  preview: ContractPreview
  acts: ContractActs
  reload: () => Promise<void>
  onDone: (fresh: Contract) => void
  onClose: () => void
}

function IssueDialog({ preview, acts, reload, onDone, onClose }: IssueProps) {
  const { say } = useDesk()
  const text = contractWords(say.locale).desk
  const [id] = useState(newId)
  const [facts, setFacts] = useState<Record<string, string>>({})
  const form = useForm<string, Contract>({
    check: () => preview.missing.filter((place) => !facts[place]?.trim()),
    send: () => acts.issue(id, preview.template, facts),
    onDone,
    onStale: reload,
  })
  return (
    <FormDialog title={text.issueAsk} form={form} submit={text.issue} stale={text.stale} onClose={onClose}>
      <p>{text.issueSure}</p>
      {preview.missing.map((place) => (
        <TextField
          key={place}
          label={text.place[place] ?? place}
          value={facts[place] ?? ''}
          onInput={(said) => setFacts({ ...facts, [place]: said })}
          hint={text.placeHint[place]}
          error={form.faults.has(place) ? text.placeMissing : null}
        />
      ))}
    </FormDialog>
  )
}

function Issued({ contract, current, acts, onDone }: Props & { current: CurrentEdition }) {
  const { account, say } = useDesk()
  const words = contractWords(say.locale)
  const text = words.desk
  const [recalling, setRecalling] = useState(false)
  const all = clausesOf(current.chapters).length
  const read = new Set(current.read)
  const standing = standingOf(contract)
  const reading = standing === 'read' || standing === 'sign'
  return (
    <>
      <div class="spread">
        <div class="stack">
          <h2>{words.about(contract.application.number, current.version)}</h2>
          <p class="small muted">{words.issuedBy(current.by.name, say.moment(current.at))}</p>
          {current.signed && (
            <>
              <p class="row ok">
                <DeskIcon name="check" />
                <strong>{words.signedBy(current.signed.name, say.moment(current.signed.at))}</strong>
              </p>
              <p class="small">{words.signedHow(current.signed.email, current.signed.address)}</p>
            </>
          )}
          {reading && (
            <div class="narrow-field">
              <p class="small">
                {text.waiting} · {words.progress(current.read.length, all)}
              </p>
              <Bar share={current.read.length / all} label={words.progress(current.read.length, all)} />
            </div>
          )}
        </div>
        <div class="row wraps">
          <a class="btn" href={acts.paperUrl(current.version, current.signed ? 'ru' : say.locale)} download>
            {current.signed ? words.signedPaper : words.paper}
          </a>
          {reading && account.role === 'reviewer' && (
            <Button kind="bad" onClick={() => setRecalling(true)}>
              {text.recall}
            </Button>
          )}
        </div>
      </div>
      <ContractChapters
        chapters={current.chapters}
        words={say.words}
        done={(clause) => read.has(clause.id)}
        count={(chapter) =>
          words.of(chapter.clauses.filter((each) => read.has(each.id)).length, chapter.clauses.length)
        }
      />
      <p class="small muted">
        {words.digest}
        <br />
        <span class="hash">{current.digest}</span>
      </p>
      {recalling && <RecallDialog acts={acts} onDone={onDone} onClose={() => setRecalling(false)} />}
    </>
  )
}

function RecallDialog({ acts, onDone, onClose }: Omit<Props, 'contract'> & { onClose: () => void }) {
  const { say } = useDesk()
  const text = contractWords(say.locale).desk
  const [id] = useState(newId)
  const [reason, setReason] = useState('')
  const form = useForm<'reason', Contract>({
    check: () => (reason.trim() ? [] : ['reason']),
    send: () => acts.recall(id, reason.trim()),
    onDone,
  })
  return (
    <FormDialog bad title={text.recallTitle} form={form} submit={text.recall} stale={text.stale} onClose={onClose}>
      <p>{text.recallWhat}</p>
      <TextField
        autofocus
        label={text.reason}
        rows={3}
        value={reason}
        onInput={setReason}
        error={form.faults.has('reason') ? text.reasonMissing : null}
      />
    </FormDialog>
  )
}
