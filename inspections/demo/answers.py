"""What people of the demo network answer: good rooms by rule, and what is wrong in each by hand."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from checklists.definition import Item

LINE = {'download_mbps': 94.2, 'upload_mbps': 47.6, 'latency_ms': 9.4, 'jitter_ms': 1.8, 'loss_percent': 0.0}
SLOWER = {'download_mbps': 88.1, 'upload_mbps': 44.9, 'latency_ms': 11.2, 'jitter_ms': 2.1, 'loss_percent': 0.0}
FIGURES: Mapping[str, Any] = {
    'SIG-02': 350, 'ENT-01': 12, 'ENT-05': 92, 'ENT-08': 18, 'DSK-05': 120, 'DSK-08': 100,
    'CLI-01': 27.5, 'CLI-02': 13.4, 'CLI-03': 4.1, 'CLI-04': 2.75, 'CLI-05': 2, 'CLI-07': 3,
    'STO-02': 31.5, 'STO-06': 4, 'STO-08': 31, 'DOC-05': 12, 'FIR-01': 2, 'FIR-03': 138,
}  # fmt: skip
PREFERRED: Mapping[str, str] = {
    'ENT-02': 'street',
    'ENT-04': 'ramp',
    'NET-01': 'fibre',
    'DSK-02': 'pc',
    'STO-01': 'locked',
}

# № of the finished pair, ул. Лесная, 7: what the applicant says, and what the inspector found two days later.
APPLICANT: Mapping[str, Any] = {
    'CLI-01': 26.0, 'CLI-02': 12.8, 'STO-06': 3, 'SIG-02': 350, 'STO-05': 'yes', 'ENT-04': 'ramp', 'CLI-07': 4,
    'DSK-05': 70,
}  # fmt: skip
INSPECTOR: Mapping[str, Any] = {
    'CLI-01': 23.4, 'CLI-02': 12.4, 'STO-06': 2, 'SIG-02': 180, 'STO-05': 'no', 'ENT-04': 'button', 'CLI-07': 2,
    'DSK-05': 70, 'SIG-03': 'no', 'STO-07': ['receipt', 'storage', 'issue'], 'CLI-03': 4.0,
}  # fmt: skip
APPLICANT_NOTES: Mapping[str, str] = {
    'SIG-02': 'Вывеску сделали по макету из письма, высота буквы «П» — 350 мм.',
    'CLI-07': 'Поставим ещё два стула 🪑 — «Мебель-Сити» привезёт к пятнице',
    'DSK-05': 'Стол 70 см, больше в этот угол не встаёт.',
}
INSPECTOR_NOTES: Mapping[str, str] = {
    'SIG-02': 'Мерил рулеткой, лист А4 в кадре. Вывеску заменили после заявки, крупную сняли.',
    'CLI-01': 'Лазерный дальномер: 5,2 × 4,5 м. По договору аренды 26,0 м² вместе с тамбуром.',
    'STO-06': 'Третья камера висит, но на монитор не выведена: «нет сигнала».',
    'ENT-04': 'Пандуса нет, есть кнопка вызова. Работает, вышли через минуту.',
}
FINDINGS: Mapping[str, str] = {'STO-05': 'Шкаф увезли в ремонт. Дорогие заказы лежат на верхней полке, в открытую.'}


def answer(item: Item, special: Mapping[str, Any], day: date, *, line: Mapping[str, float] = LINE) -> Any:
    """What somebody answers to an item: by hand where it is told, else so that it passes."""
    if item.id in special:
        return special[item.id]
    if item.kind == 'internet-speed':
        runs = [{name: round(value * factor, 2) for name, value in line.items()} for factor in (0.97, 1.0, 1.04)]
        return {**line, 'runs': runs, 'line_test_id': None}
    if item.kind in ('choice', 'choices'):
        good = [each['id'] for each in item.settings['options'] if each.get('good')]
        preferred = PREFERRED.get(item.id, good[0])
        return good if item.kind == 'choices' else preferred if preferred in good else good[0]
    if item.kind == 'number':
        return FIGURES.get(item.id, item.settings.get('min', item.settings.get('max', 1)))
    return {'yes-no': 'yes', 'date': day.replace(month=6, year=day.year + 1, day=1).isoformat()}.get(item.kind, 'Да')
