// Proves to the compiler that what the server describes (types.ts, generated) is what our short shapes promise.

import type * as Connected from './connection-shapes'
import type * as Duties from './duty-shapes'
import type * as Standards from './standard-shapes'
import type * as Audit from './audit-shapes'
import type * as Taken from './export-shapes'
import type * as Public from './public-shapes'
import type * as Line from './line-shapes'
import type * as Handed from './paper-shapes'
import type * as Bound from './contract-shapes'
import type * as Help from './help-shapes'
import type * as Mine from './my-data-shapes'
import type * as Learn from './training-shapes'
import type * as Told from './notice-shapes'
import type * as Desk from './queue-shapes'
import type * as Join from './registration-shapes'
import type * as Placed from './point-shapes'
import type * as Read from './report-shapes'
import type * as Road from './road-shapes'
import type * as Ours from './shapes'
import type * as Rules from './rule-shapes'
import type * as Sync from './sync-shapes'
import type * as Talk from './talk-shapes'
import type * as Tried from './trial-shapes'
import type * as Upkeep from './upkeep-shapes'
import type { components } from './types'

type Server = components['schemas']
type Fits<Given, Wanted> = Given extends Wanted ? true : false
type Proven<Each extends true[]> = Each

export type Proof = Proven<
  [
    Fits<Server['Me'], Ours.Account>,
    Fits<Server['AccountShape'], Ours.AccountRow>,
    Fits<Server['InspectionRow'], Ours.InspectionRow>,
    Fits<Server['ApplicationShape'], Omit<Ours.Application, 'summary'>>,
    Fits<Server['ChecklistRow'], Ours.ChecklistRow>,
    Fits<Server['ProfileRow'], Ours.ProfileRow>,
    Fits<Server['Receipt'], Pick<Ours.Receipt, 'inspection' | 'manifest' | 'seq' | 'time' | 'key_id' | 'signature'>>,
    Fits<Server['PremisesVerdict'], Ours.Verdict>,
    Fits<Server['SignalShape'], Ours.Signal>,
    Fits<Server['DecisionShape'], Ours.Decision>,
    Fits<Server['DutiesShape'], Omit<Duties.Duties, 'application'>>,
    Fits<Server['StandardTask'], Omit<Standards.StandardTask, 'changes'>>,
    Fits<Server['StandardRow'], Omit<Standards.StandardRow, 'waiting'>>,
    Fits<Server['DutyRow'], Omit<Duties.DutyRow, 'application'>>,
    Fits<Server['ContractShape'], Bound.Contract>,
    Fits<Server['TrainingShape'], Learn.Training>,
    Fits<Server['CourseShape'], Learn.Course>,
    Fits<Server['LearnerShape'], Learn.Learner>,
    Fits<Server['CheckedCertificate'], Learn.CheckedCertificate>,
    Fits<Server['ComputerShape'], Connected.ComputerTest>,
    Fits<Server['SheetDrawing'], Connected.SheetDrawing>,
    Fits<Server['AccessByLink'], Connected.AccessByLink>,
    Fits<Server['ConnectionLine'], Connected.ConnectionLine>,
    Fits<Server['ContractPreview'], Bound.ContractPreview>,
    Fits<Server['ReadingShape'], Bound.ContractReading>,
    Fits<Server['OperationVerdict'], Sync.OperationVerdict>,
    Fits<Server['DeviceShape'], Sync.DeviceAnswer>,
    Fits<Server['ReportShape'], Read.Report>,
    Fits<Server['Counts'], NonNullable<Desk.Queue['counts']>>,
    Fits<Server['LockShape'], Desk.Lock>,
    Fits<Server['FilterChoices'], Desk.Choices>,
    Fits<Server['Pushed'], Sync.PushAnswer>,
    Fits<Server['RescueReport'], Upkeep.RescueReport>,
    Fits<Server['PhoneRow'], Upkeep.PhoneRow>,
    Fits<Server['PhoneCounts'], Upkeep.Phones['counts']>,
    Fits<Server['Tried'], Upkeep.QuarantineEntry['tried']>,
    Fits<Server['AuditRow'], Audit.AuditEntry>,
    Fits<Server['AuditStanding'], Audit.AuditStanding>,
    Fits<Server['PublicReport'], Public.PublicReport>,
    Fits<Server['RecordShape'], Read.PhotoRecord>,
    Fits<Server['LineTestShape'], Line.LineTest>,
    Fits<Server['Claim'], Line.LineClaim>,
    Fits<Server['MeasuredShape'], Read.Measured>,
    Fits<Server['NoticeShape'], Told.Notice>,
    Fits<Server['ChoiceShape'], Told.LetterChoice>,
    Fits<Server['LetterCounts'], Told.Letters['counts']>,
    Fits<Server['AppealShape'], Ours.Appeal>,
    Fits<Server['PutQuestion'], Talk.PutQuestion>,
    Fits<Server['Letters'], Talk.Letters>,
    Fits<Server['ExportShape'], Taken.Export>,
    Fits<Server['ConnectionShape'], Connected.Connection>,
    Fits<Server['ShownSecret'], Connected.ShownSecret>,
    Fits<Server['ThreadShape'], Help.HelpThread>,
    Fits<Server['ThreadRow'], Help.HelpRow>,
    Fits<Server['ThreadCounts'], Help.HelpRows['counts']>,
    Fits<Server['AnswerShape'], Help.PublishedAnswer>,
    Fits<Omit<Server['RuleShape'], 'value'>, Omit<Rules.Rule, 'value'>>,
    Fits<Server['TrialShape'], Tried.TrialState>,
    Fits<Server['SeenTrialReport'], Tried.SeenReport>,
    Fits<Server['PointRow'], Placed.PointRow>,
    Fits<Server['PublicPoint'], Omit<Placed.PublicPoint, 'days'>>,
    Fits<Server['PointShape'], Omit<Placed.Point, 'days' | 'possible'>>,
    Fits<Server['MyData'], Mine.MyData>,
    Fits<Server['ErasureShape'], Mine.Erasure>,
    Fits<Server['Opening'], Join.Opening>,
    Fits<Server['RegistrationShape'], Join.OwnRegistration>,
    Fits<Server['ConfirmedShape'], Join.Confirmation>,
    Fits<Server['PasswordSet'], Join.PasswordSet>,
    Fits<Server['PaperShape'], Handed.Paper>,
    Fits<Server['Papers'], Omit<Handed.Papers, 'stage'>>,
    Fits<Server['CheckShape'], Handed.LegalCheck>,
    Fits<Server['FactShape'], Handed.LegalFact>,
    Fits<Server['AnsweredShape'], Road.Answered>,
    Fits<Server['QuestionnaireShape'], Road.Questionnaire>,
    Fits<Server['SubmissionShape'], Road.Submission>,
    Fits<Server['FoundShape'], Road.FoundPlace>,
  ]
>
