import { describe, expect, it } from 'vitest'
import { lintOfMarked } from './lint-test-kit.ts'

/**
 * Minutes of seven kinds, written before the rules: each ⟨…⟩ is an action or, with §, a decision. The lines
 * below each text say of them in order: owners | kind of deadline | what is wrong: !owner !several !due, ~vague
 * word, =phrase that cannot be measured.
 */
const minutes: readonly (readonly [genre: string, text: string, items: readonly string[]])[] = [
  [
    '街道联席会',
    `清溪街道城市更新联席会议纪要(第12期)
三月十八日,街道党工委书记季川主持召开联席会议,专题研究老旧小区外立面整治。现将议定事项纪要如下:
一、关于脚手架搭设。会议明确,⟨§外架搭设统一采用盘扣式,悬挑部分由设计单位另行复核⟩。⟨建管办于3月25日前完成三个小区的交底⟩。
二、关于居民协调。⟨梧桐社区要切实做好居民解释疏导工作⟩,⟨物业服务中心配合做好楼道堆物清理⟩。
三、关于空调移机。⟨由相关单位抓紧研究移机费用分担办法⟩。原则上每户补贴不超过800元的提法,与会人员有不同看法。
四、关于绿化补种。⟨城管中队、绿化所负责进一步加强沿街树木养护⟩;⟨季度末前形成补种清单并报街道办公室,由绿化所负责⟩。
五、会议要求,⟨各社区要不断提升群众满意度⟩。`,
    [
      '§ | none |',
      '建管办 | md |',
      '梧桐社区 | none | !due =切实做好居民解释疏导工作',
      '物业服务中心 | none | !due ~配合做好',
      '- | vague | !owner !due ~相关单位 ~抓紧',
      '城管中队+绿化所 | none | !several !due =进一步加强沿街树木养护',
      '绿化所 | rel |',
      '*各社区 | none | !due =不断提升群众满意度',
    ],
  ],
  [
    '门店晨会',
    `7.9 晨会 店长 邵琪
- 昨日客流312,成交率14%,可能受暴雨影响
- ⟨冷柜异响 小耿联系厂家 有空去看看⟩
- ⟨美团差评24小时内全部回复 阿宁⟩
- ⟨临期品:下午三点前贴完黄签(阿宁)⟩
- ⟨新人带教尽量周四前过完收银流程,耿师傅负责⟩
- ⟨仓库盘点差异争取本周内查清,责任人待定⟩
- ⟨§会员日折扣定八五折,赠品不再叠加⟩
- ⟨及时补货率要拉到98%,阿宁盯⟩
- ⟨收银台排队问题后续由店长优化一下⟩`,
    [
      '小耿 | vague | !due ~有空',
      '阿宁 | rel |',
      '阿宁 | rel |',
      '耿师傅 | rel | ~尽量',
      '- | rel | !owner ~争取',
      '§ | none |',
      '阿宁 | none | !due',
      '邵琪 | vague | !due ~后续 =优化一下',
    ],
  ],
  [
    '监理例会',
    `地铁5号线TJ03标第31次监理例会
1 进度:左线盾构掘进至412环,较计划滞后9环,原因可能是刀盘磨损。
2 ⟨施工单位须加快推进右线始发准备⟩。
3 ⟨总包项目部于每周二前报送周进度偏差表⟩。
4 ⟨降水井3号、7号泵及时更换,责任单位:降水分包⟩。
5 ⟨监测单位应提高监测频率,由1次/天加密至2次/天⟩。
6 ⟨安全部强化临边防护,本周五前整改12处⟩。
7 ⟨有关部门适时组织一次防汛演练⟩。
8 ⟨§同意右线始发时间推迟至4月10日左右⟩。
9 ⟨管片修补方案待设计院确认后2日内报审,由技术部负责⟩。
10 ⟨物资部、机电部跟进一下后配套备件⟩。`,
    [
      '施工单位 | none | !due =加快推进右线始发准备',
      '总包项目部 | recur |',
      '降水分包 | vague | !due ~及时',
      '监测单位 | none | !due',
      '安全部 | rel |',
      '- | vague | !owner !due ~有关部门 ~适时',
      '§ | none | ~左右',
      '技术部 | cond |',
      '物资部+机电部 | none | !several !due ~跟进一下',
    ],
  ],
  [
    '客户成功群聊',
    `Grace: 欧洲那家续费的事谁在跟
阿坤: 我在跟 ⟨我大概周三能给报价⟩
Grace: 好 ⟨法务那边尽早把DPA红线版发过去⟩
老丁: 合同里后续服务费怎么写
Grace: ⟨§后续服务费按年费的12%收 写进附件⟩
阿坤: 他们可能要压价
Grace: ⟨阿坤你尽可能守住八折⟩ ⟨老丁和阿坤对一下SLA条款⟩
老丁: 收到 ⟨我明天改完⟩
Grace: 还有知识库 ⟨大家有时间把自己那块文档补一补⟩
老丁: 不可能这周补完的
Grace: 那就下周 ⟨客户健康度看板回头再优化⟩`,
    [
      '阿坤 | rel | ~大概',
      '法务 | vague | !due ~尽早',
      '§ | none |',
      '阿坤 | none | !due ~尽可能',
      '老丁+阿坤 | none | !several !due',
      '老丁 | rel |',
      '*大家 | vague | !due ~有时间',
      '- | vague | !owner !due ~回头 =优化',
    ],
  ],
  [
    '教务会',
    `教学运行周例会要点
(一)期中检查:⟨教务科第九周前汇总各系自查表⟩。
(二)⟨实验中心完善危化品管理台账,逐瓶登记,4月底前接受抽查⟩。
(三)⟨各系要高度重视毕业论文质量,加强过程管理⟩。
(四)⟨外语系、信息系牵头修订公共课大纲⟩,⟨初稿5月6日前报教务科⟩。
(五)⟨§重修费原则上不减免,特殊情况由学院酌情处理⟩。
(六)⟨学工办做实做细心理危机排查⟩。
(七)⟨后勤处改善教室照明,照度不低于300勒克斯,暑假前完工⟩。
(八)⟨图书馆近期开展一次读者问卷⟩。
(九)⟨信息中心要持续优化选课系统体验⟩。`,
    [
      '教务科 | event |',
      '实验中心 | md |',
      '*各系 | none | !due =高度重视毕业论文质量,加强过程管理',
      '外语系+信息系 | none | !several !due',
      '- | md | !owner',
      '§ | none | ~原则上 ~酌情',
      '学工办 | none | !due =做实做细心理危机排查',
      '后勤处 | event |',
      '图书馆 | vague | !due ~近期',
      '信息中心 | none | !due =持续优化选课系统体验',
    ],
  ],
  [
    '社區管委會',
    `翠峰社區管理委員會第八屆第四次會議紀錄
提案一:地下室漏水。決議:⟨§委託防水廠商施作,費用以新台幣18萬元為上限⟩。⟨總幹事儘快洽詢三家廠商⟩。
提案二:中庭噪音。⟨物業公司加強夜間巡邏⟩。
提案三:電梯汰換。⟨財務委員於6/30前提出分期試算表⟩,⟨機電委員協同廠商適時說明⟩。
提案四:住戶反映可能有人違規出租。決議:⟨由相關人員進一步了解⟩。
臨時動議:⟨資源回收室動線改善由環保委員負責,盡可能於中秋前完成⟩。
⟨§管理費自7月1日起調整為每坪85元⟩。`,
    [
      '§ | none |',
      '總幹事 | vague | !due ~儘快',
      '物業公司 | none | !due =加強夜間巡邏',
      '財務委員 | md |',
      '機電委員 | vague | !due ~適時',
      '- | none | !owner !due ~相關人員',
      '環保委員 | rel | ~盡可能',
      '§ | none |',
    ],
  ],
  [
    '投委会',
    `投资决策委员会2026年第6次会议决议摘要
议案1 ⟨§同意以不高于2.3亿元收购北辰30%股权⟩,交割先决条件见附件。⟨投资二部负责推进尽调工作⟩,⟨法务合规部于6月12日前出具交易架构意见⟩。
议案2 ⟨§暂缓设立新加坡平台,视情况再议⟩。
议案3 ⟨§存量项目估值每季度复核一次⟩。⟨投后管理部要着力提高存量项目退出能力⟩,⟨风控部于每季度首月15日前提交压力测试报告⟩。
其他 ⟨请各部门抓好保密工作⟩;⟨财务部力争年内将资金成本降至3.2%⟩;⟨信息披露口径由证券部、公关部共同把握⟩;⟨行政部完善会议室预订⟩。`,
    [
      '§ | none |',
      '投资二部 | none | !due =推进尽调工作',
      '法务合规部 | md |',
      '§ | none | ~视情况',
      '§ | recur |',
      '投后管理部 | none | !due =着力提高存量项目退出能力',
      '风控部 | recur |',
      '*各部门 | none | !due =抓好保密工作',
      '财务部 | rel | ~力争',
      '证券部+公关部 | none | !several !due',
      '行政部 | none | !due =完善会议室预订',
    ],
  ],
]

describe('minutes of other kinds', () => {
  const all = minutes.flatMap(([, text, items]) => lintOfMarked(text, items))

  it.each(['!', '~', '='])('finds what is wrong with them: %s', (sign) => {
    const only = (said: readonly string[]) => said.filter((one) => one.startsWith(sign))
    const missed = all.flatMap(({ quote, expected, got }) =>
      without(only(expected), only(got)).map((one) => `${one} in ${quote}`),
    )
    const made = all.flatMap(({ quote, expected, got }) =>
      without(only(got), only(expected)).map((one) => `${one} in ${quote}`),
    )
    expect({ missed, made }).toEqual({ missed: [], made: [] })
  })
})

function without(these: readonly string[], those: readonly string[]): string[] {
  return these.filter((one) => !those.includes(one))
}
