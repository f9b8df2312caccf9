/** What a department's last unit must not run into: 市场部署 has no 市场部, 项目组织 no 项目组. */
const afterTail: Record<string, RegExp> = {
  部: /署|分(?!别|头|批|期|解|析|担|类|步|[两二三四五六七八])|件|位|委(?!托|派)|队|落(?!实)|首(?!先|次|批)/,
  处: /[理置罚境]/,
  组: /[织成合件装]|建(?!议)/,
  科: /[技学目研普]/,
  课: /[程题堂时件]/,
  局: /[面部限势]/,
  所: /[有以需谓属得]|在(?!收|接|月|\d|[一二三四五六七八九十本下今明])/,
  室: /[内外温]/,
  队: /[伍形]|列(?!出|明)/,
  办: /[理法公事结好妥学证]/,
  院: /[士线]/,
  站: /[点在立]/,
  委: /[托派员任屈]/,
  线: /[上下路索]/,
  侧: /[重面]/,
  口: /[径碑岸头述号]/,
  厅: /[堂]/,
  方: /[案法式向便针位面程块略舱才]/,
  位: /[置于移数]|(?:工程|资质)(?!部|师)/,
}

/** What makes a family name part of the word before it: 主任红 is no 任红, 完成龙 no 成龙. */
const beforeFamily: Record<string, string> = {
  于: '关对属处位基鉴等大小低高少多善便利敢勇终至',
  任: '责主担信重委上到就历',
  程: '工流课日过进章议里规',
  方: '双对甲乙各地官我多平大',
  高: '提最较升偏太更',
  时: '及同按届定临准随当超小工',
  成: '完达形组促建合构生变',
  金: '资基现奖佣租定押罚',
  项: '事款专各单',
  白: '明空表',
  安: '治公保平',
  常: '正异日经通非',
  计: '统设合审预累共会总',
  应: '响适效供相对',
  明: '说证表声注',
  关: '相有机海',
  连: '接',
  段: '阶时',
  管: '主保监',
  解: '理了讲见',
  容: '内',
  单: '清订名账表菜工',
  万: '千百十几两一二三四五六七八九',
  严: '从',
  何: '如任',
  石: '',
  和: '总饱',
  路: '线道公思',
  全: '安齐',
  车: '机汽',
  钱: '',
  施: '实措设',
  凌: '',
  水: '用',
  文: '公发中英',
  易: '交容贸简',
  左: '',
  钟: '分',
  平: '水公',
  化: '',
  商: '协磋供',
  强: '加增',
}

export function tailRunsOn(folded: string, end: number): boolean {
  const runs = afterTail[folded.charAt(end - 1)]
  return runs !== undefined && folded.slice(end, end + 2).search(runs) === 0
}

export function familyRunsOn(folded: string, start: number, family: string): boolean {
  const before = folded.charAt(start - 1)
  return before !== '' && (beforeFamily[family]?.includes(before) ?? false)
}

/** Latin letters and digits do not begin or end within a word: IT is not in ITEM. */
export function latinRunsOn(folded: string, start: number, end: number): boolean {
  const latin = /[a-z0-9]/
  if (latin.test(folded.charAt(start)) && latin.test(folded.charAt(start - 1))) return true
  return latin.test(folded.charAt(end - 1)) && latin.test(folded.charAt(end))
}
