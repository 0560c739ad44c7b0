// What the buttons say that open the dialogs of exports.

export const openExports = {
  application: 'Скачать отчёт и дело',
  list: 'Выгрузить',
}

export type OpenExportsText = typeof openExports
