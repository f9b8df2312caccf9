import { Choices } from '#domain/wording/sieve/choice.ts'

/**
 * What a heading or label announces. `container` only holds the matters, `before` looks back at the last
 * meeting, `background` explains.
 */
export type Section =
  | 'info'
  | 'closing'
  | 'next'
  | 'actions'
  | 'decisions'
  | 'open'
  | 'disputes'
  | 'consensus'
  | 'container'
  | 'before'
  | 'background'
  | 'summary'

const kinds: readonly (readonly [Section, RegExp])[] = [
  ['closing', /^(?:附件|附录|附表|主送|抄送|签发|签发日期)$|^(?:散会|休会|会议结束|闭会|礼成)/],
  ['next', /^(?:下次|下期|下届|下一次|下周)(?:会议|例会|开会|评审|会期)|^next meeting/],
  [
    'info',
    /^(?:会议)?(?:基本情况|基本信息|会议信息|信息|概况|简况|基础信息|出席情况|出席人员|参会人员|与会人员|参加人员|列席人员|会议时间|会议地点|到会情况|签到|会议背景信息|主席致词|主席致辞|主席报告人数|致词|致辞|开场|会议开始|会议召开情况|attendees|participants)(?:$|\()/,
  ],
  [
    'before',
    /^(?:追踪|跟踪|跟进|回顾|宣读)?(?:上次|上期|前次|上届|上周|上月|上一次|历次|历届)[^,。]{0,12}(?:跟踪|跟进|追踪|落实|执行|回顾|遗留|完成情况|办理|执行情形|进展|待办|行动项)/,
  ],
  [
    'actions',
    /^(?:跨部门|会后|后续|会议|近期|下一步|下步|下阶段|本周|下周|具体|各部门)?(?:的)?(?:行动项?|行动计划|行动事项|行动清单|待办|待办事项|待办清单|待办列表|任务|任务清单|任务分配|任务安排|任务分工|任务列表|跟进事项|跟办事项|交办事项|督办事项|落实事项|整改项|整改要求|整改事项|工作分工|责任分工|工作任务|工作计划|工作安排|后续安排|后续计划|下一步|下一步工作|下一步计划|下一步安排|下一步行动|action ?items?|actions?|to-?do(?: list)?|next ?steps?|follow-?ups?)(?:及责任人|及分工|清单|表|列表|一览|跟踪表|追踪表|分配表)?$/,
  ],
  [
    'decisions',
    /^(?:本次|会议|评审|审议|讨论|审查|主席|最终|最后|达成|主要|形成的?|专家组?|评审组|表决|投票|董事会|委员会|决策)?(?:的|之)?(?:决议|决定|议定|商定|决议案|决议事项|决定事项|议定事项|议决事项|结论|结论性意见|裁示|裁决|决策|决策事项|决议结果|议定结果|讨论结果|处理结果|处理意见|审议结果|审查结果|表决结果|投票结果|选举结果|推选结果|评选结果|会议决议|拍板事项|通过事项|批复意见|定了|agreed|decided|resolved|decisions?|resolutions?|conclusions?)(?:如下|与结论|和结论|及结论|汇总|清单)?$/,
  ],
  [
    'open',
    /^(?:本期|本次|会议)?(?:遗留|未决|未定|待定|待议|待确认|待讨论|待决|待解决|悬而未决|保留|搁置|缓议|开放|未达成一致)(?:的)?(?:问题|事项|议题|项|内容|清单)?$|^open (?:issues?|questions?|items?)$/,
  ],
  ['disputes', /^(?:主要|存在的?)?(?:争议|分歧|不同意见|争议点|争议焦点|分歧点|争议事项|争议问题)$/],
  [
    'consensus',
    /^(?:会议|达成的?|形成的?|主要|双方|各方)?(?:共识|一致意见|达成一致|共识事项|达成共识|如下共识|以下共识)$/,
  ],
  [
    'container',
    /^(?:本次)?(?:会议|主要|重点|各项|专题)?(?:主要|讨论|审议|研究|评审|汇报|报告|议题|议程|提案|议案)?(?:的)?(?:内容|议题|议程|讨论|讨论事项|报告事项|审议事项|研究事项|议案|提案|事项|纪要|记录|纪录|正文|意见|情况|要点|讨论提案|提案讨论|各议题讨论要点|议程与讨论记录|议程与讨论纪录|讨论与决议|讨论及决议|讨论和决议|讨论及决定事项)$|^(?:(?:问题|议题|专题|重点|热点)讨论|讨论要点|讨论情况|主要议题及讨论|agenda|discussion|minutes|notes|topics?)$/,
  ],
  [
    'summary',
    /^(?:会议|本次会议)?(?:目标|目的|预期成果|预期目标|目标达成情况|议程完成情况|目标与议程回顾|成果)$|^(?:会议|本次|本次会议|最后)?(?:小结|总结|汇总|归纳|决议汇总|备注|备忘|summary)$/,
  ],
  [
    'background',
    /^(?:项目|会议|问题|事件|工作)?(?:背景|现状|说明|案由|缘起|起因|问题描述|问题|事由|原因|原因分析|现况|情况说明|情况介绍|背景说明|背景介绍|提案说明|依据|理由|办法|目的|讨论|讨论过程|讨论意见|讨论内容|发言|发言摘要|发言要点|意见|建议|分析|数据|回顾)$/,
  ],
]

const announcing = new Choices(kinds.map(([, shape]) => shape))

/** What a heading announces by its words alone; null for a matter of its own. Folded text. */
export function sectionOf(heading: string): Section | null {
  const bare = heading
    .replace(/^[\s#*【[「(]+|[\s:*】\]」。]+$/g, '')
    .replace(/^(?:[一二三四五六七八九十\d]{1,3}|\([一二三四五六七八九十\d]{1,3}\))\s*[、.,)]\s*/, '')
    .replace(/\([^()]*\)$/, '')
  const tight = /[a-z]/.test(bare) ? bare.trim() : bare.replace(/\s/g, '')
  if (tight.length === 0 || tight.length > 24) return null
  const announced = announcing.passing(tight).find(({ find }) => find() !== null)
  return announced ? (kinds[announced.nth]?.[0] ?? null) : null
}
