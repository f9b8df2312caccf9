/** How long a department has, once it is called upon (S2-43): 24小时, 1个工作日. */
export const commitmentUnits = ['minute', 'hour', 'workday', 'day'] as const
export type CommitmentUnit = (typeof commitmentUnits)[number]

/** Who is told when the condition of a decision has occurred: 全体, 相关部门, 参会人员. */
export const noticeAudiences = ['all', 'departments', 'participants'] as const
export type NoticeAudience = (typeof noticeAudiences)[number]

export const noticeChannels = ['mail', 'product'] as const
export type NoticeChannel = (typeof noticeChannels)[number]

/** What a decision of kind 见附件 refers to (S3-76). */
export const referenceTargets = ['taskSheet', 'material'] as const
export type ReferenceTarget = (typeof referenceTargets)[number]
