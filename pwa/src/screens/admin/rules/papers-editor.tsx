// The papers that each legal form is asked for: named in both languages, ordered, one's own added.

import type { Paper } from '../../../api/rule-shapes'
import { Button } from '../../../ui/parts/button'
import { newId } from '../../talk/sayings'
import { useDesk } from '../../use-desk'
import type { EditorProps } from './rule-frame'
import { moved, type Faults } from './rule-values'
import { rulesWords } from './rules-words'
import { BothTexts } from './texts-editors'

export function PapersEditor({ value, faults, onType }: EditorProps<'papers'>) {
  const { say } = useDesk()
  const words = rulesWords(say.locale)
  return (
    <>
      {Object.entries(words.forms).map(([form, name]) => {
        const papers = value[form] ?? []
        const put = (fresh: Paper[]) => onType({ ...value, [form]: fresh })
        return (
          <section key={form} class="stack">
            <h2>{name}</h2>
            <ol class="rule-papers">
              {papers.map((paper, at) => (
                <PaperRow
                  key={paper.id}
                  paper={paper}
                  place={`${form}/${paper.id}/`}
                  faults={faults}
                  first={at === 0}
                  last={at === papers.length - 1}
                  onType={(fresh) => put(papers.map((each) => (each.id === paper.id ? fresh : each)))}
                  onMove={(by) => put(moved(papers, at, by))}
                  onRemove={() => put(papers.filter((each) => each.id !== paper.id))}
                />
              ))}
            </ol>
            {faults.has(form) && (
              <p class="small bad" role="alert">
                {words.faults.few}
              </p>
            )}
            <p>
              <Button onClick={() => put([...papers, ownPaper()])}>{words.paper.add}</Button>
            </p>
          </section>
        )
      })}
    </>
  )
}

const ownPaper = (): Paper => ({ id: `own-${newId().slice(0, 8)}`, title: { ru: '', en: '' } })

interface RowProps {
  paper: Paper
  place: string
  faults: Faults
  first: boolean
  last: boolean
  onType: (paper: Paper) => void
  onMove: (by: 1 | -1) => void
  onRemove: () => void
}

function PaperRow({ paper, place, faults, first, last, onType, onMove, onRemove }: RowProps) {
  const { say } = useDesk()
  const words = rulesWords(say.locale).paper
  const title = say.words(paper.title) || words.unnamed
  const act = (name: string) => words.of(name, title)
  return (
    <li class="stack">
      <BothTexts
        value={paper.title}
        labels={words.title}
        rows={1}
        place={`${place}title/`}
        faults={faults}
        onType={(fresh) => onType({ ...paper, title: fresh })}
      />
      {paper.note && (
        <BothTexts
          value={paper.note}
          labels={words.note}
          rows={2}
          place={`${place}note/`}
          faults={faults}
          onType={(note) => onType({ ...paper, note })}
        />
      )}
      <p class="row wraps">
        <Button kind="quiet" icon="up" label={act(words.up)} disabled={first} onClick={() => onMove(-1)}>
          {words.up}
        </Button>
        <Button kind="quiet" icon="down" label={act(words.down)} disabled={last} onClick={() => onMove(1)}>
          {words.down}
        </Button>
        {!paper.note && (
          <Button
            kind="quiet"
            label={act(words.withNote)}
            onClick={() => onType({ ...paper, note: { ru: '', en: '' } })}
          >
            {words.withNote}
          </Button>
        )}
        <Button kind="quiet" icon="bin" label={act(words.remove)} onClick={onRemove}>
          {words.remove}
        </Button>
      </p>
    </li>
  )
}
