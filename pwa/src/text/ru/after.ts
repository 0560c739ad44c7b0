// An application after its decision, on the desk, in Russian.

export const after = {
  title: (number: number, address: string) => `Заявка № ${number}, ${address}`,
  steps: 'Шаги после решения',
  step: {
    contract: 'Договор',
    connection: 'Подключение',
    training: 'Обучение',
    trial: 'Тестовый период',
    point: 'Точка',
    duties: 'Сроки',
  },
  ahead: 'Ещё не дошли',
  aheadWhat: 'Этот шаг начнётся, когда закончится предыдущий.',
  toQueue: 'К очереди',
  report: 'Отчёт осмотра',
  early: 'Решения ещё не было',
  earlyWhat: 'Договор, подключение и обучение начинаются после того, как помещение принято.',
  notFound: 'Заявки нет',
  notFoundWhat: 'Ссылка неверна, или заявка ещё черновик заявителя.',
}

export type AfterText = typeof after
