import { describe, expect, it } from 'vitest'
import type { Override, Severity } from './catalogue.ts'
import { applyOverrides, blocking, type Finding, type GivenOverride, needsReason } from './finding.ts'

const finding = (override: Override, more: Partial<Finding> = {}): Finding => ({
  norm: 'NM-PRE-06',
  severity: 'warn',
  place: { noun: 'meeting', id: 'm' },
  reason: { key: 'NM-PRE-06.many.reason', params: {} },
  remedy: { key: 'NM-PRE-06.many.remedy', params: {} },
  override,
  enforced: true,
  fingerprint: 'f',
  ...more,
})
const given = (more: Partial<GivenOverride> = {}): GivenOverride => ({ fingerprint: 'f', byId: 'p', ...more })

describe('applyOverrides', () => {
  it.each<[Override, Partial<GivenOverride>]>([
    ['yes', {}],
    ['record', {}],
    ['reason', { reason: '客户要求' }],
    ['urgent', { reason: '生产停线' }],
    ['host', { asHost: true }],
    ['escalate', { escalationId: 'sj-1' }],
  ])('lets %s be passed over with %j', (override, more) => {
    const [passed] = applyOverrides([finding(override)], [given(more)])
    expect(passed?.overridden).toEqual(given(more))
  })

  it.each<[Override, Partial<GivenOverride>, string]>([
    ['no', { reason: '急', asHost: true }, 'norm.noOverride'],
    ['auto', {}, 'norm.noOverride'],
    ['n/a', { reason: '急' }, 'norm.noOverride'],
    ['reason', {}, 'norm.reasonNeeded'],
    ['reason', { reason: '  ' }, 'norm.reasonNeeded'],
    ['urgent', {}, 'norm.reasonNeeded'],
    ['host', { reason: '急' }, 'norm.hostOnly'],
    ['escalate', { reason: '急' }, 'norm.escalateFirst'],
  ])('refuses %s with %j', (override, more, reason) => {
    expect(() => applyOverrides([finding(override)], [given(more)])).toThrow(
      expect.objectContaining({ reason }),
    )
  })

  it('silences exactly the one fingerprint', () => {
    const other = finding('yes', { fingerprint: 'g' })
    const [first, second] = applyOverrides([finding('yes'), other], [given()])
    expect(first?.overridden).toBeDefined()
    expect(second).toEqual(other)
  })

  it('ignores what is no longer breached', () => {
    expect(applyOverrides([], [given()])).toEqual([])
  })
})

describe('blocking and needsReason', () => {
  it.each<[Severity, Override, Partial<Finding>, boolean, boolean]>([
    ['block', 'no', {}, true, false],
    ['block', 'host', {}, true, false],
    ['block', 'host', { overridden: given({ asHost: true }) }, false, false],
    ['block', 'no', { enforced: false }, false, false],
    ['warn', 'reason', {}, false, true],
    ['warn', 'reason', { overridden: given({ reason: '急' }) }, false, false],
    ['warn', 'reason', { enforced: false }, false, false],
    ['warn', 'yes', {}, false, false],
    ['info', 'reason', {}, false, false],
  ])('%s, %s, %j', (severity, override, more, blocks, asks) => {
    const list = [finding(override, { severity, ...more })]
    expect(blocking(list)).toHaveLength(blocks ? 1 : 0)
    expect(needsReason(list)).toHaveLength(asks ? 1 : 0)
  })
})
