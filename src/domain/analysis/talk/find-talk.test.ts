import { describe, expect, it } from 'vitest'
import { analyse } from '#domain/analysis/analyse.ts'
import { asOf, ofMinutes, ofTalk } from '#domain/analysis/decision/minutes-of.ts'
import { sectionOf } from './section.ts'

describe('who holds what', () => {
  const held = (lines: string) =>
    ofMinutes(lines).viewpoints.map(({ person, department, quote }) => [person ?? department, quote.text])

  it.each([
    ['高岚认为预算偏紧，至少要加两成。', [['高岚', '高岚认为预算偏紧，至少要加两成']]],
    ['财务部主张先收款后发货。', [['财务部', '财务部主张先收款后发货']]],
    [
      '陶然担心独家供货有断供风险；沈括不同意，认为可以备两套方案。',
      [
        ['陶然', '陶然担心独家供货有断供风险'],
        ['沈括', '沈括不同意，认为可以备两套方案'],
      ],
    ],
    ['但武宁提出，账期不宜超过60天。', [['武宁', '武宁提出，账期不宜超过60天']]],
    ['高经理希望把样品数量提到二十件。', [['高岚', '高经理希望把样品数量提到二十件']]],
    ['采购部陶然反映交期经常延误。', [['陶然', '采购部陶然反映交期经常延误']]],
    ['沈括汇报，新版固件可能存在兼容问题。', [['沈括', '沈括汇报，新版固件可能存在兼容问题']]],
    ['沈括汇报，上周完成联调12项。', []],
    ['高岚：渠道返点太低，代理商没有动力。', [['高岚', '高岚：渠道返点太低，代理商没有动力']]],
    ['- 武宁提示：汇率波动会影响毛利。', [['武宁', '武宁提示：汇率波动会影响毛利']]],
    ['陶然：3月10日前签完合同。', []],
    ['高岚建议改用新口号，会议同意。', [['高岚', '高岚建议改用新口号']]],
    [
      '高岚倾向于线上首发，沈括则担心服务器扛不住。',
      [
        ['高岚', '高岚倾向于线上首发'],
        ['沈括', '沈括则担心服务器扛不住'],
      ],
    ],
    ['[市场部]：建议推迟到节后，避开物流停运。', [['市场部', '[市场部]：建议推迟到节后，避开物流停运']]],
    ['請採購部於週五前提出三家報價。', []],
    ['沈括質疑測試樣本不足。', [['沈括', '沈括質疑測試樣本不足']]],
    ['高岚负责联系媒体，陶然配合。', []],
    [
      '武宁补充说，去年同类活动的投入产出比只有1.1。',
      [['武宁', '武宁补充说，去年同类活动的投入产出比只有1.1']],
    ],
  ])('%s', (line, views) => expect(held(line)).toEqual(views))

  it.each([
    [['高岚：预算不够，我觉得应该砍掉一场。'], 1, '我觉得应该砍掉一场'],
    [['沈括：我不同意，砍了就没声量了。'], 1, '我不同意'],
    [['沈括：没必要吧，人手本来就紧。'], 1, '没必要吧'],
    [['陶然：好的，我周五前发出。'], 0, ''],
    [['高岚：客户昨天来过了。'], 0, ''],
    [['武宁：这样太贵了，不划算。'], 1, '不划算'],
  ])('in talk: %j', (lines, count, words) => {
    const turns = ['梁总：开始吧。', '高岚：今天来了三家。', '沈括：设备好了。', ...lines]
    const { viewpoints } = ofTalk(turns.join('\n'))
    expect(viewpoints).toHaveLength(count)
    if (count > 0) expect(viewpoints[0]?.quote.text).toContain(words)
  })
})

describe('disputes', () => {
  const told = (lines: string) => ofMinutes(lines).disputes.map(({ quote }) => quote.text)

  it.each([
    ['与会各方对收费标准意见不一致，未能达成一致。', '与会各方对收费标准意见不一致'],
    ['市场部和研发部在排期上存在较大分歧。', '市场部和研发部在排期上存在较大分歧'],
    ['双方各执己见，会议未作结论。', '双方各执己见，会议未作结论'],
    ['对是否外包，大家争论不休。', '大家争论不休'],
    ['两个部门就归口问题没谈拢。', '两个部门就归口问题没谈拢'],
    ['委員對罰則輕重看法不一。', '委員對罰則輕重看法不一'],
    ['关于定价，市场部与财务部分歧明显。', '市场部与财务部分歧明显'],
    ['【分歧】\n1. 样机数量按十台还是二十台。', '样机数量按十台还是二十台'],
    ['讨论了很久也没争出结果。', '讨论了很久也没争出结果'],
  ])('%s', (line, words) => {
    const quotes = told(line)
    expect(quotes).toHaveLength(1)
    expect(quotes[0]).toContain(words)
  })

  it.each([
    '双方没有分歧。',
    '合同争议由仓裁委员会解决。',
    '经沟通，分歧已经消除。',
    '客户投诉存在争议的订单共三笔，均已退款。',
    '大家意见一致。',
    '方案不同，成本也不同。',
    '为避免产生分歧，会前先对口径。',
    '各仓库统计口径不同。',
  ])('none in %s', (line) => expect(told(line)).toEqual([]))

  it('is one when two oppose each other and nothing is settled', () => {
    expect(told('高岚主张增加两个型号。\n沈括反对增加型号，测试排不过来。')).toEqual([
      '沈括反对增加型号，测试排不过来',
    ])
    expect(
      told('高岚主张增加两个型号。\n沈括反对增加型号，测试排不过来。\n会议决定本年度不增加型号。'),
    ).toEqual([])
  })
})

describe('consensus', () => {
  const told = (lines: string) => ofMinutes(lines).consensus.map(({ quote }) => quote.text)

  it.each([
    ['大家一致认为应优先保障老客户。', '大家一致认为应优先保障老客户'],
    ['双方达成共识：样品费由乙方承担。', '双方达成共识：样品费由乙方承担'],
    ['与会人员一致认为，风险主要在供应端。', '与会人员一致认为，风险主要在供应端'],
    ['会议形成以下共识：\n1. 质量优先于交期。', '质量优先于交期'],
    ['各部门都同意先试点一个月。', '各部门都同意先试点一个月'],
    ['委員均認為程序並無瑕疵。', '委員均認為程序並無瑕疵'],
    ['经沟通，三方就验收口径达成一致。', '三方就验收口径达成一致'],
    ['共识：本季度以回款为先。', '本季度以回款为先'],
  ])('%s', (line, words) => {
    const quotes = told(line)
    expect(quotes).toHaveLength(1)
    expect(quotes[0]).toContain(words)
  })

  it.each([
    '双方未达成一致。',
    '待达成一致后再签约。',
    '争取在月底前达成共识。',
    '董事会一致通过议案。',
    '数据与系统一致。',
    '上次会议已就此达成一致。',
    '双方尚未形成共识。',
  ])('none in %s', (line) => expect(told(line)).toEqual([]))
})

describe('what stays open', () => {
  const open = (lines: string) => ofMinutes(lines).open.map(({ quote, because }) => [quote.text, because.key])

  it.each([
    ['发布日期待定。', '发布日期待定', 'open.undecided'],
    ['是否引入第二家供应商，下次会议再议。', '是否引入第二家供应商，下次会议再议', 'open.postponed'],
    ['该事项搁置。', '该事项搁置', 'open.postponed'],
    ['装修方案会后再讨论。', '装修方案会后再讨论', 'open.postponed'],
    ['赞助费由谁出？', '赞助费由谁出？', 'open.asked'],
    ['预算缺口待财务部测算后再研究。', '预算缺口待财务部测算后再研究', 'open.undecided'],
    ['本案緩議。', '本案緩議', 'open.postponed'],
    ['会议未作出决定。', '会议未作出决定', 'open.undecided'],
    ['【遗留问题】\n1. 旧机型备件来源。', '旧机型备件来源', 'open.section'],
  ])('%s', (line, words, key) => expect(open(line)).toEqual([[words, key]]))

  it.each([
    '收到货款后再发货。',
    '方案已经确定。',
    '合同待双方签字。',
    '会议确定了发布日期。',
    '下次会议由高岚主持。',
    '- [x] 旧问题已关闭',
    '确认后通知客户。',
  ])('nothing in %s', (line) => expect(open(line)).toEqual([]))

  it.each([
    [['高岚：发票的事谁跟进了？', '陶然：不清楚，我回去问问。'], 'open.unanswered'],
    [['高岚：要不要加一场直播？', '梁总：这个下次再定。'], 'open.postponed'],
  ])('in talk: %j', (lines, key) => {
    const { open: items } = ofTalk(
      ['梁总：开始吧。', '高岚：今天来了三家。', '沈括：设备好了。', ...lines].join('\n'),
    )
    expect(items.map(({ because }) => because.key)).toContain(key)
  })

  it('is not a question that was answered', () => {
    expect(
      ofTalk('梁总：开始吧。\n高岚：展台搭好了吗？\n沈括：搭好了，昨晚验收的。\n梁总：好。').open,
    ).toEqual([])
  })
})

describe('topics', () => {
  const titles = (text: string) => analyse(text, asOf).topics.map(({ title }) => title)
  const head = '产品例会纪要\n时间：2026年3月4日\n主持人：梁栋\n\n'

  it.each([
    [
      '一、关于新品定价\n定价699元。\n二、渠道政策\n不变。\n三、行动项\n1. 高岚周五前发文。\n四、散会\n',
      ['新品定价', '渠道政策'],
    ],
    ['【背景介绍】略\n【包装方案】采用纸盒。\n【下次会议】3月11日\n', ['背景介绍', '包装方案']],
    [
      '## 议题一：官网改版\n- 首页改版。\n## 议题二：客服外包\n- 暂缓。\n## 待办\n- [ ] 沈括 出图\n',
      ['官网改版', '客服外包'],
    ],
    [
      '一、讨论事项\n（一）仓库搬迁（陶然）\n地点未定。\n（二）年度审计\n三月启动。\n二、下次会议\n3月11日\n',
      ['仓库搬迁', '年度审计'],
    ],
    ['- 年会：场地已订\n- 体检：四月安排\n- 停车位：按抽签分\n', ['年会', '体检', '停车位']],
    [
      '1、门店装修。下月开工。\n2、会员系统。已上线。\n3、加盟合同。待审。\n',
      ['门店装修', '会员系统', '加盟合同'],
    ],
    ['1. 高岚周五前交稿\n2. 陶然下周二前签合同\n3. 沈括月底前出样机\n', []],
    [
      '议题 | 结论 | 责任人\n--- | --- | ---\n新品定价 | 699元 | 高岚\n渠道返点 | 3% | 陶然\n',
      ['新品定价', '渠道返点'],
    ],
    [
      '案由一：修正請假辦法，請審議。\n決議：通過。\n案由二：採購公務車案。（提案單位：行政部）\n決議：緩議。\n',
      ['修正請假辦法', '採購公務車案'],
    ],
    ['1 项目进度\n1.1 按计划。\n2 成本控制\n2.1 超支2%。\n', ['项目进度', '成本控制']],
    ['一、会议决议\n1. 定价699元。\n2. 返点3%。\n', []],
    [
      '一、门店报告\n客流回升。\n二、总部意见\n先稳价。\n三、结论\n1. 维持原价。\n',
      ['门店报告', '总部意见', '结论'],
    ],
    [
      '上周跟进\n- 样机：已到货\n- 海报：改到周五\n\n一、渠道\n返点不变。\n二、售后\n投诉下降。\n',
      ['上周跟进', '渠道', '售后'],
    ],
    ['-- 经过 --\n1. 3月2日断电。\n-- 处置 --\n2. 陶然周五前换泵。\n', ['经过', '处置']],
    [
      '八、討論事項\n第一案 車棚整修案\n決議：通過。\n第二案 門禁卡補發案\n決議：緩議。\n九、臨時動議：無\n十、散會\n',
      ['車棚整修案', '門禁卡補發案'],
    ],
    [
      '一、会议召开情况\n应到五人，实到五人。\n二、提案审议情况\n（一）关于利润分配\n通过。\n（二）关于增资\n不付表决。\n',
      ['利润分配', '增资'],
    ],
    ['1 概算\n1.1 超支2%。\n2 分工\n2.1 高岚管渠道。\n3 风险\n供货紧。\n', ['概算', '分工', '风险']],
    ['1 概算\n超支两成。\n\n2 分工\n高岚管渠道。\n\n3 风险\n供货紧。\n', ['概算', '分工', '风险']],
    // what is said of a matter is no part of its name
    [
      '1、停车棚。换顶。\n2、路灯还差11盏，等镇上消息。\n3、食堂的锅灶尽快换。\n4、合作社要把药材的技术服务搞好。\n5、书记最后说春耕大忙，要带头。\n',
      ['停车棚', '路灯', '食堂的锅灶', '药材的技术服务'],
    ],
    ['1、散热：高岚认为不足。\n2、噪声：达标。\n3、外观：改为银色。\n', ['散热', '噪声', '外观']],
  ])('%j', (body, expected) => expect(titles(head + body)).toEqual(expected))

  it('are those of the head where nothing else names them', () => {
    expect(
      titles(
        '例会纪要\n议题：1. 年会场地；2. 体检安排\n主持人：梁栋\n\n会议讨论了场地与体检。场地定在一楼。\n',
      ),
    ).toEqual(['年会场地', '体检安排'])
  })

  it('are what a talk turns to', () => {
    expect(
      titles('梁总：先说年会的事。\n高岚：场地订了。\n梁总：好。第二件，体检。\n陶然：四月去。\n'),
    ).toEqual(['年会', '体检'])
  })

  it('are what a talk lists before it turns to them', () => {
    const { topics } = analyse(
      '梁总：好，今天就三个事 年会场地 体检 还有那个停车位\n高岚：场地订了 在一楼\n梁总：行\n陶然：体检四月去\n沈括：停车位抽签吧\n',
      asOf,
    )
    expect(topics.map(({ title, quote }) => [title, quote.text])).toEqual([
      ['年会场地', '场地'],
      ['体检', '体检'],
      ['停车位', '停车位'],
    ])
  })

  it('hold what stands below them, and no more', () => {
    const { topics, decisions, actions } = analyse(
      `${head}一、新品定价\n会议决定定价699元。\n二、渠道政策\n会议决定返点改为3%。\n三、行动项\n1. 高岚3月10日前发文。\n`,
      asOf,
    )
    expect(topics.map(({ title }) => title)).toEqual(['新品定价', '渠道政策'])
    expect(decisions.map(({ topic }) => topic)).toEqual([0, 1])
    expect(actions.map(({ topic }) => topic)).toEqual([null])
  })
})

describe('what a heading announces', () => {
  it.each([
    ['行动项', 'actions'],
    ['会后待办', 'actions'],
    ['下一步工作安排', 'actions'],
    ['会议决议', 'decisions'],
    ['评审结论', 'decisions'],
    ['三、议定事项', 'decisions'],
    ['遗留问题', 'open'],
    ['上期遗留问题跟踪', 'before'],
    ['上次会议决议执行情况', 'before'],
    ['讨论事项', 'container'],
    ['会议主要内容', 'container'],
    ['共识', 'consensus'],
    ['主要分歧', 'disputes'],
    ['下次会议时间', 'next'],
    ['散会', 'closing'],
    ['关于年会场地', null],
    ['决定权划分', null],
    ['Action items', 'actions'],
  ] as const)('%s: %s', (heading, section) => expect(sectionOf(heading.toLowerCase())).toBe(section))
})
