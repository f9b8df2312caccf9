import type { Block, Span } from '#domain/analysis/document/doc.ts'
import type { Ground } from './ground.ts'

/**
 * What a part of the minutes holds by its heading: `tasks` are to be done as they stand there, `settled` are
 * tasks and decisions, `before` follows up the last meeting, `report` tells how things are, `next` is about
 * the next meeting, `goal` says what it was held for.
 */
export type Section = 'tasks' | 'settled' | 'before' | 'report' | 'next' | 'goal' | 'plain'

const shapes: readonly [Section, RegExp][] = [
  ['goal', /^(?:本次)?(?:会议)?(?:目标|目的|预期成果|预期目标)$/],
  [
    'next',
    /^next(?: (?:meeting|call|sync))?$|^下次$|下(?:一)?(?:次|期|届|回|场)(?:的)?[^,。]{0,6}(?:会|例会|议题|安排|时间|预告)/,
  ],
  [
    'before',
    /(?:上|前)(?:一)?(?:次|期|周|月|回|轮|届|个月|阶段)[^,。]{0,8}(?:遗留|待办|决议|任务|事项|议定|行动|执行|落实|跟踪|追踪|回顾|完成|问题|会议|工作)|(?:决议|任务|事项|议定事项|督办事项)(?:的)?(?:执行|落实|办理|完成|追踪|跟踪)(?:情况|情形|进度|进展|状况)?|列管(?:事项|案件)?|回头看/,
  ],
  [
    'report',
    /^(?:上半年|上(?:一)?年度?|去年|前三季度|[一二三四]季度|全年|\d{4}年度?|\d{1,2}月份?)(?:的)?(?:主要|重点)?(?:工作|任务)?(?:完成|开展|进展|总结|回顾|成效|情况|业绩)?(?:情况)?$|^主要工作$|工作(?:总结|成效|亮点|成果)|(?:主要|重点)工作(?:完成|开展|进展)/,
  ],
  [
    'tasks',
    /待办|待辦|行动(?:项|计划|事项|清单)?$|行动(?:项|计划)|任务(?!书|背景|进展|情况|完成)|下一步|下步|下阶段|工作(?:安排|部署|要求|分工|布置)|后续(?:工作|安排|要求|行动|计划|事项|跟进)|会后(?:要求|工作|安排|事项)?|会议要求|工作任务|职责分工|责任分工|分工|整改(?:要求|措施|计划)|落实措施|跟进事项|追踪事项|跟踪事项|办理事项|督办事项|交办|重点(?:工作|任务)?$|(?:本|下)(?:周|月|季度|阶段)(?:重点|工作|计划|安排|任务)|需.{0,6}(?:跟进|落实|解决)|时间(?:安排|计划)|进度安排|(?:长期|临时|纠正|预防|改善|改进|应对)(?:措施|对策|行动)|^(?:d\d)?(?:对策|措施|围堵|遏制|横展|横向展开|水平展开)$|to-?do|action|next steps?|follow.?ups?|assignments?|遗留(?:问题|事项)|要求$/,
  ],
  ['settled', /议定|决议|决定|裁示|指示|结论|明确|决策|共识|部署|要求|议决|会议议|decision/],
  [
    'report',
    /汇报|报告|通报|进展|情况|回顾|背景|简况|概况|现状|问题(?:描述|说明|分析)|原因|分析|介绍|传达|学习|成果|成绩|^数据|(?:经营|业绩|运营|销售|核心|本周|本月)数据|总结|亮点|风险|存在(?:的)?问题|困难|意见建议|建议|发言|(?<!问题|议题|专题|重点|热点|本周|本次|会议)讨论(?:情况|内容|要点)?$/,
  ],
]

export function sectionOf(heading: string): Section {
  const word = heading.replace(/\s/g, '')
  return shapes.find(([, shape]) => shape.test(word))?.[0] ?? 'plain'
}

/** What the parts of one document hold; the same words head or label many of its lines. */
export class Sections {
  private readonly known = new Map<string, Section>()
  private readonly ground: Ground

  constructor(ground: Ground) {
    this.ground = ground
  }

  of(words: Span): Section {
    const text = this.ground.folded(words)
    const before = this.known.get(text)
    if (before) return before
    const section = sectionOf(text)
    this.known.set(text, section)
    return section
  }

  /** By the label before the words, or the nearest heading that says something. */
  at({ label, path }: Block): Section {
    const own = label ? this.of(label) : 'plain'
    if (own !== 'plain') return own
    for (let at = path.length - 1; at >= 0; at -= 1) {
      const heading = this.ground.doc.blocks[path[at] ?? 0]
      const section = heading ? this.of(heading.body) : 'plain'
      if (section !== 'plain') return section
    }
    return 'plain'
  }
}
