import type { CivilDate } from '#domain/calendar/civil-date.ts'
import { foldScript } from '#domain/wording/script.ts'
import {
  findDeliverables,
  findDepartments,
  findDirectionVerbs,
  findQuantities,
  findResultVerbs,
  findTimeNodes,
} from './recognise.ts'

export const smartCriteria = ['specific', 'measurable', 'achievable', 'relevant', 'timeBound'] as const
export type SmartCriterion = (typeof smartCriteria)[number]

/** What is known around the goal. What is absent is unknown and counts for nothing against it. */
export interface SmartContext {
  readonly noun?: 'meeting' | 'collaboration' | 'task'
  /** Names of the organisation's departments. */
  readonly departments?: readonly string[]
  /** A date kept in a field of its own, such as a task's due date. */
  readonly due?: CivilDate | null
  /** How many people or departments are named to do it. */
  readonly actors?: number
  /** The need, project or higher goal it serves. */
  readonly servesNeed?: boolean
  readonly hasDoneCriteria?: boolean
  /** Patterns of openings that say no result, as in NM-PRE-03. */
  readonly vagueOpenings?: readonly string[]
}

/** Everything the check can advise; each language has a text for each. */
export const smartHints = [
  'smart.specific.empty',
  'smart.specific.vague',
  'smart.specific.noResult',
  'smart.measurable.empty',
  'smart.measurable.noMeasure',
  'smart.achievable.empty',
  'smart.achievable.unbounded',
  'smart.achievable.noResult',
  'smart.achievable.noActor',
  'smart.relevant.empty',
  'smart.relevant.noNeed',
  'smart.timeBound.empty',
  'smart.timeBound.noTime',
] as const
export type SmartHint = (typeof smartHints)[number]

/** `hint` says what would meet the criterion; null when it is met. */
export interface SmartFlag {
  readonly ok: boolean
  readonly hint: SmartHint | null
}

export type SmartCheck = { readonly [C in SmartCriterion]: SmartFlag }

/** NM-PRE-03's own list; an organisation may hand in another. */
export const vagueOpenings = ['^(讨论|沟通|交流|研究|探讨)'] as const

// 彻底, 全面, 一切 … promise what no meeting can hand over
const unbounded =
  /彻底|全面(?:解决|提升|优化|杜绝|消除)|所有问题|一切|永远|永久|绝对|万无一失|百分之百|零失误|杜绝(?:一切|所有)|完全消除/u
const openEnded =
  /^(?:了解|关注|跟进|听取|通报|学习|熟悉|聊|谈|碰头|对接|沟通|交流|讨论|研究|探讨|(?:discuss|talk about|talk over|exchange|explore|communicate|chat|share|review)\b)/u
// 围绕预算进行讨论, 关于推广的讨论: the same, with the verb at the end
const endsInTalk = /(?:进行|开展|做|的)(?:深入|充分|初步|专题)?(?:讨论|沟通|交流|研究|探讨|对接)$/u
// 研究院 and 讨论稿 are things, not what people are going to do
const isNoun = /^(?:院|所|生|员|稿|中心|组(?!织|建)|部(?!门|署|分)|室|机制|平台|渠道)/u
/** Verbs that may follow an opening directly: 讨论确定预算. Others need a joint, or 讨论设计需求 would pass. */
const direct = /^(?:(?:确定|明确|形成|制定|制订|决定|敲定|通过|拟定|输出|达成|解决|提交)(?!的))/u
const joint = /(?:并|且|后|以|以便|来|前|内|底|末|日|号|到|至|[,;:。、]|\band\b|\bto\b)\s*$/u

const passed: SmartFlag = { ok: true, hint: null }

/**
 * The five SMART questions put to a goal or a task (S0-29, S1-07, S3-24). It reads words, not minds: it
 * says which of the five the text gives no sign of, and the author may know better.
 */
export function checkSmart(goal: string, context: SmartContext = {}): SmartCheck {
  const text = goal.trim()
  if (text === '') return eachFlag((criterion) => missed(`smart.${criterion}.empty`))

  const verbs = findResultVerbs(text)
  const directions = findDirectionVerbs(text)
  const quantities = findQuantities(text)
  const products = findDeliverables(text)
  const times = findTimeNodes(text)
  const departments = findDepartments(text, context.departments)

  const vague = isVagueGoal(text, context.vagueOpenings)
  const hasResult = !vague && (verbs.length > 0 || (directions.length > 0 && quantities.length > 0))
  const measured = quantities.length > 0 || (verbs.length > 0 && products.length > 0)
  const served = context.servesNeed ?? true

  return {
    specific: vague ? missed('smart.specific.vague') : hasResult ? passed : missed('smart.specific.noResult'),
    measurable:
      context.hasDoneCriteria === true || (!vague && measured)
        ? passed
        : missed('smart.measurable.noMeasure'),
    achievable: unbounded.test(foldScript(text))
      ? missed('smart.achievable.unbounded')
      : !hasResult
        ? missed('smart.achievable.noResult')
        : context.actors === 0 && departments.length === 0
          ? missed('smart.achievable.noActor')
          : passed,
    relevant: !served && departments.length === 0 ? missed('smart.relevant.noNeed') : passed,
    timeBound: times.length > 0 || (context.due ?? null) !== null ? passed : missed('smart.timeBound.noTime'),
  }
}

/** Criteria that are not met, in the order of the word. */
export function failedCriteria(check: SmartCheck): SmartCriterion[] {
  return smartCriteria.filter((criterion) => !check[criterion].ok)
}

/**
 * Whether the goal says only 讨论/沟通/交流 … something (S0-30). An opening is forgiven when the sentence
 * goes on to a result: 讨论并确定各部门分工.
 */
export function isVagueGoal(goal: string, openings: readonly string[] = vagueOpenings): boolean {
  // a numbered or bulleted goal opens with its first word all the same
  const folded = foldScript(goal.trim()).replace(/^[\s\d一二三四五.、()·•*-]+(?=[\u4e00-\u9fff])/u, '')
  if (endsInTalk.test(folded)) return findResultVerbs(folded).length === 0
  const opening = [openEnded, ...openings.map((source) => new RegExp(foldScript(source), 'u'))]
    .map((pattern) => pattern.exec(folded)?.[0] ?? '')
    .sort((a, b) => b.length - a.length)[0]
  if (opening === undefined || opening === '') return false
  const rest = folded.slice(opening.length)
  if (isNoun.test(rest) || direct.test(rest)) return false
  return !findResultVerbs(rest).some(({ start }) => joint.test(rest.slice(0, start)))
}

function missed(hint: SmartHint): SmartFlag {
  return { ok: false, hint }
}

function eachFlag(flag: (criterion: SmartCriterion) => SmartFlag): SmartCheck {
  return {
    specific: flag('specific'),
    measurable: flag('measurable'),
    achievable: flag('achievable'),
    relevant: flag('relevant'),
    timeBound: flag('timeBound'),
  }
}
