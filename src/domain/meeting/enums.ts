export const meetingTypes = [
  'kickoff',
  'problemSolving',
  'resourceConflict',
  'reviewPlanning',
  'alignment',
  'progressSync',
  'topic',
  'retrospective',
  'followUp',
  'jointStanding',
] as const
export type MeetingType = (typeof meetingTypes)[number]

export const attendeeKinds = ['core', 'observer'] as const
export type AttendeeKind = (typeof attendeeKinds)[number]

export const coreRoles = ['decider', 'executor', 'informant'] as const
export type CoreRole = (typeof coreRoles)[number]

export const agendaItemKinds = ['decide', 'discuss', 'inform'] as const
export type AgendaItemKind = (typeof agendaItemKinds)[number]

export const agendaSections = ['progressSync', 'issueDiscussion', 'free'] as const
export type AgendaSection = (typeof agendaSections)[number]

export const topicOutcomes = ['decided', 'deferred', 'escalated', 'informed', 'parked'] as const
export type TopicOutcome = (typeof topicOutcomes)[number]

/** What the live record is made of. */
export const entryKinds = ['viewpoint', 'dispute', 'consensus', 'decision', 'task', 'note'] as const
export type EntryKind = (typeof entryKinds)[number]

export const materialKinds = [
  'report',
  'flowchart',
  'requirement',
  'plan',
  'analysis',
  'background',
  'comparison',
  'riskNote',
] as const
export type MaterialKind = (typeof materialKinds)[number]

export const resourceKinds = [
  'people',
  'material',
  'money',
  'time',
  'equipment',
  'technology',
  'document',
] as const
export type ResourceKind = (typeof resourceKinds)[number]

/** From least to most restricted. */
export const classifications = ['public', 'internal', 'secret', 'confidential'] as const
export type Classification = (typeof classifications)[number]

export const urgencies = ['normal', 'prompt', 'urgent'] as const
export type Urgency = (typeof urgencies)[number]

export const frequencies = ['weekly', 'biweekly', 'monthly', 'adhoc'] as const
export type Frequency = (typeof frequencies)[number]

export const channels = ['offline', 'online', 'document'] as const
export type Channel = (typeof channels)[number]
