const groups =
  '部门|部室|单位|科室|处室|中心|车间|小组|分公司|子公司|项目组|班组|业务线|业务部门|职能部门|委员会|委员|同事|同仁|成员单位|责任单位|责任部门|责任人|镇街|街道|社区|区县|县区|学院|院系|课室|参会单位|与会单位|相关方|病区|班级|年级|党支部|网点|项目部|施工单位|参建单位|片区|村民小组|工段|产线|会员单位|楼栋|校区|部|处|科|课|局|办|组|村|镇|系|班|位|方|店|门店|厂'
const shape = new RegExp(
  `各(?:相关|有关)?(?:${groups})|各位(?:同事|委员|同仁|领导|代表)?|各[〇㐀-鿿]{1,4}?(?=要(?!求)|须|应(?!用)|需(?!求)|务必|必须|尽快|\\d{1,2}月|本周|下周|本月|分别|自行|均)|全体(?:参会人员|与会人员|人员|员工|同事|成员|教职工|干部职工|干部|职工|同仁|委员|董事|业主|党员)?|大家|所有(?:参会人员|人员|部门|单位|成员|同事|同学|人)|(?:各)?(?:相关|有关|对应)(?:职能部门|主管部门|部门|单位|人员|同事|责任人|责任单位|科室|处室|同仁|负责人|各方|同志)|(?:参会|与会|到会)(?:人员|单位|代表|者)|每个(?:人|部门|小组)|每[位名](?:老师|同学|员工|成员|委员|同事|学生|职工|代表|董事|业主)?|各[〇㐀-鿿]{1,4}?(?:部门|科室|车间|门店|班组|网点|单位|组长|企业|公司|人员|小组|负责人)|各[a-z]{2,6}(?![a-z])|各人(?:自己)?|(?:双|三|多)方|各自`,
  'y',
)
/** 方案 is no 方, 处理 no 处, 部分 no 部. */
const notAfter = /[案式法面向针便言]|[理置罚分境]|[组件位]|[学目技]|[限面]|[公法理]|[织员成]/

/** 各部门 is everybody, 相关部门 is nobody in particular. */
export function isNobody(collective: string): boolean {
  return /^(?:相关|有关|相应|对应|相關|有關|相應|對應)/.test(collective)
}

/** How long the collective subject at `at` is (各部门, 大家, 相关单位); 0 when there is none. Folded text. */
export function collectiveAt(folded: string, at: number): number {
  shape.lastIndex = at
  const word = shape.exec(folded)?.[0]
  if (!word) return 0
  const next = folded.charAt(at + word.length)
  const short = /^(?:各.|[双三多]方)$/.test(word)
  if (short && notAfter.test(next)) return 0
  // 专家 is no 家: 大家 within a longer word
  return word === '大家' && /[庭族电具长]/.test(next) ? 0 : word.length
}
