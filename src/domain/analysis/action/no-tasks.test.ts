import { describe, expect, it } from 'vitest'
import { analyse } from '#domain/analysis/analyse.ts'
import { asOf, ofMinutes } from '#domain/analysis/decision/minutes-of.ts'

const tasks = (lines: string) => ofMinutes(lines).actions

describe('what reads like a task and is none', () => {
  it.each([
    ['what somebody asks for', '高岚要求加两台打印机，租金每月800元。'],
    ['what somebody asks for', '- 陶然要租3台叉车'],
    ['what somebody asks for', '沈括申请增配1名测试员。'],
    ['what somebody says', '武宁：先把账对平再谈付款'],
    ['what somebody says', '陶然：砍价得供应商点头'],
    ['who has which office', '由陶然任组长。'],
    ['who chairs', '一号会议室 高岚主持'],
    ['who came', '高岚、陶然、沈括参加会议，武宁因出差请假。'],
    ['what was done, and when', '备用泵11号换好了。'],
    ['at best', '第二批样机最快也要9月。'],
    ['who may approve', '采购金额5万元以下的由陶然审批。'],
    ['who may approve', '30萬元以下由武寧核決。'],
    ['what has to wait', '流程整改完成前不重新上线。'],
    ['what somebody may do', '行政部可直接启动加印。'],
    ['who stands in', '高岚因带班请假，由武宁代为参会。'],
    ['what somebody thinks of it', '高岚看好，说流量可以直接导过来。'],
    ['votes', '“节能改造”（沈括主持）得9票。'],
    ['who came', '行政部高岚、财务部武宁、研发部沈括到会。'],
    ['who asked for leave', '采购部陶然因出差请假，委托高岚参会。'],
    ['who asked for leave', '采购部来电告假（盘点）。'],
    ['who called the meeting', '梁总经理在二楼小会议室召集碰头会。'],
    ['a dispute', '财务部与采购部就付款顺序争执不下。'],
    ['what somebody makes of it', '武寧研判與匯率波動有關。'],
    ['what somebody proposes', '高岚提议展期延长至晚上8点。'],
    ['what all think', '大家都同意，直营店是下半年市场部增收的突破口。'],
    ['who brought it up', '- 沈括提'],
    ['who brought it up', '- 默认模板（沈括提）'],
    ['how it stands', '代工厂四季度排期偏紧。'],
    ['what is settled already', '沈括已锁定4月第三周的班次。'],
    ['what somebody tells', '武經理說明近期運價跌至每噸38元。'],
    ['what it is about today', '人齐了吧 今儿就说展会这档子事'],
    ['a dispute', '高岚和武宁对接待费归市场部还是归行政部各持己见。'],
    ['a figure', '市场部提报1.32万件，采购部核定库存1.25万件。'],
    ['what the chair rules', '梁栋裁定：3月排产按1.28万件执行，2号线3月6日至7日停机保养不变。'],
    ['what all agree on', '各部门一致同意搬迁时间定于3月20日至21日。'],
    ['who uses it', '最后商定，三层设工位12个，由研发部优先使用。'],
    ['how long it lasts', '現有庫存可支應至4月中旬。'],
    ['what is over', '高岚汇报，原计划的培训推迟到下半年，已于2月底结束。'],
    ['a condition', '高岚建议给门店补偿权限，梁栋表示同意，但须事后报行政部备案。'],
    ['what happened', '2月17日夜班，研发部2号釜投料时接地夹脱落，当班人员发现后立即停止投料。'],
    ['who runs it', '班车统一由行政部运营。'],
    ['a fine', '对迟到班组扣发当月绩效5%。'],
    ['whoever it happens to', '达到报废标准的，行政部两小时内必须封存。'],
    ['by when one may apply', '补贴申请截止时间为3月9日17:00。'],
    ['when it will be', '样机增加两台，同意，3/15启用'],
    ['who is off', '清明放假3天，4/4、4/5总装加班，机加正常休。'],
    ['where rights go', '调配权收归行政部，各部不得私借。'],
    [
      'an order in a table',
      '订单号\t客户\t数量\t交期\nA2604-11\t宏图\t120台\t3/30\nA2604-12\t长风\t80台\t4/2',
    ],
    ['what the chair settles', '最后梁栋定下来，领料单还是要开，时限压到当天。'],
    ['what the chair settles', '梁总听完说：周五不发，先备货，主推款顺延到17号以后。'],
  ])('%s: %s', (_kind, lines) => expect(tasks(lines)).toEqual([]))

  it('the number of the meeting under its name', () => {
    expect(tasks('（2026年第4次）\n责任人：').map(({ quote }) => quote.text)).toEqual([])
  })
})

describe('who is named behind a trouble sees to it', () => {
  it.each([
    ['- 展位合同还没盖章，陶然再跟主办方确认', '陶然再跟主办方确认'],
    ['样机来源还缺证明，沈括3个工作日内补充批次记录。', '沈括3个工作日内补充批次记录'],
    ['- 昨天两个人没打卡，高岚明天就换一台考勤机', '高岚明天就换一台考勤机'],
    ['货车想跟隔壁厂合租，陶然去谈。', '陶然去谈'],
    ['画册第三辑拖期，沈括盯紧，3月20日必须交齐24幅。', '沈括盯紧，3月20日必须交齐24幅'],
    ['书名不够响，陶然再想两个备选，下周三带来。', '陶然再想两个备选，下周三带来'],
    ['陶然跟代理商催一下，3月9日前给准信。', '陶然跟代理商催一下，3月9日前给准信'],
  ])('%s', (lines, words) => expect(tasks(lines).map(({ quote }) => quote.text)).toEqual([words]))
})

describe('a label that has but a name and a day', () => {
  it.each([
    ['3.3 报告初稿：沈括，2026年3月20日前。客户希望4月上旬披露。', '沈括', '2026-03-20'],
    ['- 会议纪要模板：高岚，3月9日', '高岚', '2026-03-09'],
  ])('%s', (line, person, due) => {
    expect(tasks(line).map((one) => [one.person, one.due])).toEqual([[person, due]])
  })
})

describe('whose it is', () => {
  it.each([
    ['盘点表更新交财务部承担，3月20日前到位。', '财务部', null],
    ['直播间要重新布置，责任落在市场部，3月20日前完成。', '市场部', null],
    ['回款率3月20日前要达到90%，武宁负责督促。', '财务部', '武宁'],
    ['3月20日前把样机逐台测一遍，合格率须达100%，此项由研发部牵头。', '研发部', null],
    ['演示稿沈括3月20日前写完，到时候拉大家过一遍。', '研发部', '沈括'],
    ['市场部3月20日前报出腾退名单（不得少于8户），财务部配合。', '市场部', null],
    ['针对客户反映的打印不便，行政部要完善自助打印服务。', '行政部', null],
    ['夜班缺两个人，高岚合计一下怎么补。', '市场部', '高岚'],
    ['选型报告模拟数据沈括来交，3月20日前。', '研发部', '沈括'],
    ['沈括说要跟供应商对接，评估一下工作量下周五回复。', '研发部', '沈括'],
  ])('%s', (lines, department, person) =>
    expect(tasks(lines).map((one) => [one.department, one.person])).toEqual([[department, person]]),
  )

  it('nobody yet, in a row of a table that has a column for it', () => {
    const rows =
      '序号\t问题\t措施\t责任人\t期限\n1\t过道暗\t加装LED灯12盏\t\t未定\n2\t漏水\t更换阀门\t陶然\t3月20日'
    expect(tasks(rows).map(({ person, due }) => [person, due])).toEqual([
      [null, null],
      ['陶然', '2026-03-20'],
    ])
  })

  it('all of a kind, where they have a day', () => {
    expect(tasks('各申报部门收到调整表后2个工作日内反馈意见。').map(({ collective }) => collective)).toEqual([
      '各申报部门',
    ])
    expect(tasks('（五）考核。高岚3月20日前完善考核办法。').map(({ quote }) => quote.text)).toEqual([
      '高岚3月20日前完善考核办法',
    ])
  })

  it('each time, and the matter that stands before it', () => {
    expect(tasks('研发部每炉次测氢一次。').map(({ department }) => department)).toEqual(['研发部'])
    expect(tasks('（一）安装环节。市场部3月20日前培训一次。').map(({ quote }) => quote.text)).toEqual([
      '市场部3月20日前培训一次',
    ])
  })

  it.each([
    ['接到检查通知2日内，行政部须将整改材料报送到位。', '接到检查通知2日内'],
    ['清单出来两天内，财务部把损失核出来。', '清单出来两天内'],
    ['约齐当天沈括把排期发群里。', '约齐当天'],
  ])('and a day that runs from what is not over yet: %s', (lines, words) => {
    expect(tasks(lines).map(({ due, dueText }) => [due, dueText?.text])).toEqual([[null, words]])
  })
})

describe('what is said of all that stands above', () => {
  it('is a task of its own where it names somebody, and no limit of the others', () => {
    const found = tasks('高岚整理客户名单。\n上述事项由武宁跟踪，3月31日前向梁栋书面汇总落实情况。')
    expect(found.map(({ person, due }) => [person, due])).toEqual([
      ['高岚', null],
      ['武宁', '2026-03-31'],
    ])
  })
})

describe('a name that sounds like a measure', () => {
  it('says nothing of the day behind it', () => {
    const text = '1. 郁达今天下班之前把进度发给行政部。'
    const directory = {
      departments: [{ name: '行政部', aliases: [] }],
      people: [{ name: '郁达', department: '行政部', title: '' }],
    }
    expect(analyse(text, { ...asOf, directory }).actions.map(({ person, due }) => [person, due])).toEqual([
      ['郁达', '2026-03-05'],
    ])
  })
})
