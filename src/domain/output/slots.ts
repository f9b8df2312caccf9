import type { MeetingType } from '#domain/meeting/enums.ts'
import type { OutputContent } from './content.ts'

/** What a meeting can bring forth, one heading each. */
export const outputSlots = [
  'projectGoal',
  'duties',
  'timeNodes',
  'resourceNeeds',
  'alignment',
  'matterKinds',
  'disputeMap',
  'rootCause',
  'countermeasure',
  'priorityList',
  'resolution',
  'progress',
  'problems',
  'direction',
  'kpi',
  'focus',
] as const
export type OutputSlot = (typeof outputSlots)[number]

/** The slots that are filled line by line. */
export const lineSlots = [
  'projectGoal',
  'duties',
  'timeNodes',
  'alignment',
  'rootCause',
  'countermeasure',
  'disputeMap',
  'resolution',
  'progress',
  'problems',
  'direction',
  'focus',
] as const satisfies readonly OutputSlot[]
export type LineSlot = (typeof lineSlots)[number]

/**
 * How a slot is filled: lines; lines that a department answers for; lines with a day; points on which
 * every department says where it stands; disputes along a process; kinds; requests; figures.
 */
export type SlotShape =
  | 'text'
  | 'byDepartment'
  | 'dated'
  | 'aligned'
  | 'steps'
  | 'kinds'
  | 'requests'
  | 'figures'

interface SlotDefinition {
  readonly shape: SlotShape
  /** A department's own people put down its rows, before the meeting and during it. */
  readonly openToDepartments: boolean
}

const kept = (shape: SlotShape): SlotDefinition => ({ shape, openToDepartments: false })
const open = (shape: SlotShape): SlotDefinition => ({ shape, openToDepartments: true })

export const slotDefinitions: Record<OutputSlot, SlotDefinition> = {
  projectGoal: kept('aligned'),
  duties: open('byDepartment'),
  timeNodes: kept('dated'),
  resourceNeeds: open('requests'),
  alignment: kept('aligned'),
  matterKinds: kept('kinds'),
  disputeMap: open('steps'),
  rootCause: kept('text'),
  countermeasure: kept('text'),
  priorityList: open('requests'),
  resolution: kept('text'),
  progress: open('byDepartment'),
  problems: open('text'),
  direction: kept('text'),
  kpi: open('figures'),
  focus: kept('text'),
}

export interface TypeSlot {
  readonly slot: OutputSlot
  readonly isRequired: boolean
}

const must = (...slots: OutputSlot[]): TypeSlot[] => slots.map((slot) => ({ slot, isRequired: true }))
const may = (...slots: OutputSlot[]): TypeSlot[] => slots.map((slot) => ({ slot, isRequired: false }))

/** What each type of meeting is held for. The order is the order on the page and in the minutes. */
export const typeOutputs: Record<MeetingType, readonly TypeSlot[]> = {
  kickoff: [...must('projectGoal', 'duties', 'timeNodes', 'resourceNeeds'), ...may('alignment')],
  problemSolving: [...may('matterKinds', 'disputeMap'), ...must('rootCause', 'countermeasure')],
  resourceConflict: must('matterKinds', 'priorityList', 'resolution'),
  reviewPlanning: [...must('progress', 'problems', 'direction'), ...may('kpi', 'focus')],
  alignment: [...may('projectGoal'), ...must('alignment'), ...may('direction')],
  progressSync: [...must('progress'), ...may('problems', 'direction')],
  topic: [],
  retrospective: may('progress', 'problems', 'direction'),
  followUp: may('resolution'),
  jointStanding: may('progress', 'alignment', 'resolution'),
}

export function hasSlot(type: MeetingType, slot: OutputSlot): boolean {
  return typeOutputs[type].some((one) => one.slot === slot)
}

/**
 * Whether this meeting cannot do without the slot. A conflict of goals alone has no requests to rank, so
 * there the ranked list is asked for only where people, money or priority are what it is about.
 */
export function isRequired(type: MeetingType, slot: OutputSlot, content: OutputContent): boolean {
  const definition = typeOutputs[type].find((one) => one.slot === slot)
  if (definition?.isRequired !== true) return false
  if (slot !== 'priorityList') return true
  const { kinds } = content
  return kinds.length === 0 || kinds.includes('resource') || kinds.includes('priority')
}

export function isFilled(slot: OutputSlot, content: OutputContent): boolean {
  switch (slot) {
    case 'matterKinds':
      return content.kinds.length > 0
    case 'resourceNeeds':
      return content.requests.length > 0
    case 'priorityList':
      // One request without a place, and there is no order yet (S0-15).
      return content.requests.length > 0 && content.requests.every(({ rank }) => rank !== null)
    case 'kpi':
      return content.kpis.length > 0
    case 'timeNodes':
      return content.lines.some((line) => line.slot === slot && line.dueOn !== null)
    default:
      return content.lines.some((line) => line.slot === slot && line.text.trim() !== '')
  }
}

/** The outputs this type of meeting must have and has not (S0-06). */
export function emptySlots(type: MeetingType, content: OutputContent): OutputSlot[] {
  return typeOutputs[type]
    .map(({ slot }) => slot)
    .filter((slot) => isRequired(type, slot, content) && !isFilled(slot, content))
}

/** Typed under another type of the meeting: hidden now, kept, and back with that type. */
export function keptElsewhere(type: MeetingType, content: OutputContent): number {
  const shown = (slot: OutputSlot) => hasSlot(type, slot)
  const requests = shown('resourceNeeds') || shown('priorityList') ? 0 : content.requests.length
  const kpis = shown('kpi') ? 0 : content.kpis.length
  return content.lines.filter(({ slot }) => !shown(slot)).length + requests + kpis
}
