/** 亮点, 待改进问题, 经验教训 (S1-43 … S1-45). */
export const noteKinds = ['highlight', 'improvement', 'lesson'] as const
export type NoteKind = (typeof noteKinds)[number]

/** How often one asks why. */
export const mostWhys = 5

/** 流程, 模板, 工具 (S1-47). */
export const assetKinds = ['process', 'template', 'tool'] as const
export type AssetKind = (typeof assetKinds)[number]

/** 表扬, 感谢, 团队激励 (S1-49). */
export const recognitionKinds = ['praise', 'thanks', 'incentive'] as const
export type RecognitionKind = (typeof recognitionKinds)[number]

/** When an entry of the checklist is looked at: before the work starts, while it runs, before it is closed. */
export const checklistStages = ['start', 'run', 'finish'] as const
export type ChecklistStage = (typeof checklistStages)[number]

export const changeKinds = ['norm', 'template', 'checklist'] as const
export type ChangeKind = (typeof changeKinds)[number]
export const changeStates = ['proposed', 'adopted', 'declined', 'withdrawn'] as const
export type ChangeState = (typeof changeStates)[number]

/** What is left of an answer to why: blanks at the end ask nothing, a gap between is closed. */
export function whysOf(typed: readonly string[]): string[] {
  return typed
    .map((why) => why.trim())
    .filter((why) => why !== '')
    .slice(0, mostWhys)
}

/** The root cause: what is written as such, else the last answer to why. */
export function rootCauseOf(note: { readonly cause: string; readonly whys: readonly string[] }): string {
  return note.cause.trim() !== '' ? note.cause.trim() : (whysOf(note.whys).at(-1) ?? '')
}

interface Written {
  readonly kind: NoteKind
  readonly isKept: boolean
}

/** What a report is not yet without (S1-43 … S1-45): each kind at least once, of what is kept in it. */
export function missingKinds(notes: readonly Written[]): NoteKind[] {
  return noteKinds.filter((kind) => !notes.some((note) => note.kind === kind && note.isKept))
}
