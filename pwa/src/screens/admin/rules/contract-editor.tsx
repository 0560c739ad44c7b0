// The template of the contract: chapters and clauses in both languages, and how a partner would read them.

import { useState } from 'preact/hooks'
import type { TemplateChapter, TemplateClause } from '../../../api/rule-shapes'
import { Button } from '../../../ui/parts/button'
import { ContractChapters } from '../../contract/text-of'
import { useDesk } from '../../use-desk'
import { filled, freshName, PLACES, shifted } from './contract-template'
import type { EditorProps } from './rule-frame'
import type { Faults } from './rule-values'
import { rulesWords } from './rules-words'
import { BothTexts } from './texts-editors'

const EMPTY = { ru: '', en: '' }

export function ContractEditor({ value, faults, onType }: EditorProps<'contract'>) {
  const { say } = useDesk()
  const words = rulesWords(say.locale).contract
  const [shown, setShown] = useState(false)
  const { chapters, network = EMPTY } = value
  const put = (fresh: TemplateChapter[]) => onType({ ...value, chapters: fresh })
  const empty = (): TemplateClause => ({ id: freshName(chapters, 'clause'), text: { ru: '', en: '' } })
  const add = () =>
    put([...chapters, { id: freshName(chapters, 'chapter'), title: { ru: '', en: '' }, clauses: [empty()] }])
  return (
    <>
      <p class="row wraps">
        <Button pressed={!shown} onClick={() => setShown(false)}>
          {words.edit}
        </Button>
        <Button pressed={shown} onClick={() => setShown(true)}>
          {words.preview}
        </Button>
      </p>
      {shown ? (
        <div class="contract-desk">
          <ContractChapters
            chapters={filled(chapters, value.network ? { ...words.example, network } : words.example)}
            words={say.words}
          />
        </div>
      ) : (
        <>
          <BothTexts
            value={network}
            labels={words.networkIn}
            rows={3}
            place="network/"
            faults={faults}
            onType={(fresh) => onType({ ...value, network: fresh })}
          />
          <p class="small muted">
            {words.places} {PLACES.map((each) => `{${each}}`).join(' ')}
          </p>
          {chapters.map((chapter, at) => (
            <ChapterEditor
              key={chapter.id}
              number={at + 1}
              chapter={chapter}
              faults={faults}
              empty={empty}
              onType={(fresh) => put(chapters.map((each) => (each.id === chapter.id ? fresh : each)))}
              onMove={(by) => put(shifted(chapters, at, by))}
              onRemove={() => put(chapters.filter((each) => each.id !== chapter.id))}
            />
          ))}
          <p>
            <Button onClick={add}>{words.addChapter}</Button>
          </p>
        </>
      )}
    </>
  )
}

interface ChapterProps {
  number: number
  chapter: TemplateChapter
  faults: Faults
  empty: () => TemplateClause
  onType: (chapter: TemplateChapter) => void
  onMove: (by: 1 | -1) => void
  onRemove: () => void
}

function ChapterEditor({ number, chapter, faults, empty, onType, onMove, onRemove }: ChapterProps) {
  const { say } = useDesk()
  const words = rulesWords(say.locale).contract
  const { clauses } = chapter
  const put = (fresh: TemplateClause[]) => onType({ ...chapter, clauses: fresh })
  const name = words.chapter(number)
  return (
    <section class="stack">
      <div class="spread">
        <h2>{name}</h2>
        <Moves of={name} onMove={onMove} onRemove={onRemove} />
      </div>
      <BothTexts
        value={chapter.title}
        labels={words.title}
        rows={1}
        place={`${chapter.id}/title/`}
        faults={faults}
        onType={(title) => onType({ ...chapter, title })}
      />
      <ol class="rule-papers">
        {clauses.map((clause, at) => (
          <li key={clause.id} class="stack">
            <div class="spread">
              <strong>{words.clause(`${number}.${at + 1}`)}</strong>
              <Moves
                of={words.clause(`${number}.${at + 1}`)}
                onMove={(by) => put(shifted(clauses, at, by))}
                onRemove={() => put(clauses.filter((each) => each.id !== clause.id))}
              />
            </div>
            <BothTexts
              value={clause.text}
              labels={words.text}
              rows={4}
              place={`${clause.id}/text/`}
              faults={faults}
              onType={(text) => put(clauses.map((each) => (each.id === clause.id ? { ...each, text } : each)))}
            />
          </li>
        ))}
      </ol>
      {faults.has(chapter.id) && (
        <p class="small bad" role="alert">
          {words.few}
        </p>
      )}
      <p>
        <Button onClick={() => put([...clauses, empty()])}>{words.addClause}</Button>
      </p>
    </section>
  )
}

interface MovesProps {
  of: string
  onMove: (by: 1 | -1) => void
  onRemove: () => void
}

function Moves({ of, onMove, onRemove }: MovesProps) {
  const { say } = useDesk()
  const { paper } = rulesWords(say.locale)
  return (
    <p class="row">
      <Button kind="icon" icon="up" label={paper.of(paper.up, of)} onClick={() => onMove(-1)} />
      <Button kind="icon" icon="down" label={paper.of(paper.down, of)} onClick={() => onMove(1)} />
      <Button kind="icon" icon="bin" label={paper.of(paper.remove, of)} onClick={onRemove} />
    </p>
  )
}
