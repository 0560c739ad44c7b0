"""A phone number in the one form that is kept: E.164, `+79161234567`."""

from __future__ import annotations

from app import problems

HERE = 'RU'  # whose way of writing is understood without a country code
LONGEST = 40


def e164(text: str) -> str:
    """The number as E.164, from any usual way of writing it; a number without its country's code is Russian.

    Refuses what no network gives out, letters, and an extension: `phonenumbers` knows the numbering plans of ITU-T.
    """
    import phonenumbers  # takes time to load: only for those who type a number

    if len(text) > LONGEST or any(each.isalpha() for each in text):
        raise problems.PhoneUnusable()
    try:
        number = phonenumbers.parse(text, HERE)
    except phonenumbers.NumberParseException:
        raise problems.PhoneUnusable() from None
    if number.extension or not phonenumbers.is_valid_number(number):
        raise problems.PhoneUnusable()
    return str(phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164))


def end_of(phone: str) -> str:
    """The last four digits as people read them, `45-67`: enough to know one's own number by."""
    return f'{phone[-4:-2]}-{phone[-2:]}'
