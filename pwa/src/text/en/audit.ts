// What the administrator reads of the audit, in English: a sentence for every act.

import { counted } from '../counted'
import type { AuditText } from '../ru/audit'

type Facts = Record<string, unknown>

const photos = (n: unknown) => counted('en', Number(n), { one: 'photo', many: 'photos' })
const records = (n: unknown) => counted('en', Number(n), { one: 'record', many: 'records' })
const items = (n: number) => counted('en', n, { one: 'item', many: 'items' })
const list = (value: unknown) => (Array.isArray(value) ? value.map(String) : [])
const published = (facts: Facts) => (facts.from === 'shipped' ? 'shipped with the product' : 'from a file')
const stages: Record<string, string> = { recheck: 'again', empty: 'empty premises' }
const changes: Record<string, string> = { name: 'name', locale: 'language', password: 'new password', phone: 'phone' }
const count = (n: number) => new Intl.NumberFormat('en').format(n)

const RULES: Record<string, string> = {
  days: 'terms',
  papers: 'lists of papers',
  consent: 'text of the consent',
  words: 'texts',
}

const PAPERS: Record<string, string> = {
  registration: '«registration»',
  lease: '«lease or title»',
  passport: '«passport»',
  charter: '«charter»',
  head: '«head’s appointment»',
}
const RESULTS: Record<string, string> = {
  ok: 'in order',
  'not-ok': 'not in order',
  'not-applicable': 'not needed',
  open: 'open again',
}
const paperName = (id: unknown) => PAPERS[String(id)] ?? `«${String(id)}»`
const thing = (each: string) => (each.startsWith('paper:') ? paperName(each.slice(6)) : `question ${each.slice(6)}`)
const sheets = (n: unknown) => counted('en', Number(n), { one: 'page', many: 'pages' })

export const audit: AuditText = {
  title: 'Audit',
  caption: 'Who did what and when, the newest first',
  columns: { at: 'When', who: 'Who', act: 'What', about: 'About' },
  service: 'the service',
  stranger: 'nobody knows who',
  empty: 'The audit is empty',
  emptyWhat: 'Every sign-in, decision, export and new version will appear here.',
  nothing: 'Nothing found',
  nothingWhat: 'Change the conditions, or clear them.',
  reset: 'Clear conditions',
  details: (seq) => `Entry ${count(seq)}: details`,
  filters: {
    name: 'Search conditions',
    about: 'Application, person, e-mail',
    act: 'What',
    every: 'All acts',
    from: 'From day',
    to: 'To day',
    who: (name) => `Who: ${name}. Clear this condition`,
  },
  families: {
    decision: 'Decisions',
    session: 'Sign-ins and sign-outs',
    export: 'Exports',
    application: 'Applications',
    paper: 'Papers',
    legal: 'Checks of papers',
    question: 'Questions',
    access: 'Accesses',
    connection: 'Connection',
    contract: 'Contracts',
    training: 'Training',
    trial: 'Test period',
    duty: 'Terms of points',
    standard: 'New standards',
    point: 'Open points',
    help: 'Help',
    rule: 'Rules of the network',
    key: 'Personal data',
    appeal: 'Appeals',
    lock: 'Who has an application open',
    inspection: 'Inspections',
    account: 'Accounts',
    erasure: 'Erasures',
    device: 'Phones',
    quarantine: 'Quarantine',
    rescue: 'Rescue files',
    checklist: 'Checklists',
    profile: 'Threshold profiles',
    backup: 'Backups',
    server: 'Server',
    audit: 'The audit itself',
  },
  about: {
    application: (number) => `Application ${number}`,
    inspection: (number) => `Inspection of application ${number}`,
    gone: 'deleted',
  },
  unknown: (act) => `Act ${act}`,
  acts: {
    'session.open': () => 'Signed in',
    'session.close': () => 'Signed out',
    'session.refuse': ({ why, left }) =>
      `${why === 'blocked' ? 'Not let in: the account is blocked' : 'Not let in: wrong password'}${left === 0 ? '. Further tries of this hour are not noted' : ''}`,
    'account.create': ({ role }, { role: named }) => `Account created: ${named(role)}`,
    'account.change': ({ fields, role, blocked }, { role: named }) => {
      const said = list(fields).map((field) => {
        if (field === 'role') return `role (${named(role)})`
        if (field === 'blocked') return blocked ? 'blocked' : 'unblocked'
        return changes[field] ?? field
      })
      return `Account changed: ${said.join(', ')}`
    },
    'account.register': () => 'Registered by themselves',
    'account.correct': ({ field }) => `Corrected before it was confirmed: ${field === 'phone' ? 'phone' : 'e-mail'}`,
    'account.confirm': () => 'E-mail confirmed',
    'account.reset': ({ ended }, { number }) =>
      `New password by the link of a letter; sessions ended: ${number(ended)}`,
    'account.forget': () => 'Unconfirmed account removed',
    'application.create': () => 'Application opened',
    'application.begin': () => 'Questionnaire begun',
    'application.submit': () => 'Application submitted',
    'application.pass-check': () => 'Papers checked, all right',
    'application.return-papers': ({ items }) => `Papers returned: ${list(items).map(thing).join(', ')}`,
    'application.repaired': () => 'Repair finished',
    'application.withdraw': () => 'Application withdrawn',
    'application.come-back': () => 'Application taken up again',
    'decision.accept': () => 'Decision: accept',
    'decision.return': ({ items: returned }) =>
      `Decision: return ${items(list(returned).length)} (${list(returned).join(', ')})`,
    'decision.refuse': () => 'Decision: refuse',
    'decision.resume': () => 'Decision: go on with the inspection',
    'appeal.file': () => 'The applicant appealed against the refusal',
    'question.ask': ({ item, to }) =>
      `Question to the ${to === 'inspector' ? 'inspector' : 'applicant'} on item ${String(item)}`,
    'question.answer': ({ item }) => `Answer to the question on item ${String(item)}`,
    'application.issue-contract': ({ version }) => `Contract issued, edition ${String(version)}`,
    'application.recall-contract': ({ version }) => `The network recalled the contract, edition ${String(version)}`,
    'application.sign-contract': ({ version }) => `Contract signed, edition ${String(version)}`,
    'application.trained': () => 'Training finished',
    'training.add': () => 'Somebody was put on the roster',
    'training.invite': () => 'A link to the training was made',
    'training.come': () => 'A member opened the link to the training',
    'training.remove': () => 'A member was taken off the roster',
    'training.certify': () => 'A member passed every course',
    'application.trial-ended': () => 'The test period has ended',
    'application.pass': () => 'The test period is passed, the point is open',
    'application.extend': () => 'The test period was extended',
    'application.stop': () => 'The application was stopped',
    'application.warn': ({ due_on }, { day }) => `The point was warned, to be put right by ${day(due_on)}`,
    'application.suspend': () => 'The point was suspended',
    'application.restore': () => 'The suspension of the point was lifted',
    'application.fixed': () => 'The owner of the point said that it is put right',
    'application.approve': () => 'What was put right at the point was approved',
    'application.close': () => 'The owner closed the point',
    'point.hours': () => 'The hours of the point were told',
    'duty.enter': ({ duty, until, figure }, { day }) =>
      `A term of the point was entered (${String(duty)}): ${figure != null ? `${String(figure)} days kept` : until ? `until ${day(until)}` : 'no end'}`,
    'duty.remind': ({ duty }) => `The owner was reminded of a term (${String(duty)})`,
    'standard.confirm': ({ standard }) => `The owner of a point confirmed new standards: ${String(standard)}`,
    'trial.trouble': ({ due_on }, { day }) => `A problem of the test period was written down, due ${day(due_on)}`,
    'trial.mended': () => 'A problem of the test period was closed by a photo',
    'contract.share': () => 'The applicant opened the contract to a link',
    'contract.unshare': () => 'The applicant closed a link to the contract',
    'contract.code': () => 'A code to sign the contract was sent',
    'contract.code-wrong': () => 'A wrong code to sign was typed',
    'application.connected': () => 'The point is connected',
    'access.issue': ({ role }) => `Access issued: ${String(role)}`,
    'access.show': ({ role }) => `Password of an access shown: ${String(role)}`,
    'access.confirm': ({ role }) => `Access received: ${String(role)}`,
    'access.wrong': ({ role }) => `Wrong signs of a password: ${String(role)}`,
    'access.revoke': ({ role }) => `Access revoked: ${String(role)}`,
    'connection.test': ({ part, passed }) => `Self-test, ${String(part)}: ${passed ? 'passed' : 'not passed'}`,
    'connection.link': ({ purpose }) =>
      purpose === 'computer' ? 'A link to test a computer was made' : 'A link to confirm an access was made',
    'connection.unlink': ({ purpose }) =>
      purpose === 'computer' ? 'A link to test a computer was closed' : 'A link to confirm an access was closed',
    'connection.open': () => 'A link was opened on the computer of the point',
    'connection.drill': () => 'A training order begun',
    'connection.step': ({ step }) => `Training order: ${String(step)}`,
    'help.ask': () => 'The applicant asked a question',
    'help.answer': () => "The applicant's question answered",
    'help.close': () => 'The message needs no answer',
    'help.publish': ({ version, shown }) =>
      `${shown ? 'Answer for everybody published' : 'Answer for everybody taken off'}, version ${String(version)}`,
    'application.take': () => 'Application taken',
    'application.give-back': ({ of }, { name }) => `Application given back, was with ${name(of)}`,
    'lock.take-over': ({ from }, { name }) => `Application opened in place of ${name(from)}`,
    'lock.break': ({ from }, { name }) => `Lock removed that was held by ${name(from)}`,
    'inspection.assign': ({ assignee, kind, stage }, { name }) =>
      `${kind === 'visit' ? 'Visit planned' : kind === 'daily' ? 'Daily list opened' : 'Self-assessment opened'}: ${name(assignee)}${stages[String(stage)] ? `, ${stages[String(stage)]}` : ''}`,
    'inspection.reassign': ({ from, to, due_at }, { name, day }) =>
      `Visit handed over: ${name(from)} → ${name(to)}${due_at ? `, due ${day(due_at)}` : ''}`,
    'inspection.move': ({ due_at }, { day }) => `Due date moved to ${day(due_at)}`,
    'inspection.cancel': ({ kind }) =>
      kind === 'self_assessment'
        ? 'Self-assessment cancelled'
        : kind === 'daily'
          ? 'Daily list closed'
          : 'Visit cancelled',
    'paper.add': ({ paper, kind, leaves }) => `Paper added, ${paperName(paper)}: ${String(kind)}, ${sheets(leaves)}`,
    'paper.take-out': ({ paper }) => `A file taken out of ${paperName(paper)}`,
    'paper.describe': ({ paper }) => `Written down what stands in ${paperName(paper)}`,
    'paper.reveal': ({ paper, leaf, as }) =>
      as === 'file' ? `File of ${paperName(paper)} downloaded` : `Page ${String(leaf)} of ${paperName(paper)} opened`,
    'paper.expire': ({ files }) => `Papers kept for their term, files removed: ${String(files)}`,
    'legal.check': ({ check, result }) => `Check ${String(check)}: ${RESULTS[String(result)] ?? String(result)}`,
    'rule.publish': ({ kind, version }) =>
      `Rules changed: ${RULES[String(kind)] ?? String(kind)}, version ${String(version)}`,
    'erasure.make': ({ act, how, again }) =>
      `A person’s data erased, act No. ${String(act)}${how === 'paper' ? ', asked for on paper' : ''}${again ? ', again after a restore' : ''}`,
    'erasure.expire': ({ act }) => `Term of act No. ${String(act)} over: what was kept without a name erased too`,
    'decision.refreeze': () => 'The name taken out of a report kept with a decision',
    'export.my-data': () => 'A person downloaded their data',
    'key.destroy': () => 'Personal data erased: the key was destroyed',
    'checklist.publish': (facts) => `Checklist version published, ${published(facts)}`,
    'profile.publish': (facts) => `Threshold profile published, ${published(facts)}`,
    'device.enrol': ({ phones }) =>
      Number(phones) > 1 ? `One more phone of this person: number ${String(phones)}` : 'First phone of this person',
    'device.hole': ({ first, last }) => `The phone lost records ${String(first)}–${String(last)}`,
    'device.collision': ({ n }) => `The phone sent another record under number ${String(n)}`,
    'quarantine.release': ({ outcome }) =>
      outcome === 'refused' ? 'Record of the quarantine refused again' : 'Record of the quarantine applied',
    'rescue.taken': ({ applied, photos: taken }) =>
      `Rescue file taken in: ${records(applied)}, ${photos((taken as Facts | undefined)?.stored ?? 0)}`,
    'export.copy': () => 'Copy of a photo taken away',
    'export.copies': ({ photos: n }) => `Copies taken away: ${photos(n)}`,
    'export.originals': ({ photos: n }) => `Originals taken away: ${photos(n)}`,
    'export.original': () => 'Original of a photo taken away',
    'export.pdf': () => 'Report in PDF asked for',
    'export.case': () => 'Whole case asked for',
    'export.csv': () => 'List taken away as CSV',
    'export.xlsx': () => 'List taken away as XLSX',
    'export.geojson': () => 'Premises taken away as GeoJSON',
    'backup.make': ({ rows, files }, { number }) => `Backup made: ${number(rows)} rows, ${number(files)} files`,
    'backup.restore': ({ made_at }, { day }) => `Restored from the backup of ${day(made_at)}`,
    'server.new_life': () => 'The server began anew: phones will send what it lacks',
    'audit.cut': ({ seq }, { number }) =>
      `An older database stands here: the former audit went up to entry ${number(seq)}`,
  },
  entry: {
    onlyWho: 'Only this person',
    onlyAbout: 'All about this',
    title: (seq) => `Entry ${count(seq)}`,
    close: 'Close the details',
    at: 'When',
    who: 'Who',
    act: 'Act',
    subject: 'About',
    facts: 'What was recorded',
    before: 'Fingerprint of the entry before it',
    hash: 'Fingerprint of this entry',
    first: 'this is the first entry',
    what: 'A fingerprint covers the whole entry and the fingerprint before it: an entry that is changed, removed or put in breaks the chain.',
  },
  chain: {
    whole: (n, moment) =>
      `The chain is whole: ${counted('en', n, { one: 'entry', many: 'entries' })}, checked ${moment}`,
    since: (n) => `${counted('en', n, { one: 'entry', many: 'entries' })} more since then`,
    broken: (n) => `The chain is broken at entry ${count(n)}.`,
    why: {
      link: 'An entry was changed, removed, put in or moved here.',
      cut: 'This entry and all after it were removed.',
      end: 'Another entry stands in its place.',
    },
    what: (moment) => `Checked ${moment}. Compare with backups before you change anything.`,
    never: 'The chain has not been checked yet',
    running: (seen, total) => `Checking the chain: ${count(seen)} of ${count(total)}`,
    check: 'Check',
  },
}
