import type { ColumnRole, Span } from './doc.ts'

const duty =
  '(?:责任|负责|主责|主办|主导|牵头|承办|承接|经办|落实|执行|归口|权责|实施|整改|跟进|跟踪|跟办|盯办|对接|处理|办理|担当|认领|领办|包干|接办|指派|分派|办事)'
const people = '(?:人员?|者|方|员|同志|领导|姓名|岗位?)'
const offices =
  '(?:部门|单位|科室|处室|部室|课室|课别|组别|小组|团队|主体|机构|局处|处|科|局|委办|dept|department|team)'
const helps = '(?:配合|协办|协同|协助|协作|协力|协调|会办|会同|参与|支持|支援|辅助|副办)'

/** By the words that name columns; the first that fits counts. */
const shapes: readonly { role: ColumnRole; shape: RegExp }[] = [
  { role: 'index', shape: /^(?:序号?|编号|号|no\.?|#|id|项次|项号|行号|次序|序次)$/ },
  { role: 'cooperating', shape: new RegExp(`^${helps}(?:${offices}|${people})?$|^(?:cooperat|support)`) },
  {
    role: 'department',
    shape: new RegExp(`^(?:主要|第一|具体|主)?${duty}?(?:的)?${offices}(?:名称)?$|^哪个${offices}|^主责$`),
  },
  {
    role: 'owner',
    shape: new RegExp(
      `^(?:主要|第一|直接|具体|项目|任务|总)?${duty}(?:的)?${people}?$|^人(?:员|选)?$|^(?:由谁|谁|哪位|何人).{0,6}$|^(?:owner|assignee|who|pic|dri|responsible|lead|by)$`,
    ),
  },
  {
    role: 'due',
    shape:
      /(?:时限|期限|限期|截止日?|到期日?|时点|节点|节点日|交期|完成日|办结日|交付日|达成日|期程|时程|工期|何时.{0,4}|时候|时间|时间要求|时间表|日期|日程|几号|之前|ddl|deadline|due|due ?date|eta|when)$|^(?:预计|计划|预定|要求|限|应|拟)?(?:完成|办结|交付|到位)(?:期|日|于)?$|^最(?:迟|晚).{0,4}$/,
  },
  {
    role: 'status',
    shape:
      /(?:状态|进度|进展|情[况形]|完成度|完成率|百分比|与否|是否.{1,4}|闭环|销号|办结否|完成否|结果|现况|现状|反馈|status|progress|state)$/,
  },
  {
    role: 'criterion',
    shape:
      /(?:标准|验收|交付物|交付成果|输出物?|产出物?|成果|成果形式|成果要求|目标值?|指标|衡量|要求|口径|程度|验收点|算完成|deliverables?|criteria|done when)$/,
  },
  {
    role: 'remark',
    shape: /^(?:备注|备考|说明|附注|附记|注|注记|备忘|其他|其它|补充|补充说明|remarks?|notes?|comments?)$/,
  },
  {
    role: 'group',
    shape:
      /^(?:类别|分类|类型|模块|板块|领域|议题|会议议题|项目|专题|主题|大类|案由|阶段|区域|部位|条线|专业)$/,
  },
  {
    role: 'task',
    shape:
      /^(?:任务|事项|工作|待办)描述$|(?:事项|任务|工作|内容|行动项?|行动计划|待办|措施|问题|决议|项目|议题|事宜|动作|对策|追踪|名称|事情|什么事|做什么|干什么|的事|事由|清单|指示|整改项|改进项|需求|隐患|步骤|明细|task|action|action items?|items?|todo|what|description|issue)$/,
  },
]

/** When somebody was told or began is not when it is due. */
const began =
  /开始|启动|起始|提出|下达|登记|发生|会议|立项|布置|交办|受理|上报|填报|更新|创建|start|created|实际/
/** Who only looks on. */
const onlooker = /督办|督导|督查|监督|检查|验收人|审核|确认人|复核|审批|分管|提出|提报|填报|汇报|联系/

/** What was settled is no work of its own, whatever the column is called beside it. */
const settledColumn = /^(?:会议)?(?:决议|决定|议定|裁示|结论)(?:事项|内容|描述)?$/

export function columnRoleOf(header: string): ColumnRole | null {
  const word = header.replace(/[\s*【】:_]/g, '')
  if (word === '' || word.length > 16 || /[。;!?]$/.test(word.replace(/\?$/, ''))) return null
  if (settledColumn.test(word)) return null
  const bare = word.replace(/\?$/, '')
  const split = (marks: RegExp) => bare.split(marks).filter((part) => part !== '')
  let parts = split(/[/、()&+,]/)
  if (parts.length < 2) {
    const whole = roleOf(bare)
    if (whole) return whole
    parts = split(/及其?|和|与|或/)
  }
  if (parts.length < 2) return null
  const roles = parts.map((part) => (/^人员?$/.test(part) ? 'owner' : roleOf(part)))
  const own = (role: ColumnRole) => roles.includes(role)
  // 责任部门/人 holds either; 要求/进展 may say that it is over
  if (own('owner')) return 'owner'
  if (own('status') && (own('criterion') || own('remark'))) return 'remark'
  return roles.find((role) => role !== null) ?? null
}

/** 责任人：王红 as a cell of its own: what it is, and where its value begins; lengths in UTF-16 units. */
export function cellLabelOf(cell: string): { role: ColumnRole; value: number } | null {
  const found = /^([^:\d,。;]{2,8})\s*:\s*(?=\S)/.exec(cell)
  const role = found ? columnRoleOf(found[1] ?? '') : null
  return found && role ? { role, value: found[0].length } : null
}

function roleOf(word: string): ColumnRole | null {
  const role = shapes.find(({ shape }) => shape.test(word))?.role ?? null
  if ((role === 'owner' || role === 'department') && onlooker.test(word)) return null
  return role === 'due' && began.test(word) && !/完成/.test(word) ? null : role
}

/** The columns of a table by the cells that name them; one of them is what is to be done. */
export function columnsOf(folded: string, cells: readonly Span[]) {
  const columns = cells.map((header) => ({
    header,
    role: columnRoleOf(folded.slice(header.start, header.end)),
  }))
  if (columns.some(({ role }) => role === 'task')) return columns
  // 议题 or 项目 is what is to be done when no other column is; else what stands before who and when
  const group = columns.find(({ role }) => role === 'group')
  const named = columns.some(({ role }) => role === 'owner' || role === 'department')
  const first = named
    ? columns.find(
        ({ role, header }) =>
          header.start < header.end &&
          !settledColumn.test(folded.slice(header.start, header.end)) &&
          (role === null || role === 'criterion' || role === 'remark'),
      )
    : undefined
  const task = group ?? (first && columns.indexOf(first) <= 1 ? first : undefined)
  if (task) task.role = 'task'
  return columns
}
