"""Which version of the consent to the processing of personal data is in force."""

PERSONAL_DATA = 'personal-data'
VERSION = '2026-11-01'
