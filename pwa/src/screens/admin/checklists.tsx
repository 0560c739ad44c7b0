// Checklists and profiles of requirements as they were published; nothing here can be changed.

import { useState } from 'preact/hooks'
import type { Checklist, ChecklistRow, Item, ProfileRow } from '../../api/shapes'
import { Head } from '../../ui/desk/head'
import { SelectField } from '../../ui/desk/select-field'
import { Table, type Column } from '../../ui/desk/table'
import { Empty } from '../../ui/parts/empty'
import { DeskPage } from '../desk-page'
import type { DeskWords } from '../desk-words'
import { ListState, StaleBanner } from '../list-state'
import { useLoaded } from '../loaded'
import { useDesk } from '../use-desk'
import { normOf } from '../norm'
import { useProfiles } from '../use-profiles'
import { Plate } from '../../ui/parts/plate'

interface Chosen {
  id: string
  version: number
}

export function Checklists() {
  const { client, say } = useDesk()
  const words = say.text.checklists
  const list = useLoaded('checklists', () => client.planning.checklists())
  const profiles = useProfiles()
  const [picked, setPicked] = useState<Chosen | null>(null)
  const [profile, setProfile] = useState('')
  const rows = list.state.kept?.value.items ?? []
  const known = profiles.state.kept?.value ?? []
  const chosen = picked ?? (rows[0] ? { id: rows[0].id, version: rows[0].latest } : null)
  return (
    <DeskPage section="checklists" title={words.title}>
      <Head title={words.title} />
      <div class="work">
        <StaleBanner state={list.state} retry={list.reload} />
        <ListState state={list.state} retry={list.reload} />
        {list.state.kept && !rows.length && <Empty icon="inbox" title={words.empty} words={words.emptyWhat} />}
        {rows.length > 0 && (
          <div class="stack sections">
            <p class="small muted">
              {words.note} <span class="code">{words.command}</span>
            </p>
            <section class="box-table">
              <Table
                caption={words.caption}
                columns={checklistColumns(say, chosen, setPicked)}
                rows={rows}
                rowKey={(row) => row.id}
              />
            </section>
            <section class="box-table">
              <ListState state={profiles.state} retry={profiles.reload} />
              {known.length > 0 && (
                <Table
                  caption={words.profilesCaption}
                  columns={profileColumns(say)}
                  rows={known}
                  rowKey={(row) => row.ref}
                />
              )}
            </section>
            {chosen && profiles.state.is !== 'loading' && (
              <>
                <div class="narrow-field">
                  <SelectField
                    label={words.withProfile}
                    value={profile}
                    options={known.map((each) => ({
                      value: each.ref,
                      name: `${say.words(each.title)}, ${each.valid_from}`,
                    }))}
                    choose={words.plain}
                    onChange={setProfile}
                  />
                </div>
                <Items key={`${chosen.id} ${chosen.version} ${profile}`} chosen={chosen} profile={profile} />
              </>
            )}
          </div>
        )}
      </div>
    </DeskPage>
  )
}

function Items({ chosen, profile }: { chosen: Chosen; profile: string }) {
  const { client, say } = useDesk()
  const checklist = useLoaded<Checklist>(`${chosen.id} ${chosen.version} ${profile}`, () =>
    client.planning.checklist(chosen.id, chosen.version, profile || undefined),
  )
  const sections = checklist.state.kept?.value.sections ?? []
  return (
    <>
      <ListState state={checklist.state} retry={checklist.reload} />
      {sections.map((section) => (
        <section key={section.id} class="box-table">
          <h2>
            <Plate id={section.id} /> {say.words(section.title)}{' '}
            <span class="muted small">{say.text.checklists.items(section.items.length)}</span>
          </h2>
          <Table
            caption={say.words(section.title)}
            columns={itemColumns(say)}
            rows={section.items}
            rowKey={(item) => item.id}
          />
        </section>
      ))}
    </>
  )
}

function checklistColumns(say: DeskWords, chosen: Chosen | null, pick: (what: Chosen) => void): Column<ChecklistRow>[] {
  const words = say.text.checklists
  return [
    { key: 'title', head: words.columns.title, wide: true, cell: (row) => <strong>{say.words(row.title)}</strong> },
    { key: 'id', head: words.columns.id, cell: (row) => <span class="code">{row.id}</span> },
    {
      key: 'versions',
      head: words.columns.versions,
      wide: true,
      cell: (row) => (
        <span class="row wraps">
          {row.versions.map((each) => (
            <button
              key={each.version}
              type="button"
              class="chip"
              aria-pressed={chosen?.id === row.id && chosen.version === each.version}
              onClick={() => pick({ id: row.id, version: each.version })}
            >
              {words.version(each.version)}, {words.published(say.day(each.published_at))}
              {each.version === row.latest && ` · ${words.latest}`}
            </button>
          ))}
        </span>
      ),
    },
  ]
}

function profileColumns(say: DeskWords): Column<ProfileRow>[] {
  const words = say.text.checklists
  return [
    { key: 'title', head: words.profiles, wide: true, cell: (row) => <strong>{say.words(row.title)}</strong> },
    { key: 'id', head: words.columns.id, cell: (row) => <span class="code">{row.id}</span> },
    { key: 'from', head: words.columns.from, label: words.columns.from, cell: (row) => say.day(row.valid_from) },
  ]
}

function itemColumns(say: DeskWords): Column<Item>[] {
  const words = say.text.checklists
  return [
    {
      key: 'code',
      head: words.itemColumns.code,
      cell: (item) => <Plate id={item.id} line />,
    },
    {
      key: 'text',
      head: words.itemColumns.text,
      wide: true,
      cell: (item) => (
        <>
          {say.words(item.text)} {item.critical && <span class="bad">{say.text.twin.critical}</span>}
          {item.recommendation && <span class="sub">{words.recommendation}</span>}
        </>
      ),
    },
    {
      key: 'kind',
      head: words.itemColumns.kind,
      cell: (item) => (
        <>
          {words.kinds[item.kind]}
          {normOf(item.kind, item.settings, say) && <span class="sub">{normOf(item.kind, item.settings, say)}</span>}
        </>
      ),
    },
    {
      key: 'photos',
      head: words.itemColumns.photos,
      label: words.itemColumns.photos,
      cell: (item) => words.photos(item.photos.always, item.photos.when_bad),
    },
    {
      key: 'asked',
      head: words.itemColumns.asked,
      label: words.itemColumns.asked,
      cell: (item) => item.asked_of.map((who) => words.asked[who]).join(', '),
    },
  ]
}
