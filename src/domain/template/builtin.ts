import type { AgendaItemKind, AgendaSection, CoreRole, MeetingType } from '#domain/meeting/enums.ts'

/** One standard topic; its words are in src/text, under the type of the meeting and this key. */
export interface StandardTopic {
  readonly key: string
  readonly kind: AgendaItemKind
  readonly section: AgendaSection
  readonly minutes: number
}

/** Whom such a meeting needs; the words are in src/text. */
export interface StandardRole {
  readonly key: string
  readonly coreRole: CoreRole
}

export interface BuiltInTemplate {
  readonly durationMinutes: number
  /** Kept at the end for reading the record back (NM-PRE-07). */
  readonly confirmMinutes: number
  /** Only where the meeting is longer than two hours (NM-PRE-23). */
  readonly breakMinutes: number | null
  readonly topics: readonly StandardTopic[]
  readonly roles: readonly StandardRole[]
}

const topic = (
  key: string,
  kind: AgendaItemKind,
  minutes: number,
  section: AgendaSection = 'issueDiscussion',
): StandardTopic => ({ key, kind, section, minutes })
const role = (key: string, coreRole: CoreRole): StandardRole => ({ key, coreRole })

/** A template for each type of meeting (S0-01). */
export const builtInTemplates: Readonly<Record<MeetingType, BuiltInTemplate>> = {
  kickoff: {
    durationMinutes: 90,
    confirmMinutes: 10,
    breakMinutes: null,
    topics: [
      topic('background', 'inform', 15, 'progressSync'),
      topic('goal', 'decide', 25),
      topic('division', 'decide', 25),
      topic('rules', 'decide', 15),
    ],
    roles: [role('sponsor', 'decider'), role('heads', 'decider'), role('liaisons', 'executor')],
  },
  problemSolving: {
    durationMinutes: 90,
    confirmMinutes: 10,
    breakMinutes: null,
    topics: [
      topic('facts', 'inform', 15, 'progressSync'),
      topic('cause', 'discuss', 30),
      topic('solution', 'decide', 35),
    ],
    roles: [role('affected', 'informant'), role('expert', 'executor'), role('decider', 'decider')],
  },
  resourceConflict: {
    durationMinutes: 60,
    confirmMinutes: 10,
    breakMinutes: null,
    topics: [
      topic('demands', 'inform', 15, 'progressSync'),
      topic('priority', 'discuss', 15),
      topic('allocation', 'decide', 20),
    ],
    roles: [role('claimants', 'executor'), role('superior', 'decider')],
  },
  reviewPlanning: {
    durationMinutes: 150,
    confirmMinutes: 15,
    breakMinutes: 10,
    topics: [
      topic('results', 'inform', 30, 'progressSync'),
      topic('gaps', 'discuss', 35),
      topic('plan', 'decide', 40),
      topic('support', 'decide', 20),
    ],
    roles: [role('heads', 'decider'), role('data', 'informant'), role('owners', 'executor')],
  },
  alignment: {
    durationMinutes: 60,
    confirmMinutes: 10,
    breakMinutes: null,
    topics: [
      topic('views', 'inform', 15, 'progressSync'),
      topic('difference', 'discuss', 20),
      topic('wording', 'decide', 15),
    ],
    roles: [role('heads', 'decider'), role('owners', 'executor')],
  },
  progressSync: {
    durationMinutes: 60,
    confirmMinutes: 10,
    breakMinutes: null,
    topics: [
      topic('progress', 'inform', 20, 'progressSync'),
      topic('blocks', 'decide', 20),
      topic('next', 'decide', 10, 'free'),
    ],
    roles: [role('owners', 'executor'), role('host', 'decider')],
  },
  topic: {
    durationMinutes: 60,
    confirmMinutes: 10,
    breakMinutes: null,
    topics: [
      topic('question', 'inform', 10, 'progressSync'),
      topic('options', 'discuss', 20),
      topic('choice', 'decide', 20),
    ],
    roles: [role('proposer', 'informant'), role('decider', 'decider'), role('owners', 'executor')],
  },
  retrospective: {
    durationMinutes: 90,
    confirmMinutes: 10,
    breakMinutes: null,
    topics: [
      topic('facts', 'inform', 15, 'progressSync'),
      topic('well', 'discuss', 20),
      topic('badly', 'discuss', 25),
      topic('actions', 'decide', 20),
    ],
    roles: [role('team', 'executor'), role('moderator', 'decider')],
  },
  followUp: {
    durationMinutes: 45,
    confirmMinutes: 10,
    breakMinutes: null,
    topics: [topic('cause', 'discuss', 15), topic('remedy', 'decide', 20)],
    roles: [role('owners', 'executor'), role('providers', 'executor'), role('host', 'decider')],
  },
  jointStanding: {
    durationMinutes: 90,
    confirmMinutes: 15,
    breakMinutes: null,
    topics: [
      topic('execution', 'inform', 20, 'progressSync'),
      topic('matters', 'decide', 40),
      topic('requests', 'discuss', 15, 'free'),
    ],
    roles: [role('lead', 'decider'), role('members', 'decider'), role('liaisons', 'executor')],
  },
}
