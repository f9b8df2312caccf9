import { taskVerbs } from '#domain/analysis/verbs.ts'

const han = /[〇㐀-鿿]/
const opening = new Set(
  '那由请让叫给和与及跟同找对向报发是为归从经到将把被在但而并则且后前内午天日周月号底初末时或于至令派托的',
)
const openingWords =
  /(?:要求|安排|责成|委托|委派|授权|交由|交给|会同|联合|协助|配合|通知|提醒|督促|协调|协同|以及|联系|指定|请示|征求|麻烦|建议|同意|辛苦|其中|需要|希望|必须由)$/
const stronglyOpening = /(?:由|请|让|叫|要求|安排|责成|委托|委派|授权|交由|交给|会同|联合|麻烦|@)\s*$/

/** Whether somebody can begin at `at`: after a mark, a space, or a word such as 由, 请, 和, 会后. */
export function opensBefore(folded: string, at: number): boolean {
  const before = folded.charAt(at - 1)
  if (before === '' || !han.test(before)) return !/[a-z0-9]/.test(before)
  // 剩余1处总包明日整改: behind a count
  if (/\d[处台个份项名条]$/.test(folded.slice(Math.max(0, at - 3), at))) return true
  return opening.has(before) || openingWords.test(folded.slice(Math.max(0, at - 4), at))
}

export function stronglyOpensBefore(folded: string, at: number): boolean {
  return stronglyOpening.test(folded.slice(Math.max(0, at - 4), at))
}

const acts = new RegExp(
  `(?:负责(?!人)|主责|你|您|牵头|配合|协助|协办|主办|承办|参加|参与|提供|完成(?!率|情况|度)|提交|提出|提报|输出(?!量)|出具|整理|汇总|编制|编写|起草|制定|制订|拟定|拟订|修订|准备|组织(?!架构|结构)|召集|召开|安排|落实|跟进|推进(?!会)|推动|实施|开展|进行|尽快|尽速|抓紧|及时|务必|继续|必须|可以|分别|各自|亲自|统一|顺便|带(?:人|队|上|头|回)|叫上|拉上|回去|拿(?:回|去)|每(?:[天日周月季年班次]|个)|(?:国庆|中秋|春节|端午|元旦|清明|五一|节|会|年)[前后]|帮[着忙]?|捋|拟|弄|过一[遍眼下]|多(?=找|问|跑|看)|各(?=出|提|报|派)|共同|一起|联合|会同|核对|核实|梳理|收集|搜集|回复|答复|沟通(?!会)|协调(?!会)|联系|对接(?!会|人)|通知|印发|下发|上报|表示|认为|主张|指出|强调|担心|希望|同意|赞成|反对|提醒|反映|汇报|补充|建议|承诺|接手|接管|主导|认领|搞定|确保|判断|觉得|说|会后|以及|收到|抄送|本来|带队|挂牌|做好|全力|` +
    `请(?!假|示|柬|求)|要(?!求|点|素|闻)|需(?!求)|须|应(?!用|急|收|付)|会(?!议|员|计|场|后)|将|能(?!力|源|耗|够?效)|出(?!口|货|差|租|库|厂|入)|发(?!展|布|票|货|起|改|生|运|电)|报(?!表|告|价|销|关|文|修)|交(?!付|易|期|通|底|货)|定(?!义|位|价|制|期|额)|调(?!研|整|查|度|性)|开(?!发|拓|支|工|业|放|户)|做(?!工)|给|拿|写|改(?!版|进|造|革|善)|盯|催|补(?!贴|助|丁|偿)|约(?!定)|找|派|抽|先|再|也|都|就|已|未|没|不(?!良|足|动产)|于|在(?!线|建|库|途)|按|把|对(?!象|账|标|手|外)|与|和(?!谐)|及|跟(?!踪)|同(?!比|期|行|类)|或|等(?!级)|从|去(?!年)|来(?!源)|代(?!码|理|表)|` +
    `今[天日晚早]|上午|下午|晚上|中午|马上|明[天早晚日](?!细)|后天|本[周月季年轮次期日]|下(?:下)?[周个月季]|这[边周两个块]|那[边块]|侧(?!面|重)|口(?![径碑岸])|月[底初中末]|年[底内前]|周[一二三四五六日天末]|[一二三四五六七八九十元正腊]+[月日天周]|[〇㐀-鿿]{1,2}(?:一下|一遍|一版|一份|一次|个(?!人|体|性|案))|方面|[两双二三四五六七八九多]方|[两二三四五六七八九](?:个?部门|家|人|位)|尚|仍|还(?!款|贷|原)|迄今|至今|即|部门|同事|同学|同仁|团队|同志|经理|主任|主管|总监|负责人|老师)`,
  'y',
)
const verbs = new RegExp(`(?:${taskVerbs})`, 'y')

/** Whether what stands at `at` lets a short form such as 市场 be somebody: a verb, a time, a mark, the end. */
export function actsAfter(folded: string, at: number, strong: boolean): boolean {
  const next = folded.charAt(at)
  if (next === '' || !/[〇㐀-鿿a-z]/.test(next)) return true
  acts.lastIndex = at
  if (acts.test(folded)) return true
  if (!strong) return false
  verbs.lastIndex = at
  return verbs.test(folded)
}
