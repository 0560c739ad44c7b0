// Refusals that only a desk can meet, in Russian; they come with it.

import { dutyRefusals } from './duty-refusals'

type Facts = Record<string, unknown>

export const refusals: Record<string, (facts: Facts) => string> = {
  ...dutyRefusals,
  'email-taken': () => 'Эта почта уже занята.',
  'last-administrator': () => 'Это последний администратор. Сначала назначьте другого.',
  'checklist-refused': () => 'Файл чек-листа не принят. Прежние версии на месте.',
  'application-locked': (facts) => `Заявка открыта у другого: ${String(facts.who)}. Возьмите её на себя или подождите.`,
  'application-taken': (facts) => `Заявку ведёт ${String(facts.who)}.`,
  'not-an-applicant': () => 'Заявку ведёт действующий заявитель. Выберите другого человека.',
  'not-an-inspector': () => 'Выезд назначают действующему инспектору. Выберите другого человека.',
  'nothing-returned': () => 'Для возврата отметьте хотя бы один пункт.',
  'own-refusal': () => 'Отказали вы сами: жалобу рассматривает другой проверяющий.',
  'due-too-early': () => 'Этот срок уже прошёл. Назначьте день впереди.',
  'checks-open': () => 'Есть проверки без результата или с «не в порядке». Закончите их.',
  'training-open': () => 'На точке есть сотрудники, которые не прошли обучение. Сначала они, потом открытие.',
  'trial-report-changed': () => 'Отчёт изменился, пока его читали. Посмотрите новый.',
  'proof-missing': () => 'Такого снимка в списках дня нет.',
  'proof-too-early': () => 'Снимок раньше, чем записана проблема.',
}
