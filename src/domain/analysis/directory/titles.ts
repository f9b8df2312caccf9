import type { DirectoryData } from './types.ts'

type Person = DirectoryData['people'][number] & { folded: string; foldedTitle: string }

const long =
  '总经理|总工程师|总干事|总监|总裁|总工|董事长|经理|协理|副理|主任|主管|主席|主委|董事局主席|理事长|理事|监事长|监事|秘书长|护士长|[处局科课部院校所厂站队组镇区县市村店馆园行班会里股乡州段库社台团营连排机船署司厅室系旗]长|支书|书记|委员|秘书|干事|教授|老师|律师|医生|医师|大夫|师傅|工程师|会计|出纳|博士|代表|同志|先生|女士|小姐|同学|专员|助理|顾问|警官|阿姨|大爷|大叔|导演'
const short: Record<string, RegExp> = {
  总: /[结体部量额共计是数之则算价]/,
  工: /[作程厂人艺期资会序地业具种段况]/,
  处: /[理置于在罚境]/,
  局: /[面部限势]/,
  科: /[技学目室研普]/,
  所: /[有以在需谓属得]/,
  队: /[伍列形员长]/,
  董: /[事]/,
  律: /[师]/,
  博: /[士览物弈客]/,
  姐: /[妹夫]/,
  哥: /[们]/,
  书: /[面写籍记]/,
  部: /[门分件位署长]/,
}
const shape = new RegExp(`(?:(?:常务)?副)?(?:${long}|[${Object.keys(short).join('')}])`, 'y')
const seen = new RegExp(`(?:(?:常务)?副)?(?:${long})$`)

/** What a name may follow without a gap: a title or an office. */
export const titleBefore =
  /(?:长|任|理|监|管|师|员|事|席|部|处|科|课|组|中心|局|办|院|所|司|室|队|间|记|手|总)$/

/** The title at `at`, as after a family name (王经理, 李工); null when it is part of another word. */
export function titleAt(folded: string, at: number): string | null {
  shape.lastIndex = at
  const title = shape.exec(folded)?.[0]
  if (!title) return null
  const last = title.replace(/^(?:常务)?副/, '')
  // 车队 and 部队 are no 队长
  if (last === '队' && /[车部连马支商乐卫军舰团]/.test(folded.charAt(at - 1))) return null
  // 由会长期负责
  if (last.endsWith('长') && /[期度远效久]/.test(folded.charAt(at + title.length))) return null
  const clash = last.length === 1 ? short[last] : undefined
  return clash?.test(folded.charAt(at + title.length)) ? null : title
}

/** What somebody is called by besides the usual titles: 技士, 总监理工程师, 库管员. Longest first. */
export function ownTitles(foldedTitle: string): string[] {
  if (!/[长员师监管事记任计纳士正督席裁表家官佐]$/.test(foldedTitle)) return []
  return [0, 1, 2, 3, 4, 5, 6]
    .map((at) => foldedTitle.slice(at))
    .filter((tail) => tail.length >= 2 && /^[〇㐀-鿿]+$/.test(tail))
}

export function endsInTitle(folded: string): boolean {
  return seen.test(folded)
}

const address = /^(?:同志|先生|女士|小姐|同学|姐|哥|代表|阿姨|大爷|大叔)$/
const loose: readonly [written: RegExp, fits: RegExp][] = [
  [/^总$/, /总|董事长/],
  [/^董$/, /董事/],
  [/^工$/, /工|架构|开发|技术|测试|研发|设计|运维|算法|程序/],
  [/^(?:处|局|科|部|所|队)$/, /长|处|局|科|部|所|队/],
  [/^(?:律|律师)$/, /律|法务/],
  [/^(?:老师|教授)$/, /师|教|讲|班主任/],
  [/^(?:师傅)$/, /师|工|技|维|司机/],
  [/^(?:医生|医师|大夫)$/, /医|主任/],
  [/^(?:书|书记)$/, /书记/],
  [/^警官$/, /警|派出所|所长/],
  [/^博士?$/, /博士|研究/],
]
const lead = /经理|主管|负责人|部长|主任|总监|院长|厂长|店长|组长|合伙|创始/
const soft =
  /^(?:经理|主任|主管|工|老师|师傅|专员|组长|工程师|科长|课长|部长|委员|助理|处|科|局|部|所|队|律|律师|博|博士|秘书)$/

/**
 * How well a title as spoken fits an entry: 2 it is theirs, 1.5 the deputy's who is called so too, 1 it may be,
 * 0 it is somebody else's.
 */
export function titleFit(written: string, person: Person): 0 | 1 | 1.5 | 2 {
  const { foldedTitle } = person
  const plain = written.replace(/^(?:常务)?副/, '')
  if (address.test(plain)) return 2
  const rule = loose.find(([spoken]) => spoken.test(plain))
  if (rule ? rule[1].test(foldedTitle) : foldedTitle.includes(plain)) {
    // 王副主任 is not the 主任; 王主任 may be the 副主任
    if (written.includes('副') && !foldedTitle.includes('副')) return 0
    if (plain === '工' && !/工|架构|开发|技术|研发/.test(foldedTitle)) return 1
    return !written.includes('副') && foldedTitle.includes('副') ? 1.5 : 2
  }
  if (written.includes('副')) return 0
  if (plain === '总') return lead.test(foldedTitle) ? 1 : 0
  return soft.test(plain) ? 1 : 0
}
