import type { Because, LintKind, Quote } from '#domain/analysis/analysis.ts'
import type { DecisionKind } from '#domain/decision/lifecycle.ts'
import type { MeetingType } from '#domain/meeting/enums.ts'

export const importItemKinds = [
  'topic',
  'decision',
  'action',
  'viewpoint',
  'dispute',
  'consensus',
  'open',
] as const
/** What a text can suggest; `open` is a question that stayed open or was put off. */
export type ImportItemKind = (typeof importItemKinds)[number]

export const importItemStates = ['open', 'accepted', 'edited', 'rejected'] as const
/** `edited` is accepted in other words than the text has. */
export type ImportItemState = (typeof importItemStates)[number]

export const becauseParts = ['item', 'owner', 'due'] as const
/** What of an item a reason is for. */
export type BecausePart = (typeof becauseParts)[number]

/**
 * Somebody or a department. `written` are the words of the text wherever the directory did not tell at once who
 * is meant; they stay when somebody has said who it is, so that it can be said again.
 */
export interface ImportWho {
  readonly personId: string | null
  readonly departmentId: string | null
  readonly written: string
}

export interface ImportHint {
  readonly kind: LintKind
  readonly quote: Quote
  readonly because: Because
}

/** One suggestion, as it was read and as somebody made of it. Nothing of it exists until it is accepted and applied. */
export interface ImportItem {
  /** Unique within the review. */
  readonly key: string
  readonly kind: ImportItemKind
  readonly state: ImportItemState
  readonly text: string
  readonly quote: Quote
  readonly repeats: readonly Quote[]
  /** Which topic it belongs to. */
  readonly topicKey: string | null
  /** Which decision a task carries out. */
  readonly decisionKey: string | null
  /** Owner of a task, speaker of a viewpoint. */
  readonly who: ImportWho | null
  readonly cooperating: readonly ImportWho[]
  readonly dueOn: string | null
  readonly dueText: string
  readonly criterion: string
  /** Of a decision only. */
  readonly decisionKind: DecisionKind | null
  /** 暂定 */
  readonly isProvisional: boolean
  /** 0 … 1 */
  readonly confidence: number
  readonly because: readonly (Because & { readonly part: BecausePart })[]
  readonly hints: readonly ImportHint[]
}

export interface ImportAbsentee {
  readonly who: ImportWho
  readonly reason: string
  readonly delegate: ImportWho | null
}

const basicFields = ['name', 'date', 'startTime', 'endTime', 'place', 'host', 'recorder'] as const
export type BasicField = (typeof basicFields)[number]

/** What the text says of the meeting itself; times are HH:MM or empty. */
export interface ImportBasics {
  readonly name: string
  readonly type: MeetingType
  readonly date: string | null
  readonly startTime: string
  readonly endTime: string
  readonly place: string
  readonly host: ImportWho | null
  readonly recorder: ImportWho | null
  readonly attendees: readonly ImportWho[]
  readonly absentees: readonly ImportAbsentee[]
}

export type NameChoice =
  | { readonly as: 'person'; readonly id: string }
  | { readonly as: 'department'; readonly id: string }
  /** Nobody of this organisation: the words stay words. */
  | { readonly as: 'text' }

/** A name that the directory does not know, or that several bear. */
export interface ImportName {
  readonly written: string
  readonly personIds: readonly string[]
  readonly departmentIds: readonly string[]
  /** Null: nobody has said yet who it is. */
  readonly choice: NameChoice | null
  /** Known from now on by this name to everybody here. */
  readonly isRemembered: boolean
}

export interface ImportReview {
  readonly basics: ImportBasics
  /** Where the text says each of the basics. */
  readonly told: Readonly<Partial<Record<BasicField, Quote>>>
  readonly items: readonly ImportItem[]
  readonly names: readonly ImportName[]
}

export function isAccepted({ state }: Pick<ImportItem, 'state'>): boolean {
  return state === 'accepted' || state === 'edited'
}
