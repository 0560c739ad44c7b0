"""The sentences of a letter to the applicant, in Russian and in English."""

from __future__ import annotations

from inspections.review.wording import Forms

ITEMS: dict[str, Forms] = {'ru': ('пункт', 'пункта', 'пунктов'), 'en': ('item', 'items', 'items')}
DAYS: dict[str, Forms] = {'ru': ('день', 'дня', 'дней'), 'en': ('day', 'days', 'days')}
LEFT: dict[str, Forms] = {'ru': ('остался', 'осталось', 'осталось'), 'en': ('left', 'left', 'left')}

RU = {
    'subject.accept': 'Заявка № {number}: помещение принято',
    'subject.return': 'Заявка № {number}: нужно исправить {items}',
    'subject.recheck': 'Заявка № {number}: нужен ещё один осмотр',
    'subject.refuse': 'Заявка № {number}: отказ',
    'subject.resume': 'Заявка № {number}: отказ отменён, осмотр продолжается',
    'greeting': 'Здравствуйте, {name}',
    'compared': 'Мы сравнили ваш отчёт с осмотром помещения: {address}.',
    'annulled': 'Вашу жалобу рассмотрел другой проверяющий. Отказ отменён.',
    'fix': 'Пожалуйста, исправьте {items} до {day}: {left}. Остальное заново заполнять не нужно.',
    'left': '{form} {days}',
    'left.today': 'это сегодня',
    'recheck': 'Вам ничего делать не нужно: {items} ещё раз проверит инспектор.',
    'recheck.too': 'Кроме того, инспектор ещё раз проверит {items}: {ids}. Здесь от вас ничего не нужно.',
    'why': '{reason}',
    'again': 'Этот пункт возвращаем {time} раз.',
    'times': 'второй третий четвёртый пятый',
    'time': '{n}-й',
    'seen.visit': 'На осмотре записано: {value}.',
    'seen.self_assessment': 'В вашем отчёте: {value}.',
    'seen.norm.visit': 'На осмотре записано: {value}. Норма: {norm}.',
    'seen.norm.self_assessment': 'В вашем отчёте: {value}. Норма: {norm}.',
    'photo.visit': 'Видно на снимке {numbers} из отчёта инспектора.',
    'photo.self_assessment': 'Видно на снимке {numbers} из вашего отчёта.',
    'photos.visit': 'Видно на снимках {numbers} из отчёта инспектора.',
    'photos.self_assessment': 'Видно на снимках {numbers} из вашего отчёта.',
    'wanted': 'Что примем: {wanted}',
    'wanted.norm': '{norm} и новый снимок.',
    'wanted.bare': 'новый ответ и новый снимок.',
    'basis': 'Основание: {source}.',
    'basis.recommendation': 'Основание: рекомендация сети.',
    'how': (
        'Как ответить. Откройте заявку в приложении: там будут только эти пункты. Прежний снимок ляжет контуром поверх '
        'камеры и подскажет, откуда снимать. Без нового снимка пункт не закроется.'
    ),
    'next.return': 'Что дальше. Когда исправления придут, решение будет за нами. Обещаем ответить за {days}.',
    'accepted': 'Помещение принято.',
    'next.accept': (
        'Что дальше. Впереди договор и подключение точки. Сейчас вам ничего делать не нужно: мы напишем.'
    ),
    'refused': 'Заявке на помещение {address} отказано.',
    'reason': 'Причина. {reason}',
    'critical': 'Не проходят критичные пункты:',
    'critical.item': '{id}. {title}',
    'appeal': (
        'Если вы не согласны, обжалуйте отказ до {day}: {left}. Для этого откройте заявку в приложении и нажмите '
        '«Обжаловать». Жалобу рассмотрит другой проверяющий, ответить обещаем за {days}.'
    ),
    'final': 'Вашу жалобу рассмотрел другой проверяющий. Отказ остаётся в силе, это решение окончательное.',
    'next.resume': (
        'Что дальше. Осмотр помещения {address} продолжается с того места, где его прервал отказ. Если от вас что-то '
        'нужно, это уже видно в приложении.'
    ),
    'subject.keep': 'Пункт № {number}: осмотр пройден',
    'kept': 'Мы посмотрели отчёт об осмотре пункта: {address}. Пункт работает дальше.',
    'next.keep': 'Что дальше. День следующего осмотра виден на странице пункта. Сейчас вам ничего делать не нужно.',
    'subject.suspend': 'Пункт № {number}: работа приостановлена',
    'suspended': 'После осмотра работа пункта приостановлена: {address}. Заказы в него пока не направляют.',
    'next.suspend': (
        'Что дальше. Ход за вами: устраните причину и скажите об этом на странице пункта: «Исправлено». Мы назначим '
        'осмотр и после него вернём пункт в работу. Если вы не согласны, напишите в разделе «Помощь».'
    ),
    'signed': '{name}, проверяющий',
}  # fmt: skip

EN = {
    'subject.accept': 'Application No. {number}: the premises are accepted',
    'subject.return': 'Application No. {number}: {items} to fix',
    'subject.recheck': 'Application No. {number}: one more inspection is needed',
    'subject.refuse': 'Application No. {number}: refused',
    'subject.resume': 'Application No. {number}: the refusal is withdrawn, the inspection goes on',
    'greeting': 'Dear {name},',
    'compared': 'We have compared your report with our inspection of the premises: {address}.',
    'annulled': 'Another reviewer has looked at your appeal. The refusal is withdrawn.',
    'fix': 'Please fix {items} by {day}: {left}. You need not fill in anything else again.',
    'left': '{days} {form}',
    'left.today': 'that is today',
    'recheck': 'There is nothing for you to do: an inspector will check {items} once more.',
    'recheck.too': 'Besides, an inspector will check {items} once more: {ids}. Nothing is needed from you there.',
    'why': '{reason}',
    'again': 'We return this item for the {time} time.',
    'times': 'second third fourth fifth',
    'time': '{n}th',
    'seen.visit': 'The inspection recorded: {value}.',
    'seen.self_assessment': 'Your report says: {value}.',
    'seen.norm.visit': 'The inspection recorded: {value}. Required: {norm}.',
    'seen.norm.self_assessment': 'Your report says: {value}. Required: {norm}.',
    'photo.visit': 'It can be seen in photo {numbers} of the inspector’s report.',
    'photo.self_assessment': 'It can be seen in photo {numbers} of your report.',
    'photos.visit': 'It can be seen in photos {numbers} of the inspector’s report.',
    'photos.self_assessment': 'It can be seen in photos {numbers} of your report.',
    'wanted': 'What we will accept: {wanted}',
    'wanted.norm': '{norm}, and a new photo.',
    'wanted.bare': 'a new answer and a new photo.',
    'basis': 'Basis: {source}.',
    'basis.recommendation': 'Basis: a recommendation of the network.',
    'how': (
        'How to answer. Open the application in the app: it will ask for these items only. The earlier photo lies over '
        'the camera as an outline and shows where to stand. An item is not closed without a new photo.'
    ),
    'next.return': 'What comes next. Once your fixes arrive, it is our turn. We promise to answer within {days}.',
    'accepted': 'The premises are accepted.',
    'next.accept': (
        'What comes next. The contract and the connection of the point are ahead. There is nothing for you to do now: '
        'we will write when we need you.'
    ),
    'refused': 'Your application for the premises {address} is refused.',
    'reason': 'The reason. {reason}',
    'critical': 'These critical items do not pass:',
    'critical.item': '{id}. {title}',
    'appeal': (
        'If you do not agree, appeal by {day}: {left}. Open the application in the app and press “Appeal”. Another '
        'reviewer will look at it, and we promise to answer within {days}.'
    ),
    'final': 'Another reviewer has looked at your appeal. The refusal stands, and this decision is final.',
    'next.resume': (
        'What comes next. The inspection of the premises {address} goes on from where the refusal stopped it. If '
        'anything is needed from you, the app shows it already.'
    ),
    'subject.keep': 'Point No. {number}: the inspection is passed',
    'kept': 'We have read the report of the inspection of the point: {address}. The point goes on working.',
    'next.keep': (
        'What comes next. The page of the point says when it is inspected again. There is nothing for you to do now.'
    ),
    'subject.suspend': 'Point No. {number}: suspended',
    'suspended': 'After the inspection the point is suspended: {address}. No orders are sent to it for now.',
    'next.suspend': (
        'What comes next. It is your move: put right what was wrong and say so on the page of the point: “Put right”. '
        'We will inspect the point and let it work again. If you do not agree, write to us under “Help”.'
    ),
    'signed': '{name}, reviewer',
}

WORDS = {'ru': RU, 'en': EN}
