// A file against the photos of a report: its hash is computed here, and the file goes nowhere.

import { useRef, useState } from 'preact/hooks'
import type { ManifestPhoto } from '../../api/public-shapes'
import { findFile, type FileFound } from '../../core/report/check'
import { Icon } from '../../ui/parts/icon'
import { usePhone } from '../use-phone'
import { checkWords } from './check-words'

type Comparing = { is: 'idle' } | { is: 'reading' } | { is: 'found'; name: string; found: FileFound }

export function CompareFile({ photos }: { photos: ManifestPhoto[] }) {
  const { say } = usePhone()
  const text = checkWords(say.locale).file
  const [state, setState] = useState<Comparing>({ is: 'idle' })
  const [over, setOver] = useState(false)
  const asked = useRef(0)

  const compare = async (file: File | null | undefined) => {
    if (!file) return
    const number = ++asked.current
    setState({ is: 'reading' })
    const found = await findFile(file, photos)
    if (number === asked.current) setState({ is: 'found', name: file.name, found })
  }
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    void compare(event.dataTransfer?.files[0])
  }
  return (
    <section
      class="check-drop stack"
      data-over={over ? '' : undefined}
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <h2>{text.title}</h2>
      <p class="small muted">{text.what}</p>
      <div class="row">
        <label class="btn files">
          <Icon name="file" />
          {text.choose}
          <input
            type="file"
            aria-label={`${text.title}: ${text.choose}`}
            onChange={(event) => {
              void compare(event.currentTarget.files?.[0])
              event.currentTarget.value = ''
            }}
          />
        </label>
        <span class="muted small check-drop-here">{text.drop}</span>
      </div>
      <div role="status">
        {state.is === 'reading' && <p class="small">{text.reading}</p>}
        {state.is === 'found' && <Found name={state.name} found={state.found} />}
      </div>
    </section>
  )
}

function Found({ name, found }: { name: string; found: FileFound }) {
  const { say } = usePhone()
  const words = checkWords(say.locale)
  const text = words.file
  if (found.is === 'original' || found.is === 'copy') {
    return (
      <div class="kept" data-s="ok">
        <p class="row">
          <Icon name="check" />
          <span>{text[found.is](words.photo(found.photo.item, found.photo.number))}</span>
        </p>
        <p class="small muted file-name">{name}</p>
      </div>
    )
  }
  return (
    <div class="kept" data-s={found.is === 'none' ? 'bad' : undefined}>
      <p class="row">
        <Icon name={found.is === 'none' ? 'octagon' : 'triangle'} />
        <span>{found.is === 'none' ? <strong>{text.none}</strong> : text.unreadable}</span>
      </p>
      {found.is === 'none' && <p class="small">{text.noneWhat}</p>}
      <p class="small muted file-name">{name}</p>
      {found.is === 'none' && <p class="hash">{found.sha256}</p>}
    </div>
  )
}
