import { describe, expect, it } from 'vitest'
import { type CivilDate, civilDate } from '#domain/calendar/civil-date.ts'
import { chinaCalendar } from '#domain/calendar/holidays.test-data.ts'
import { findDeadlines } from './find-deadlines.ts'

const calendar = chinaCalendar()
const readOn = (date: string) => (text: string) =>
  findDeadlines(text, { referenceDate: civilDate(date) as CivilDate, calendar })
/** A Wednesday. */
const read = readOn('2026-11-18')

describe('days of the lunar calendar', () => {
  it.each([
    ['农历八月十五前', '农历八月十五前', '2026-09-25'],
    ['農曆八月十五前', '農曆八月十五前', '2026-09-25'],
    ['阴历七月半前', '阴历七月半前', '2026-08-27'],
    ['腊月廿三前', '腊月廿三前', '2027-01-30'],
    ['臘月二十前', '臘月二十前', '2027-01-27'],
    ['正月十五', '正月十五', '2026-03-03'],
    ['正月初八复工', '正月初八', '2026-02-24'],
    ['冬月初一', '冬月初一', '2026-12-09'],
    ['八月初八前', '八月初八前', '2026-09-18'],
    ['农历五月初五', '农历五月初五', '2026-06-19'],
  ])('%s → %s', (text, quote, due) => {
    expect(readOn('2026-02-20')(text)).toMatchObject([{ quote, due, kind: 'md', role: 'deadline' }])
  })

  it('know the months that are added', () => {
    expect(readOn('2025-07-01')('农历七月初一')[0]?.due).toBe('2025-08-23')
    expect(readOn('2028-03-01')('农历六月初一')[0]?.due).toBe('2028-07-22')
  })

  it.each(['正月15日前', '农历新年', '八月初步方案', '正月'])('none in %s', (text) => {
    expect(read(text).filter(({ why }) => why.key === 'date.lunar')).toEqual([])
  })

  it('a year outside of the table has none', () => {
    expect(readOn('2045-02-20')('农历八月十五前')).toEqual([])
  })
})

describe('days that run from what is not over yet', () => {
  it.each([
    ['收到名单3天内汇总', '收到名单3天内'],
    ['等参数定了三个工作日内下单', '等参数定了三个工作日内'],
    ['样品到货两天内检完', '样品到货两天内'],
  ])('%s', (text, quote) =>
    expect(read(text)).toMatchObject([{ quote, due: null, kind: 'cond', bound: 'within' }]),
  )

  it.each(['停机时间控制在7天以内', '排队压缩到3天内'])('but none in %s', (text) =>
    expect(read(text).filter(({ role }) => role === 'deadline')).toEqual([]),
  )

  it.each(['GA 当天更新', '备齐当天发出'])('the day of it: %s', (text) =>
    expect(read(text)).toMatchObject([{ due: null, kind: 'event', bound: 'on' }]),
  )

  it.each(['二号棚先铺膜', '3号冷藏车检修', '5号田灌水', '2号釜投料', '1号堆场喷淋', '2号火化炉'])(
    'no day in %s',
    (text) => expect(read(text)).toEqual([]),
  )
})

describe('two festivals at once', () => {
  it.each([
    ['2026-11-18', '双节前发放', '双节前', '2026-12-31'],
    ['2026-08-18', '雙節前發放', '雙節前', '2026-09-24'],
    ['2026-08-18', '两节前慰问', '两节前', '2026-09-24'],
  ])('on %s: %s', (date, text, quote, due) => {
    expect(readOn(date)(text)).toMatchObject([{ quote, due }])
  })

  it.each(['寒假前完成', '暑假前完工'])('the holidays of a school nobody knows here: %s', (text) => {
    expect(read(text)).toMatchObject([{ kind: 'event', due: null, bound: 'by' }])
  })
})

describe('today and tomorrow as one', () => {
  it.each([
    ['今明两天内报数', '今明两天内', '2026-11-19'],
    ['今明兩天報數', '今明兩天', '2026-11-19'],
    ['明后两天安排', '明后两天', '2026-11-20'],
    ['明后天给', '明后天', '2026-11-20'],
  ])('%s', (text, quote, due) => {
    expect(read(text)).toMatchObject([{ quote, due, kind: 'rel' }])
  })
})

describe('rhythms', () => {
  it.each([
    ['双周更新台账', '双周'],
    ['雙週更新臺帳', '雙週'],
    ['每双周更新', '每双周'],
    ['双月巡检', '双月'],
    ['隔周汇报', '隔周'],
    ['隔天检查', '隔天'],
    ['隔日消毒', '隔日'],
    ['周一、周三、周五各巡检一次', '周一、周三、周五'],
    ['周二和周四各发一版', '周二和周四'],
    ['每周汇报一次', '每周'],
  ])('%s', (text, quote) => {
    expect(read(text)).toMatchObject([{ quote, kind: 'recur', due: null, role: 'deadline' }])
  })

  it.each([
    ['下个双周例会前', 'event'],
    ['评审后隔天给意见', 'cond'],
    ['隔天给我', 'event'],
  ])('is none: %s', (text, kind) => {
    expect(read(text)[0]?.kind).toBe(kind)
  })

  it('two days are two days where nothing says each', () => {
    expect(read('下周一、周三交两版').map(({ due }) => due)).toEqual(['2026-11-23', '2026-11-25'])
    expect(read('11月23日、24日各一场').map(({ due }) => due)).toEqual(['2026-11-23', '2026-11-24'])
  })
})

describe('festivals that are not in the table', () => {
  it.each(['购物节前备货', '父亲节前上架', '音乐节前三天搭台', '美食节前'])('have no day: %s', (text) => {
    expect(read(text)).toMatchObject([{ kind: 'event', due: null }])
  })

  it('those of every year have', () => {
    expect(read('情人节前')[0]?.due).toBe('2027-02-13')
    expect(read('各部门节前自查')[0]?.due).toBe('2026-12-31')
  })
})

describe('what other corpora asked', () => {
  it.each([
    ['2027年2月29日前提交', null, undefined],
    ['八月二十五前交', '2027-08-25', undefined],
    ['12月5日或之前', '2026-12-05', undefined],
    ['12月5日及以前', '2026-12-05', undefined],
    ['12月5日（含）之前', '2026-12-05', undefined],
    ['12月的最后一个星期一', '2026-12-28', undefined],
    ['未来三天', '2026-11-21', undefined],
    ['接下来两周', '2026-12-02', undefined],
    ['下半月完成', '2026-11-30', '2026-11-16'],
    ['后半年完成', '2026-12-31', '2026-07-01'],
    ['10月至12月', '2026-12-31', '2026-10-01'],
    ['9月1日至12月5日', '2026-12-05', '2026-09-01'],
    ['17年3月5日', '2017-03-05', undefined],
  ] as const)('%s', (text, due, from) => {
    const [one] = read(text)
    expect(one?.due).toBe(due)
    if (from !== undefined) expect(one?.from).toBe(from)
  })

  it('of a year that nobody can mean there is no day', () => {
    expect(read('1357年6月10日').filter(({ due }) => due !== null)).toEqual([])
  })

  it('a range that was, was as a whole', () => {
    expect(readOn('2027-03-22')('已于1月10日至12日培训')[0]).toMatchObject({
      role: 'past',
      from: '2027-01-10',
      due: '2027-01-12',
    })
  })
})

describe('what is done again and again, and what is only measured by it', () => {
  it.each([
    ['运维每周一发简报', '每周一', 'deadline'],
    ['会计每月末更新库存表', '每月末', 'deadline'],
    ['每季度末公布一次预算', '每季度末', 'deadline'],
    ['每月发货数据', '每月', 'data'],
    ['每周例会', '每周', 'data'],
    ['每月销售额', '每月', 'data'],
  ])('%s', (text, quote, role) => {
    expect(read(text)).toMatchObject([{ quote, kind: 'recur', role }])
  })
})
