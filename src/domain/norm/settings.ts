import { AppError, type Issue } from '#domain/error.ts'
import {
  catalogue,
  isNormId,
  type NormId,
  type NormValue,
  normOf,
  type Severity,
  severities,
} from './catalogue.ts'

/** What an organisation made of one norm. */
export interface NormSetting<N extends NormId = NormId> {
  readonly value: NormValue<N>
  readonly severity: Severity
  readonly enabled: boolean
}

export type NormSettings = { readonly [N in NormId]: NormSetting<N> }

/** As it is stored: only what was edited. */
export type EditedNorms = {
  readonly [N in NormId]?: {
    readonly value?: NormValue<N>
    readonly severity?: Severity
    readonly enabled?: boolean
  }
}

export function withDefaults(edited: EditedNorms = {}): NormSettings {
  return Object.fromEntries(
    catalogue.map((norm) => {
      const edit = edited[norm.id]
      return [
        norm.id,
        {
          value: edit?.value ?? norm.default,
          severity: edit?.severity ?? norm.severity,
          enabled: edit?.enabled ?? true,
        },
      ]
    }),
  ) as unknown as NormSettings
}

/** Doubt about an edit as it comes from a form or a file; what it hands back can be stored. */
export function checkNormEdit(
  id: string,
  edit: { readonly value?: unknown; readonly severity?: unknown; readonly enabled?: unknown },
): { readonly value?: unknown; readonly severity?: Severity; readonly enabled?: boolean } {
  if (!isNormId(id)) throw new AppError('not_found', 'norm.unknown', { norm: id })
  const issues: Issue[] = edit.value === undefined ? [] : valueIssues(id, edit.value)
  if (edit.severity !== undefined && !severities.includes(edit.severity as Severity)) {
    issues.push({ path: ['severity'], reason: 'norm.severityUnknown' })
  }
  if (edit.enabled !== undefined && typeof edit.enabled !== 'boolean') {
    issues.push({ path: ['enabled'], reason: 'norm.notABool' })
  }
  if (issues.length > 0) throw new AppError('invalid', 'norm.editRefused', { norm: id }, { issues })
  return edit as { value?: unknown; severity?: Severity; enabled?: boolean }
}

/** What is wrong with a parameter; nothing for one that fits the norm's unit and shape. */
export function valueIssues(id: NormId, value: unknown): Issue[] {
  const norm = normOf(id)
  const issues = shapeIssues(norm.default, value, ['value'], rangeOf[norm.unit] ?? anyAmount)
  return issues.length > 0 ? issues : (ownRules[id]?.(value as never) ?? [])
}

interface Range {
  readonly min: number
  readonly max: number
  readonly whole: boolean
}

const anyAmount: Range = { min: 0, max: 1000, whole: false }
const amount = (min: number, max: number, whole = true): Range => ({ min, max, whole })

/** What a number may be, by the unit of its norm. */
const rangeOf: Readonly<Record<string, Range>> = {
  criteria: amount(0, 5),
  fields: amount(0, 10),
  sections: amount(0, 5),
  count: amount(0, 100),
  minutes: amount(0, 24 * 60),
  hour: amount(1, 24 * 90),
  day: amount(0, 365),
  workday: amount(0, 90),
  week: amount(1, 52),
  month: amount(1, 60),
  year: amount(1, 100),
  schedule: amount(1, 7),
  'days/bool': amount(1, 365),
  ratio: amount(0, 1, false),
  'ratio/workday': amount(0, 365, false),
}

type Path = readonly (string | number)[]

/** The default is the shape: same kind of value, same keys. */
function shapeIssues(model: unknown, value: unknown, path: Path, range: Range): Issue[] {
  if (Array.isArray(model)) {
    if (!Array.isArray(value)) return [{ path, reason: 'norm.notAList' }]
    return value.flatMap((item, at) => shapeIssues(model[0], item, [...path, at], range))
  }
  if (typeof model === 'object' && model !== null) {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      return [{ path, reason: 'norm.notAnObject' }]
    }
    const given = value as Record<string, unknown>
    const strange = Object.keys(given).filter((key) => !(key in model))
    return [
      ...strange.map((key) => ({ path: [...path, key], reason: 'norm.unknownKey' })),
      ...Object.entries(model).flatMap(([key, inner]) =>
        shapeIssues(inner, given[key], [...path, key], range),
      ),
    ]
  }
  if (typeof model === 'number') return numberIssues(value, path, range)
  if (typeof model === 'boolean') return typeof value === 'boolean' ? [] : [{ path, reason: 'norm.notABool' }]
  if (typeof value !== 'string' || value.trim() === '') return [{ path, reason: 'norm.notAText' }]
  return value.length > 200 ? [{ path, reason: 'norm.textTooLong', params: { max: 200 } }] : []
}

function numberIssues(value: unknown, path: Path, { min, max, whole }: Range): Issue[] {
  if (typeof value !== 'number' || !Number.isFinite(value)) return [{ path, reason: 'norm.notANumber' }]
  if (value < min || value > max) return [{ path, reason: 'norm.outOfRange', params: { min, max } }]
  return whole && !Number.isInteger(value) ? [{ path, reason: 'norm.notWhole' }] : []
}

const fraction = /^(?:>|>=)?(?:[1-9]\d?\/[1-9]\d?)$/u
const time = /^(?:[01]\d|2[0-3]):[0-5]\d$/u

/** What the unit alone does not say. */
const ownRules: { readonly [N in NormId]?: (value: NormValue<N>) => Issue[] } = {
  'NM-PRE-03': (patterns) =>
    patterns.flatMap((source, at) =>
      isPattern(source) ? [] : [{ path: ['value', at], reason: 'norm.notAPattern' }],
    ),
  'NM-PRE-07': ({ min, max }) => (min <= max ? [] : [{ path: ['value', 'max'], reason: 'norm.maxBelowMin' }]),
  'NM-PRE-15': (roles) => oneOf(roles, ['host', 'recorder', 'timekeeper'], ['value']),
  'NM-PRE-16': (choice) => oneOf([choice], ['system', 'person'], ['value']),
  'NM-MTG-09': ({ required, optional }) => [
    ...oneOf(required, taskFieldNames, ['value', 'required']),
    ...oneOf(optional, taskFieldNames, ['value', 'optional']),
  ],
  'NM-MTG-14': ({ quorum, threshold, tie }) => [
    ...(fraction.test(quorum) ? [] : [{ path: ['value', 'quorum'], reason: 'norm.notAFraction' }]),
    ...(fraction.test(threshold) ? [] : [{ path: ['value', 'threshold'], reason: 'norm.notAFraction' }]),
    ...oneOf([tie], ['chair', 'fail'], ['value', 'tie']),
  ],
  'NM-WRD-03': (ref) => oneOf([ref], ['NM-WRD-01', 'NM-WRD-02'], ['value']),
  'NM-WRD-04': (kinds) => oneOf(kinds, ['date', 'number', 'deliverable'], ['value']),
  'NM-MIN-02': (roles) => oneOf(roles, ['host', 'attendingDeptHeads'], ['value']),
  'NM-MIN-06': (roles) => oneOf(roles, ['attendees', 'relatedDeptHeads'], ['value']),
  'NM-MIN-08': (pattern) =>
    pattern.includes('{subject}') && pattern.includes('{yyyy-MM-dd}')
      ? []
      : [{ path: ['value'], reason: 'norm.nameWithoutSubjectOrDate' }],
  'NM-MIN-12': ({ normal, important }) =>
    normal <= important ? [] : [{ path: ['value', 'important'], reason: 'norm.maxBelowMin' }],
  'NM-TRK-03': ({ time: hour }) =>
    time.test(hour) ? [] : [{ path: ['value', 'time'], reason: 'norm.notATime' }],
  'NM-TRK-09': ({ audience, channel }) => [
    ...oneOf([audience], ['all', 'attendees', 'relatedDepts'], ['value', 'audience']),
    ...oneOf([channel], ['mail', 'chat', 'system'], ['value', 'channel']),
  ],
  'NM-TRK-11': (who) => oneOf([who], ['all', 'any'], ['value']),
  'NM-TRK-12': (choice) => oneOf([choice], ['hint', 'off'], ['value']),
  'NM-COL-04': ({ min, max }) => (min <= max ? [] : [{ path: ['value', 'max'], reason: 'norm.maxBelowMin' }]),
  'NM-ESC-02': (levels) => oneOf(levels, ['deptManager', 'vpInCharge', 'generalManager'], ['value']),
  'NM-ESC-03': (clocks) =>
    clocks.length === 4 && clocks.every((days) => days > 0)
      ? []
      : [{ path: ['value'], reason: 'norm.outOfRange', params: { min: 1, max: 90 } }],
  'NM-COL-09': (who) => oneOf([who], ['all'], ['value']),
}

const taskFieldNames = ['name', 'owner', 'dueDate', 'doneCriteria', 'requiredResources']

function oneOf(given: readonly string[], allowed: readonly string[], path: Path): Issue[] {
  const strange = given.filter((item) => !allowed.includes(item))
  return strange.map((item) => ({ path, reason: 'norm.unknownChoice', params: { given: item } }))
}

function isPattern(source: string): boolean {
  // Nested repetition can take for ever on a long text; nobody needs it to describe an opening.
  if (/[*+}]\)?[*+{]/u.test(source)) return false
  try {
    return new RegExp(source, 'u').source !== ''
  } catch {
    return false
  }
}
