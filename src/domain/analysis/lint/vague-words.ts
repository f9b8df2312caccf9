/**
 * What a vague word leaves open. soon: when, though it is wished early; someday: when at all; unsure: whether;
 * about: how much; degree: how far; nobody: who; along: what the helper has to do.
 */
export type VagueClass = 'soon' | 'someday' | 'unsure' | 'about' | 'degree' | 'nobody' | 'along'

export interface VagueWord {
  readonly word: string
  readonly as: VagueClass
  /** Not this word behind these … */
  readonly notAfter?: RegExp
  /** … or before these. */
  readonly notBefore?: RegExp
  readonly onlyAfter?: RegExp
  readonly onlyBefore?: RegExp
}

type Guards = Omit<VagueWord, 'word' | 'as'>

function of(as: VagueClass, words: string, guards: Guards = {}): VagueWord[] {
  return words.split(' ').map((word) => ({ word, as, ...guards }))
}

/** 相关部门, 有关业务单位 …: any such word with any such noun. */
const nobody = ['相关', '有关'].flatMap((which) =>
  ['', '职能', '业务', '主管', '责任', '专业', '各'].flatMap((sort) =>
    '部门 单位 人员 科室 处室 部室 同事 同志 同仁 负责人 责任人 负责同志 责任同志 经办人 骨干 岗位 领导 干部 老师 机构 企业 团队 小组 条线 班组 车间 股室 乡镇 镇街 街道 社区 成员单位 委办局 项目组 责任主体 主体 各方'
      .split(' ')
      .map((noun) => which + sort + noun),
  ),
)

/** What may get support, a budget or an order: 争取 is then what is to be done and no wish. */
const gains =
  /^(?:到|得|了)?(?:(?![前内到周月日底])[\u4e00-\u9fff]){0,6}?(?:资金|政策|支持|补贴|补助|名额|指标|资源|拨款|经费|专款|订单|授权|配额|编制|资格)/

/** 可能发生的风险: what is not there yet is a thing like another. */
const attribute =
  /^(?:会|将)?(?:存在|出现|发生|产生|涉及|导致|造成|引发|引起|带来|影响|流失|面临|遇到|违反|泄露|泄漏|受)[^,。;、]{0,10}的|^的/

/** Behind these 后续 is part of a name: 做好后续服务, 产品的后续版本. */
const takesThing =
  /(?:的|等|及|和|与|对|将|把|为|在|负责|处理|承担|做好|完成|开展|明确|制定|影响|保障|推进|安排好?|衔接)$/
const laterThing =
  /^(?:的|性|[\u4e00-\u9fff]{0,4}?(?:费用?|服务|工作|流程|环节|事项|事宜|问题|计划|方案|措施|进展|步骤|版本|批次|阶段|影响|迭代|成本|款项?|手续|支持|合作|项目|任务|需求|课题|订单|资金|股权|资料))/

export const vagueWords: readonly VagueWord[] = [
  ...of('soon', '尽快 尽早 尽速 从速 从快 抓紧 赶紧 赶快 加紧 asap'),
  { word: 'as soon as possible', as: 'soon' },
  ...of('soon', '早点 早些 快点 快些', {
    notAfter: /[吃买卖送的购订供]$/,
    notBefore: /^(?:铺|店|摊|费|钱|心|时候|年|天|日子|[0-9一二三四五六七八九十百两]+[份套个盒]|[、,。]|$)/,
  }),
  ...of('soon', '火速 趁早 越快越好 越早越好'),
  ...of('soon', '早日 及早', { notAfter: /[最提]$/, notBefore: /^[报期常]/ }),
  ...of('soon', '及时', {
    notAfter: /(?:[以涉提普波触谈论企不未没顾]|没有|是否|能否)$/,
    notBefore: /^(?:[性雨度间]|[\u4e00-\u9fff]{0,5}率)/,
  }),
  ...of('someday', '适时', { notAfter: /[合舒]$/, notBefore: /^(?:间|性)/ }),
  ...of('someday', '择机 择期 择日', { notAfter: /[选抉]$/, notBefore: /^[型会构床]/ }),
  ...of('someday', '近期', {
    notAfter: /[最新]$/,
    notBefore:
      /^(?:的|[\u4e00-\u9fff]{0,2}(?:目标|规划|数据|情况|项目|热点|投诉|市场|行情|天气)|发现|发生|出现|反映|暴露|已)/,
  }),
  ...of('someday', '近日', { notAfter: /[最临附接靠将邻]$/, notBefore: /^(?:期|来|的|已|发现|发生)/ }),
  ...of('someday', '后续', { notAfter: takesThing, notBefore: laterThing }),
  ...of('someday', '回头', { notBefore: /^(?:客|率|路|车|货|看(?![看一情再下]))/ }),
  ...of('someday', '改天', { notAfter: /[更修]$/, notBefore: /^[线然]/ }),
  ...of('someday', '改日', { notAfter: /[更修]$/, notBefore: /^[期程志报本]/ }),
  ...of('someday', '有空 得空 抽空', {
    notAfter: /[没所]$/,
    notBefore: /^[间缺调位置格白洞难气军挡转投]/,
  }),
  ...of('someday', '有时间', {
    notAfter: /[没所]$/,
    notBefore: /^(?:[限表差戳性段线点]|节点|安排|要求)/,
  }),
  ...of('someday', '抽时间 找时间 找机会 有机会', { notAfter: /[没所]$/, notBefore: /^(?:[成主的]|接触)/ }),
  ...of('someday', '最近', {
    onlyBefore:
      /^(?:[找去把抽约安整补给出发跑写改]|尽量|要|得|处理|完成|提交|联系|组织|跟进|核对|准备|落实|梳理)/,
  }),
  ...of('someday', '短期内 短时间内', { notBefore: /^(?:难|无法|不|的)/ }),
  ...of('someday', '晚点 晚些', { notBefore: /^(?:[、,。的后率时]|$)/ }),
  ...of('someday', '不久后 日后 到时候 空了 空下来 闲下来 时机成熟 合适的时候 有条件时 有条件的话 条件成熟', {
    notAfter: /[近即挖吸掏放填]$/,
  }),
  ...of(
    'someday',
    '稍晚 过一段时间 过些天 过些时候 稍后 过几天 过两天 过段时间 过一阵 条件允许时 适当时候 适当时机',
  ),
  ...of('someday', '这两天 这几天', { notBefore: /^(?:的|已|来|以来|发|因|由于)/ }),
  ...of('unsure', '可能', {
    notAfter: /[不尽许认]$/,
    notBefore: new RegExp(`^性|${attribute.source}`),
  }),
  ...of('unsure', '大概', { notBefore: /^(?:率|念)/ }),
  ...of(
    'unsure',
    '也许 或许 尽可能 尽量 力争 差不多 视情况 视情 看情况 视需要 酌情 尽力 力求 大体上 如有可能 若有可能 看着办',
  ),
  ...of('unsure', '争取', { notBefore: gains }),
  ...of('unsure', '原则上', { notBefore: /^(?:同意|通过|批准|赞成|可行)/ }),
  ...of('unsure', '基本上'),
  ...of('unsure', '基本', {
    onlyBefore:
      /^(?:完成|达到|实现|建成|形成|解决|确定|具备|满足|落实|到位|结束|一致|消除|完善|可以|能|掌握|稳定|达标|没有)/,
  }),
  ...of('about', '大约', { notAfter: /[最扩]$/, notBefore: /^[束定谈]/ }),
  ...of('about', '左右', {
    onlyAfter: /(?:[0-9一二三四五六七八九十百千万亿两半几][^,。;、\s]{0,3}|[日号点时周月年底初末旬午前%])$/,
    notBefore: /^[手两侧边滑岸逢摇为开移]/,
  }),
  ...of('about', '前后', {
    onlyAfter: /(?:[0-9一二三四五六七八九十][日号点时月]|[月年]底|[月年]初|月中|旬|节|周[一二三四五六日天])$/,
    notBefore: /^(?:一致|矛盾|对照|衔接|呼应|[0-9一二两三])/,
  }),
  ...of('about', '若干', { notBefore: /^[燥扰涉预]/ }),
  ...of('about', '大致', { notBefore: /^(?:相同|一致|相当|如下)/ }),
  ...of('about', '适当 适度 适量', { notAfter: /[不合舒]$/, notBefore: /^性/ }),
  ...of('degree', '逐步', { notBefore: /^骤/ }),
  ...of('degree', '进一步'),
  ...of('nobody', nobody.join(' ')),
  ...of('nobody', '相关方 有关方', { notBefore: /^[案式法向面针便]/ }),
  ...of('nobody', '相关方面 有关方面 对口部门 对口单位 对口科室 对应部门'),
  ...of('along', '配合做好 配合办理 配合完成 配合推进 配合落实 配合处理 配合跟进'),
  ...of(
    'along',
    '跟进下 关注下 了解下 盯下 推进下 留意一下 留意下 研究一下 研究研究 考虑一下 考虑考虑 想想办法 想办法',
    {
      notBefore: /^(?:[属面列文级]|[达发调单])/,
    },
  ),
  ...of('along', '跟进一下 跟一下 关注一下 盯一下 了解一下 推进一下 推一下'),
]
