import type { NormEntry } from './catalogue.ts'

/**
 * Where a norm comes from: 跨部门协作沟通会议组织指南, 企业跨部门沟通协作提升策略与模板, 跨部门沟通会议流程记录与总结工具,
 * 跨部门沟通协作会议纪要及任务分配表, 跨部门沟通协调工作流程设计; what none of them says is 通行做法.
 */
export const normSources = [
  'meetingGuide',
  'improvementStrategy',
  'recordingTool',
  'allocationSheet',
  'coordinationFlow',
  'commonPractice',
] as const
export type NormSource = (typeof normSources)[number]

const papers: Readonly<Record<string, NormSource>> = {
  S0: 'meetingGuide',
  S1: 'improvementStrategy',
  S2: 'recordingTool',
  S3: 'allocationSheet',
  S4: 'coordinationFlow',
  X: 'commonPractice',
}

/** The papers that a norm stands on, each once, in their order. */
export function sourcesOf({ seeds }: Pick<NormEntry, 'seeds'>): NormSource[] {
  const found = new Set(seeds.map((seed) => papers[seed.slice(0, seed.indexOf('-'))]))
  return normSources.filter((source) => found.has(source))
}
