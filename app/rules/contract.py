"""The contract that is shipped: chapters and clauses with places for the facts of a site. Ours, as a recommendation.

No network's contract was copied; a lawyer of the network reads it before the first one is issued.
"""

from __future__ import annotations

import re
from typing import Any

# what may stand in a clause, and what it becomes when a contract is issued
PLACES = ('number', 'date', 'network', 'partner', 'requisites', 'address', 'area', 'format')
PLACE = re.compile(r'\{([^{}]*)\}')


def _clause(name: str, ru: str, en: str) -> dict[str, Any]:
    return {'id': name, 'text': {'ru': ru, 'en': en}}


def _chapter(name: str, ru: str, en: str, *clauses: dict[str, Any]) -> dict[str, Any]:
    return {'id': name, 'title': {'ru': ru, 'en': en}, 'clauses': list(clauses)}


CONTRACT: dict[str, Any] = {
    'chapters': [
        _chapter(
            'orders',
            'Предмет и выдача заказов',
            'Subject, and issuing orders',
            _clause(
                'subject',
                '{network} (сеть) поручает, а партнёр ({partner}, {requisites}) принимает на себя работу пункта выдачи '
                'заказов по адресу: {address}.',
                '{network} (the network) entrusts the partner ({partner}, {requisites}) with running a pickup point at '
                '{address}.',
            ),
            _clause(
                'receiving',
                'Партнёр принимает заказы по накладной, сверяет число мест и целость упаковки в день доставки и в тот '
                'же день отмечает принятое в программе сети. О недостаче и повреждении сообщает сразу, с фотографией.',
                'The partner takes deliveries in by their waybill, checks number and packaging on the day of delivery '
                'and marks them in the network’s program the same day. What is missing or damaged is reported at '
                'once, with a photo.',
            ),
            _clause(
                'issuing',
                'Заказ выдаётся только тому, кто назвал код получения или показал документ. Код спрашивают до выдачи. '
                'Получатель может осмотреть и примерить товар и отказаться от него.',
                'An order is handed only to who tells its code or shows a document. The code is asked for first. The '
                'customer may look at the goods, try them on and refuse them.',
            ),
            _clause(
                'returns',
                'Возврат принимается в любой рабочий час, если товар возвращается по правилам сети. Отказ в возврате '
                'партнёр не решает сам: решение принимает сеть.',
                'Returns are taken in at any working hour under the network’s rules. The partner does not refuse a '
                'return: the network decides.',
            ),
        ),
        _chapter(
            'requirements',
            'Требования к пункту',
            'Requirements of the point',
            _clause(
                'room',
                'Помещение площадью {area} м² отвечает стандартам сети для формата «{format}», по которым оно принято. '
                'Партнёр держит его в этом состоянии.',
                'The room of {area} m² meets the network’s standards for the format “{format}”, by which it was '
                'accepted. The partner keeps it so.',
            ),
            _clause(
                'changes',
                'О переезде, перепланировке и смене вывески партнёр предупреждает не позже чем за 30 дней. Если '
                'меняются стандарты, на приведение пункта к новым даётся не меньше 45 дней.',
                'Moving, rebuilding and changing the sign are announced 30 days before. When standards change, the '
                'point has at least 45 days to meet the new ones.',
            ),
            _clause(
                'visits',
                'Сеть проверяет пункт в рабочие часы, обычно после предупреждения. Партнёр видит, что '
                'решено после осмотра и почему, и может возразить: сеть отвечает на возражение письменно.',
                'The network inspects the point during working hours, usually announced. The partner sees '
                'what was decided after it and why, and may object: the network answers in writing.',
            ),
            _clause(
                'data',
                'Имена, телефоны и заказы получателей партнёр видит только для выдачи. Он не копирует и не передаёт '
                'их, а доступ уволенного сотрудника закрывает в тот же день.',
                'Names, numbers and orders of customers are seen for handing orders out and for nothing else. They are '
                'neither copied nor passed on; who leaves loses access the same day.',
            ),
        ),
        _chapter(
            'hours',
            'Часы работы',
            'Opening hours',
            _clause(
                'open',
                'Пункт открыт ежедневно не меньше 10 часов. Часы партнёр указывает на странице '
                'пункта, которую видят покупатели; на вывеске стоят те же.',
                'The point is open at least 10 hours every day. The partner states the hours on the page of '
                'the point that customers see; those on the sign are the same.',
            ),
            _clause(
                'closed',
                'О закрытии на день партнёр сообщает за 3 дня, о внезапном – сразу. Сеть предупреждает получателей и '
                'переносит доставки.',
                'Closing for a day is announced 3 days before, a sudden one at once. The network tells the customers '
                'and moves deliveries.',
            ),
        ),
        _chapter(
            'money',
            'Деньги',
            'Money',
            _clause(
                'reward',
                'Вознаграждение считается с каждого выданного заказа по тарифу сети, который опубликован на день '
                'выдачи. Сеть сообщает о новом тарифе не позже чем за 30 дней.',
                'The reward is counted for each order issued at the network’s rate published for that day. A new rate '
                'is announced at least 30 days before.',
            ),
            _clause(
                'payment',
                'Отчёт за месяц сеть присылает до 5-го числа, деньги – до 15-го. С отчётом можно не согласиться в '
                'течение 10 дней: спорная часть ждёт, остальное платится в срок.',
                'The monthly statement comes by the 5th, the money by the 15th. The partner may object within 10 days: '
                'the part in dispute waits, the rest is paid in time.',
            ),
            _clause(
                'fines',
                'Удержание возможно только за нарушение, названное в этом договоре, после письма с доказательством и '
                '5 дней на ответ. Без письма и ответа деньги не удерживаются.',
                'Money is held back only for a breach named in this contract, after a letter with the evidence and 5 '
                'days to answer. Without these nothing is held back.',
            ),
        ),
        _chapter(
            'liability',
            'Ответственность и окончание',
            'Liability and the end',
            _clause(
                'loss',
                'За потерянный или испорченный в пункте заказ партнёр отвечает его ценой для получателя. За '
                'недостачу, отмеченную при приёмке, отвечает сеть.',
                'For an order lost or spoiled at the point the partner is liable with its price to the customer. For '
                'what was reported missing on receipt the network is.',
            ),
            _clause(
                'force',
                'Никто не отвечает за то, что случилось из-за пожара, наводнения, отключения связи или запрета '
                'властей, если сообщил об этом сразу, как смог.',
                'Nobody is liable for what fire, flood, an outage or an order of the authorities has caused, if it was '
                'announced as soon as possible.',
            ),
            _clause(
                'end',
                'Каждая сторона может прекратить договор, предупредив за 30 дней. Заказы в пункте выдаются или '
                'возвращаются сети, расчёты закрываются за 15 дней.',
                'Either side may end the contract with 30 days’ notice. Orders at the point are issued or sent back, '
                'accounts are settled within 15 days.',
            ),
            _clause(
                'signature',
                'Договор подписывают простой электронной подписью: сеть – выдавая его под именем своего сотрудника, '
                'партнёр – одноразовым кодом, присланным на почту. Такая подпись равна собственноручной. Силу имеет '
                'русский текст.',
                'The contract is signed with simple electronic signatures, equal to those by hand: by the network in '
                'issuing it under the name of its employee, by the partner with a one-time code sent by e-mail. The '
                'Russian text prevails.',
            ),
        ),
    ],
}
