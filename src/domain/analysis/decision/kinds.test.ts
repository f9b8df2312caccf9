import { describe, expect, it } from 'vitest'
import { ofMinutes, ofTalk } from './minutes-of.ts'

const said = (lines: string) => ofMinutes(lines).decisions.map(({ quote }) => quote.text)

describe('settled without a word of deciding', () => {
  it.each([
    ['陶然拍板先按20人日排。', '先按20人日排'],
    ['两家报价相差一半，武宁拍板：首批只订甲家。', '首批只订甲家'],
    ['高岚希望多派一名保安。梁栋答复，先从后勤借一名，试用两个月。', '先从后勤借一名，试用两个月'],
    ['陶然：1）同意大堂地面选用米色石材，单价控制在300元以内；2）样品3月20日到货。', '单价控制在300元以内'],
    ['日子定了：5月6日进场', '5月6日进场'],
    ['· 名额封顶200人，先到先得', '名额封顶200人，先到先得'],
    ['返工损失计入装配车间当月成本。', '返工损失计入装配车间当月成本'],
    ['通过2026年办公设备采购预算30万元。', '通过2026年办公设备采购预算30万元'],
    ['议决于2026年6月20日召开会员大会，场地租金上限为3000元。', '召开会员大会，场地租金上限为3000元'],
    [
      '关于外墙招牌，会议认为不宜一刀切，原则同意由店主自选，费用由财务部按每户500元补助。',
      '费用由财务部按每户500元补助',
    ],
  ])('%s', (lines, words) => {
    const found = said(lines)
    expect(found).toHaveLength(1)
    expect(found[0]).toContain(words)
  })

  it('goes on behind a semicolon when somebody rules', () => {
    expect(said('武宁拍板：会员价维持199元不变；返券这一轮不报名。')).toEqual([
      '会员价维持199元不变',
      '返券这一轮不报名',
    ])
  })

  it('takes the sentence that passes rather than the heading that announces it', () => {
    const found = ofMinutes('周会\n\n二、通过上次会议纪录\n第7次会议纪录获无异议通过。')
    expect(found.decisions.map(({ quote }) => quote.text)).toEqual(['第7次会议纪录获无异议通过'])
  })
})

describe('settles nothing', () => {
  it.each([
    '新系统的配色采用率最高的是蓝色。',
    '机房空调到期不续保的风险要评估。',
    '维修基金余额32万元，上限40万元尚未触及。',
    '12层护栏被拆后无人恢复，请高岚跟进。',
    '同批库存500袋客户自行下架。',
    '陶然：同意高岚选用新系统的建议。',
    '高岚申请报名截止日由4月1日顺延至4月10日。',
    '上半年回款1.2亿，完成率70%；新签40单。',
    '经研究，形成如下意见：',
    '另一名候选人方向不符，暂缓。',
    '会议议定事项\n1. 场地费减免一节，俟议会审议结果再议。',
    '议定事项\n责任人：陶然\n完成时限：10个工作日内',
  ])('%s', (lines) => expect(said(lines)).toEqual([]))
})

/** Nobody here has a title that settles: who opens, hands out and closes does. */
const talk = (lines: string) =>
  ofTalk(
    `沈括：人齐了吧，那开始。\n高岚：好。\n沈括：高岚你去问下场地。\n${lines}\n沈括：陶然你来写通知。\n沈括：散会。`,
  )

describe('settled in talk by who leads it', () => {
  it.each([
    ['沈括：行。贵宾区一口价，每位三百六，不打折，就这么定了。', ['贵宾区一口价，每位三百六，不打折']],
    ['陶然：门口装刷卡的一天两千。\n沈括：太贵了，不装刷卡机，用胸牌。', ['不装刷卡机，用胸牌']],
    ['陶然：原来打算放3号 那天有雨\n沈括：那就往后挪一周 10号 定了', ['那就往后挪一周 10号']],
    ['陶然：我不建议今年换\n沈括：行 今年不换', ['今年不换']],
    ['沈括：果篮不补货了，卖完为止', ['果篮不补货了，卖完为止']],
    ['沈括：套餐价我拍了：两件八折，周五零点生效', ['套餐价我拍了：两件八折，周五零点生效']],
    ['陶然：礼品选毛巾还是杯子？\n沈括：杯子吧。', ['杯子吧']],
    ['陶然：礼品送到了没有？\n沈括：送到了。', []],
    ['沈括：上新先不吵，下午再议', []],
    ['陶然：要不要发个短信？\n沈括：发过，投诉一堆，不弄了', []],
  ])('%s', (lines, expected) => {
    expect(talk(lines).decisions.map(({ quote }) => quote.text)).toEqual(expected)
  })
})
