import { describe, expect, it } from 'vitest'
import { openDirectory } from './open.ts'
import { ownerOf } from './owner.ts'

const data = {
  departments: [
    { name: '区民政局', aliases: ['民政局'] },
    { name: '工程部', aliases: ['工程'] },
    { name: '企划部', aliases: ['企划'] },
    { name: '后勤部', aliases: ['后勤'] },
    { name: '住户委员会', aliases: ['住委会'] },
  ],
  people: [
    { name: '涂远山', department: '区民政局', title: '副局长' },
    { name: '尹小禾', department: '工程部', title: '总监理工程师' },
    { name: '戚文', department: '企划部', title: '会计' },
    { name: '岳连成', department: '后勤部', title: '库管员' },
    { name: '耿秋', department: '后勤部', title: '司务长' },
    { name: '茅一凡', department: '住户委员会', title: '消防委員' },
    { name: '米多', department: '住户委员会', title: '里長' },
    { name: '李𬱖', department: '企划部', title: '' },
  ],
}
const directory = openDirectory(data)

const owned = (text: string) =>
  ownerOf(directory, text).owners.map(({ person, department }) => person ?? department)

describe('owners by whatever they are called', () => {
  it.each<[text: string, ...owners: string[]]>([
    ['请米里長月底前回复', '米多'],
    ['由李𬱖负责清点', '李𬱖'],
    ['李𬱖周五前把清单给出来', '李𬱖'],
    ['戚会计，票据明天寄来', '戚文'],
    ['由岳库管员清点货架', '岳连成'],
    ['尹总监理工程师周五前签认', '尹小禾'],
    ['尹工周五前签认', '尹小禾'],
    ['消防委員尚未提交，展延至月底', '茅一凡'],
    ['請消防委員於月底前提出', '茅一凡'],
    ['请司务长明天补货', '耿秋'],
    ['涂局月底前拨付', '涂远山'],
    ['车队月底前检修', ...[]],
    ['民政局涂远山负责联络', '涂远山'],
    ['市区民政局涂远山负责联络', '涂远山'],
    ['由会长期负责的事项', ...[]],
    ['工程师周五前给图', ...[]],
  ])('%s', (text, ...owners) => {
    expect(owned(text)).toEqual(owners)
  })
})

describe('who speaks', () => {
  it.each<[text: string, owner?: string]>([
    ['我抓紧约年检', '戚文'],
    ['票据我这就寄', '戚文'],
    ['我统一采购', '戚文'],
    ['我们部门周五前报送', '企划部'],
    ['我觉得太贵'],
    ['我也觉得太贵'],
    ['我汇报一下进展'],
    ['请我市企业申报'],
  ])('%s', (text, owner) => {
    const { person, department } = ownerOf(directory, text, { speaker: '戚文' })
    expect(person ?? department).toBe(owner ?? null)
  })
})

describe('equal owners, however they are joined', () => {
  it.each<[text: string, ...owners: string[]]>([
    ['请米里長與戚會計共同辦理', '米多', '戚文'],
    ['涂远山跟戚文周五前一起核对', '涂远山', '戚文'],
    ['涂远山跟戚文周五前核对', '涂远山'],
    ['老岳你和戚会计一起再盘一遍', '岳连成', '戚文'],
    ['请工程、企划、后勤三方月底前会签', '工程部', '企划部', '后勤部'],
    ['工程部和后勤部分别于周五前报送', '工程部', '后勤部'],
    ['请工程的尹工与企划的戚会计写完', '尹小禾', '戚文'],
    ['工程部同后勤部联合验收', '工程部', '后勤部'],
    ['工程部会同后勤部验收', '工程部'],
    ['后勤部落实住宿', '后勤部'],
    ['后勤部分三批发放', '后勤部'],
    ['后勤部分内容未填', ...[]],
    ['后勤部首先腾出车位', '后勤部'],
  ])('%s', (text, ...owners) => {
    expect(owned(text)).toEqual(owners)
  })
})

describe('a pronoun is who was named last', () => {
  it.each<[text: string, ...owners: string[]]>([
    ['涂远山报告八项已销号，余下一项由其本人盯办', '涂远山'],
    ['戚文查过十份，剩下的她月底前查完', '戚文'],
    ['方案由工程部提出，后续由其实施', '工程部'],
    ['其他事项月底前完成', ...[]],
    ['他月底前修好', ...[]],
    ['由其负责', ...[]],
  ])('%s', (text, ...owners) => {
    expect(owned(text)).toEqual(owners)
  })

  it('says nothing where two were named together', () => {
    const [mention] = directory
      .findNames('涂远山、戚文来过，他周五前给')
      .filter(({ why }) => why === 'pronoun')
    expect(mention).toBeUndefined()
  })
})

describe('people whom a text does not name', () => {
  it.each([
    '请米里長與戚會計共同辦理',
    '消防委員尚未提交，展延至月底',
    '老岳你和戚会计一起再盘一遍',
    '工程部和后勤部分别于周五前报送，由其汇总',
    '涂远山报告八项已销号，余下一项由其本人盯办',
    '各部门要高度重视，相关单位配合；李*于月底前提交',
  ])('change nothing: %s', (text) => {
    const strangers = ['阙乐怡/客座教授', '粘思齐/驻场翻译', 'Quentin Vega/Fellow', '逯可为/巡护干事'].map(
      (one) => {
        const [name = '', title = ''] = one.split('/')
        return { name, department: '外联站', title }
      },
    )
    const wider = openDirectory({
      departments: [...data.departments, { name: '外联站', aliases: [] }],
      people: [...data.people, ...strangers],
    })
    expect(wider.findNames(text)).toEqual(directory.findNames(text))
    expect(ownerOf(wider, text)).toEqual(ownerOf(directory, text))
  })
})

describe('departments with the name of their house', () => {
  const houses = openDirectory({
    departments: ['江海集团采购部', '江海集团工程部', '滨河分公司工程部', '第三中学教务处'].map((name) => ({
      name,
      aliases: [],
    })),
    people: [],
  })
  it.each<[text: string, owner: string | null]>([
    ['采购部周五前比价', '江海集团采购部'],
    ['江海集团采购部周五前比价', '江海集团采购部'],
    ['教务处月底前排课', '第三中学教务处'],
    ['滨河分公司工程部周五前放线', '滨河分公司工程部'],
    // one of two
    ['工程部周五前放线', null],
  ])('%s', (text, owner) => {
    expect(ownerOf(houses, text).department).toBe(owner)
  })
})
