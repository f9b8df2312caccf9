import { describe, expect, it } from 'vitest'
import { vagueFinder } from './find-vague.ts'
import { lintOf } from './lint-of.ts'
import { actionAt, decisionAt, expectedOf, lintOfMarked, readingOf, shown } from './lint-test-kit.ts'

/** What is said of one action (or decision, §) as the line has it. */
function lint(quote: string, who = '甲部 | rel'): readonly string[] {
  const isDecision = who.startsWith('§')
  const [item] = lintOfMarked(`⟨${isDecision ? '§' : ''}${quote}⟩`, [who])
  return item?.got ?? []
}

describe('vague words', () => {
  it.each([
    ['甲部尽快交图', '尽快'],
    ['甲部盡快交圖', '盡快'],
    ['甲部儘速交圖', '儘速'],
    ['甲部尽早把样品寄出', '尽早'],
    ['请甲部从速核销备用金', '从速'],
    ['甲部抓紧催款', '抓紧'],
    ['甲部赶紧把门禁修好', '赶紧'],
    ['甲部早日交房', '早日'],
    ['甲部及时回访', '及时'],
    ['甲部及時通報疫情', '及時'],
    ['甲部适时发布公告', '适时'],
    ['甲部適時發布公告', '適時'],
    ['甲部择机减持', '择机'],
    ['甲部擇期辦理點交', '擇期'],
    ['甲部近期走访三家经销商', '近期'],
    ['甲部近日组织观影', '近日'],
    ['甲部后续补一份说明', '后续'],
    ['甲部後續再補件', '後續'],
    ['后续由甲部跟供应商谈', '后续'],
    ['甲部回头看一下日志', '回头'],
    ['甲部改天约客户', '改天'],
    ['甲部有空去趟仓库', '有空'],
    ['甲部有時間再整理', '有時間'],
    ['甲部抽空盘点', '抽空'],
    ['甲部稍后发群里', '稍后'],
    ['甲部过几天给答复', '过几天'],
    ['甲部这两天把账对了', '这两天'],
    ['甲部大概下周给', '大概'],
    ['甲部可能要加人', '可能'],
    ['甲部也许能提前交付', '也许'],
    ['甲部争取周五上线', '争取'],
    ['甲部爭取週五上線', '爭取'],
    ['甲部争取本周拿到名额', '争取'],
    ['甲部力争年内投产', '力争'],
    ['甲部尽可能压价', '尽可能'],
    ['甲部儘可能壓價', '儘可能'],
    ['甲部尽量不加班', '尽量'],
    ['甲部视情况增派保安', '视情况'],
    ['甲部酌情补偿住户', '酌情'],
    ['甲部基本完成搬迁', '基本'],
    ['甲部原则上每周去一次', '原则上'],
    ['甲部大约采购二十把椅子', '大约'],
    ['甲部采购30把左右椅子', '左右'],
    ['甲部周五左右给初稿', '左右'],
    ['甲部月底左右给初稿', '左右'],
    ['甲部选派若干骨干', '若干'],
    ['甲部适当提高押金', '适当'],
    ['甲部逐步关停旧机房', '逐步'],
    ['由相关部门出函', '相关部门'],
    ['由有關單位出函', '有關單位'],
    ['请相关业务部门出函', '相关业务部门'],
    ['通知相关人员到场', '相关人员'],
    ['相关负责人到场签字', '相关负责人'],
    ['相关方到场签字', '相关方'],
    ['甲部配合做好搬场', '配合做好'],
    ['甲部配合办理过户', '配合办理'],
    ['甲部配合完成联调', '配合完成'],
    ['甲部跟进一下赔付', '跟进一下'],
    ['甲部关注一下舆情', '关注一下'],
    ['Ops will patch the gateway ASAP', 'ASAP'],
  ])('%s: %s', (text, word) => {
    expect(lint(text).filter((one) => one.startsWith('~'))).toEqual([`~${word}`])
  })

  it.each([
    '甲部测算违约的可能性',
    '甲部11月9日前排除不可能的选项',
    '甲部列出可能出现的风险',
    '甲部走访可能流失的客户',
    '甲部按大概率情形测算',
    '甲部把准点及时率拉到九成',
    '甲部统计及时回复率',
    '甲部通报三起反馈不及时的工单',
    '甲部写清分工以及时间',
    '涉及时间调整的由甲部通知',
    '甲部核算后续服务费',
    '甲部写清后续流程',
    '甲部做好后续衔接方案',
    '甲部列出后续的三个版本',
    '甲部完成后续批次送检',
    '甲部12日前选择机房',
    '甲部在合适时间窗内割接',
    '甲部公布最近日程',
    '甲部附上近期目标',
    '甲部核实近期发生的三起投诉',
    '甲部向财政局争取补贴资金',
    '甲部争取到三个名额',
    '甲部回访回头客',
    '甲部没有空缺岗位',
    '甲部有时间限制的券先核销',
    '甲部更改天线位置',
    '甲部登记基本信息',
    '甲部核对基本工资',
    '甲部粉刷左右两侧围墙',
    '甲部印发《关于若干问题的意见》',
    '甲部汇编《及时奖励办法》',
    '甲部写最大约束条件',
    '甲部配合培训讲师',
    '甲部配合部门周五交材料',
    '甲部立即停机',
    '甲部修订步骤',
    'Ops will patch the asaprin node',
  ])('none in %s', (text) => {
    expect(lint(text).filter((one) => one.startsWith('~'))).toEqual([])
  })

  it.each([
    ['单价可能上浮5%左右', ['~可能', '~左右']],
    ['特殊情形酌情减免', ['~酌情']],
    ['会议原则上同意立项', []],
    ['会议原则通过预算', []],
    ['由相关单位适时公布', ['~相关单位', '~适时']],
    ['进一步向社会公开', []],
  ])('in a decision: %s', (text, words) => {
    expect(lint(text, '§')).toEqual(words)
  })

  it('is blamed only within what was decided or handed out', () => {
    const [action, decision] = lintOfMarked('可能会下雨。⟨甲部尽快买伞⟩。大概三十把。⟨§每人一把左右⟩。', [
      '甲部 | vague',
      '§',
    ])
    expect(action?.got).toEqual(['!due', '~尽快'])
    expect(decision?.got).toEqual(['~左右'])
  })
})

describe('who and when', () => {
  it.each([
    ['把合同归档', '- | rel', ['!owner']],
    ['把合同归档', '甲部 | rel', []],
    ['各部门把合同归档', '*各部门 | rel', []],
    ['大家把合同归档', '*大家 | rel', []],
    ['相关部门把合同归档', '*相关部门 | rel', ['!owner', '~相关部门']],
    ['有關單位把合同歸檔', '*有關單位 | rel', ['!owner', '~有關單位']],
    ['甲部、乙部把合同归档', '甲部+乙部 | rel', ['!several']],
    ['甲部、乙部、丙部把合同归档', '甲部+乙部+丙部 | none', ['!several', '!due']],
    ['甲部把合同归档', '甲部 | none', ['!due']],
    ['甲部把合同归档', '甲部 | vague', ['!due']],
    ['甲部收到后两日内把合同归档', '甲部 | cond', []],
    ['甲部交房前把合同归档', '甲部 | event', []],
    ['甲部每周五把合同归档', '甲部 | recur', []],
    ['甲部4月2日把合同归档', '甲部 | md', []],
    ['甲部2026年4月2日把合同归档', '甲部 | full', []],
    ['甲部20日把合同归档', '甲部 | day', []],
    ['把合同归档', '- | none', ['!owner', '!due']],
  ])('%s (%s)', (text, who, wrong) => {
    expect(lint(text, who)).toEqual(wrong)
  })
})

describe('what cannot be measured', () => {
  it.each([
    ['甲部加强值班', '加强值班'],
    ['甲部加強值班', '加強值班'],
    ['甲部要进一步加强夜间值守', '进一步加强夜间值守'],
    ['甲部切实提升窗口服务', '切实提升窗口服务'],
    ['甲部持续优化用户体验', '持续优化用户体验'],
    ['甲部做好防汛工作', '做好防汛工作'],
    ['甲部全力抓好招商', '全力抓好招商'],
    ['甲部下周起推进数字化转型', '推进数字化转型'],
    ['甲部推动产学研合作', '推动产学研合作'],
    ['甲部完善工作机制', '完善工作机制'],
    ['甲部健全内控体系', '健全内控体系'],
    ['甲部強化品質意識', '強化品質意識'],
    ['甲部改善车间环境', '改善车间环境'],
    ['甲部不断提高业务能力', '不断提高业务能力'],
    ['甲部深化校企合作', '深化校企合作'],
    ['甲部高度重视舆情', '高度重视舆情'],
    ['甲部严格控制差旅', '严格控制差旅'],
    ['甲部降低采购成本', '降低采购成本'],
    ['甲部加快人才引进', '加快人才引进'],
    ['甲部做大做强自营业务', '做大做强自营业务'],
    ['直播业务要做大做强', '做大做强'],
    ['会议要求,甲部做好保密工作', '做好保密工作'],
    ['由甲部加强巡查', '加强巡查'],
    ['请甲部规范报销', '规范报销'],
    ['针对住户反映的问题,甲部改进保洁', '改进保洁'],
    ['门禁系统由甲部优化', '优化'],
    ['甲部对门禁系统进行优化', '进行优化'],
    ['甲部10月底前提升物流时效', '提升物流时效'],
    ['甲部三日内优化派单', '优化派单'],
    ['甲部每月加强一线巡查', '加强一线巡查'],
    ['甲部维护好客户关系', '维护好客户关系'],
    ['甲部加强管理,提升效率', '加强管理,提升效率'],
  ])('%s: %s', (text, phrase) => {
    expect(lint(text).filter((one) => one.startsWith('='))).toEqual([`=${phrase}`])
  })

  it.each([
    '甲部提升良率至98%',
    '甲部把退货率降低2个百分点',
    '甲部加强值班,每班不少于3人',
    '甲部优化派单,时延控制在两分钟以内',
    '甲部完善应急预案',
    '甲部优化合同模板',
    '甲部完善《采购管理办法》',
    '甲部优化流程并发布',
    '甲部推进整改,周五前提交清单',
    '甲部按意见修改完善,一周内印发',
    '甲部制定提升方案',
    '甲部提交优化建议',
    '甲部组织推进会,形成纪要',
    '甲部为提升效率采购两台设备',
    '甲部安装护栏',
    '甲部完成回火炉改善',
    '甲部提高监测频率,由每天1次加密至2次',
    '甲部强化边坡防护,整改12处',
    '甲部改善照明,照度达到300勒克斯',
    '甲部做好巡检,实现零事故',
    '甲部加强培训3场',
    '甲部发布加强版',
  ])('%s is fine', (text) => {
    expect(lint(text).filter((one) => one.startsWith('='))).toEqual([])
  })
})

describe('every finding', () => {
  it('says once what an action and a decision have in common, and which it was found in', () => {
    const text = '会议同意甲部尽快加强巡查,罚款大约两千'
    const action = actionAt(text, '甲部尽快加强巡查', 4, expectedOf('甲部 | vague'))
    const found = lintOf(readingOf(text), [action], [decisionAt(text, 0)])
    expect(found.map((item) => [shown(item), item.of.list, item.because])).toEqual([
      ['!due', 'actions', { key: 'due.none', params: {} }],
      ['~尽快', 'actions', { key: 'vague.soon', params: { word: '尽快', norm: 'NM-WRD-01' } }],
      ['=加强巡查', 'actions', { key: 'measure.none', params: { verb: '加强' } }],
      ['~大约', 'decisions', { key: 'vague.about', params: { word: '大约', norm: 'NM-WRD-02' } }],
    ])
    for (const { quote } of found) expect(text.startsWith(quote.text, quote.start)).toBe(true)
  })

  it('takes the lists of an organisation, which may name words of its own', () => {
    const text = '甲部妥善处理,尽快答复'
    const action = actionAt(text, text, 0, expectedOf('甲部 | rel'))
    const find = vagueFinder({ forbidden: ['妥善', '尽快答复'], vague: [] })
    expect(
      lintOf(readingOf(text), [action], [], find).map(({ quote, because }) => [
        quote.text,
        because.params.norm,
      ]),
    ).toEqual([
      ['妥善', 'NM-WRD-01'],
      ['尽快', 'NM-WRD-02'],
    ])
  })

  it('is the same in both scripts', () => {
    const pairs = [
      ['甲部尽快加强巡查,由相关单位配合办理', '甲部儘快加強巡查,由相關單位配合辦理'],
      ['甲部争取后续优化电梯', '甲部爭取後續優化電梯'],
    ]
    for (const [hans = '', hant = ''] of pairs) {
      expect(lint(hant, '甲部 | vague')).toHaveLength(lint(hans, '甲部 | vague').length)
    }
  })
})
