/** Why a language model gave nothing: nobody there, too slow, the key refused, another failure, not as agreed. */
export const modelTroubles = ['unreachable', 'tooSlow', 'keyRefused', 'failed', 'unreadable'] as const
export type ModelTrouble = (typeof modelTroubles)[number]

/** What became of the wish to ask it as well. */
export const modelOutcomes = ['asked', 'off', 'tooSecret', 'tooLong', ...modelTroubles] as const
export type ModelOutcome = (typeof modelOutcomes)[number]
