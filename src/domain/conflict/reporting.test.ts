import { describe, expect, it } from 'vitest'
import { commonSuperior, type DepartmentPost, ladderOf, type ReportingLines, signersOf } from './reporting.ts'

/**
 * Three levels. 集团 has 营销中心 (head 马; vice president 傅) with 市场部 and 销售部, and 运营中心 (vice
 * president 尹) with 生产部 and 仓储部; 财务部 stands under nobody but the general manager 高.
 */
const post = (id: string, parentId: string | null, rest: Partial<DepartmentPost> = {}): DepartmentPost => ({
  id,
  parentId,
  headId: null,
  deputyId: null,
  vicePresidentId: null,
  ...rest,
})
const company = [
  post('集团', null),
  post('营销中心', '集团', { headId: '马', vicePresidentId: '傅' }),
  post('市场部', '营销中心', { headId: '石', deputyId: '石副' }),
  post('销售部', '营销中心', { headId: '肖', deputyId: '肖副' }),
  post('运营中心', '集团', { vicePresidentId: '尹' }),
  post('生产部', '运营中心', { headId: '陈' }),
  post('仓储部', '运营中心', { headId: null, deputyId: '代' }),
  post('设计部', '营销中心', { headId: '石' }),
  post('财务部', null, { headId: '蔡' }),
]
const everybody = ['高', '马', '傅', '石', '石副', '肖', '肖副', '尹', '陈', '代', '蔡']
const lines = (change: Partial<ReportingLines> = {}): ReportingLines => ({
  departments: new Map(company.map((one) => [one.id, one])),
  generalManagerId: '高',
  activeIds: new Set(everybody),
  ...change,
})
const without = (...gone: string[]) =>
  lines({ activeIds: new Set(everybody.filter((id) => !gone.includes(id))) })

type Case = [
  why: string,
  departments: string[],
  parties: string[],
  lines: ReportingLines,
  rungs: [string, string, string],
  common: string | undefined,
]

describe('S1-36, S1-37: who has a conflict on each level, and whom both sides report to', () => {
  it.each<Case>([
    ['two departments of one centre', ['市场部', '销售部'], [], lines(), ['石 肖', '傅', '高'], '马'],
    [
      'of two centres: nobody below the general manager',
      ['市场部', '生产部'],
      [],
      lines(),
      ['石 陈', '傅 尹', '高'],
      '高',
    ],
    ['an acting head where none is named', ['生产部', '仓储部'], [], lines(), ['陈 代', '尹', '高'], '尹'],
    [
      'an acting head while the head has left',
      ['市场部', '销售部'],
      [],
      without('石'),
      ['石副 肖', '傅', '高'],
      '马',
    ],
    ['one person heads both departments', ['市场部', '设计部'], [], lines(), ['石', '傅', '高'], '石'],
    [
      'and is a party: the centre’s head answers for both',
      ['市场部', '设计部'],
      ['石'],
      lines(),
      ['马', '傅', '高'],
      '马',
    ],
    [
      'a head who is a party is passed over, and so is the deputy',
      ['市场部', '销售部'],
      ['石'],
      lines(),
      ['马 肖', '傅', '高'],
      '马',
    ],
    [
      'both heads and the centre’s are parties',
      ['市场部', '销售部'],
      ['石', '肖', '马'],
      lines(),
      ['傅', '傅', '高'],
      '傅',
    ],
    ['a vice president who is a party', ['市场部', '销售部'], ['傅'], lines(), ['石 肖', '高', '高'], '马'],
    [
      'a department without a vice president',
      ['市场部', '财务部'],
      [],
      lines(),
      ['石 蔡', '傅 高', '高'],
      '高',
    ],
    ['three departments', ['市场部', '销售部', '生产部'], [], lines(), ['石 肖 陈', '傅 尹', '高'], '高'],
    [
      'the general manager is a party: nobody is left above',
      ['市场部', '生产部'],
      ['高'],
      lines(),
      ['石 陈', '傅 尹', ''],
      undefined,
    ],
    [
      'nobody is the general manager',
      ['市场部', '财务部'],
      [],
      lines({ generalManagerId: null }),
      ['石 蔡', '傅', ''],
      undefined,
    ],
    [
      'a department that is not there reports to the top',
      ['市场部', '无'],
      [],
      lines(),
      ['石 高', '傅 高', '高'],
      '高',
    ],
  ])('%s', (_why, departmentIds, parties, organisation, rungs, common) => {
    const dispute = { departmentIds, partyIds: new Set(parties) }
    expect(ladderOf(dispute, organisation).map(({ handlerIds }) => handlerIds.join(' '))).toEqual(rungs)
    expect(commonSuperior(dispute, organisation)?.personId).toBe(common)
  })

  it('says as what each has it', () => {
    const [first, second] = ladderOf({ departmentIds: ['仓储部', '财务部'], partyIds: new Set() }, lines())
    expect(first?.posts.map((one) => `${one.departmentId} ${one.personId} ${one.as}`)).toEqual([
      '仓储部 代 acting',
      '财务部 蔡 head',
    ])
    expect(second?.posts.map((one) => `${one.personId} ${one.as}`)).toEqual([
      '尹 vicePresident',
      '高 generalManager',
    ])
  })

  it('walks a tree that bites its own tail once', () => {
    const departments = new Map([
      ['甲', post('甲', '乙')],
      ['乙', post('乙', '甲', { headId: '石' })],
    ])
    expect(
      ladderOf({ departmentIds: ['甲'], partyIds: new Set() }, lines({ departments }))[0]?.handlerIds,
    ).toEqual(['石'])
  })
})

it('X-40: each head signs for the own department though they are a party; an acting head where there is none', () => {
  expect(signersOf(['市场部', '仓储部'], lines()).map(({ personId }) => personId)).toEqual(['石', '代'])
  expect(signersOf(['市场部'], without('石', '石副')).map(({ personId }) => personId)).toEqual(['马'])
})
