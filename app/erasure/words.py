"""The words of the act and of the last letter, in Russian and in English."""

from __future__ import annotations

from typing import Any

GONE = {
    'questionnaire': ('Ответы анкеты', 'Answers of the questionnaire'),
    'papers': ('Документы с файлами', 'Papers with their files'),
    'help': ('Переписка с сетью', 'Messages to the network and back'),
    'registration': ('Номер, указанный при регистрации', 'The number given when registering'),
    'links': ('Ссылки из писем с адресами', 'Links of letters with addresses'),
    'account': ('Имя, почта, телефон и пароль учётной записи', "Account's name, e-mail, phone and password"),
    'sessions': ('Открытые входы', 'Open sessions'),
    'notices': ('Уведомления', 'Notices'),
    'letters': ('Письма с адресами', 'Letters with addresses'),
    'words_in_notices': ('Слова человека в уведомлениях сотрудников', "The person's words in staff notices"),
    'decision_letters': ('Письма о решениях', 'Decision letters'),
    'applications': ('Адреса и тексты заявок', 'Addresses and texts of applications'),
    'names_in_reports': ('Имя в отчётах, сохранённых с решениями', 'The name in reports kept with decisions'),
    'inspections': ('Осмотры с ответами и печатями', 'Inspections with answers and seals'),
    'operations': ('Записи правок в осмотрах', 'Records of edits in inspections'),
    'photos': ('Снимки', 'Photos'),
    'questions': ('Вопросы и ответы на них', 'Questions and answers'),
    'phones': ('Имена телефонов', 'Names of phones'),
    'exports': ('Готовые выгрузки', 'Exported files'),
    'saved_views': ('Сохранённые поиски по имени', 'Saved searches for the name'),
}
KEPT = {
    'consents': ('Отметка о согласии: версия текста и время', 'That consent was given: version of the text and time'),
    'decided_applications': (
        'Заявки, по которым принято решение: номер, адрес помещения, решение с причинами, жалоба',
        'Decided applications: number, address of the premises, decision with reasons, appeal',
    ),
    'inspections': ('Их осмотры: ответы, заметки, печати', 'Their inspections: answers, notes, seals'),
    'photos': ('Снимки помещения в этих осмотрах', 'Photos of the premises in these inspections'),
}
RU: dict[str, Any] = {
    'title': 'Акт № {act} об уничтожении персональных данных',
    'under': 'Требования к подтверждению уничтожения: приказ Роскомнадзора от 28.10.2022 № 179',
    'operator': 'Оператор (наименование, адрес)',
    'whose': 'Чьи данные',
    'account': 'учётная запись {id}',
    'applications': 'заявки № {numbers}',
    'who': 'Кто уничтожил',
    'self': 'сервис «Осмотр» по требованию самого человека, подтверждённому паролем',
    'paper': 'администратор {name} в сервисе «Осмотр»',
    'reason': 'Причина',
    'reason_self': 'отзыв согласия на обработку (152-ФЗ, статья 21, часть 5)',
    'reason_paper': 'письменное требование № {reference} от {day} (152-ФЗ, статья 21)',
    'system': 'Информационная система',
    'at': 'Когда',
    'how': 'Способ',
    'how_words': 'строки базы удалены или обезличены, ключ шифрования человека уничтожен, файлы удалены; при '
    'восстановлении из более ранней копии уничтожение повторяется по реестру до начала работы сервиса',
    'freed': 'освобождённые страницы базы и файлы убраны {at}',
    'not_freed': 'освобождённые страницы базы и файлы убираются: задание выполняется',
    'again': 'База была восстановлена из более ранней копии; уничтожение повторено {at}.',
    'gone': 'Что уничтожено',
    'kept': 'Что сохранено без имени',
    'kept_why': 'Основание: защита прав при споре о решении – 152-ФЗ, статья 6, часть 1, пункт 7; срок исковой '
    'давности – ГК РФ, статья 196. Хранится до {until}, затем уничтожается.',
    'none': 'Ничего.',
    'log': 'Выгрузка из журнала',
    'log_what': 'Записи журнала связаны хешами: изменить или вынуть одну незаметно нельзя. Проверка: osmotr verify.',
    'number': '№',
    'what': 'Действие',
    'hash': 'Хеш записи (HMAC-SHA256)',
    'sign': 'Подпись, должность, имя',
    'page': 'Страница {page} из {{nb}}',
    'acts': {
        'erasure.make': 'данные уничтожены',
        'erasure.expire': 'истёк срок хранения',
        'key.destroy': 'ключ уничтожен',
        'decision.refreeze': 'имя убрано из отчёта',
        'application.withdraw': 'заявка отозвана',
    },
    'subject': 'Ваши данные стёрты: акт № {act}',
    'letter': (
        'Здравствуйте!',
        'По вашему требованию ваши данные в сервисе «Осмотр» стёрты {at}. Что стёрто, что осталось без имени и на '
        'каком основании, сказано в приложенном акте № {act}.',
        'Этот адрес больше нигде у нас не записан: ответить на письмо или войти в сервис не получится.',
    ),
}
EN: dict[str, Any] = {
    'title': 'Act No. {act} on the destruction of personal data',
    'under': 'Form of proof: order No. 179 of Roskomnadzor, 28 October 2022',
    'operator': 'Controller (name, address)',
    'whose': 'Whose data',
    'account': 'account {id}',
    'applications': 'applications No. {numbers}',
    'who': 'Destroyed by',
    'self': 'the service Osmotr at the request of the person, confirmed by password',
    'paper': 'administrator {name} in the service Osmotr',
    'reason': 'Reason',
    'reason_self': 'consent withdrawn (Federal Law 152-FZ, article 21(5); GDPR, article 17)',
    'reason_paper': 'written request No. {reference} of {day} (Federal Law 152-FZ, article 21; GDPR, article 17)',
    'system': 'Information system',
    'at': 'When',
    'how': 'Way',
    'how_words': "rows of the database deleted or stripped of the person, the person's encryption key destroyed, files "
    'deleted; when an earlier backup is restored, it is done again from the ledger before the service works',
    'freed': 'freed pages of the database and files were cleared {at}',
    'not_freed': 'freed pages of the database and files are being cleared',
    'again': 'The database was restored from an earlier backup; the destruction was done again {at}.',
    'gone': 'What was destroyed',
    'kept': 'What is kept without a name',
    'kept_why': 'Ground: legal claims about the decision – Federal Law 152-FZ, article 6(1)(7); GDPR, article '
    '17(3)(e); limitation of three years. Kept until {until}, then destroyed.',
    'none': 'Nothing.',
    'log': 'Extract of the log',
    'log_what': 'Entries are linked by hashes: none can be changed or taken out unnoticed. Check: osmotr verify.',
    'number': 'No.',
    'what': 'Act',
    'hash': 'Hash of the entry (HMAC-SHA256)',
    'sign': 'Signature, position, name',
    'page': 'Page {page} of {{nb}}',
    'acts': {
        'erasure.make': 'data destroyed',
        'erasure.expire': 'term of keeping over',
        'key.destroy': 'key destroyed',
        'decision.refreeze': 'name taken out of a report',
        'application.withdraw': 'application withdrawn',
    },
    'subject': 'Your data is erased: act No. {act}',
    'letter': (
        'Hello,',
        'at your request your data in the service Osmotr was erased {at}. What is erased, what stays without a name '
        'and on which ground stands in the attached act No. {act}.',
        'This address is not kept anywhere any more: you cannot answer this letter or sign in.',
    ),
}
TEXT: dict[str, dict[str, Any]] = {'ru': RU, 'en': EN}
