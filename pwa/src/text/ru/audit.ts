// What the administrator reads of the audit, in Russian: a sentence for every act.

import { counted } from '../counted'

type Facts = Record<string, unknown>

/** What a sentence needs besides its facts. */
export interface AuditTools {
  /** A person of this entry. */
  name(id: unknown): string
  day(at: unknown): string
  role(code: unknown): string
  number(value: unknown): string
}

const photos = (n: unknown) => counted('ru', Number(n), { one: 'снимок', few: 'снимка', many: 'снимков' })
const records = (n: unknown) => counted('ru', Number(n), { one: 'запись', few: 'записи', many: 'записей' })
const items = (n: number) => counted('ru', n, { one: 'пункт', few: 'пункта', many: 'пунктов' })
const list = (value: unknown) => (Array.isArray(value) ? value.map(String) : [])
const published = (facts: Facts) => (facts.from === 'shipped' ? 'из поставки' : 'из файла')
const stages: Record<string, string> = { recheck: 'повторно', empty: 'пустое помещение' }
const changes: Record<string, string> = { name: 'имя', locale: 'язык', password: 'новый пароль', phone: 'телефон' }
const count = (n: number) => new Intl.NumberFormat('ru').format(n)

const dutyNames: Record<string, string> = {
  lease: 'аренда',
  extinguisher: 'огнетушитель',
  archive: 'видеоархив',
}

const RULES: Record<string, string> = {
  days: 'сроки',
  papers: 'списки документов',
  consent: 'текст согласия',
  words: 'тексты',
}

const PAPERS: Record<string, string> = {
  registration: '«регистрация»',
  lease: '«аренда или право»',
  passport: '«паспорт»',
  charter: '«устав»',
  head: '«назначение руководителя»',
}
const RESULTS: Record<string, string> = {
  ok: 'в порядке',
  'not-ok': 'не в порядке',
  'not-applicable': 'не нужна',
  open: 'снова открыта',
}
const paperName = (id: unknown) => PAPERS[String(id)] ?? `«${String(id)}»`
const thing = (each: string) => (each.startsWith('paper:') ? paperName(each.slice(6)) : `вопрос ${each.slice(6)}`)
const sheets = (n: unknown) => counted('ru', Number(n), { one: 'страница', few: 'страницы', many: 'страниц' })

const ACCESS: Record<string, string> = { owner: 'владелец', manager: 'управляющий', operator: 'оператор' }
const TEST: Record<string, string> = { browser: 'браузер', scanner: 'сканер', printing: 'печать', line: 'связь' }
const STEP: Record<string, string> = {
  received: 'принят',
  placed: 'положен в ячейку',
  issued: 'выдан',
  returned: 'возвращён',
  asked: 'задан вопрос поддержке',
}
const accessOf = (role: unknown) => ACCESS[String(role)] ?? String(role)
const testOf = (part: unknown) => TEST[String(part)] ?? String(part)
const stepOf = (step: unknown) => STEP[String(step)] ?? String(step)

export const audit = {
  title: 'Журнал',
  caption: 'Кто, что и когда сделал, новое сверху',
  columns: { at: 'Когда', who: 'Кто', act: 'Что', about: 'О чём' },
  service: 'сервис',
  stranger: 'неизвестно кто',
  empty: 'Журнал пуст',
  emptyWhat: 'Здесь появится каждый вход, решение, выгрузка и новая версия.',
  nothing: 'Ничего не нашлось',
  nothingWhat: 'Измените или снимите условия поиска.',
  reset: 'Снять условия',
  details: (seq: number) => `Запись ${count(seq)}: подробно`,
  filters: {
    name: 'Условия поиска',
    about: 'Заявка, человек, почта',
    act: 'Что',
    every: 'Все действия',
    from: 'С какого дня',
    to: 'По какой день',
    who: (name: string) => `Кто: ${name}. Снять условие`,
  },
  families: {
    decision: 'Решения',
    session: 'Входы и выходы',
    export: 'Выгрузки',
    application: 'Заявки',
    paper: 'Документы',
    legal: 'Проверки документов',
    question: 'Вопросы',
    access: 'Доступы',
    connection: 'Подключение',
    contract: 'Договоры',
    training: 'Обучение',
    trial: 'Тестовый период',
    duty: 'Сроки точек',
    standard: 'Новые стандарты',
    point: 'Открытые точки',
    help: 'Помощь',
    rule: 'Правила сети',
    key: 'Личные данные',
    appeal: 'Возражения',
    lock: 'Кто открыл заявку',
    inspection: 'Осмотры',
    account: 'Учётные записи',
    erasure: 'Стирание данных',
    device: 'Телефоны',
    quarantine: 'Карантин',
    rescue: 'Файлы спасения',
    checklist: 'Чек-листы',
    profile: 'Профили требований',
    backup: 'Резервные копии',
    server: 'Сервер',
    audit: 'Сам журнал',
  } as Record<string, string>,
  about: {
    application: (number: string) => `Заявка ${number}`,
    inspection: (number: string) => `Осмотр по заявке ${number}`,
    gone: 'удалено',
  },
  unknown: (act: string) => `Действие ${act}`,
  acts: {
    'session.open': () => 'Вход',
    'session.close': () => 'Выход',
    'session.refuse': ({ why, left }) =>
      `${why === 'blocked' ? 'Не пустили: вход закрыт' : 'Не пустили: пароль не подошёл'}${left === 0 ? '. Дальнейшие попытки этого часа не записаны' : ''}`,
    'account.create': ({ role }, { role: named }) => `Заведена учётная запись: ${named(role)}`,
    'account.change': ({ fields, role, blocked }, { role: named }) => {
      const said = list(fields).map((field) => {
        if (field === 'role') return `роль (${named(role)})`
        if (field === 'blocked') return blocked ? 'вход закрыт' : 'вход открыт'
        return changes[field] ?? field
      })
      return `Изменена учётная запись: ${said.join(', ')}`
    },
    'account.register': () => 'Регистрация самим заявителем',
    'account.correct': ({ field }) => `Исправлено до подтверждения: ${field === 'phone' ? 'телефон' : 'почта'}`,
    'account.confirm': () => 'Почта подтверждена',
    'account.reset': ({ ended }, { number }) => `Новый пароль по ссылке из письма; завершено входов: ${number(ended)}`,
    'account.forget': () => 'Неподтверждённая учётная запись удалена',
    'application.create': () => 'Заведена заявка',
    'application.begin': () => 'Начата анкета',
    'application.submit': () => 'Заявка подана',
    'application.pass-check': () => 'Документы проверены, всё верно',
    'application.return-papers': ({ items }) => `Документы возвращены: ${list(items).map(thing).join(', ')}`,
    'application.repaired': () => 'Ремонт закончен',
    'application.withdraw': () => 'Заявка отозвана',
    'application.come-back': () => 'Заявка возобновлена',
    'decision.accept': () => 'Решение: принять',
    'decision.return': ({ items: returned }) =>
      `Решение: вернуть ${items(list(returned).length)} (${list(returned).join(', ')})`,
    'decision.refuse': () => 'Решение: отказать',
    'decision.resume': () => 'Решение: продолжить осмотр',
    'appeal.file': () => 'Заявитель возразил против отказа',
    'question.ask': ({ item, to }) =>
      `Вопрос ${to === 'inspector' ? 'инспектору' : 'заявителю'} по пункту ${String(item)}`,
    'question.answer': ({ item }) => `Ответ на вопрос по пункту ${String(item)}`,
    'application.issue-contract': ({ version }) => `Выдан договор, редакция ${String(version)}`,
    'application.recall-contract': ({ version }) => `Договор отозван сетью, редакция ${String(version)}`,
    'application.sign-contract': ({ version }) => `Договор подписан, редакция ${String(version)}`,
    'application.trained': () => 'Обучение закончено',
    'training.add': () => 'В список сотрудников добавлен человек',
    'training.invite': () => 'Сотруднику создана ссылка на обучение',
    'training.come': () => 'Сотрудник открыл ссылку на обучение',
    'training.remove': () => 'Сотрудник убран из списка',
    'training.certify': () => 'Сотрудник прошёл все курсы',
    'application.trial-ended': () => 'Тестовый период закончился',
    'application.pass': () => 'Тестовый период пройден, пункт открыт',
    'application.extend': () => 'Тестовый период продлён',
    'application.stop': () => 'Работа по заявке остановлена',
    'application.warn': ({ due_on }, { day }) => `Точке вынесено предупреждение, срок ${day(due_on)}`,
    'application.suspend': () => 'Работа точки приостановлена',
    'application.restore': () => 'Приостановка точки снята',
    'application.fixed': () => 'Владелец точки сообщил, что исправил найденное',
    'application.approve': () => 'Исправление на точке принято',
    'application.close': () => 'Владелец закрыл точку',
    'point.hours': () => 'Указаны часы работы точки',
    'duty.enter': ({ duty, until, figure }, { day }) =>
      `Указан срок точки (${dutyNames[String(duty)] ?? String(duty)}): ${figure != null ? `${String(figure)} дн. записи` : until ? `до ${day(until)}` : 'без конца'}`,
    'duty.remind': ({ duty }) => `Владельцу точки напомнили о сроке (${dutyNames[String(duty)] ?? String(duty)})`,
    'standard.confirm': ({ standard }) => `Владелец точки подтвердил новые стандарты: ${String(standard)}`,
    'trial.trouble': ({ due_on }, { day }) => `Записана проблема тестового периода, срок ${day(due_on)}`,
    'trial.mended': () => 'Проблема тестового периода закрыта по снимку',
    'contract.share': () => 'Заявитель открыл договор по ссылке',
    'contract.unshare': () => 'Заявитель закрыл ссылку на договор',
    'contract.code': () => 'Отправлен код подписи договора',
    'contract.code-wrong': () => 'Введён неверный код подписи',
    'application.connected': () => 'Точка подключена',
    'access.issue': ({ role }) => `Выдан доступ: ${accessOf(role)}`,
    'access.show': ({ role }) => `Пароль доступа показан: ${accessOf(role)}`,
    'access.confirm': ({ role }) => `Доступ получен: ${accessOf(role)}`,
    'access.wrong': ({ role }) => `Неверные знаки пароля: ${accessOf(role)}`,
    'access.revoke': ({ role }) => `Доступ отозван: ${accessOf(role)}`,
    'connection.test': ({ part, passed }) => `Самопроверка, ${testOf(part)}: ${passed ? 'пройдена' : 'не пройдена'}`,
    'connection.link': ({ purpose }) =>
      purpose === 'computer' ? 'Создана ссылка для проверки компьютера' : 'Создана ссылка для подтверждения доступа',
    'connection.unlink': ({ purpose }) =>
      purpose === 'computer' ? 'Закрыта ссылка для проверки компьютера' : 'Закрыта ссылка для подтверждения доступа',
    'connection.open': () => 'Ссылка открыта на компьютере точки',
    'connection.drill': () => 'Начат учебный заказ',
    'connection.step': ({ step }) => `Учебный заказ: ${stepOf(step)}`,
    'help.ask': () => 'Заявитель задал вопрос',
    'help.answer': () => 'Ответ на вопрос заявителя',
    'help.close': () => 'Сообщение не требует ответа',
    'help.publish': ({ version, shown }) =>
      `${shown ? 'Опубликован ответ для всех' : 'Снят ответ для всех'}, версия ${String(version)}`,
    'application.take': () => 'Заявку взяли себе',
    'application.give-back': ({ of }, { name }) => `Заявка снова ничья, была у ${name(of)}`,
    'lock.take-over': ({ from }, { name }) => `Заявку открыли вместо ${name(from)}`,
    'lock.break': ({ from }, { name }) => `Снят замок, который держит ${name(from)}`,
    'inspection.assign': ({ assignee, kind, stage }, { name }) =>
      `${kind === 'visit' ? 'Назначен выезд' : kind === 'daily' ? 'Открыт список дня' : 'Открыта самопроверка'}: ${name(assignee)}${stages[String(stage)] ? `, ${stages[String(stage)]}` : ''}`,
    'inspection.reassign': ({ from, to, due_at }, { name, day }) =>
      `Выезд передан: ${name(from)} → ${name(to)}${due_at ? `, срок ${day(due_at)}` : ''}`,
    'inspection.move': ({ due_at }, { day }) => `Срок перенесён на ${day(due_at)}`,
    'inspection.cancel': ({ kind }) =>
      kind === 'self_assessment' ? 'Отменена самопроверка' : kind === 'daily' ? 'Закрыт список дня' : 'Отменён выезд',
    'paper.add': ({ paper, kind, leaves }) =>
      `Приложен документ ${paperName(paper)}: ${String(kind)}, ${sheets(leaves)}`,
    'paper.take-out': ({ paper }) => `Убран файл документа ${paperName(paper)}`,
    'paper.describe': ({ paper }) => `Записано, что в документе ${paperName(paper)}`,
    'paper.reveal': ({ paper, leaf, as }) =>
      as === 'file'
        ? `Скачан файл документа ${paperName(paper)}`
        : `Открыта страница ${String(leaf)} документа ${paperName(paper)}`,
    'paper.expire': ({ files }) => `Срок хранения документов вышел, удалено файлов: ${String(files)}`,
    'legal.check': ({ check, result }) => `Проверка ${String(check)}: ${RESULTS[String(result)] ?? String(result)}`,
    'rule.publish': ({ kind, version }) =>
      `Изменены правила: ${RULES[String(kind)] ?? String(kind)}, версия ${String(version)}`,
    'erasure.make': ({ act, how, again }) =>
      `Стёрты данные человека, акт № ${String(act)}${how === 'paper' ? ', по письменному требованию' : ''}${again ? ', снова после восстановления' : ''}`,
    'erasure.expire': ({ act }) => `Истёк срок хранения по акту № ${String(act)}: стёрто и сохранённое без имени`,
    'decision.refreeze': () => 'Из отчёта, сохранённого с решением, убрано имя',
    'export.my-data': () => 'Человек скачал свои данные',
    'key.destroy': () => 'Личные данные стёрты: ключ уничтожен',
    'checklist.publish': (facts) => `Опубликована версия чек-листа, ${published(facts)}`,
    'profile.publish': (facts) => `Опубликован профиль требований, ${published(facts)}`,
    'device.enrol': ({ phones }) =>
      Number(phones) > 1 ? `Ещё один телефон у этого человека: ${String(phones)}-й` : 'Первый телефон этого человека',
    'device.hole': ({ first, last }) => `Телефон потерял записи ${String(first)}–${String(last)}`,
    'device.collision': ({ n }) => `Телефон прислал под номером ${String(n)} другую запись`,
    'quarantine.release': ({ outcome }) =>
      outcome === 'refused' ? 'Запись из карантина снова не принята' : 'Запись из карантина применена',
    'rescue.taken': ({ applied, photos: taken }) =>
      `Принят файл спасения: ${records(applied)}, ${photos((taken as Facts | undefined)?.stored ?? 0)}`,
    'export.copy': () => 'Выгружена копия снимка',
    'export.copies': ({ photos: n }) => `Выгружены копии: ${photos(n)}`,
    'export.originals': ({ photos: n }) => `Выгружены оригиналы: ${photos(n)}`,
    'export.original': () => 'Выгружен оригинал снимка',
    'export.pdf': () => 'Заказан отчёт в PDF',
    'export.case': () => 'Заказано всё дело',
    'export.csv': () => 'Выгружен список CSV',
    'export.xlsx': () => 'Выгружен список XLSX',
    'export.geojson': () => 'Выгружены помещения GeoJSON',
    'backup.make': ({ rows, files }, { number }) =>
      `Сделана резервная копия: строк ${number(rows)}, файлов ${number(files)}`,
    'backup.restore': ({ made_at }, { day }) => `Восстановлено из резервной копии: ${day(made_at)}`,
    'server.new_life': () => 'Сервер начал заново: телефоны пришлют то, чего ему не хватает',
    'audit.cut': ({ seq }, { number }) => `Стоит более старая база: прежний журнал доходил до записи ${number(seq)}`,
  } as Record<string, (facts: Facts, tools: AuditTools) => string>,
  entry: {
    onlyWho: 'Только этот человек',
    onlyAbout: 'Всё об этом',
    title: (seq: number) => `Запись ${count(seq)}`,
    close: 'Закрыть подробности',
    at: 'Когда',
    who: 'Кто',
    act: 'Действие',
    subject: 'О чём',
    facts: 'Что записано',
    before: 'Отпечаток записи перед ней',
    hash: 'Отпечаток этой записи',
    first: 'это первая запись',
    what: 'Отпечаток считается по всей записи и отпечатку перед ней: исправленная, убранная или вставленная запись рвёт цепочку.',
  },
  chain: {
    whole: (n: number, moment: string) =>
      `Цепочка цела: ${counted('ru', n, { one: 'запись', few: 'записи', many: 'записей' })}, проверено ${moment}`,
    since: (n: number) => `после проверки ещё ${counted('ru', n, { one: 'запись', few: 'записи', many: 'записей' })}`,
    broken: (n: number) => `Цепочка нарушена на записи ${count(n)}.`,
    why: {
      link: 'Здесь запись исправлена, убрана, вставлена или переставлена.',
      cut: 'Эта запись и всё после неё убраны.',
      end: 'На её месте стоит другая запись.',
    },
    what: (moment: string) => `Проверено ${moment}. Сравните с резервными копиями, прежде чем что-либо менять.`,
    never: 'Цепочка ещё не проверялась',
    running: (seen: number, total: number) => `Проверяем цепочку: ${count(seen)} из ${count(total)}`,
    check: 'Проверить',
  },
}

export type AuditText = typeof audit
