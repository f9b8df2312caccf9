import { describe, expect, it } from 'vitest'
import { AppError } from '#domain/error.ts'
import { catalogue } from './catalogue.ts'
import { checkNormEdit, valueIssues, withDefaults } from './settings.ts'
import { meetsShare } from './share.ts'

describe('withDefaults', () => {
  it('is the catalogue where nothing was edited', () => {
    const settings = withDefaults()
    for (const norm of catalogue) {
      expect(settings[norm.id]).toEqual({ value: norm.default, severity: norm.severity, enabled: true })
    }
  })

  it('keeps what was edited, false and zero included', () => {
    const settings = withDefaults({
      'NM-PRE-01': { value: false },
      'NM-MTG-11': { value: 0 },
      'NM-PRE-06': { value: 3, severity: 'block' },
      'NM-PRE-13': { enabled: false },
    })
    expect(settings['NM-PRE-01'].value).toBe(false)
    expect(settings['NM-MTG-11'].value).toBe(0)
    expect(settings['NM-PRE-06']).toEqual({ value: 3, severity: 'block', enabled: true })
    expect(settings['NM-PRE-13'].enabled).toBe(false)
    expect(settings['NM-PRE-14'].enabled).toBe(true)
  })
})

describe('checkNormEdit', () => {
  it.each(catalogue)('takes the default of $id', ({ id, ...norm }) => {
    expect(valueIssues(id, norm.default)).toEqual([])
  })

  it.each([
    ['NM-PRE-01', 'yes', 'norm.notABool'],
    ['NM-PRE-02', 6, 'norm.outOfRange'],
    ['NM-PRE-03', ['('], 'norm.notAPattern'],
    ['NM-PRE-03', ['(a+)+$'], 'norm.notAPattern'],
    ['NM-PRE-03', '^讨论', 'norm.notAList'],
    ['NM-PRE-06', -1, 'norm.outOfRange'],
    ['NM-PRE-06', 2.5, 'norm.notWhole'],
    ['NM-PRE-06', '5', 'norm.notANumber'],
    ['NM-PRE-06', Number.NaN, 'norm.notANumber'],
    ['NM-PRE-07', { min: 15, max: 10 }, 'norm.maxBelowMin'],
    ['NM-PRE-07', { min: 10 }, 'norm.notANumber'],
    ['NM-PRE-07', { min: 10, max: 15, more: 1 }, 'norm.unknownKey'],
    ['NM-PRE-07', 10, 'norm.notAnObject'],
    ['NM-PRE-15', ['chair'], 'norm.unknownChoice'],
    ['NM-PRE-16', 'nobody', 'norm.unknownChoice'],
    ['NM-PRE-21', 1.1, 'norm.outOfRange'],
    ['NM-MTG-09', { required: ['colour'], optional: [] }, 'norm.unknownChoice'],
    ['NM-MTG-14', { quorum: 'most', threshold: '>1/2', tie: 'chair' }, 'norm.notAFraction'],
    ['NM-WRD-01', ['尽快', ' '], 'norm.notAText'],
    ['NM-WRD-01', ['长'.repeat(201)], 'norm.textTooLong'],
    ['NM-MIN-08', '{subject}', 'norm.nameWithoutSubjectOrDate'],
    ['NM-MIN-12', { normal: 10, important: 5 }, 'norm.maxBelowMin'],
    ['NM-TRK-03', { weekday: 8, time: '18:00', rollBack: true }, 'norm.outOfRange'],
    ['NM-TRK-03', { weekday: 5, time: '25:00', rollBack: true }, 'norm.notATime'],
    ['NM-TRK-12', 'move', 'norm.unknownChoice'],
  ])('refuses %s = %j', (id, value, reason) => {
    const issues = (() => {
      try {
        checkNormEdit(id, { value })
        return []
      } catch (error) {
        if (!(error instanceof AppError)) throw error
        expect(error.kind).toBe('invalid')
        return error.issues
      }
    })()
    expect(issues.map((issue) => issue.reason)).toContain(reason)
    expect(issues.every(({ path }) => path[0] === 'value')).toBe(true)
  })

  it.each([
    ['NM-PRE-06', { value: 3 }],
    ['NM-PRE-06', { severity: 'block', enabled: false }],
    ['NM-PRE-03', { value: ['^(聊聊|碰一碰)'] }],
    ['NM-MTG-14', { value: { quorum: '1/2', threshold: '>=2/3', tie: 'fail' } }],
  ])('takes %s %j', (id, edit) => expect(checkNormEdit(id, edit)).toEqual(edit))

  it.each([
    ['NM-PRE-99', {}, 'norm.unknown'],
    ['NM-PRE-06', { severity: 'fatal' }, 'norm.editRefused'],
    ['NM-PRE-06', { enabled: 'no' }, 'norm.editRefused'],
  ])('refuses %s %j', (id, edit, reason) => {
    expect(() => checkNormEdit(id, edit)).toThrow(expect.objectContaining({ reason }))
  })
})

describe('meetsShare', () => {
  it.each([
    [2, 3, '2/3', true],
    [1, 3, '2/3', false],
    [2, 4, '>1/2', false],
    [3, 5, '>1/2', true],
    [2, 4, '>=1/2', true],
    [0, 0, '1/2', false],
    [1, 1, 'half', false],
  ])('%i of %i for %s: %s', (part, whole, share, enough) => {
    expect(meetsShare(part, whole, share)).toBe(enough)
  })
})
