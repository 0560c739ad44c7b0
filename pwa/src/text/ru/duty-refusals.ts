// Refusals about the duties of an open point, in Russian: for the phone and for the desk.

type Facts = Record<string, unknown>

export const dutyRefusals: Record<string, (facts: Facts) => string> = {
  'duty-day-over': () => 'Этот день уже прошёл. Укажите день впереди.',
  'duty-day-too-far': ({ years }) => `Этот день слишком далеко: больше ${String(years)} лет. Проверьте год.`,
  'duty-in-order': () => 'С этим сроком всё в порядке, напоминать не о чем.',
  'duty-reminded-today': () => 'Сегодня об этом уже напомнили.',
  'standard-unknown': () => 'Эта версия стандартов для этой точки ничего не меняет.',
  'standard-confirmed': () => 'Это изменение уже подтверждено.',
}
