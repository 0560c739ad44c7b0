// What people are told, in Russian; fetched with its page.

import type { NoticeKind } from '../../api/notice-shapes'
import type { ActOfNetwork } from '../../api/point-shapes'
import type { Role } from '../../api/shapes'
import { counted } from '../counted'

/** What the words need of the person's language. */
export interface Tools {
  day(at: string): string
  moment(at: string): string
}

export interface Said {
  title: string
  more?: string
}

type Facts = Record<string, unknown>
export type Tell = (facts: Facts, say: Tools, role: Role) => Said

/** A fact that is a text; anything else is as if it were not there. */
export const textOf = (value: unknown): string | null => (typeof value === 'string' && value ? value : null)
export const numberOf = (value: unknown): number | null => (typeof value === 'number' ? value : null)
export const lengthOf = (value: unknown): number => (Array.isArray(value) ? value.length : 0)

const items = (n: number) => counted('ru', n, { one: 'пункт', few: 'пункта', many: 'пунктов' })
const days = (n: number) => counted('ru', n, { one: 'день', few: 'дня', many: 'дней' })
const letters = (n: number) => counted('ru', n, { one: 'письмо', few: 'письма', many: 'писем' })
const due = (value: unknown, say: Tools) => (textOf(value) ? `Срок: до ${say.day(String(value))}` : undefined)
const STEP: Record<string, string> = {
  amending: 'исправить анкету и документы',
  contracting: 'прочитать и подписать договор',
  connecting: 'подключить точку',
  training: 'закончить обучение',
  correcting: 'исправить возвращённые пункты',
}
const about = (value: unknown) => (textOf(value) ? ` о пункте ${String(value)}` : '')
const visitDue = (facts: Facts, say: Tools) =>
  textOf(facts.due_at) ? `До ${say.moment(String(facts.due_at))}` : undefined

const ACTED: Record<ActOfNetwork, string> = {
  warn: 'Точке вынесено предупреждение',
  suspend: 'Работа точки приостановлена',
  approve: 'Сеть приняла исправление',
  restore: 'Точка снова работает',
  stop: 'Сеть закрыла точку',
}

const RULES: Record<string, string> = {
  days: 'сроки',
  papers: 'списки документов',
  consent: 'текст согласия',
  words: 'слова сети',
  contract: 'договор',
  courses: 'курсы',
}

const DUTIES: Record<string, string> = {
  lease: 'аренды',
  extinguisher: 'огнетушителя',
  archive: 'проверки видеоархива',
}
const ASKED: Record<string, string> = {
  lease: 'срок аренды',
  extinguisher: 'срок огнетушителя',
  archive: 'глубину видеоархива',
}
const duty = (facts: Facts) => DUTIES[String(facts.duty)] ?? 'точки'

const said: Record<NoticeKind, Tell> = {
  'standard.published': (facts, say) => ({
    title: lengthOf(facts.items) ? `Новые стандарты, изменений: ${lengthOf(facts.items)}` : 'Новые стандарты',
    more: textOf(facts.due_at) ? `Действуют с ${say.day(String(facts.due_at))}` : undefined,
  }),
  'standard.ends': (facts, say) => ({
    title: numberOf(facts.days_left)
      ? `До новых стандартов ${days(numberOf(facts.days_left) ?? 0)}`
      : 'Новые стандарты действуют с сегодняшнего дня',
    more: textOf(facts.due_at) ? `Подтвердите до ${say.day(String(facts.due_at))}` : undefined,
  }),
  'duty.ends': (facts, say) => ({
    title: numberOf(facts.days_left)
      ? `До конца срока ${duty(facts)} ${days(numberOf(facts.days_left) ?? 0)}`
      : `Срок ${duty(facts)} кончается сегодня`,
    more: due(facts.due_at, say),
  }),
  'duty.ended': (facts, say) => ({
    title: `Срок ${duty(facts)} кончился`,
    more: textOf(facts.due_at) ? `Последний день был ${say.day(String(facts.due_at))}` : undefined,
  }),
  'duty.lacking': (facts) =>
    numberOf(facts.norm) === null
      ? { title: `Укажите ${ASKED[String(facts.duty)] ?? 'срок'}` }
      : {
          title: 'Видеоархив короче, чем нужно',
          more: `Хранится ${days(numberOf(facts.figure) ?? 0)}, нужно ${days(numberOf(facts.norm) ?? 0)}`,
        },
  'trial.reminder': () => ({ title: 'Список за сегодня ещё не сдан', more: 'Две минуты, можно без сети' }),
  'trial.ended': (facts, say, role) => ({
    title: role === 'reviewer' ? 'Тестовый период ждёт решения' : 'Тестовый период закончился, сеть смотрит отчёт',
    more: due(facts.due_at, say),
  }),
  'trial.decided': (facts, say) => ({
    title:
      facts.verdict === 'pass'
        ? 'Тестовый период пройден, пункт открыт'
        : facts.verdict === 'extend'
          ? 'Тестовый период продлён'
          : 'Тестовый период остановлен',
    more: due(facts.due_at, say),
  }),
  'point.acted': (facts, say) => ({
    title: ACTED[facts.act as ActOfNetwork] ?? 'Сеть изменила положение точки',
    more: due(facts.due_at, say),
  }),
  'point.fixed': (facts, say) => ({
    title: facts.over ? 'Владелец точки ждёт ответа: он всё исправил' : 'Владелец точки сообщил, что всё исправил',
    more: due(facts.due_at, say),
  }),
  'point.kept': (facts) => ({
    title: 'Осмотр пройден, точка работает дальше',
    more: textOf(facts.reason) ?? undefined,
  }),
  'point.suspended': (facts) => ({
    title: 'После осмотра работа точки приостановлена',
    more: textOf(facts.reason) ?? undefined,
  }),
  'point.warned': (facts, say, role) => ({
    title: !facts.over
      ? 'Завтра срок предупреждения'
      : role === 'reviewer'
        ? 'Срок предупреждения прошёл: проверьте, исправлено ли'
        : 'Срок предупреждения прошёл',
    more: due(facts.due_at, say),
  }),
  'point.revisit': (facts, say) => ({
    title: facts.over ? 'Срок осмотра точки подошёл, выезд не назначен' : 'Точку пора осмотреть: назначьте выезд',
    more: due(facts.due_at, say),
  }),
  'visit.planned': (facts, say, role) => ({
    title: role === 'inspector' ? 'Вам назначен осмотр' : 'Приедет инспектор',
    more: visitDue(facts, say),
  }),
  'visit.moved': (facts, say) => ({ title: 'У выезда новый срок', more: visitDue(facts, say) }),
  'visit.cancelled': (facts) => ({
    title: facts.handed_over ? 'Осмотр передан другому инспектору' : 'Выезд отменён',
    more: textOf(facts.reason) ?? undefined,
  }),
  'items.returned': (facts, say) => ({
    title: lengthOf(facts.items)
      ? `Вернули ${items(lengthOf(facts.items))} на доработку`
      : 'Вернули пункты на доработку',
    more: due(facts.due_at, say),
  }),
  'contract.issued': (facts, say) => ({ title: 'Договор готов: прочитайте и подпишите', more: due(facts.due_at, say) }),
  'contract.recalled': (facts) => ({ title: 'Сеть отозвала договор', more: textOf(facts.reason) ?? undefined }),
  'training.passed': () => ({ title: 'Все сотрудники прошли обучение' }),
  'contract.code': () => ({ title: 'Код подписи договора' }),
  'contract.signed': () => ({ title: 'Договор подписан' }),
  'application.accepted': (facts) => ({ title: 'Помещение принято', more: textOf(facts.reason) ?? undefined }),
  'application.refused': (facts) => ({ title: 'По заявке отказано', more: textOf(facts.reason) ?? undefined }),
  'application.inspected': (facts, say) => ({ title: 'Заявка ждёт решения', more: due(facts.due_at, say) }),
  'question.asked': (facts) => ({
    title: `Вопрос проверяющего${about(facts.item)}`,
    more: textOf(facts.question) ?? undefined,
  }),
  'question.answered': (facts) => ({
    title: `Ответ на вопрос${about(facts.item)}`,
    more: textOf(facts.answer) ?? undefined,
  }),
  'appeal.filed': (facts) => ({ title: 'Заявитель не согласен с решением', more: textOf(facts.reason) ?? undefined }),
  'visit.wanted': (facts, say) => ({
    title: facts.stage === 'empty' ? 'Назначьте выезд в пустое помещение' : 'Назначьте выезд в готовое помещение',
    more: due(facts.due_at, say),
  }),
  'application.submitted': (facts, say) => ({ title: 'Подана заявка', more: due(facts.due_at, say) }),
  'papers.returned': (facts, say) => ({ title: 'Документы вернули на доработку', more: due(facts.due_at, say) }),
  'application.checked': (facts, say) => ({
    title: 'Документы проверены, всё в порядке',
    more: due(facts.due_at, say),
  }),
  'application.surveyed': (facts, say) => ({ title: 'Можно начинать ремонт', more: due(facts.due_at, say) }),
  'application.withdrawn': () => ({ title: 'Заявка отозвана' }),
  'application.resumed': () => ({ title: 'Заявитель вернулся к заявке' }),
  'repair.overdue': (facts, say) => ({ title: 'Срок ремонта прошёл', more: due(facts.due_at, say) }),
  'repair.reminder': (facts, say) => ({
    title: `На ремонт ${numberOf(facts.days_left) === 1 ? 'остался' : 'осталось'} ${days(numberOf(facts.days_left) ?? 0)}`,
    more: due(facts.due_at, say),
  }),
  'step.reminder': (facts, say) => ({
    title: `${numberOf(facts.days_left) === 1 ? 'Остался' : 'Осталось'} ${days(numberOf(facts.days_left) ?? 0)}, чтобы ${STEP[String(facts.stage)] ?? 'сделать свой шаг'}`,
    more: due(facts.due_at, say),
  }),
  'step.overdue': (facts, say) => ({
    title: `Срок прошёл, пора ${STEP[String(facts.stage)] ?? 'сделать свой шаг'}`,
    more: due(facts.due_at, say),
  }),
  'trial.trouble': (facts, say) => ({
    title: 'Сеть заметила проблему в тестовом периоде',
    more: due(facts.due_at, say),
  }),
  'fix.reminder': (facts, say) => ({
    title: `На исправление ${numberOf(facts.days_left) === 1 ? 'остался' : 'осталось'} ${days(numberOf(facts.days_left) ?? 0)}`,
    more: due(facts.due_at, say),
  }),
  'lease.ends': (facts) => ({
    title: numberOf(facts.days_left)
      ? `До конца аренды ${days(numberOf(facts.days_left) ?? 0)}`
      : 'Аренда кончается сегодня',
  }),
  'fix.overdue': (facts, say) => ({ title: 'Срок исправления прошёл', more: due(facts.due_at, say) }),
  'help.asked': (facts, say) => ({
    title: 'Вопрос заявителя',
    more: textOf(facts.due_at) ? `Ответ обещан до ${say.moment(String(facts.due_at))}` : undefined,
  }),
  'help.answered': () => ({ title: 'Вам ответили' }),
  'connection.ready': () => ({ title: 'Доступы готовы, подключите точку' }),
  'connection.done': () => ({ title: 'Точка подключена' }),
  'rules.changed': (facts) => ({
    title: `Изменены правила: ${RULES[String(facts.rule)] ?? 'сети'}`,
    more: [textOf(facts.who), numberOf(facts.version) && `версия ${String(facts.version)}`].filter(Boolean).join(', '),
  }),
  'account.confirm': () => ({ title: 'Подтвердите почту' }),
  'account.known': () => ({ title: 'У вас уже есть учётная запись' }),
  'account.reset': () => ({ title: 'Новый пароль' }),
  'account.password': () => ({ title: 'Пароль сменён' }),
}

const kinds: Record<NoticeKind, string> = {
  'standard.published': 'Опубликованы новые стандарты',
  'standard.ends': 'Новые стандарты скоро начнут действовать',
  'duty.ends': 'Кончается срок: аренда, огнетушитель, видеоархив',
  'duty.ended': 'Кончился срок открытой точки',
  'duty.lacking': 'Срок открытой точки не указан',
  'trial.reminder': 'Список дня не сдан',
  'trial.ended': 'Тестовый период закончился',
  'trial.decided': 'Решение по тестовому периоду',
  'point.acted': 'Что сделано с точкой',
  'point.warned': 'Срок предупреждения',
  'point.fixed': 'Владелец точки сообщил, что всё исправил',
  'point.kept': 'Точка прошла осмотр',
  'point.suspended': 'Точка приостановлена после осмотра',
  'point.revisit': 'Точку пора осмотреть',
  'visit.planned': 'Назначен выезд',
  'visit.moved': 'Выезд перенесён',
  'visit.cancelled': 'Выезд отменён',
  'items.returned': 'Пункты вернули на доработку',
  'contract.issued': 'Договор готов',
  'contract.recalled': 'Договор отозван сетью',
  'training.passed': 'Все прошли обучение',
  'contract.code': 'Код подписи договора',
  'contract.signed': 'Договор подписан',
  'application.accepted': 'Помещение принято',
  'application.refused': 'По заявке отказано',
  'application.inspected': 'Заявка ждёт решения',
  'question.asked': 'Вопрос проверяющего',
  'question.answered': 'Ответ на вопрос',
  'appeal.filed': 'Возражение заявителя',
  'visit.wanted': 'Нужно назначить выезд',
  'application.submitted': 'Заявка подана',
  'papers.returned': 'Документы вернули',
  'application.checked': 'Документы проверены',
  'application.surveyed': 'Можно начинать ремонт',
  'application.withdrawn': 'Заявка отозвана',
  'application.resumed': 'К заявке вернулись',
  'repair.overdue': 'Срок ремонта прошёл',
  'repair.reminder': 'Срок ремонта подходит',
  'step.reminder': 'Подходит срок вашего шага',
  'step.overdue': 'Срок вашего шага прошёл',
  'trial.trouble': 'Проблема тестового периода',
  'fix.reminder': 'Срок исправления подходит',
  'lease.ends': 'Кончается аренда',
  'fix.overdue': 'Срок исправления прошёл',
  'help.asked': 'Вопрос заявителя',
  'help.answered': 'Ответ на ваш вопрос',
  'connection.ready': 'Доступы к программе готовы',
  'connection.done': 'Точка подключена, началось обучение',
  'rules.changed': 'Изменены правила сети',
  'account.confirm': 'Подтвердите почту',
  'account.known': 'У вас уже есть учётная запись',
  'account.reset': 'Новый пароль',
  'account.password': 'Пароль сменён',
}

export const notices = {
  back: 'Назад',
  said,
  kinds,
  application: (number: number) => `заявка №\u00a0${number}`,
  today: 'Сегодня',
  yesterday: 'Вчера',
  unread: 'не прочитано',
  readAll: 'Прочитать все',
  loading: 'Загружаем…',
  empty: 'Уведомлений пока нет',
  emptyWhat: 'Здесь появится всё, что касается вас: выезды, решения, сроки.',
  offline: 'Нет связи с сервером',
  offlineWhat: 'Уведомления приходят только по сети. Как только она вернётся, спросим снова сами.',
  failed: 'Уведомления не пришли',
  failedWhat: 'На сервере ошибка. Записанное не пострадало.',
  stale: (time: string) => `Показано то, что было в ${time}: связи с сервером нет.`,
  retry: 'Повторить',
  more: 'Показать ещё',
  letters: 'Письма',
  choices: 'Письма на почту',
  choicesWhat: (email: string) => `Здесь видно всё. На ${email} приходит то, что отмечено.`,
  choicesNone: 'Для вашей роли писем нет.',
  notChosen: 'Выбор не сохранился: сервер не ответил. Повторите.',
  close: 'Готово',
  notSent: {
    kept: (n: number) => `Не отправлено ${letters(n)}: почтовый сервер не задан (OSMOTR_SMTP).`,
    waiting: (n: number) => `Ждёт отправки: ${letters(n)}.`,
    refused: (n: number) => `Почтовый сервер не принял ${letters(n)}: проверьте адреса.`,
  },
}

export type NoticesText = typeof notices
