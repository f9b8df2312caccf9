import { type Classification, classifications } from '#domain/meeting/enums.ts'

/** 会议与纪要, 决议, 任务与进度, 变更通知, 风险预警, 协作需求: what the product knows; an organisation adds its own. */
export const informationKinds = ['meeting', 'decision', 'task', 'change', 'risk', 'request'] as const
export type InformationKind = (typeof informationKinds)[number]

/** 口头, 书面, 系统内 (S4-38). */
export const informationWays = ['oral', 'written', 'system'] as const
export type InformationWay = (typeof informationWays)[number]

/** 即时, 每次, 每日, 每周, 每双周, 每月, 按需. */
export const informationFrequencies = [
  'atOnce',
  'eachTime',
  'daily',
  'weekly',
  'biweekly',
  'monthly',
  'onDemand',
] as const
export type InformationFrequency = (typeof informationFrequencies)[number]

const words: readonly string[] = ['公开', '内部', '秘密', '机密']

/** The level that NM-INF-01 names, in the words of the norm or by its code. */
export function levelNamed(value: string): Classification {
  return classifications[words.indexOf(value)] ?? classifications.find((one) => one === value) ?? 'internal'
}
