import { isVagueGoal } from '#domain/smart/smart.ts'

/** 项目协同, 问题解决, 资源整合, 战略落地 (S1-01 … S1-04). */
export const collaborationTypes = ['project', 'problem', 'resource', 'strategy'] as const
export type CollaborationType = (typeof collaborationTypes)[number]

/** 决策, 执行, 支持 (S1-10). */
export const participationRoles = ['decision', 'execution', 'support'] as const
export type ParticipationRole = (typeof participationRoles)[number]

/** 周例会, 双周会, 月度会, 临时会议 (S1-18, S1-64). */
export const frequencies = ['weekly', 'biweekly', 'monthly', 'adhoc'] as const
export type Frequency = (typeof frequencies)[number]

/** 线下会议, 线上视频会, 文档协同 (S1-19, S1-65). */
export const channels = ['offline', 'online', 'document'] as const
export type Channel = (typeof channels)[number]

/** 进度同步, 问题反馈, 决策事项 (S1-20). */
export const contents = ['progress', 'issues', 'decisions'] as const
export type Content = (typeof contents)[number]

/** 组长决策, 部门投票, 共同上级审批 (S1-66); meetings know a fourth, which no charter chooses. */
export const charterMechanisms = ['leader', 'deptVote', 'superior'] as const
export type CharterMechanism = (typeof charterMechanisms)[number]

/** 进度协调, 资源调配, 冲突决策 (S1-14). */
export const leaderPowers = ['progress', 'resources', 'conflicts'] as const
export type LeaderPower = (typeof leaderPowers)[number]

/** A line of the communication plan that is held as a meeting comes again by itself (S1-21). */
export function becomesSeries(line: {
  readonly frequency: Frequency
  readonly channels: readonly Channel[]
}): boolean {
  return line.frequency !== 'adhoc' && line.channels.some((channel) => channel !== 'document')
}

/** What each type asks for besides what all have (S1-01 … S1-04). */
export const ownFieldsOf = {
  project: [],
  problem: ['rootCause', 'solution'],
  resource: ['resourceRequests'],
  strategy: ['strategicGoal', 'subGoals'],
} as const satisfies Record<CollaborationType, readonly string[]>

interface Able {
  readonly departmentId: string
  readonly hasDecisionPower: boolean
  readonly canExecute: boolean
}

/** Departments nobody of whom can decide or carry out anything (S1-12): good to know, no breach of a norm. */
export function withoutPower(departmentIds: readonly string[], members: readonly Able[]): string[] {
  return departmentIds.filter(
    (id) => !members.some((one) => one.departmentId === id && (one.hasDecisionPower || one.canExecute)),
  )
}

interface SubGoal {
  readonly departmentId: string
  readonly subGoal: string
}

/** 战略落地: departments that have not yet said what the one goal means for them, or only that they will talk (S1-04). */
export function withoutSubGoal(parts: readonly SubGoal[]): string[] {
  return parts
    .filter(({ subGoal }) => subGoal.trim() === '' || isVagueGoal(subGoal))
    .map(({ departmentId }) => departmentId)
}
