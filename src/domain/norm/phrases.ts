import type { JudgedNormId } from './catalogue.ts'

/**
 * Everything the engine can say: for each norm the cases it tells apart, and what each case names.
 * A finding's keys are `NM-PRE-07.short.reason` and `NM-PRE-07.short.remedy`; the texts of each
 * language have exactly these, and a test holds them to it.
 */
export const phrases = {
  'NM-PRE-01': { none: [] },
  'NM-PRE-02': { empty: [], short: ['criteria', 'count', 'min'] },
  'NM-PRE-03': { vague: ['text'] },
  'NM-PRE-04': { missing: ['name', 'fields'] },
  'NM-PRE-05': { none: ['name'] },
  'NM-PRE-06': { many: ['count', 'max'] },
  'NM-PRE-07': {
    none: ['min', 'max'],
    short: ['count', 'min', 'max'],
    long: ['count', 'min', 'max'],
    notLast: ['min', 'max'],
  },
  'NM-PRE-08': { late: ['days', 'latest'], never: ['days', 'latest'] },
  'NM-PRE-09': { late: ['days', 'latest'], never: ['days', 'latest'] },
  'NM-PRE-10': { late: ['days', 'latest'], never: ['days', 'latest'] },
  'NM-PRE-11': { over: ['planned', 'length', 'excess'] },
  'NM-PRE-12': { missing: ['name', 'roles'] },
  'NM-PRE-13': { none: ['name'] },
  'NM-PRE-14': { untold: ['name'] },
  'NM-PRE-15': { missing: ['role'] },
  'NM-PRE-16': { system: [], none: [] },
  'NM-PRE-17': { incomplete: ['name', 'fields', 'latest'], late: ['name', 'due', 'latest'] },
  'NM-PRE-18': { open: [] },
  'NM-PRE-19': { head: ['dept'], superior: [] },
  'NM-PRE-20': { order: ['name', 'before'] },
  'NM-PRE-21': { low: ['percent', 'min'] },
  'NM-PRE-22': { none: ['dept'] },
  'NM-PRE-23': { none: ['count', 'max'] },
  'NM-MTG-01': { open: [] },
  'NM-MTG-02': { reason: ['name'], proxy: ['name'], unrecorded: ['name'] },
  'NM-MTG-03': { none: ['name'] },
  'NM-MTG-04': { missing: ['text', 'fields'] },
  'NM-MTG-05': { speak: ['name'], ballot: ['name'] },
  'NM-MTG-06': { missing: ['name', 'fields'] },
  'NM-MTG-07': { open: ['text'] },
  'NM-MTG-08': { low: ['confirmed', 'total', 'percent'] },
  'NM-MTG-09': { missing: ['name', 'fields'] },
  'NM-MTG-10': { late: ['name'] },
  'NM-MTG-11': { over: ['name', 'planned', 'actual'] },
  'NM-MTG-12': { subjective: ['words'] },
  'NM-MTG-13': { unwritten: ['name', 'latest'], late: ['latest'] },
  'NM-MTG-14': {
    quorum: ['name', 'cast', 'eligible', 'need'],
    threshold: ['name', 'agree', 'cast', 'need'],
    tie: ['name', 'agree'],
  },
  'NM-MTG-15': { empty: ['slot'] },
  'NM-MTG-16': { none: ['text'] },
  'NM-WRD-01': { vague: ['field', 'words'] },
  'NM-WRD-02': { vague: ['field', 'words'] },
  'NM-WRD-03': { vague: ['field', 'words'], unmeasured: [] },
  'NM-WRD-04': { none: ['name'] },
  'NM-WRD-05': { none: ['name'], departmentOnly: ['name', 'dept'], collective: ['name', 'owner'] },
  'NM-WRD-06': { none: ['name'], unreadable: ['name', 'text'] },
  'NM-MIN-01': { late: ['hours', 'latest'] },
  'NM-MIN-02': { notSent: ['name'], waiting: ['name', 'latest'], silent: ['name', 'latest'] },
  'NM-MIN-03': { late: ['name', 'latest'] },
  'NM-MIN-04': { late: ['hours', 'latest'] },
  'NM-MIN-05': { missing: ['sections'] },
  'NM-MIN-06': { missing: ['names'] },
  'NM-MIN-07': { final: [] },
  'NM-MIN-08': { name: ['expected'] },
  'NM-MIN-09': { missing: ['names'] },
  'NM-MIN-10': { open: ['count', 'names'] },
  'NM-MIN-11': { outside: ['name'] },
  'NM-MIN-12': { early: ['years', 'until'], hold: [] },
  'NM-TRK-01': { due: ['name', 'due'] },
  'NM-TRK-02': { late: ['name', 'due', 'latest'] },
  'NM-TRK-03': { missed: ['name', 'dates', 'time'] },
  'NM-TRK-04': { late: ['name', 'due', 'latest'] },
  'NM-TRK-05': { many: ['name', 'count', 'max'] },
  'NM-TRK-06': { none: ['name'] },
  'NM-TRK-07': { missing: ['name', 'due', 'fields'] },
  'NM-TRK-08': { many: ['name', 'count', 'max'] },
  'NM-TRK-09': {
    unsent: ['name', 'latest'],
    late: ['name', 'latest'],
    audience: ['name', 'audience', 'channel'],
  },
  'NM-TRK-10': { none: [] },
  'NM-TRK-11': { missing: ['name', 'depts'] },
  'NM-TRK-12': { dayOff: ['name', 'due'] },
  'NM-TRK-13': { unlisted: ['name', 'dept'] },
  'NM-TRK-14': { outside: ['name', 'date', 'start', 'end'] },
  'NM-TRK-15': { waiting: ['name', 'before'] },
  'NM-TRK-16': { none: [] },
  'NM-TRK-17': { none: ['name', 'latest'] },
  'NM-TRK-18': { none: ['name'] },
  'NM-TRK-19': { long: ['name', 'count', 'max'], formats: ['name', 'formats'] },
  'NM-COL-01': { missing: ['field'] },
  'NM-COL-02': { missing: ['criteria'], unmet: ['criteria'] },
  'NM-COL-03': { unanswered: ['dept'], incomplete: ['dept', 'fields'], unassessed: [] },
  'NM-COL-08': {
    noA: ['name'],
    manyA: ['name', 'names'],
    noR: ['name'],
    manyR: ['name', 'count', 'max'],
    manyC: ['name', 'count', 'max'],
  },
  'NM-COL-09': { waiting: ['dept'], outdated: ['dept'] },
  'NM-COL-12': { outside: ['name'] },
  'NM-COL-13': { waiting: ['name', 'names'], open: ['name'] },
  'NM-COL-14': { behind: ['name', 'days', 'percent'], path: ['days', 'end'] },
  'NM-COL-20': { late: ['dept', 'latest'] },
  'NM-COL-04': { few: ['count', 'min', 'max'], many: ['count', 'min', 'max'] },
  'NM-COL-05': { none: [] },
  'NM-COL-06': { none: ['dept'] },
  'NM-COL-07': { none: [], incomplete: ['dept', 'name', 'fields'], unreadable: ['dept', 'name', 'text'] },
  'NM-COL-10': { missed: ['latest'], rhythm: ['count', 'max'] },
  'NM-COL-11': { none: ['name'] },
  'NM-COL-18': { missed: ['latest'] },
  'NM-COL-15': { noMeeting: [], noReport: [], notFinal: [] },
  'NM-COL-19': { never: ['months', 'latest'], due: ['months', 'last', 'latest'] },
  'NM-COL-16': { few: ['count', 'min'] },
  'NM-COL-17': { none: [] },
  'NM-ESC-01': { none: [], goal: [], opinion: ['dept', 'fields'], unsigned: ['dept'] },
  'NM-ESC-02': { skipped: ['level', 'expected'] },
  'NM-ESC-03': { late: ['level', 'latest'] },
  'NM-ESC-04': { unwritten: [], noTask: [] },
  'NM-ESC-05': { missing: ['fields'] },
  'NM-INF-01': { unmarked: [] },
  'NM-INF-02': { leftOut: ['people'] },
  'NM-INF-03': { none: [], otherKind: [] },
} as const satisfies Record<JudgedNormId, Readonly<Record<string, readonly string[]>>>

type Phrases = typeof phrases
export type CaseOf<N extends JudgedNormId> = keyof Phrases[N] & string
/** `NM-PRE-06.many`, …: a norm and the case of it. */
export type PhraseKey = { [N in JudgedNormId]: `${N}.${CaseOf<N>}` }[JudgedNormId]

type NamesOf<N extends JudgedNormId, C extends CaseOf<N>> = Phrases[N][C] extends readonly (infer Name extends
  string)[]
  ? Name
  : never

/** Numbers, names and dates as they are; a list holds names, dates or code words that the texts translate. */
export type Param = string | number | readonly string[]

/** What a rule hands over: one case of its norm, with exactly the params that case names. */
export type CaseWithParams<N extends JudgedNormId> = {
  [C in CaseOf<N>]: { readonly as: C; readonly params: { readonly [K in NamesOf<N, C>]: Param } }
}[CaseOf<N>]
