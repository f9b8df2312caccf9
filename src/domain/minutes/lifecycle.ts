import { machine } from '#domain/lifecycle/machine.ts'

/** 记录中, 初版, 审核中, 修订中, 最终版, 已归档, 已更正. */
export const minutesStates = [
  'recording',
  'draft',
  'inReview',
  'revising',
  'final',
  'archived',
  'amended',
] as const
export type MinutesState = (typeof minutesStates)[number]

export const minutesMoves = [
  'generate',
  'send',
  'propose',
  'redraw',
  'resend',
  'finalise',
  'finaliseWithoutSilent',
  'archive',
  'amend',
] as const
export type MinutesMove = (typeof minutesMoves)[number]

/**
 * `propose` is the first proposal on a version; further ones leave the minutes in `revising`
 * and are told apart by their recipients' own states.
 */
export const minutesLifecycle = machine({
  noun: 'minutes',
  states: minutesStates,
  moves: minutesMoves,
  rows: [
    {
      from: 'recording',
      move: 'generate',
      to: 'draft',
      who: ['recorder'],
      clocks: ['C-05'],
      source: ['S2-46', 'S3-26'],
    },
    {
      from: 'draft',
      move: 'send',
      to: 'inReview',
      who: ['recorder'],
      guards: ['NM-MIN-05', 'NM-MIN-06'],
      clocks: ['C-06'],
      source: ['S2-57', 'S3-27'],
    },
    {
      from: 'inReview',
      move: 'propose',
      to: 'revising',
      who: ['recipient'],
      needs: ['text', 'section'],
      source: ['S2-60'],
    },
    {
      // What was sent is no longer what decisions and tasks say; the recorder need not wait for an objection.
      from: 'inReview',
      move: 'redraw',
      to: 'revising',
      who: ['recorder'],
      source: ['S2-61', 'X-49'],
    },
    {
      // A new version goes to everybody again, so everybody has their working day again.
      from: 'revising',
      move: 'resend',
      to: 'inReview',
      who: ['recorder'],
      clocks: ['C-06'],
      source: ['S2-61'],
    },
    {
      from: 'inReview',
      move: 'finalise',
      to: 'final',
      who: ['host'],
      guards: [
        'NM-MIN-02',
        'NM-MIN-10',
        'NM-WRD-01',
        'NM-WRD-02',
        'NM-WRD-03',
        'NM-WRD-04',
        'NM-WRD-05',
        'NM-WRD-06',
        'NM-MTG-02',
        'NM-MTG-06',
        'NM-MTG-09',
      ],
      clocks: ['C-07'],
      source: ['S3-29'],
    },
    {
      // Silence is not consent: those who did not answer stand in the minutes by name. Every
      // other guard of `finalise` still holds; NM-MIN-02 is the one that the host overrides.
      from: 'inReview',
      move: 'finaliseWithoutSilent',
      to: 'final',
      who: ['host'],
      guards: [
        'NM-MIN-10',
        'NM-WRD-01',
        'NM-WRD-02',
        'NM-WRD-03',
        'NM-WRD-04',
        'NM-WRD-05',
        'NM-WRD-06',
        'NM-MTG-02',
        'NM-MTG-06',
        'NM-MTG-09',
      ],
      clocks: ['C-06', 'C-07'],
      needs: ['missingNames'],
      source: ['X-50'],
    },
    {
      from: 'final',
      move: 'archive',
      to: 'archived',
      who: ['system'],
      guards: ['NM-MIN-08', 'NM-MIN-11'],
      source: ['S2-68', 'S3-30'],
    },
    {
      // The recorder asks; whoever approves last, of the host and the affected owners, makes the move.
      // What was put right once can be put right again: every version but the last is only read.
      from: ['final', 'archived', 'amended'],
      move: 'amend',
      to: 'amended',
      who: ['host', 'owner'],
      guards: ['NM-MIN-07'],
      needs: ['text', 'reason', 'approval'],
      source: ['X-46'],
    },
  ],
})

const finalStates: readonly MinutesState[] = ['final', 'archived', 'amended']

/** From here on the text can only be amended, with the original kept (NM-MIN-07). */
export function isFinal(state: MinutesState): boolean {
  return finalStates.includes(state)
}
