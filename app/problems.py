"""Every refusal the service can answer, each with its code, its status and its facts."""

from __future__ import annotations

from typing import Any


class Problem(Exception):
    """A refusal with a name. `facts` are plain JSON values that a person or a phone can use."""

    code = 'problem'
    status = 400
    message = 'The request was refused.'

    def __init__(self, **facts: Any) -> None:
        super().__init__(self.code)
        self.facts = facts

    def body(self) -> dict[str, Any]:
        """The refusal as it stands on the wire."""
        return {'code': self.code, 'message': self.message, 'facts': self.facts, 'status': self.status}


# Who is asking


class NotSignedIn(Problem):
    code, status, message = 'not-signed-in', 401, 'Sign in first.'


class SignInRefused(Problem):
    code, status, message = 'sign-in-refused', 401, 'E-mail or password do not match.'


class TooManyAttempts(Problem):
    code, status, message = 'too-many-attempts', 429, 'Too many attempts. Wait and try again.'


class NotAllowed(Problem):
    code, status, message = 'not-allowed', 403, 'Your role may not do this.'


class CrossSite(Problem):
    code, status, message = 'cross-site', 403, 'A write must come from the application itself.'


class InsecureConnection(Problem):
    code, status, message = 'insecure-connection', 403, 'Signing in needs https, except on this very machine.'


class AccountBlocked(Problem):
    code, status, message = 'account-blocked', 403, 'This account is blocked.'


class AccountUnconfirmed(Problem):
    code, status, message = 'account-unconfirmed', 403, 'Confirm your e-mail first.'


# Registering


class MailMissing(Problem):
    code, status, message = 'mail-missing', 409, 'This installation has no mail server: no letter can be sent.'


class TermsChanged(Problem):
    code, status, message = 'terms-changed', 409, 'What was agreed to has changed since. Read it again.'


class PhoneUnusable(Problem):
    code, status, message = 'phone-unusable', 422, 'This is not a phone number.'


class PhoneTaken(Problem):
    code, status, message = 'phone-taken', 409, 'Another account has this phone number.'


class PasswordIsEmail(Problem):
    code, status, message = 'password-is-email', 422, 'The password must not be the e-mail.'


class LinkUnknown(Problem):
    code, status, message = 'link-unknown', 404, 'This link is not one of ours, or not whole.'


class LinkExpired(Problem):
    code, status, message = 'link-expired', 410, 'This link has expired. Ask for another one.'


class LinkUsed(Problem):
    code, status, message = 'link-used', 409, 'This link has been used.'


class LinkRevoked(Problem):
    code, status, message = 'link-revoked', 410, 'This link has been closed. Ask for another one.'


# What is asked


class NotFound(Problem):
    code, status, message = 'not-found', 404, 'There is no such thing here.'


class MethodNotAllowed(Problem):
    code, status, message = 'method-not-allowed', 405, 'This address does not do that.'


class InvalidRequest(Problem):
    code, status, message = 'invalid-request', 422, 'Some fields cannot be used.'


class BodyTooLarge(Problem):
    code, status, message = 'body-too-large', 413, 'The body is larger than is taken here.'


class VersionMissing(Problem):
    code, status, message = 'version-missing', 428, 'Say which version you have seen (If-Match).'


class VersionStale(Problem):
    code, status, message = 'version-stale', 412, 'Somebody has changed this since you read it.'


class TryLater(Problem):
    code, status, message = 'try-later', 503, 'The service is busy. Try again in a moment.'


class StorageFull(Problem):
    code, status, message = 'storage-full', 507, 'The server has no room for this. Nothing is lost: try again later.'


class StorageAway(Problem):
    code, status, message = 'storage-away', 503, 'The file store does not answer. Nothing is lost: try again later.'


class PasswordWrong(Problem):
    code, status, message = 'password-wrong', 422, 'This is not your password.'


class EmailTaken(Problem):
    code, status, message = 'email-taken', 409, 'Another account has this e-mail.'


class LastAdministrator(Problem):
    code, status, message = 'last-administrator', 409, 'The last administrator cannot be blocked or given another role.'


# Applications and decisions


class ActNotPossible(Problem):
    code, status, message = 'act-not-possible', 409, 'This cannot be done in the present state.'


class ReasonMissing(Problem):
    code, status, message = 'reason-missing', 422, 'A reason is needed.'


class ApplicationLocked(Problem):
    code, status, message = 'application-locked', 409, 'Another person has this application open.'


class ApplicationTaken(Problem):
    code, status, message = 'application-taken', 409, 'Another reviewer has taken this application.'


class NothingReturned(Problem):
    code, status, message = 'nothing-returned', 422, 'Returning needs at least one item.'


class OwnRefusal(Problem):
    code, status, message = 'own-refusal', 403, 'Somebody else decides on an appeal against your refusal.'


class RefusalFinal(Problem):
    code, status, message = 'refusal-final', 409, 'This refusal was decided on an appeal and is final.'


class AppealTooLate(Problem):
    code, status, message = 'appeal-too-late', 409, 'The time for an appeal has passed.'


class DueTooEarly(Problem):
    code, status, message = 'due-too-early', 422, 'Fixing needs a day that is still to come.'


class NotAnInspector(Problem):
    code, status, message = 'not-an-inspector', 422, 'Visits are assigned to active inspectors.'


class Erased(Problem):
    code, status, message = 'erased', 410, 'What was kept of this person has been erased.'


class PaperRefused(Problem):
    code, status, message = 'paper-refused', 422, 'This file cannot be taken as a paper; what was there is kept.'


class PaperClosed(Problem):
    code, status, message = 'paper-closed', 409, 'This paper cannot be changed now.'


class ChecksOpen(Problem):
    code, status, message = 'checks-open', 409, 'Some legal checks are open or not passed.'


class QuestionnaireClosed(Problem):
    code, status, message = 'questionnaire-closed', 409, 'The questionnaire cannot be changed in this stage.'


class DraftsFull(Problem):
    code, status, message = 'drafts-full', 409, 'There are as many drafts as one may have. Hand one in or withdraw it.'


class FactsMissing(Problem):
    code, status, message = 'facts-missing', 409, 'The contract asks for facts that the questionnaire does not give.'


class ContractChanged(Problem):
    code, status, message = 'contract-changed', 409, 'Another edition of the contract has been issued. Read that one.'


class ClausesUnread(Problem):
    code, status, message = 'clauses-unread', 409, 'Some clauses have not been read.'


class CodeWrong(Problem):
    code, status, message = 'code-wrong', 422, 'This is not the code of the letter.'


class CodeExpired(Problem):
    code, status, message = 'code-expired', 410, 'There is no code that is still good. Ask for another one.'


class TooManyReaders(Problem):
    code, status, message = 'too-many-readers', 409, 'There are as many links as one may have. Close one.'


class TooManyMembers(Problem):
    code, status, message = 'too-many-members', 409, 'The roster is full. Take somebody off first.'


class MemberRemoved(Problem):
    code, status, message = 'member-removed', 409, 'This person does not belong to the point any more.'


class LearnerUnknown(Problem):
    code, status, message = 'learner-unknown', 404, 'This phone is not known. Ask for another link.'


class TrainingOpen(Problem):
    code, status, message = 'training-open', 409, 'Not everybody has passed every course.'


class AccessShown(Problem):
    code, status, message = 'access-shown', 409, 'The secret was shown once. Revoke this access and issue another one.'


class AccessRevoked(Problem):
    code, status, message = 'access-revoked', 409, 'This access was revoked.'


class AccessNotShown(Problem):
    code, status, message = 'access-not-shown', 409, 'The secret was not shown yet: there is nothing to confirm.'


class AccessConfirmed(Problem):
    code, status, message = 'access-confirmed', 409, 'This access was received already.'


class AccessSigns(Problem):
    code, status, message = 'access-signs', 422, 'These are not the last four signs of the secret.'


class AccessSpent(Problem):
    code, status, message = 'access-spent', 409, 'Other signs were typed too often. Revoke this access, issue another.'


class OwnerHasAccess(Problem):
    code, status, message = 'owner-has-access', 409, 'The owner has an access. Revoke that one first.'


class TooManyAccesses(Problem):
    code, status, message = 'too-many-accesses', 409, 'There are as many accesses as a point may have. Revoke one.'


class SheetCodeWrong(Problem):
    code, status, message = 'sheet-code-wrong', 422, 'This is not the code of the sheet.'


class SheetUsedUp(Problem):
    code, status, message = 'sheet-used-up', 409, 'The code of this sheet is good no more. Print a new sheet.'


class DrillReplaced(Problem):
    code, status, message = 'drill-replaced', 409, 'Another training order was begun. Go on with that one.'


class DrillOrder(Problem):
    code, status, message = 'drill-order', 409, 'It is the turn of another step.'


class DrillWrong(Problem):
    code, status, message = 'drill-wrong', 422, 'This is not what the training order says.'


class SubmissionIncomplete(Problem):
    code, status, message = 'submission-incomplete', 409, 'Something is missing that is needed to hand it in.'


class ConsentChanged(Problem):
    code, status, message = 'consent-changed', 409, 'The text of the consent has changed. Read it again.'


class GeocoderAway(Problem):
    code, status, message = 'geocoder-away', 503, 'The geocoder does not answer. Put the pin by hand.'


class NotAnApplicant(Problem):
    code, status, message = 'not-an-applicant', 422, 'An application belongs to an active applicant.'


class ApplicationsOpen(Problem):
    code, status, message = 'applications-open', 409, 'Open applications are withdrawn with it: say that they may be.'


# Checklists


class UnknownChecklist(Problem):
    code, status, message = 'unknown-checklist', 404, 'There is no such checklist version.'


class UnknownProfile(Problem):
    code, status, message = 'unknown-profile', 404, 'There is no such profile.'


class ChecklistRefused(Problem):
    code, status, message = 'checklist-refused', 422, 'The checklist file cannot be used.'


# Sync


class DeviceOfAnother(Problem):
    code, status, message = 'device-of-another', 403, 'This device belongs to another account.'


class UnknownDevice(Problem):
    code, status, message = 'unknown-device', 409, 'This device has not been enrolled.'


class AnswerRejected(Problem):
    code, status, message = 'answer-rejected', 422, 'The value does not answer the item.'


class UnknownItem(Problem):
    code, status, message = 'unknown-item', 422, 'The checklist version has no such item.'


class UnknownInspection(Problem):
    code, status, message = 'unknown-inspection', 404, 'There is no such inspection.'


class NotAssigned(Problem):
    code, status, message = 'not-assigned', 403, 'This inspection is not yours.'


class InspectionClosed(Problem):
    code, status, message = 'inspection-closed', 409, 'The inspection takes no more changes.'


class OutOfOrder(Problem):
    code, status, message = 'out-of-order', 409, 'An earlier operation is missing.'


class Collision(Problem):
    code, status, message = 'collision', 409, 'The same number came before with other content.'


class ServerFault(Problem):
    code, status, message = 'server-fault', 500, 'We could not apply this. It is kept and will be looked at.'


class InvalidOperation(Problem):
    code, status, message = 'invalid-operation', 422, 'The operation has a wrong shape.'


# Photos


class PhotoNotAnnounced(Problem):
    code, status, message = 'photo-not-announced', 409, 'No operation of yours names this photo.'


class PhotoMismatch(Problem):
    code, status, message = 'photo-mismatch', 422, 'The bytes are not those that their name promises.'


class PhotoCutShort(Problem):
    code, status, message = 'photo-cut-short', 400, 'The photo did not arrive whole.'


class ProtocolUnknown(Problem):
    code, status, message = 'protocol-unknown', 412, 'This version of the upload protocol is not spoken here.'


class WrongContentType(Problem):
    code, status, message = 'wrong-content-type', 415, 'The body is of another type than is taken here.'


class UploadMisplaced(Problem):
    code, status, message = 'upload-misplaced', 409, 'The part of this photo that is here ends elsewhere.'


class PhotoUndecodable(Problem):
    code, status, message = 'photo-undecodable', 422, 'This photo cannot be drawn. Its bytes are kept.'


# Line tests


class LineCodeUnknown(Problem):
    code, status, message = 'line-code-unknown', 404, 'There is no line test with this code.'


class LineCodeExpired(Problem):
    code, status, message = 'line-code-expired', 410, 'The code of this line test has expired.'


class LineCodeUsed(Problem):
    code, status, message = 'line-code-used', 409, 'The code of this line test has been used up.'


class LineBudgetSpent(Problem):
    code, status, message = 'line-budget-spent', 409, 'This line test has used all the bytes that it may.'


class LineResultUnproved(Problem):
    code, status, message = 'line-result-unproved', 422, 'The bytes that the server counted do not make this result.'


# Rescue files


class RescueUnreadable(Problem):
    code, status, message = 'rescue-unreadable', 422, 'This is not a rescue file of a version that is known here.'


class RescueCut(Problem):
    code, status, message = 'rescue-cut', 422, 'The rescue file is not whole.'


class RescueAltered(Problem):
    code, status, message = 'rescue-altered', 422, 'The rescue file was changed after it was made.'


class RescueOfAnotherServer(Problem):
    code, status, message = 'rescue-of-another-server', 409, 'The rescue file was made for another server.'


class RescueOfAnother(Problem):
    code, status, message = 'rescue-of-another', 403, 'The rescue file holds the work of somebody else.'


class RescueUnproved(Problem):
    code, status, message = (
        'rescue-unproved',
        409,
        'Nothing proves whose phone made this file: its author must take it in.',
    )


class TrialReportChanged(Problem):
    code, status, message = 'trial-report-changed', 409, 'The report of the test period has changed since it was read.'


class ProofMissing(Problem):
    code, status, message = 'proof-missing', 422, 'There is no such photo in the daily lists of this test period.'


class ProofTooEarly(Problem):
    code, status, message = 'proof-too-early', 422, 'The photo came before the problem was written down.'


class DutyDayOver(Problem):
    code, status, message = 'duty-day-over', 422, 'This day is over.'


class DutyDayTooFar(Problem):
    code, status, message = 'duty-day-too-far', 422, 'This day is too far away.'


class DutyInOrder(Problem):
    code, status, message = 'duty-in-order', 409, 'Nothing waits for the applicant here.'


class DutyRemindedToday(Problem):
    code, status, message = 'duty-reminded-today', 409, 'The applicant has been reminded of this today.'


class StandardUnknown(Problem):
    code, status, message = 'standard-unknown', 409, 'This version changes nothing for this point.'


class StandardConfirmed(Problem):
    code, status, message = 'standard-confirmed', 409, 'This change of the standards has been confirmed.'


def catalogue() -> dict[str, type[Problem]]:
    """Every refusal by its code."""
    return {each.code: each for each in Problem.__subclasses__()}
