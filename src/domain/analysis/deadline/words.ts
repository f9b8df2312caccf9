/**
 * The words of the grammar, in folded script. A token is what a word means: 后 and 之后 are both `after`, so
 * that the rules need not know how it was put.
 */
export type TokenKind =
  | 'number'
  | 'few'
  | 'half'
  | 'unit'
  | 'piece'
  | 'mod'
  | 'every'
  | 'weekday'
  | 'near'
  | 'relYear'
  | 'tenday'
  | 'halfYear'
  | 'halfMonth'
  | 'edge'
  | 'before'
  | 'after'
  | 'inside'
  | 'from'
  | 'until'
  | 'end'
  | 'daypart'
  | 'clockEdge'
  | 'festival'
  | 'daysOff'
  | 'vague'
  | 'ordinal'
  | 'quarterName'
  | 'era'
  | 'about'
  | 'separator'
  | 'countdown'
  | 'sameDay'
  | 'lunar'

export interface Word {
  readonly kind: TokenKind
  readonly value: string | number
  /** Not this word where these follow: 前 is no bound in 前往. */
  readonly unless?: RegExp
}

const words = new Map<string, Word>()
function add(kind: TokenKind, entries: Readonly<Record<string, string | number>>, unless?: RegExp) {
  for (const [names, value] of Object.entries(entries)) {
    for (const name of names.split('|')) words.set(name, unless ? { kind, value, unless } : { kind, value })
  }
}

add('unit', {
  年: 'year',
  '年度|个年度': 'year',
  '月|月份': 'month',
  日: 'date',
  号: 'number',
  '自然日|日历日|日历天|自然天': 'day',
  '工作日|工作天|交易日|营业日|上班日': 'workday',
  '星期|礼拜': 'week',
  '小时|钟头': 'hour',
  分钟: 'minute',
  点钟: 'point',
})
add('unit', { 天: 'day' }, /津|然|气|河|猫|窗|线|花/y)
add(
  'unit',
  { 周: 'week' },
  /期(?!间|限)|报(?!送|告|名|批|备|出|审|价|销|废|修|警|到)|边|刊|密(?!切)|围(?!绕)|岁|游/y,
)
add('unit', { '季度|季': 'quarter' }, /节|风|军|候/y)
add(
  'unit',
  { 点: 'point' },
  /意见|建议|要求|问题|说明|想法|共识|结论|内容|措施|原因|工作|体会|感受|考虑|补充|名|评|击|检|赞|菜|滴|子|位|数|对|疑|希望|经验|思路|思考|是|不|了/y,
)
add('unit', { 时: 'point' }, /间|候|长|段|效|限|机|常|代|而|刻|速|差|令|髦|不|任/y)
add('unit', { 分: 'minutePart' }, /工|别|析|部|管|行|店|院|包|组|类|配|享|批|为|散|期|红|支|局|厂|公司/y)
add('unit', { 刻: 'quarterHour' }, /录|意|苦/y)
add('piece', { 个: 0 }, /人|体|性|别(?!月)|案|股/y)
add('half', { 半: 0 }, /导|成|径|程|自/y)
// 元月 is the first month
add('number', { 元: 1 }, /(?!月)/y)
add('few', { '几|数|若干|好几': 0 })
add('mod', {
  '本|这|这个|这一|当|本个': 0,
  '下|下个|下一|下一个|次|下1|下1个|次一|次1': 1,
  '下下|下下个': 2,
  '上|上个|上一|上一个|上1|上1个': -1,
  '上上|上上个': -2,
  今: 0,
  明: 1,
  昨: -1,
})
add('relYear', {
  '今年|本年|当年|今年度|本年度': 0,
  '明年|来年|次年|明年度|下年度|翌年': 1,
  后年: 2,
  '去年|上年|去年度|上年度': -1,
  前年: -2,
})
add('every', { '每|每个|每逢|逢|逐|按|隔|每隔': 0 })
// whole rhythms; a 双周例会 is only the name of a meeting
add(
  'every',
  { '双周|双月|每双周|每双月|隔周|隔月': 'whole' },
  / ?(?:例会|会议|[周月晨站]会|会|报(?!送|告|备|批|审|出)|刊|末|期)/y,
)
add('near', {
  '今天|今日|今儿': 0,
  '今明两天|今明两日|今明2天': 1,
  '明后天|明后两天|明后两日|明后2天': 2,
  '明天|明日|明儿': 1,
  '后天|后日': 2,
  大后天: 3,
  '昨天|昨日': -1,
  '前天|前日': -2,
  大前天: -3,
})
add('sameDay', { '当天|当日|当晚|即日|同日': 0, '次日|翌日|隔天|隔日|第二天|第2天': 1 })
add('tenday', { 上旬: 1, 中旬: 2, 下旬: 3 })
add('halfYear', { '上半年|前半年': 1, '下半年|后半年': 2 })
add('halfMonth', { 上半月: 1, 下半月: 2 })
add('edge', { 初: 'start' }, /稿|步|版|审|期|始|衷|级|中|验|评|心|定|创|衣/y)
add(
  'edge',
  { 中: 'middle' },
  /国|心|央|文|标|介|层|秋|型|学(?!期)|医|间|英|台|性|断|止|转|控|共|华|东|方|小|山|旬|午/y,
)
add('edge', { '底|末': 'end' }, /层(?!层)|线|座|价|细/y)
add('edge', { '最后一天|最后1天': 'end' })
add('before', { 前: 0 }, /往|台(?!账)|后|期(?!限|间)|述|任|沿|景|言|锋|置|面|端(?!午)|所未|列|瞻|三季|两季/y)
add('before', { '之前|以前|前夕': 0 })
add('after', { 后: 0 }, /台(?!账)|端|期(?!间|限)|续|勤|果|备|者|来|天|年|顾|盾|悔|半/y)
add('after', { '之后|以后': 0, '之日起|之时起|之日后|之日算起': 1 })
add('inside', { 内: 0 }, /容|部(?!署|分)|外|训|蒙|涵|存|网|地|饰|衣|勤/y)
add('inside', { '之内|以内': 0 })
add('inside', { 里: 0 }, /程|面/y)
add('from', { 起: 0 }, /草|诉|来|码|到|步|点|因|源|伏|价|重|名|飞/y)
add('from', { 开始: 0 })
add('until', { '为止|截止|止': 0 })
add('end', { '结束|完结|终了': 0 })
add('daypart', {
  '上午|早上|早晨|午前|清晨|早|晨': 'am',
  '下午|傍晚|午后': 'pm',
  '晚上|晚间|夜里|夜间|晚': 'evening',
  凌晨: 'night',
  '中午|正午': 'noon',
})
add('clockEdge', { '下班|收工|eod': 'dayEnd', 上班: 'dayStart' })
add('ordinal', { 第: 0 })
add('ordinal', { '首个|第一个|第1个': 1, '最后一个|最后1个': -1, 首月: 'firstMonth', 末月: 'lastMonth' })
add('era', { '民国|中华民国': 1911 })
add('about', { '左右|前后': 0 })
add('separator', { '-|~|--|~~|至|到|起至|起到': '-', '/': '/', '.': '.', ':': ':', '、': ',', '+': '+' })

const fixed: Readonly<Record<string, string>> = {
  元旦: '01-01',
  '妇女节|三八节|三八妇女节': '03-08',
  植树节: '03-12',
  '劳动节|五一节|五一劳动节|五一': '05-01',
  '青年节|五四青年节': '05-04',
  '儿童节|六一儿童节': '06-01',
  建党节: '07-01',
  建军节: '08-01',
  教师节: '09-10',
  '国庆节|国庆|十一国庆|十一国庆节': '10-01',
  双十节: '10-10',
  '双十一|双11': '11-11',
  '双十二|双12': '12-12',
  '圣诞节|圣诞': '12-25',
  平安夜: '12-24',
  情人节: '02-14',
  愚人节: '04-01',
  光棍节: '11-11',
}
for (const [names, date] of Object.entries(fixed)) add('festival', { [names]: date })
// 十一 is a number but for 十一前 and the like
add(
  'festival',
  { 十一: '10-01', 六一: '06-01', 七一: '07-01', 八一: '08-01' },
  /(?!前|之前|以前|后|之后|以后|放假|假期|长假|节)/y,
)
add('festival', {
  '春节|农历新年|过年|农历春节|农历年|大年初一': 'spring',
  '除夕|大年三十|年三十': 'springEve',
  '元宵节|元宵': 'lantern',
  '清明节|清明': 'tombs',
  '端午节|端午|端阳节': 'dragon',
  '中秋节|中秋': 'moon',
  '重阳节|重阳': 'double9',
})
add('festival', { '双节|两节': 'pair' }, /(?!前|后|之前|之后|以前|以后|期间|假|日前|日后)/y)
add('festival', { 节: 'next' }, /(?!前|后|之前|之后|以前|以后|假|日前|日后)/y)
add('daysOff', { '放假|假期|长假|小长假|假|休假|连假': 0 })
const someTime =
  '尽快|尽早|尽速|尽可能快|尽量快|尽量早|尽可能早|从速|从快|抓紧|赶紧|赶快|加紧|早日|及早|及时|适时|择机|择期|择日|近期|近日|不日|稍后|回头|改天|改日|过几天|过两天|过段时间|过一阵|有空|有时间|得空|后续|随后|届时|到时候|持续推进|长期推进|有机会|待定|另行通知|这两天|这几天|最近几天|未来几天|适当时候|适当时机|方便时|下一步|下阶段'
add('vague', { [someTime]: 'some' })
add('vague', { '立即|立刻|马上|即刻|第一时间|当场|即时': 'now' })

/** Words by the code of their first character, the longest first. */
export const wordsByFirst: readonly (readonly (readonly [name: string, word: Word])[] | undefined)[] =
  byFirst()

function byFirst() {
  const index: [string, Word][][] = []
  for (const entry of [...words].sort(([a], [b]) => b.length - a.length)) {
    const first = entry[0].charCodeAt(0)
    const same = index[first] ?? []
    same.push(entry)
    index[first] = same
  }
  return index
}
