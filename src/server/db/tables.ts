/** Written by `npm run db:types` from a migrated database. Do not edit. */

import type { ColumnType } from "kysely";

export type Generated<T> = T extends ColumnType<infer S, infer I, infer U>
  ? ColumnType<S, I | undefined, U>
  : ColumnType<T, T | undefined, T>;

export type Json = JsonValue;

export type JsonArray = JsonValue[];

export type JsonObject = {
  [x: string]: JsonValue | undefined;
};

export type JsonPrimitive = boolean | number | string | null;

export type JsonValue = JsonArray | JsonObject | JsonPrimitive;

export type Timestamp = ColumnType<Date, Date | string, Date | string>;

export interface Approval {
  amount_cents: number | null;
  approver_id: string | null;
  comment: Generated<string>;
  created_at: Generated<Timestamp>;
  created_by: string | null;
  decided_at: Timestamp | null;
  decision_id: string;
  department_id: string | null;
  headcount: number | null;
  id: Generated<string>;
  kind: 'cost' | 'people' | 'resource' | 'decision' | 'other';
  note: Generated<string>;
  number: string;
  state: Generated<'draft' | 'pending' | 'approved' | 'rejected' | 'withdrawn'>;
  subject: string;
  submit_by: string | null;
  submitted_at: Timestamp | null;
  submitter_id: string;
  updated_at: Generated<Timestamp>;
  version: Generated<number>;
}

export interface AttendeeTopic {
  attendee_id: string;
  topic_id: string;
}

export interface AuthAccount {
  accessToken: string | null;
  accessTokenExpiresAt: Timestamp | null;
  accountId: string;
  createdAt: Generated<Timestamp>;
  id: Generated<string>;
  idToken: string | null;
  password: string | null;
  providerId: string;
  refreshToken: string | null;
  refreshTokenExpiresAt: Timestamp | null;
  scope: string | null;
  updatedAt: Timestamp;
  userId: string;
}

export interface AuthRateLimit {
  count: number;
  id: Generated<string>;
  key: string;
  lastRequest: number;
}

export interface AuthSession {
  createdAt: Generated<Timestamp>;
  expiresAt: Timestamp;
  id: Generated<string>;
  ipAddress: string | null;
  token: string;
  updatedAt: Timestamp;
  userAgent: string | null;
  userId: string;
}

export interface AuthUser {
  createdAt: Generated<Timestamp>;
  email: string;
  emailVerified: boolean;
  id: Generated<string>;
  image: string | null;
  name: string;
  updatedAt: Generated<Timestamp>;
}

export interface AuthVerification {
  createdAt: Generated<Timestamp>;
  expiresAt: Timestamp;
  id: Generated<string>;
  identifier: string;
  updatedAt: Generated<Timestamp>;
  value: string;
}

export interface Ballot {
  at: Timestamp;
  choice: 'agree' | 'against' | 'abstain';
  opinion: Generated<string>;
  person_id: string;
  seat_id: string;
  version: Generated<number>;
  vote_id: string;
}

export interface CalendarDay {
  day: string;
  kind: 'holiday' | 'workday';
  name: Generated<string>;
}

export interface CalendarYear {
  source: Generated<string>;
  year: number;
}

export interface CarryOverSettled {
  at: Generated<Timestamp>;
  meeting_id: string;
  noun: 'topic' | 'entry';
  noun_id: string;
  person_id: string | null;
  reason: string;
}

export interface ChangeRequest {
  after_text: Generated<string>;
  approver_id: string;
  approver_level: 'leader' | 'deptHead' | 'superior';
  before_text: Generated<string>;
  collaboration_id: string;
  cost_cents: Generated<number>;
  decided_at: Timestamp | null;
  decided_by: string | null;
  id: Generated<string>;
  impact: Json;
  impact_cost: Generated<string>;
  impact_quality: Generated<string>;
  impact_scope: Generated<string>;
  kind: 'scope' | 'schedule' | 'people' | 'resource' | 'goal';
  measures: Generated<string>;
  notified_at: Timestamp | null;
  notified_ids: Generated<string[]>;
  number: string;
  opinion: Generated<string>;
  raised_at: Generated<Timestamp>;
  raised_by: string;
  raised_by_department_id: string | null;
  reason: string;
  result: Generated<string>;
  result_at: Timestamp | null;
  search: Generated<string | null>;
  state: Generated<'pending' | 'approved' | 'rejected' | 'withdrawn'>;
  steps: Generated<Json>;
  title: string;
  version: Generated<number>;
}

export interface Channel {
  address_host: string;
  address_sealed: string;
  address_tail: string;
  created_at: Timestamp;
  created_by: string | null;
  department_ids: Generated<string[]>;
  id: Generated<string>;
  is_enabled: Generated<boolean>;
  kind: 'dingtalk' | 'feishu' | 'wecom';
  name: string;
  notices: string[];
  paused_until: Timestamp | null;
  rest_until: Timestamp | null;
  scope: 'organisation' | 'public' | 'departments';
  secret_sealed: string | null;
  silent_tries: Generated<number>;
  updated_at: Timestamp;
  version: Generated<number>;
}

export interface ChannelDelivery {
  answer: Generated<string>;
  attempted_at: Timestamp | null;
  attempts: Generated<number>;
  carried_by: string | null;
  channel_id: string;
  created_at: Timestamp;
  dedupe: string;
  id: Generated<string>;
  meeting_id: string | null;
  message: Json;
  next_at: Timestamp | null;
  notice: 'invited' | 'rescheduled' | 'cancelled' | 'minutesFinal' | 'overdueTasks' | 'trial';
  sent_at: Timestamp | null;
  state: Generated<'queued' | 'sending' | 'sent' | 'failed' | 'withheld'>;
  trouble: string | null;
}

export interface CharterAnswer {
  answer: 'confirmed' | 'objected';
  at: Timestamp;
  by_id: string;
  collaboration_id: string;
  department_id: string;
  id: Generated<string>;
  reason: Generated<string>;
  replied_at: Timestamp | null;
  replied_by: string | null;
  reply: Generated<string>;
  substance: number;
}

export interface ChatDecision {
  decided_by: string;
  id: string;
  is_important: Generated<boolean>;
  meeting_id: string | null;
  place: string;
  reason: Generated<string>;
  recorded_at: Timestamp;
  recorded_by: string;
  taken_at: Timestamp;
  task_id: string | null;
  version: Generated<number>;
  written_as: 'minutes' | 'mailConfirmation' | 'changeNotice' | null;
}

export interface ChatDecisionPerson {
  answer: 'agree' | 'object' | null;
  answered_at: Timestamp | null;
  answered_version: number | null;
  decision_id: string;
  in_copy: Generated<boolean>;
  note: Generated<string>;
  person_id: string;
  replied_at: Timestamp | null;
  replied_by: string | null;
  reply: Generated<string>;
  took_part: Generated<boolean>;
}

export interface ChatDecisionVersion {
  at: Timestamp;
  by_id: string;
  content: string;
  decision_id: string;
  place: string;
  reason: string;
  taken_at: Timestamp;
  version: number;
  why: Generated<string>;
}

export interface ChatNote {
  at: Timestamp;
  by_id: string;
  collaboration_id: string | null;
  decision_id: string | null;
  drop_reason: Generated<string>;
  dropped_at: Timestamp | null;
  id: Generated<string>;
  taken_at: Timestamp;
  text: string;
}

export interface ChecklistEntry {
  added_at: Timestamp;
  added_by: string | null;
  id: Generated<string>;
  retired_at: Timestamp | null;
  retired_by: string | null;
  retrospective_id: string | null;
  stage: 'start' | 'run' | 'finish';
  text: string;
}

export interface ChecklistTick {
  at: Timestamp;
  collaboration_id: string;
  entry_id: string;
  person_id: string;
}

export interface Collaboration {
  asked_substance: number | null;
  classification: Generated<'public' | 'internal' | 'secret' | 'confidential'>;
  created_at: Generated<Timestamp>;
  created_by: string | null;
  decision_mechanism: 'leader' | 'deptVote' | 'superior' | null;
  department_ids: Generated<string[]>;
  ends_on: string | null;
  goal: Generated<string>;
  id: Generated<string>;
  initiated_on: string | null;
  initiating_department_id: string | null;
  is_emergency: Generated<boolean>;
  is_launch_provisional: Generated<boolean>;
  launch_on: string | null;
  leader_id: string | null;
  name: string;
  number: string;
  participant_ids: Generated<string[]>;
  root_cause: Generated<string>;
  search: Generated<string | null>;
  solution: Generated<string>;
  starts_on: string | null;
  state: Generated<'preparing' | 'chartered' | 'active' | 'paused' | 'accepting' | 'retro' | 'archived' | 'terminated'>;
  stop_asked_at: Timestamp | null;
  stop_asked_by: string | null;
  stop_reason: Generated<string>;
  strategic_goal: Generated<string>;
  substance: Generated<number>;
  sync_copy_ids: Generated<string[]>;
  sync_urged_at: Timestamp | null;
  sync_weeks: number | null;
  theme: Generated<string>;
  type: Generated<'project' | 'problem' | 'resource' | 'strategy'>;
  updated_at: Generated<Timestamp>;
  version: Generated<number>;
}

export interface CollaborationDelegation {
  collaboration_id: string;
  ended_at: Timestamp | null;
  ended_by: string | null;
  given_at: Timestamp;
  given_by: string;
  id: Generated<string>;
  person_id: string;
  power: 'progress' | 'resources' | 'conflicts';
  reason: string;
  until_on: string | null;
}

export interface CollaborationDepartment {
  collaboration_id: string;
  core_duty: Generated<string>;
  department_id: string;
  due_on: string | null;
  due_text: Generated<string>;
  is_core: Generated<boolean>;
  lead_id: string | null;
  liaison_id: string | null;
  output: Generated<string>;
  position: Generated<number>;
  role: 'decision' | 'execution' | 'support' | null;
  sub_goal: Generated<string>;
  task_id: string | null;
}

export interface CollaborationMember {
  can_execute: Generated<boolean>;
  collaboration_id: string;
  department_id: string;
  has_decision_power: Generated<boolean>;
  is_core: Generated<boolean>;
  person_id: string;
  position: Generated<number>;
}

export interface CollaborationRequest {
  collaboration_id: string;
  request_id: string;
}

export interface CollaborationScope {
  collaboration_id: string;
  department_id: string | null;
  id: Generated<string>;
  is_in: Generated<boolean>;
  position: number;
  text: string;
}

export interface CollaborationTarget {
  collaboration_id: string;
  id: Generated<string>;
  metric: string;
  position: number;
  region: Generated<string>;
  target_on: string | null;
  unit: Generated<string>;
  value: number | null;
}

export interface CommunicationItem {
  audience: Generated<string>;
  channels: Generated<string[]>;
  collaboration_id: string;
  content_note: Generated<string>;
  contents: Generated<string[]>;
  frequency: 'weekly' | 'biweekly' | 'monthly' | 'adhoc';
  id: Generated<string>;
  minutes: Generated<number>;
  output: Generated<string>;
  owner_id: string | null;
  position: number;
  purpose: Generated<string>;
  series_id: string | null;
  start_time: string | null;
  weekday: number | null;
}

export interface Conflict {
  classification: Generated<'public' | 'internal' | 'secret' | 'confidential'>;
  collaboration_id: string | null;
  common_goal: Generated<string>;
  created_at: Generated<Timestamp>;
  decided_at: Timestamp | null;
  decision_id: string | null;
  department_ids: Generated<string[]>;
  due_at: Timestamp | null;
  entered_at: Timestamp | null;
  entry_id: string | null;
  handler_ids: Generated<string[]>;
  id: Generated<string>;
  is_skip: Generated<boolean>;
  kind: 'resource' | 'goal' | 'duty' | 'process' | 'information' | 'priority';
  leader_id: string | null;
  meeting_id: string | null;
  number: string;
  options: Generated<string>;
  participant_ids: Generated<string[]>;
  raised_by: string | null;
  recheck_note: Generated<string>;
  recheck_on: string | null;
  resolution: 'prioritise' | 'reallocate' | 'ruling' | 'other' | null;
  resolved_at: Timestamp | null;
  responded_at: Timestamp | null;
  ruling: Generated<string>;
  ruling_signed_by: Generated<string[]>;
  ruling_tasks: Generated<Json>;
  search: Generated<string | null>;
  state: Generated<'open' | 'negotiating' | 'level1' | 'level2' | 'level3' | 'coordinator' | 'ruled' | 'implementing' | 'closed' | 'withdrawn'>;
  task_id: string | null;
  title: string;
  topic_id: string | null;
  updated_at: Generated<Timestamp>;
  version: Generated<number>;
  vote_id: string | null;
}

export interface ConflictSide {
  conflict_id: string;
  demand: Generated<string>;
  department_id: string;
  facts: Generated<string>;
  id: Generated<string>;
  position: Generated<string>;
  seq: number;
  signed_at: Timestamp | null;
  signed_by: string | null;
  spokesperson_id: string | null;
  stated_at: Timestamp | null;
  stated_by: string | null;
  version: Generated<number>;
}

export interface ConflictStop {
  conflict_id: string;
  due_at: Timestamp;
  entered_at: Timestamp;
  entered_by: string | null;
  handler_ids: string[];
  id: Generated<string>;
  is_skip: Generated<boolean>;
  left_at: Timestamp | null;
  level: 'negotiating' | 'level1' | 'level2' | 'level3' | 'coordinator';
  offered_at: Timestamp | null;
  reason: Generated<string>;
}

export interface ConflictTalk {
  at: Timestamp;
  by_id: string;
  conflict_id: string;
  id: Generated<string>;
  is_negotiation: boolean;
  text: string;
}

export interface ConflictTask {
  conflict_id: string;
  kind: 'ruling' | 'recheck';
  task_id: string;
}

export interface Contingency {
  affected: Generated<string>;
  classification: Generated<'public' | 'internal' | 'secret' | 'confidential'>;
  collaboration_id: string | null;
  conflict_id: string | null;
  created_at: Generated<Timestamp>;
  created_by: string | null;
  department_ids: Generated<string[]>;
  end_note: Generated<string>;
  ended_at: Timestamp | null;
  ended_by: string | null;
  id: Generated<string>;
  impact_cost: Generated<string>;
  impact_schedule: Generated<string>;
  impact_scope: Generated<string>;
  interim_owner_id: string | null;
  issue_id: string | null;
  number: string;
  participant_ids: Generated<string[]>;
  risk_id: string | null;
  started_at: Timestamp | null;
  started_by: string | null;
  state: Generated<'draft' | 'running' | 'ended' | 'dropped'>;
  title: string;
  updated_at: Generated<Timestamp>;
  version: Generated<number>;
}

export interface ContingencyMeasure {
  contingency_id: string;
  id: Generated<string>;
  seq: number;
  task_id: string | null;
  text: string;
}

export interface Decision {
  affected_date: string | null;
  classification: Generated<'public' | 'internal' | 'secret' | 'confidential'>;
  collaboration_id: string | null;
  commitment_words: Generated<string>;
  condition_event: Generated<string>;
  confirm_by: string | null;
  content: Generated<string>;
  created_at: Generated<Timestamp>;
  created_by: string | null;
  department_ids: Generated<string[]>;
  due_on: string | null;
  due_text: Generated<string>;
  id: Generated<string>;
  keeps_plan: Generated<boolean>;
  kind: Generated<'action' | 'conclusion' | 'standingRule' | 'conditional' | 'reference'>;
  mechanism: Generated<'leader' | 'deptVote' | 'superior' | 'hostConsensus'>;
  meeting_id: string | null;
  norm_request: Generated<string>;
  notice_audience: Generated<'all' | 'departments' | 'participants'>;
  notice_channel: Generated<'mail' | 'product'>;
  notice_lead_days: number | null;
  notice_sender_id: string | null;
  number: string;
  owner_department_id: string | null;
  owner_id: string | null;
  participant_ids: Generated<string[]>;
  party_ids: Generated<string[]>;
  prepare_by: string | null;
  prepare_what: Generated<string>;
  prepared_by_id: string | null;
  refers_material_id: string | null;
  refers_to: 'taskSheet' | 'material' | null;
  remark: Generated<string>;
  rule_limit: number | null;
  rule_metric: Generated<string>;
  rule_unit: Generated<string>;
  search: Generated<string | null>;
  source: Generated<'meeting' | 'im'>;
  state: Generated<'proposed' | 'voting' | 'adopted' | 'provisional' | 'deferred' | 'escalated' | 'rejected' | 'inExecution' | 'fulfilled' | 'superseded' | 'revoked'>;
  superseded_by: string | null;
  topic_id: string | null;
  updated_at: Generated<Timestamp>;
  version: Generated<number>;
  working_group: Generated<string[]>;
}

export interface DecisionCommitment {
  amount: number;
  decision_id: string;
  department_id: string;
  id: Generated<string>;
  position: number;
  trigger: string;
  unit: 'minute' | 'hour' | 'workday' | 'day';
}

export interface DecisionDepartment {
  contribution: Generated<string>;
  decision_id: string;
  department_id: string;
}

export interface DecisionNotice {
  body: Generated<string>;
  decision_id: string;
  id: Generated<string>;
  latest_on: string | null;
  met_at: Timestamp;
  met_by: string | null;
  sent_at: Timestamp | null;
  sent_by: string | null;
  sent_count: number | null;
  subject: Generated<string>;
  version: Generated<number>;
}

export interface Deliverable {
  added_at: Generated<Timestamp>;
  added_by: string | null;
  file_id: string | null;
  id: Generated<string>;
  link: Generated<string>;
  name: string;
  round: Generated<number>;
  task_id: string;
}

export interface Department {
  aliases: Generated<string[]>;
  archived_at: Timestamp | null;
  created_at: Generated<Timestamp>;
  deputy_id: string | null;
  head_id: string | null;
  id: Generated<string>;
  initials: Generated<string>;
  liaison_id: string | null;
  name: string;
  parent_id: string | null;
  pinyin: Generated<string>;
  sort: Generated<number>;
  version: Generated<number>;
  vice_president_id: string | null;
}

export interface DepartmentRating {
  at: Timestamp;
  by_id: string;
  collaboration_id: string;
  facts: Generated<string>;
  id: Generated<string>;
  marks: Json;
  rated_department_id: string;
  rater_department_id: string;
  reason: Generated<string>;
  score: number;
  version: Generated<number>;
}

export interface Dependency {
  created_at: Generated<Timestamp>;
  created_by: string | null;
  from_task_id: string;
  id: Generated<string>;
  kind: Generated<'finishToStart' | 'supports'>;
  to_collaboration_id: string | null;
  to_milestone_id: string | null;
  to_task_id: string | null;
}

export interface DivisionRow {
  acceptance: Generated<string>;
  after_ids: Generated<string[]>;
  collaboration_id: string;
  department_id: string;
  due_on: string | null;
  due_text: Generated<string>;
  duty: Generated<string>;
  helper_ids: Generated<string[]>;
  id: Generated<string>;
  note: Generated<string>;
  output: Generated<string>;
  owner_id: string | null;
  position: number;
  priority: Generated<'P0' | 'P1' | 'P2' | 'P3'>;
  starts_on: string | null;
  task_id: string | null;
}

export interface Entry {
  author_id: string | null;
  client_key: string;
  confirmed_at: Timestamp | null;
  confirmed_by: string | null;
  created_at: Generated<Timestamp>;
  decision_id: string | null;
  deleted_at: Timestamp | null;
  department_id: string | null;
  evidence: Generated<string>;
  final_wording: Generated<string>;
  id: Generated<string>;
  import_id: string | null;
  kind: 'viewpoint' | 'dispute' | 'consensus' | 'decision' | 'task' | 'note';
  meeting_id: string;
  party_ids: Generated<string[]>;
  person_id: string | null;
  position: number;
  search: Generated<string | null>;
  task_id: string | null;
  text: Generated<string>;
  topic_id: string;
  updated_at: Generated<Timestamp>;
  version: Generated<number>;
  wording_locked_at: Timestamp | null;
  wording_locked_by: string | null;
}

export interface EntryLock {
  entry_id: string;
  person_id: string;
  until: Timestamp;
}

export interface EntryVersion {
  at: Generated<Timestamp>;
  author_id: string | null;
  entry_id: string;
  kind: string;
  text: string;
  version: number;
}

export interface EscalationStep {
  at: Timestamp;
  due_on: string;
  id: Generated<string>;
  next_on: string | null;
  next_tells: Generated<string[]>;
  passed_over: Generated<number>;
  rung: number;
  task_id: string;
  told: Json;
  working_days: number;
}

export interface EvaluationAnswer {
  id: Generated<string>;
  improve: Generated<string>;
  marks: Json;
  meeting_id: string;
  person_id: string | null;
  suggestion: Generated<string>;
}

export interface EvaluationDone {
  meeting_id: string;
  person_id: string;
}

export interface Event {
  at: Generated<Timestamp>;
  id: Generated<number>;
  kind: string;
  noun: string;
  noun_id: string;
  payload: Generated<Json>;
  stream: string;
  xid: Generated<string>;
}

export interface Evidence {
  author_id: string | null;
  created_at: Generated<Timestamp>;
  department_id: string;
  file_id: string | null;
  id: Generated<string>;
  link: Generated<string>;
  meeting_id: string;
  source: string;
  text: Generated<string>;
  topic_id: string | null;
  version: Generated<number>;
}

export interface File {
  hash: string;
  id: Generated<string>;
  mime: string;
  name: string;
  noun: string;
  noun_id: string;
  size: number;
  uploaded_at: Generated<Timestamp>;
  uploaded_by: string | null;
}

export interface History {
  actor_id: string | null;
  at: Generated<Timestamp>;
  data: Generated<Json>;
  from_state: string | null;
  id: Generated<number>;
  move: string;
  noun: string;
  noun_id: string;
  reason: Generated<string>;
  to_state: string | null;
}

export interface Idempotency {
  actor_id: string;
  at: Generated<Timestamp>;
  body_hash: string;
  endpoint: string;
  key: string;
  reply: Json;
}

export interface ImportReview {
  applied_at: Timestamp | null;
  author_id: string;
  created_at: Generated<Timestamp>;
  id: Generated<string>;
  into_meeting_id: string | null;
  meeting_id: string | null;
  reference_date: string;
  review: Json;
  source_name: Generated<string>;
  state: Generated<'open' | 'applied'>;
  text: string;
  updated_at: Generated<Timestamp>;
  version: Generated<number>;
}

export interface InformationRule {
  changed_at: Timestamp | null;
  changed_by: string | null;
  classification: 'public' | 'internal' | 'secret' | 'confidential';
  frequency: 'atOnce' | 'eachTime' | 'daily' | 'weekly' | 'biweekly' | 'monthly' | 'onDemand';
  id: Generated<string>;
  kind: 'meeting' | 'decision' | 'task' | 'change' | 'risk' | 'request' | null;
  name: Generated<string>;
  path: Generated<string>;
  position: number;
  version: Generated<number>;
  ways: string[];
  written_as: 'minutes' | 'mailConfirmation' | 'changeNotice' | null;
}

export interface Invitation {
  created_at: Generated<Timestamp>;
  created_by: string | null;
  expires_at: Timestamp;
  id: Generated<string>;
  person_id: string;
  token_hash: string;
  used_at: Timestamp | null;
}

export interface Issue {
  collaboration_id: string;
  conflict_id: string | null;
  countermeasure: Generated<string>;
  created_at: Generated<Timestamp>;
  decided_at: Timestamp | null;
  department_id: string | null;
  deviation_hours: number | null;
  due_on: string | null;
  found_by: string | null;
  id: Generated<string>;
  is_resource_gap: Generated<boolean>;
  level: Generated<'minor' | 'major' | 'critical'>;
  number: string;
  owner_id: string | null;
  resolved_at: Timestamp | null;
  responded_at: Timestamp | null;
  state: Generated<'open' | 'handling' | 'resolved' | 'closed'>;
  text: string;
  updated_at: Generated<Timestamp>;
  version: Generated<number>;
}

export interface LanguageModel {
  address: Generated<string>;
  is_enabled: Generated<boolean>;
  is_only: Generated<boolean>;
  key_sealed: string | null;
  model: Generated<string>;
  up_to: Generated<'public' | 'internal' | 'secret' | 'confidential'>;
  updated_at: Generated<Timestamp>;
  version: Generated<number>;
}

export interface LessonChange {
  asset_id: string | null;
  before: Json | null;
  decided_at: Timestamp | null;
  decided_by: string | null;
  decision: Generated<string>;
  entry_id: string | null;
  id: Generated<string>;
  kind: 'norm' | 'template' | 'checklist';
  norm_id: string | null;
  norm_version: number | null;
  note_id: string | null;
  proposed_at: Timestamp;
  proposed_by: string;
  reason: string;
  retrospective_id: string;
  setting: Json | null;
  stage: 'start' | 'run' | 'finish' | null;
  state: Generated<'proposed' | 'adopted' | 'declined' | 'withdrawn'>;
  template_id: string | null;
  template_version: number | null;
  text: Generated<string>;
}

export interface LiveRoom {
  first_alert_minutes: Generated<number>;
  last_alert_minutes: Generated<number>;
  meeting_id: string;
  next_sync_on: string | null;
  opened_at: Timestamp | null;
  opened_by: string | null;
  opening_minutes: Generated<number>;
  proposed_by: string | null;
  proposed_minutes: number | null;
  proposed_topic_id: string | null;
  speaker_id: string | null;
  speaking_since: Timestamp | null;
  speech_minutes: Generated<number>;
}

export interface MailOutbox {
  about: Json | null;
  attempts: Generated<number>;
  calendar: string | null;
  calendar_method: string | null;
  created_at: Generated<Timestamp>;
  html_body: string;
  id: Generated<string>;
  last_error: Generated<string>;
  merged_into: string | null;
  more_calendars: Json | null;
  notice_group: 'todo' | 'urge' | 'meeting' | 'info' | null;
  notification_id: string | null;
  noun: Generated<string>;
  noun_id: string | null;
  person_id: string | null;
  release_at: Timestamp | null;
  release_why: 'now' | 'pressing' | 'quiet' | 'dayOff' | 'digest' | 'budget' | null;
  sent_at: Timestamp | null;
  state: Generated<'waiting' | 'queued' | 'sent' | 'failed' | 'held' | 'merged' | 'dropped'>;
  subject: string;
  text_body: string;
  to_address: string;
  to_name: Generated<string>;
}

export interface Material {
  created_at: Generated<Timestamp>;
  data_source: Generated<string>;
  due_at: Timestamp | null;
  file_id: string | null;
  id: Generated<string>;
  key_points: Generated<string>;
  kind: Generated<'report' | 'flowchart' | 'requirement' | 'plan' | 'analysis' | 'background' | 'comparison' | 'riskNote'>;
  meeting_id: string;
  name: string;
  preparer_id: string | null;
  review_comment: Generated<string>;
  review_state: Generated<'awaiting' | 'submitted' | 'needsChange' | 'reviewed'>;
  reviewed_at: Timestamp | null;
  reviewed_by: string | null;
  revision: Generated<string>;
  topic_id: string | null;
  version: Generated<number>;
}

export interface MaterialOpened {
  at: Generated<Timestamp>;
  material_id: string;
  person_id: string;
}

export interface MaterialRevision {
  at: Generated<Timestamp>;
  file_id: string;
  id: Generated<string>;
  material_id: string;
  no: number;
  uploaded_by: string | null;
}

export interface MaterialRevisionOpened {
  at: Generated<Timestamp>;
  person_id: string;
  revision_id: string;
}

export interface Meeting {
  actual_end: Timestamp | null;
  actual_start: Timestamp | null;
  break_minutes: number | null;
  calendar_sequence: Generated<number>;
  cancelled_reason: Generated<string>;
  classification: Generated<'public' | 'internal' | 'secret' | 'confidential'>;
  collaboration_id: string | null;
  collaboration_name: Generated<string>;
  collecting_opened_at: Timestamp | null;
  collecting_until: Timestamp | null;
  confirm_minutes: number | null;
  core_problem: Generated<string>;
  created_at: Generated<Timestamp>;
  decision_power: Generated<string>;
  department_ids: Generated<string[]>;
  expected_outcome: Generated<string>;
  follow_up_of_id: string | null;
  form: Generated<'offline' | 'online' | 'hybrid'>;
  goal: Generated<string>;
  host_id: string | null;
  id: Generated<string>;
  initiating_department_id: string | null;
  invited_at: Timestamp | null;
  is_imported: Generated<boolean>;
  is_resource_contested: Generated<boolean>;
  material_preparer_id: string | null;
  name: string;
  need_check: Generated<'' | 'meeting' | 'mail' | 'chat' | 'document'>;
  need_reason: Generated<string>;
  noticed_at: Timestamp | null;
  number: string;
  occurrence_on: string | null;
  online_url: Generated<string>;
  opening_checked_at: Timestamp | null;
  opening_checked_by: string | null;
  organiser_id: string;
  out_of_scope: Generated<string>;
  participant_ids: Generated<string[]>;
  place: Generated<string>;
  planned_end: Timestamp | null;
  planned_start: Timestamp | null;
  recorder_id: string | null;
  request_id: string | null;
  search: Generated<string | null>;
  series_id: string | null;
  series_no: number | null;
  series_own: Generated<string[]>;
  sign_in_code: Generated<string>;
  state: Generated<'draft' | 'collecting' | 'ready' | 'noticed' | 'rescheduled' | 'inProgress' | 'confirming' | 'ended' | 'followUp' | 'closed' | 'cancelled'>;
  timekeeper_id: string | null;
  type: Generated<'kickoff' | 'problemSolving' | 'resourceConflict' | 'reviewPlanning' | 'alignment' | 'progressSync' | 'topic' | 'retrospective' | 'followUp' | 'jointStanding'>;
  updated_at: Generated<Timestamp>;
  venue_confirmed_at: Timestamp | null;
  venue_confirmed_by: string | null;
  version: Generated<number>;
}

export interface MeetingAttendee {
  absence_reason: Generated<string>;
  core_role: 'decider' | 'executor' | 'informant' | null;
  department_id: string | null;
  id: Generated<string>;
  is_mandatory: Generated<boolean>;
  kind: Generated<'core' | 'observer'>;
  left_at: Timestamp | null;
  materials_to_prepare: Generated<string>;
  meeting_id: string;
  mode: 'onsite' | 'online' | null;
  notice_opened_at: Timestamp | null;
  person_id: string;
  proxy_id: string | null;
  proxy_scope: 'speak' | 'speakAndVote' | null;
  remark: Generated<string>;
  rsvp: Generated<'pending' | 'yes' | 'no' | 'proxy'>;
  rsvp_at: Timestamp | null;
  rsvp_reason: Generated<string>;
  sign_in: 'onTime' | 'late' | 'leftEarly' | 'absent' | 'leave' | null;
  sign_in_method: 'manual' | 'scan' | 'online' | null;
  signed_in_at: Timestamp | null;
  version: Generated<number>;
}

export interface MeetingRisk {
  at: Generated<Timestamp>;
  meeting_id: string;
  note: Generated<string>;
  person_id: string | null;
  risk: string;
}

export interface MeetingRiskText {
  before_action: string;
  during_action: string;
  name: string;
  risk: string;
  sign: string;
  updated_at: Generated<Timestamp>;
  updated_by: string | null;
  version: Generated<number>;
}

export interface MeetingSeries {
  ahead: Generated<number>;
  classification: Generated<'public' | 'internal' | 'secret' | 'confidential'>;
  collaboration_id: string | null;
  collaboration_name: Generated<string>;
  confirm_minutes: number | null;
  created_at: Generated<Timestamp>;
  department_ids: Generated<string[]>;
  duration_minutes: Generated<number>;
  ends_after: number | null;
  ends_on: string | null;
  expected_outcome: Generated<string>;
  form: Generated<'offline' | 'online' | 'hybrid'>;
  goal: Generated<string>;
  host_id: string | null;
  id: Generated<string>;
  initiating_department_id: string | null;
  name: string;
  need_reason: Generated<string>;
  on_day_off: Generated<'skip' | 'next' | 'keep'>;
  online_url: Generated<string>;
  organiser_id: string;
  participant_ids: Generated<string[]>;
  place: Generated<string>;
  recorder_id: string | null;
  recurrence: Json;
  start_time: string;
  starts_on: string;
  state: Generated<'running' | 'stopped'>;
  stopped_reason: Generated<string>;
  timekeeper_id: string | null;
  topics: Generated<Json>;
  type: Generated<'kickoff' | 'problemSolving' | 'resourceConflict' | 'reviewPlanning' | 'alignment' | 'progressSync' | 'topic' | 'retrospective' | 'followUp' | 'jointStanding'>;
  updated_at: Generated<Timestamp>;
  version: Generated<number>;
}

export interface MeetingSeriesDepartment {
  department_id: string;
  liaison_id: string | null;
  position: number;
  series_id: string;
}

export interface MeetingSeriesPerson {
  core_role: 'decider' | 'executor' | 'informant' | null;
  kind: Generated<'core' | 'observer'>;
  person_id: string;
  series_id: string;
}

export interface MeetingSeriesSkip {
  at: Generated<Timestamp>;
  on_day: string;
  person_id: string | null;
  reason: Generated<string>;
  series_id: string;
}

export interface MeetingTemplate {
  content: Json;
  created_at: Generated<Timestamp>;
  deleted_at: Timestamp | null;
  id: Generated<string>;
  is_shared: Generated<boolean>;
  name: string;
  note: Generated<string>;
  owner_id: string;
  type: string;
  updated_at: Generated<Timestamp>;
  version: Generated<number>;
}

export interface Milestone {
  collaboration_id: string;
  created_at: Generated<Timestamp>;
  created_by: string | null;
  criteria: Generated<string[]>;
  department_id: string | null;
  due_on: string;
  id: Generated<string>;
  name: string;
  note: Generated<string>;
  number: string;
  original_due_on: string | null;
  owner_id: string | null;
  passed_at: Timestamp | null;
  rectifications: Generated<number>;
  rectify_by: string | null;
  round: Generated<number>;
  search: Generated<string | null>;
  state: Generated<'planned' | 'dueSoon' | 'underReview' | 'passed' | 'rectify' | 'failed' | 'slipped' | 'rescheduled' | 'cancelled'>;
  submitted_at: Timestamp | null;
  submitted_by: string | null;
  version: Generated<number>;
}

export interface MilestoneResult {
  added_by: string | null;
  at: Generated<Timestamp>;
  deliverable_id: string | null;
  id: Generated<string>;
  link: Generated<string>;
  milestone_id: string;
  name: string;
  round: number;
}

export interface MilestoneReviewer {
  department_id: string | null;
  milestone_id: string;
  person_id: string;
}

export interface MilestoneTask {
  milestone_id: string;
  side: 'before' | 'after';
  task_id: string;
}

export interface MilestoneVerdict {
  at: Generated<Timestamp>;
  comment: Generated<string>;
  milestone_id: string;
  person_id: string;
  rectify_by: string | null;
  round: number;
  verdict: 'pass' | 'rectify' | 'fail';
}

export interface Minutes {
  archive_name: Generated<string>;
  classification: Generated<'public' | 'internal' | 'secret' | 'confidential'>;
  countersign: Generated<boolean>;
  created_at: Generated<Timestamp>;
  current_version: Generated<number>;
  department_ids: Generated<string[]>;
  draft_due_at: Timestamp | null;
  feedback_due_at: Timestamp | null;
  final_at: Timestamp | null;
  final_by: string | null;
  final_due_at: Timestamp | null;
  id: Generated<string>;
  issuer_id: string | null;
  keep_until: string | null;
  layout: Generated<'form' | 'fiveParts' | 'agenda'>;
  legal_hold: Generated<boolean>;
  legal_hold_reason: Generated<string>;
  maintainer_id: string | null;
  meeting_id: string;
  number: string;
  participant_ids: Generated<string[]>;
  retention: Generated<'normal' | 'important'>;
  sent_at: Timestamp | null;
  silent_ids: Generated<string[]>;
  state: Generated<'recording' | 'draft' | 'inReview' | 'revising' | 'final' | 'archived' | 'amended'>;
  updated_at: Generated<Timestamp>;
  version: Generated<number>;
}

export interface MinutesAmendment {
  at: Generated<Timestamp>;
  decided_at: Timestamp | null;
  from_version: number;
  id: Generated<string>;
  label: Generated<string>;
  minutes_id: string;
  new_text: string;
  new_version: number | null;
  no: number;
  old_text: string;
  place: string;
  proposed_by: string;
  reason: string;
  section: string;
  state: Generated<'open' | 'approved' | 'rejected' | 'withdrawn'>;
}

export interface MinutesApproval {
  amendment_id: string;
  at: Timestamp | null;
  person_id: string;
  reason: Generated<string>;
  role: 'host' | 'owner';
  state: Generated<'waiting' | 'approved' | 'rejected'>;
}

export interface MinutesProposal {
  answer: Generated<string>;
  answered_at: Timestamp | null;
  answered_by: string | null;
  at: Generated<Timestamp>;
  id: Generated<string>;
  item: Generated<string>;
  minutes_id: string;
  recipient_id: string;
  section: string;
  state: Generated<'open' | 'adopted' | 'reserved' | 'withdrawn'>;
  text: string;
  version_no: number;
}

export interface MinutesRecipient {
  answered_at: Timestamp | null;
  id: Generated<string>;
  minutes_id: string;
  opened_at: Timestamp | null;
  person_id: string;
  role: Generated<'reviewer' | 'recipient' | 'cc'>;
  state: Generated<'sent' | 'confirmed' | 'proposed' | 'adopted' | 'reserved' | 'overdue'>;
  version: Generated<number>;
}

export interface MinutesVersion {
  at: Generated<Timestamp>;
  author_id: string | null;
  content: Json;
  id: Generated<string>;
  is_final: Generated<boolean>;
  minutes_id: string;
  no: number;
  note: Generated<string>;
  search: Generated<string | null>;
  sent_at: Timestamp | null;
}

export interface NameAlias {
  alias: string;
  created_at: Generated<Timestamp>;
  created_by: string | null;
  department_id: string | null;
  id: Generated<string>;
  person_id: string | null;
}

export interface NormOverride {
  at: Generated<Timestamp>;
  fingerprint: string;
  id: Generated<string>;
  norm_id: string;
  noun: string;
  noun_id: string;
  person_id: string;
  reason: Generated<string>;
}

export interface NormSetting {
  changed_at: Generated<Timestamp>;
  changed_by: string | null;
  enabled: Generated<boolean>;
  norm_id: string;
  param: Json | null;
  reason: Generated<string>;
  severity: 'block' | 'warn' | 'info' | null;
  version: Generated<number>;
}

export interface NormStrike {
  fingerprint: string;
  first_at: Timestamp;
  label: Generated<string>;
  last_at: Timestamp;
  norm_id: string;
  noun: string;
  noun_id: string;
  outcome: 'refused' | 'passed' | 'taken';
  person_id: string | null;
  reason: Generated<string>;
  severity: 'block' | 'warn' | 'info';
  times: Generated<number>;
}

export interface NoticeSetting {
  digest_at: string | null;
  holds_on_days_off: boolean;
  mail_info: 'now' | 'digest' | 'off';
  mail_meeting: 'now' | 'digest' | 'off';
  mail_todo: 'now' | 'digest' | 'off';
  mail_urge: 'now' | 'digest' | 'off';
  person_id: string;
  quiet: 'usual' | 'own' | 'none';
  quiet_from: string | null;
  quiet_to: string | null;
  updated_at: Timestamp;
}

export interface Notification {
  at: Generated<Timestamp>;
  dedupe: string;
  done_at: Timestamp | null;
  id: Generated<string>;
  kind: string;
  link: string;
  noun: string;
  noun_id: string;
  params: Generated<Json>;
  person_id: string;
  read_at: Timestamp | null;
}

export interface NumberSeries {
  kind: string;
  last: Generated<number>;
  year: number;
}

export interface Organisation {
  created_at: Generated<Timestamp>;
  day_end: Generated<string>;
  day_start: Generated<string>;
  digest_at: Generated<string>;
  escalation_ladder: Json | null;
  general_manager_id: string | null;
  hour_clock_mode: Generated<'natural' | 'working'>;
  id: Generated<string>;
  is_demo: Generated<boolean>;
  locale: Generated<'zh-CN' | 'zh-TW' | 'en'>;
  nag_budget: Generated<number>;
  name: string;
  only_one: Generated<boolean>;
  quiet_from: Generated<string>;
  quiet_to: Generated<string>;
  time_zone: Generated<string>;
  version: Generated<number>;
}

export interface OutputKind {
  kind: 'resource' | 'goal' | 'duty' | 'process' | 'information' | 'priority' | 'complaint';
  meeting_id: string;
}

export interface OutputKpi {
  actual: number | null;
  author_id: string | null;
  created_at: Generated<Timestamp>;
  department_id: string;
  id: Generated<string>;
  indicator: string;
  meeting_id: string;
  target: number;
  unit: Generated<string>;
  version: Generated<number>;
}

export interface OutputLine {
  author_id: string | null;
  cites: Generated<string[]>;
  created_at: Generated<Timestamp>;
  department_id: string | null;
  due_on: string | null;
  id: Generated<string>;
  meeting_id: string;
  slot: 'projectGoal' | 'duties' | 'timeNodes' | 'alignment' | 'rootCause' | 'countermeasure' | 'disputeMap' | 'resolution' | 'progress' | 'problems' | 'direction' | 'focus';
  step: Generated<string>;
  text: string;
  version: Generated<number>;
}

export interface OutputStance {
  at: Generated<Timestamp>;
  department_id: string;
  line_id: string;
  note: Generated<string>;
  person_id: string;
  stance: 'agree' | 'disagree';
}

export interface ParkedItem {
  became_task_id: string | null;
  became_topic_id: string | null;
  client_key: string;
  created_at: Generated<Timestamp>;
  drop_reason: Generated<string>;
  follow_up: Generated<string>;
  id: Generated<string>;
  meeting_id: string;
  owner_id: string | null;
  raised_by: string | null;
  settled_at: Timestamp | null;
  settled_by: string | null;
  state: Generated<'open' | 'topic' | 'task' | 'dropped'>;
  text: string;
  topic_id: string | null;
  version: Generated<number>;
}

export interface Person {
  created_at: Generated<Timestamp>;
  email: string;
  employee_no: string | null;
  id: Generated<string>;
  initials: Generated<string>;
  is_admin: Generated<boolean>;
  is_coordinator: Generated<boolean>;
  is_supervisor: Generated<boolean>;
  job_title: Generated<string>;
  locale: Generated<'zh-CN' | 'zh-TW' | 'en'>;
  mail_notices: Generated<boolean>;
  name: string;
  phone: Generated<string>;
  pinyin: Generated<string>;
  state: Generated<'invited' | 'active' | 'disabled'>;
  tags: Generated<string[]>;
  theme: Generated<'auto' | 'light' | 'dark'>;
  updated_at: Generated<Timestamp>;
  user_id: string | null;
  version: Generated<number>;
}

export interface PersonDepartment {
  department_id: string;
  is_primary: Generated<boolean>;
  person_id: string;
}

export interface PersonOversees {
  department_id: string | null;
  person_id: string | null;
}

export interface Plan {
  baseline_no: Generated<number>;
  collaboration_id: string;
  split_basis: Generated<'content' | 'order' | 'stage'>;
  start_on: string | null;
  told_end_on: string | null;
  updated_at: Generated<Timestamp>;
  version: Generated<number>;
  watched_at: Timestamp | null;
}

export interface PlanAlert {
  action: Generated<string>;
  closed_at: Timestamp | null;
  closed_by: string | null;
  collaboration_id: string;
  days: number;
  expected_end_on: string | null;
  id: Generated<string>;
  level: 'yellow' | 'orange' | 'red';
  overdue_told_at: Timestamp | null;
  raised_at: Generated<Timestamp>;
  ratio: number | null;
  receiver_ids: Generated<string[]>;
  respond_by: Timestamp;
  task_id: string | null;
}

export interface PlanBaseline {
  change_id: string | null;
  collaboration_id: string;
  content: Json;
  end_on: string | null;
  id: Generated<string>;
  made_at: Generated<Timestamp>;
  made_by: string | null;
  no: number;
}

export interface PlanConfirmation {
  at: Generated<Timestamp>;
  collaboration_id: string;
  comment: Generated<string>;
  department_id: string;
  person_id: string;
  print: string;
}

export interface PositionStatement {
  author_id: string;
  department_id: string;
  id: Generated<string>;
  meeting_id: string;
  needs: Generated<string>;
  position: Generated<string>;
  speaking_points: Generated<string[]>;
  suggestion: Generated<string>;
  topic_id: string;
  updated_at: Generated<Timestamp>;
  version: Generated<number>;
}

export interface PreAlignment {
  department_id: string;
  head_id: string | null;
  meeting_id: string;
  note: Generated<string>;
  noted_at: Timestamp;
  noted_by: string;
  outcome: 'talked' | 'agreed' | 'objection';
  version: Generated<number>;
}

export interface ProcessReview {
  at: Timestamp;
  by_id: string;
  conclusion: string;
  from_on: string;
  id: Generated<string>;
  indicators: Json;
  to_on: string;
}

export interface Raci {
  department_id: string | null;
  letter: 'R' | 'A' | 'C' | 'I';
  person_id: string | null;
  task_id: string;
}

export interface RaisedHand {
  meeting_id: string;
  person_id: string;
  raised_at: Timestamp;
}

export interface RatingRound {
  collaboration_id: string;
  due_at: Timestamp;
  opened_at: Timestamp;
}

export interface Recognition {
  at: Timestamp;
  by_id: string;
  id: Generated<string>;
  kind: 'praise' | 'thanks' | 'incentive';
  retrospective_id: string;
  subject: string;
  text: string;
}

export interface RecognitionMail {
  is_copy: boolean;
  mail_id: string | null;
  person_id: string;
  recognition_id: string;
}

export interface RecognitionRecipient {
  department_id: string | null;
  person_id: string | null;
  recognition_id: string;
}

export interface RegisterChange {
  at: Timestamp;
  id: Generated<string>;
  person_id: string;
  rows: Json;
  undone_at: Timestamp | null;
}

export interface RegisterView {
  created_at: Generated<Timestamp>;
  department_id: string | null;
  id: Generated<string>;
  name: string;
  owner_id: string;
  query: Generated<string>;
  shared: Generated<'private' | 'department' | 'everybody'>;
  updated_at: Generated<Timestamp>;
  version: Generated<number>;
}

export interface Reminder {
  at: Generated<Timestamp>;
  clock: string;
  noun: string;
  noun_id: string;
  occasion: string;
  person_id: string;
}

export interface Request {
  background: Generated<string>;
  classification: Generated<'public' | 'internal' | 'secret' | 'confidential'>;
  closed_at: Timestamp | null;
  collaboration_id: string | null;
  concrete_tasks: Generated<string>;
  contact: Generated<string>;
  created_at: Generated<Timestamp>;
  decided_at: Timestamp | null;
  decided_by: string | null;
  decision_comment: Generated<string>;
  delivery_standard: Generated<string>;
  department_ids: Generated<string[]>;
  expected_outcome: Generated<string>;
  feasibility: 'feasible' | 'conditional' | 'infeasible' | null;
  feasibility_at: Timestamp | null;
  feasibility_by: string | null;
  feasibility_reason: Generated<string>;
  first_submitted_at: Timestamp | null;
  goal: Generated<string>;
  id: Generated<string>;
  initiating_department_id: string;
  initiator_id: string;
  name: string;
  number: string;
  outcome: 'done' | 'stopped' | null;
  participant_ids: Generated<string[]>;
  rated_at: Timestamp | null;
  rating: number | null;
  rating_comment: Generated<string>;
  result: Generated<string>;
  search: Generated<string | null>;
  since: Generated<Timestamp>;
  state: Generated<'draft' | 'submitted' | 'returned' | 'assessing' | 'negotiating' | 'accepted' | 'converted' | 'rejected' | 'withdrawn' | 'closed'>;
  submitted_at: Timestamp | null;
  task_id: string | null;
  updated_at: Generated<Timestamp>;
  urgency: Generated<'normal' | 'prompt' | 'urgent'>;
  version: Generated<number>;
  wished_on: string | null;
}

export interface RequestAnswer {
  answered_at: Timestamp | null;
  answered_by: string | null;
  counter_on: string | null;
  counter_resources: Generated<string>;
  department_id: string;
  duration: Generated<string>;
  forwarded_from_id: string | null;
  id: Generated<string>;
  impact: Generated<string>;
  liaison_id: string | null;
  material: Generated<string>;
  money_cents: number | null;
  people: Generated<string>;
  phoned_at: Timestamp | null;
  phoned_by: string | null;
  position: number;
  reason: Generated<string>;
  request_id: string;
  sent_at: Timestamp | null;
  state: Generated<'waiting' | 'pending' | 'accepted' | 'countered' | 'declined' | 'overdue' | 'forwarded' | 'dropped'>;
}

export interface RequestAssessor {
  person_id: string;
  request_id: string;
}

export interface RequestNeed {
  allocated: Generated<string>;
  allocated_at: Timestamp | null;
  allocated_by: string | null;
  allocation: 'granted' | 'partly' | 'refused' | null;
  from_on: string | null;
  id: Generated<string>;
  kind: 'people' | 'material' | 'money' | 'time' | 'equipment' | 'technology' | 'document';
  opinion: Generated<string>;
  position: number;
  priority: Generated<'high' | 'medium' | 'low'>;
  provider_department_id: string | null;
  purpose: Generated<string>;
  quantity: number | null;
  request_id: string;
  spec: Generated<string>;
  unit: Generated<string>;
  until_on: string | null;
}

export interface RequestNode {
  id: Generated<string>;
  name: string;
  on_date: string;
  position: number;
  request_id: string;
}

export interface RequestReview {
  at: Timestamp;
  comment: Generated<string>;
  completeness: boolean;
  id: Generated<string>;
  is_own: Generated<boolean>;
  necessity: boolean;
  reasonableness: boolean;
  request_id: string;
  reviewer_id: string;
  verdict: 'pass' | 'return' | 'reject';
}

export interface RequestRisk {
  department_id: string | null;
  id: Generated<string>;
  position: number;
  request_id: string;
  response: Generated<string>;
  text: string;
}

export interface RequestRound {
  at: Timestamp;
  changes: Generated<Json>;
  department_id: string | null;
  id: Generated<string>;
  kind: 'ask' | 'phone' | 'accept' | 'counter' | 'decline' | 'forward' | 'drop' | 'revise';
  person_id: string | null;
  request_id: string;
  round: number;
  text: Generated<string>;
}

export interface ResourceKind {
  archived_at: Timestamp | null;
  created_at: Generated<Timestamp>;
  id: Generated<string>;
  name: string;
}

export interface ResourceRequest {
  amount_cents: number | null;
  author_id: string | null;
  created_at: Generated<Timestamp>;
  department_id: string;
  headcount: number | null;
  id: Generated<string>;
  kind: 'people' | 'material' | 'money' | 'time' | 'equipment' | 'technology' | 'document' | null;
  meeting_id: string;
  own_kind_id: string | null;
  rank: number | null;
  text: string;
  version: Generated<number>;
}

export interface Result {
  acceptor_id: string;
  collaboration_id: string;
  comment: Generated<string>;
  criteria: Generated<string>;
  decided_at: Timestamp | null;
  department_id: string;
  evidence: Generated<string>;
  id: Generated<string>;
  name: string;
  position: number;
  verdict: 'accepted' | 'rejected' | null;
  version: Generated<number>;
}

export interface Retrospective {
  assessment: Generated<string>;
  classification: Generated<'public' | 'internal' | 'secret' | 'confidential'>;
  collect_until: string | null;
  conclusion: Generated<string>;
  created_at: Generated<Timestamp>;
  department_ids: Generated<string[]>;
  final_facts: Json | null;
  finalised_at: Timestamp | null;
  finalised_by: string | null;
  id: string;
  meeting_id: string | null;
  number: string;
  opened_at: Timestamp;
  opened_by: string | null;
  overview: Generated<string>;
  participant_ids: Generated<string[]>;
  search: Generated<string | null>;
  state: Generated<'collecting' | 'reviewing' | 'final'>;
  title: string;
  updated_at: Generated<Timestamp>;
  version: Generated<number>;
}

export interface RetrospectiveAsset {
  description: Generated<string>;
  id: Generated<string>;
  kind: 'process' | 'template' | 'tool';
  name: string;
  position: number;
  retrospective_id: string;
}

export interface RetrospectiveMeasure {
  due_on: string | null;
  id: Generated<string>;
  note_id: string | null;
  owner_id: string | null;
  position: number;
  retrospective_id: string;
  task_id: string | null;
  text: string;
}

export interface RetrospectiveNote {
  author_id: string;
  cause: Generated<string>;
  created_at: Generated<Timestamp>;
  department_id: string;
  id: Generated<string>;
  is_kept: Generated<boolean>;
  kind: 'highlight' | 'improvement' | 'lesson';
  retrospective_id: string;
  text: string;
  updated_at: Generated<Timestamp>;
  version: Generated<number>;
  whys: Generated<string[]>;
}

export interface RetrospectiveResult {
  actual: number | null;
  cause: Generated<string>;
  is_lower_better: Generated<boolean>;
  metric: string;
  region: Generated<string>;
  retrospective_id: string;
}

export interface Risk {
  collaboration_id: string | null;
  created_at: Generated<Timestamp>;
  decision_id: string | null;
  department_id: string | null;
  forecast_milestone_id: string | null;
  forecast_on: string | null;
  id: Generated<string>;
  impact: number | null;
  kind: 'schedule' | 'resource' | 'people' | 'quality' | 'external' | 'other' | null;
  meeting_id: string | null;
  note: Generated<string>;
  number: string;
  owner_id: string | null;
  possibility: number | null;
  raised_by: string | null;
  raised_by_department_id: string | null;
  response: Generated<string>;
  search: Generated<string | null>;
  state: Generated<'identified' | 'assessed' | 'monitoring' | 'alerted' | 'mitigating' | 'occurred' | 'closed' | 'accepted'>;
  task_id: string | null;
  text: string;
  trigger_condition: Generated<string>;
  updated_at: Generated<Timestamp>;
  version: Generated<number>;
}

export interface RiskAlert {
  action: Generated<string>;
  answered_at: Timestamp | null;
  answered_by: string | null;
  closed_at: Timestamp | null;
  closed_by: string | null;
  colour: 'yellow' | 'orange' | 'red';
  due_at: Timestamp;
  id: Generated<string>;
  passed_on_at: Timestamp | null;
  raised_at: Timestamp;
  raised_by: string | null;
  reason: Generated<string>;
  receiver_ids: Generated<string[]>;
  risk_id: string;
}

export interface SearchText {
  noun: string;
  noun_id: string;
  search: string;
}

export interface SettingStamp {
  is_only: Generated<boolean>;
  stamp: Generated<string>;
}

export interface SuperiorAlignment {
  id: Generated<string>;
  is_agreed: boolean;
  meeting_id: string;
  note: Generated<string>;
  noted_at: Timestamp;
  noted_by: string;
}

export interface Sync {
  classification: Generated<'public' | 'internal' | 'secret' | 'confidential'>;
  collaboration_id: string;
  correction: Generated<string>;
  created_at: Generated<Timestamp>;
  created_by: string | null;
  department_ids: Generated<string[]>;
  from_on: string;
  id: Generated<string>;
  meeting_id: string | null;
  number: string;
  participant_ids: Generated<string[]>;
  replaces_id: string | null;
  search: Generated<string | null>;
  sent_at: Timestamp | null;
  sent_by: string | null;
  state: Generated<'draft' | 'sent'>;
  summary: Generated<string>;
  title: string;
  to_on: string;
  told_ids: Generated<string[]>;
  updated_at: Generated<Timestamp>;
  version: Generated<number>;
}

export interface SyncRow {
  answer: Generated<string>;
  answered_at: Timestamp | null;
  answered_by: string | null;
  asked_ids: Generated<string[]>;
  block: 'done' | 'undone' | 'support';
  help_department_id: string | null;
  id: Generated<string>;
  is_dropped: Generated<boolean>;
  is_edited: Generated<boolean>;
  position: number;
  reason: Generated<string>;
  reason_from: 'delay' | 'collected' | 'support' | 'risk' | 'progress' | null;
  settled_at: Timestamp | null;
  settled_by: string | null;
  settled_text: Generated<string>;
  support_state: Generated<'noted' | 'asked' | 'promised' | 'declined' | 'settled'>;
  sync_id: string;
  task_id: string | null;
  task_support_id: string | null;
  text: string;
}

export interface Task {
  assigned_at: Timestamp | null;
  assigner_id: string | null;
  budget_cents: number | null;
  classification: Generated<'public' | 'internal' | 'secret' | 'confidential'>;
  collaboration_id: string | null;
  collaboration_name: Generated<string>;
  created_at: Generated<Timestamp>;
  created_by: string | null;
  decision_id: string | null;
  department_ids: Generated<string[]>;
  description: Generated<string>;
  done_at: Timestamp | null;
  done_criteria: Generated<string[]>;
  due_at: Timestamp | null;
  due_event_at: Timestamp | null;
  due_on: string | null;
  due_rule: Json | null;
  due_text: Generated<string>;
  id: Generated<string>;
  insisted_at: Timestamp | null;
  is_added_after: Generated<boolean>;
  is_baselined: Generated<boolean>;
  last_update_at: Timestamp | null;
  max_rework: Generated<number>;
  meeting_id: string | null;
  name: string;
  notes: Generated<string[]>;
  number: string;
  original_due_on: string | null;
  outside_reason: Generated<string>;
  owner_department_id: string | null;
  owner_id: string | null;
  parent_id: string | null;
  participant_ids: Generated<string[]>;
  percent: Generated<number>;
  percent_at: Timestamp | null;
  plan_position: number | null;
  plan_split: 'content' | 'order' | 'stage' | null;
  planned_start: string | null;
  priority: Generated<'P0' | 'P1' | 'P2' | 'P3'>;
  required_formats: Generated<Json>;
  return_reason: Generated<string>;
  returned_at: Timestamp | null;
  rework_count: Generated<number>;
  search: Generated<string | null>;
  signed_at: Timestamp | null;
  state: Generated<'todo' | 'inProgress' | 'needsSupport' | 'delayed' | 'pendingAcceptance' | 'done' | 'cancelled'>;
  submitted_at: Timestamp | null;
  suspend_reason: Generated<string>;
  suspended_at: Timestamp | null;
  topic_id: string | null;
  updated_at: Generated<Timestamp>;
  version: Generated<number>;
}

export interface TaskCooperator {
  person_id: string;
  task_id: string;
}

export interface TaskDepartment {
  department_id: string;
  provides: Generated<string>;
  task_id: string;
}

export interface TaskMilestone {
  deliverable: Generated<string>;
  department_id: string | null;
  done_at: Timestamp | null;
  done_by: string | null;
  due_on: string;
  id: Generated<string>;
  task_id: string;
}

export interface TaskResource {
  amount_cents: number | null;
  asking_department_id: string | null;
  due_on: string | null;
  headcount: number | null;
  id: Generated<string>;
  kind: 'people' | 'material' | 'money' | 'time' | 'equipment' | 'technology' | 'document';
  provider_id: string | null;
  task_id: string;
  text: Generated<string>;
}

export interface TaskReviewer {
  at: Timestamp | null;
  comment: Generated<string>;
  department_id: string | null;
  is_for_department: Generated<boolean>;
  person_id: string;
  task_id: string;
  verdict: 'pass' | 'fail' | null;
}

export interface TaskSupport {
  answer: 'given' | 'refused' | 'redirected' | null;
  answer_text: Generated<string>;
  answered_at: Timestamp | null;
  answered_by: string | null;
  asked_at: Generated<Timestamp>;
  asked_by: string | null;
  department_id: string | null;
  id: Generated<string>;
  person_id: string | null;
  task_id: string;
  text: string;
}

export interface TaskUpdate {
  at: Generated<Timestamp>;
  awaiting_department_id: string | null;
  blocked_by_task_id: string | null;
  collected_state: 'done' | 'inProgress' | 'delayed' | 'needsSupport' | null;
  id: Generated<string>;
  impact: Generated<string>;
  improvement: Generated<string>;
  is_late_report: Generated<boolean>;
  kind: Generated<'progress' | 'support' | 'supportGiven' | 'supportRefused' | 'supportRedirected' | 'delay' | 'delayApproved' | 'delayRefused' | 'submission' | 'verdict' | 'escalation' | 'collected'>;
  new_due_on: string | null;
  old_due_on: string | null;
  percent: number | null;
  person_id: string | null;
  remedy: Generated<string>;
  responsibility: 'internal' | 'external' | null;
  risk_id: string | null;
  risk_point: Generated<string>;
  state: string;
  task_id: string;
  text: Generated<string>;
}

export interface TaskUrge {
  at: Timestamp;
  by_id: string;
  id: Generated<string>;
  party: 'owner' | 'assigner' | 'reviewers' | 'approvers' | 'supporters';
  person_ids: string[];
  task_id: string;
  text: Generated<string>;
}

export interface Topic {
  about_entry_id: string | null;
  about_task_id: string | null;
  carried_from_topic_id: string | null;
  created_at: Generated<Timestamp>;
  discussion_content: Generated<string>;
  ended_at: Timestamp | null;
  expected_output: Generated<string>;
  extended_minutes: Generated<number>;
  goal_part: number | null;
  id: Generated<string>;
  is_ad_hoc: Generated<boolean>;
  is_carry_over: Generated<boolean>;
  is_for_all: Generated<boolean>;
  kind: Generated<'decide' | 'discuss' | 'inform'>;
  meeting_id: string;
  outcome_note: Generated<string>;
  owner_id: string | null;
  planned_minutes: number | null;
  presenting_department_id: string | null;
  priority: 'P0' | 'P1' | 'P2' | 'P3' | null;
  problem_to_solve: Generated<string>;
  section: Generated<'progressSync' | 'issueDiscussion' | 'free'>;
  seq: number;
  serves_goal: Generated<boolean>;
  spent_seconds: Generated<number>;
  standing_key: string | null;
  started_at: Timestamp | null;
  state: Generated<'pending' | 'running' | 'decided' | 'deferred' | 'escalated' | 'informed' | 'parked'>;
  title: Generated<string>;
  version: Generated<number>;
}

export interface TopicFollowUp {
  due_on: string | null;
  keeps_original_plan: Generated<boolean>;
  meeting_id: string;
  owner_id: string | null;
  topic_id: string;
  what: Generated<string>;
}

export interface TopicProposal {
  answer: Generated<string>;
  answered_at: Timestamp | null;
  answered_by: string | null;
  at: Generated<Timestamp>;
  department_id: string | null;
  expected_output: Generated<string>;
  id: Generated<string>;
  meeting_id: string;
  planned_minutes: number | null;
  problem_to_solve: Generated<string>;
  proposer_id: string;
  state: Generated<'open' | 'accepted' | 'declined' | 'withdrawn'>;
  title: string;
  topic_id: string | null;
}

export interface VenueCheck {
  checked_at: Timestamp | null;
  checked_by: string | null;
  created_at: Generated<Timestamp>;
  is_needed: Generated<boolean>;
  key: string;
  label: Generated<string>;
  meeting_id: string;
  person_id: string | null;
}

export interface Vote {
  chair_at: Timestamp | null;
  chair_choice: 'agree' | 'against' | null;
  chair_id: string | null;
  chair_reason: Generated<string>;
  closed_at: Timestamp | null;
  closed_by: string | null;
  closes_at: Timestamp | null;
  decision_id: string;
  end_reason: Generated<string>;
  id: Generated<string>;
  meeting_id: string | null;
  opened_at: Timestamp;
  question: string;
  quorum: string;
  state: Generated<'draft' | 'open' | 'closed' | 'passed' | 'failed' | 'tied' | 'invalid' | 'cancelled' | 'escalated'>;
  threshold: '>1/2' | '2/3';
  unit: 'department' | 'person';
  version: Generated<number>;
}

export interface VoteSeat {
  department_id: string | null;
  id: Generated<string>;
  person_id: string | null;
  position: number;
  vote_id: string;
}

export interface Tables {
  approval: Approval;
  attendee_topic: AttendeeTopic;
  "auth.account": AuthAccount;
  "auth.rateLimit": AuthRateLimit;
  "auth.session": AuthSession;
  "auth.user": AuthUser;
  "auth.verification": AuthVerification;
  ballot: Ballot;
  calendar_day: CalendarDay;
  calendar_year: CalendarYear;
  carry_over_settled: CarryOverSettled;
  change_request: ChangeRequest;
  channel: Channel;
  channel_delivery: ChannelDelivery;
  charter_answer: CharterAnswer;
  chat_decision: ChatDecision;
  chat_decision_person: ChatDecisionPerson;
  chat_decision_version: ChatDecisionVersion;
  chat_note: ChatNote;
  checklist_entry: ChecklistEntry;
  checklist_tick: ChecklistTick;
  collaboration: Collaboration;
  collaboration_delegation: CollaborationDelegation;
  collaboration_department: CollaborationDepartment;
  collaboration_member: CollaborationMember;
  collaboration_request: CollaborationRequest;
  collaboration_scope: CollaborationScope;
  collaboration_target: CollaborationTarget;
  communication_item: CommunicationItem;
  conflict: Conflict;
  conflict_side: ConflictSide;
  conflict_stop: ConflictStop;
  conflict_talk: ConflictTalk;
  conflict_task: ConflictTask;
  contingency: Contingency;
  contingency_measure: ContingencyMeasure;
  decision: Decision;
  decision_commitment: DecisionCommitment;
  decision_department: DecisionDepartment;
  decision_notice: DecisionNotice;
  deliverable: Deliverable;
  department: Department;
  department_rating: DepartmentRating;
  dependency: Dependency;
  division_row: DivisionRow;
  entry: Entry;
  entry_lock: EntryLock;
  entry_version: EntryVersion;
  escalation_step: EscalationStep;
  evaluation_answer: EvaluationAnswer;
  evaluation_done: EvaluationDone;
  event: Event;
  evidence: Evidence;
  file: File;
  history: History;
  idempotency: Idempotency;
  import_review: ImportReview;
  information_rule: InformationRule;
  invitation: Invitation;
  issue: Issue;
  language_model: LanguageModel;
  lesson_change: LessonChange;
  live_room: LiveRoom;
  mail_outbox: MailOutbox;
  material: Material;
  material_opened: MaterialOpened;
  material_revision: MaterialRevision;
  material_revision_opened: MaterialRevisionOpened;
  meeting: Meeting;
  meeting_attendee: MeetingAttendee;
  meeting_risk: MeetingRisk;
  meeting_risk_text: MeetingRiskText;
  meeting_series: MeetingSeries;
  meeting_series_department: MeetingSeriesDepartment;
  meeting_series_person: MeetingSeriesPerson;
  meeting_series_skip: MeetingSeriesSkip;
  meeting_template: MeetingTemplate;
  milestone: Milestone;
  milestone_result: MilestoneResult;
  milestone_reviewer: MilestoneReviewer;
  milestone_task: MilestoneTask;
  milestone_verdict: MilestoneVerdict;
  minutes: Minutes;
  minutes_amendment: MinutesAmendment;
  minutes_approval: MinutesApproval;
  minutes_proposal: MinutesProposal;
  minutes_recipient: MinutesRecipient;
  minutes_version: MinutesVersion;
  name_alias: NameAlias;
  norm_override: NormOverride;
  norm_setting: NormSetting;
  norm_strike: NormStrike;
  notice_setting: NoticeSetting;
  notification: Notification;
  number_series: NumberSeries;
  organisation: Organisation;
  output_kind: OutputKind;
  output_kpi: OutputKpi;
  output_line: OutputLine;
  output_stance: OutputStance;
  parked_item: ParkedItem;
  person: Person;
  person_department: PersonDepartment;
  person_oversees: PersonOversees;
  plan: Plan;
  plan_alert: PlanAlert;
  plan_baseline: PlanBaseline;
  plan_confirmation: PlanConfirmation;
  position_statement: PositionStatement;
  pre_alignment: PreAlignment;
  process_review: ProcessReview;
  raci: Raci;
  raised_hand: RaisedHand;
  rating_round: RatingRound;
  recognition: Recognition;
  recognition_mail: RecognitionMail;
  recognition_recipient: RecognitionRecipient;
  register_change: RegisterChange;
  register_view: RegisterView;
  reminder: Reminder;
  request: Request;
  request_answer: RequestAnswer;
  request_assessor: RequestAssessor;
  request_need: RequestNeed;
  request_node: RequestNode;
  request_review: RequestReview;
  request_risk: RequestRisk;
  request_round: RequestRound;
  resource_kind: ResourceKind;
  resource_request: ResourceRequest;
  result: Result;
  retrospective: Retrospective;
  retrospective_asset: RetrospectiveAsset;
  retrospective_measure: RetrospectiveMeasure;
  retrospective_note: RetrospectiveNote;
  retrospective_result: RetrospectiveResult;
  risk: Risk;
  risk_alert: RiskAlert;
  search_text: SearchText;
  setting_stamp: SettingStamp;
  superior_alignment: SuperiorAlignment;
  sync: Sync;
  sync_row: SyncRow;
  task: Task;
  task_cooperator: TaskCooperator;
  task_department: TaskDepartment;
  task_milestone: TaskMilestone;
  task_resource: TaskResource;
  task_reviewer: TaskReviewer;
  task_support: TaskSupport;
  task_update: TaskUpdate;
  task_urge: TaskUrge;
  topic: Topic;
  topic_follow_up: TopicFollowUp;
  topic_proposal: TopicProposal;
  venue_check: VenueCheck;
  vote: Vote;
  vote_seat: VoteSeat;
}
