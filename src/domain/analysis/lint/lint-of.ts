import type {
  ActionItem,
  Because,
  DecisionItem,
  LintItem,
  LintKind,
  Quote,
  Reading,
} from '#domain/analysis/analysis.ts'
import type { DeadlineContext } from '#domain/analysis/deadline/deadline.ts'
import { isNobody } from '#domain/analysis/directory/collective.ts'
import { type FindVague, findVague, type VagueHit } from './find-vague.ts'
import { tellsWhen } from './told-when.ts'
import { unmeasurableIn } from './unmeasurable.ts'

/**
 * What keeps actions and decisions from being done or checked: vague words (NM-WRD-01, 02), nobody or several
 * to do it, no day, nothing to measure it by. Outside of actions and decisions nobody is held to their words.
 */
export function lintOf(
  reading: Reading,
  actions: readonly ActionItem[],
  decisions: readonly DecisionItem[],
  find: FindVague = findVague,
): LintItem[] {
  const seen = new Set<number>()
  const phrases = new Set<number>()
  const items = [
    ...actions.map((action, index) => ({
      quote: action.quote,
      of: { list: 'actions', index } as const,
      action,
    })),
    ...decisions.map((decision, index) => ({
      quote: decision.quote,
      of: { list: 'decisions', index } as const,
      action: undefined,
    })),
  ]
  return items.flatMap(({ quote, of, action }) => {
    const found: LintItem[] = []
    const say = (kind: LintKind, words: Quote, because: Because) =>
      found.push({ kind, quote: words, of, because })
    const phrase = unmeasurableOf(reading, quote, action)
    if (action !== undefined) {
      const owner = ownerOf(action)
      if (owner !== undefined) say(owner.kind, quote, owner.because)
      const due = missingDeadline(action)
      if (due !== undefined) say('missing_deadline', quote, due)
    }
    for (const hit of vagueIn(reading, quote, find)) {
      if (seen.has(hit.start) || isPartOf(hit, phrase)) continue
      seen.add(hit.start)
      const params = { word: hit.text, norm: hit.norm }
      say('vague', { text: hit.text, start: hit.start }, { key: `vague.${hit.as}`, params })
    }
    if (phrase !== undefined && !phrases.has(phrase.start) && !isAlong(found, phrase.start)) {
      phrases.add(phrase.start)
      const text = reading.doc.text.slice(phrase.start, phrase.end)
      say(
        'unmeasurable',
        { text, start: phrase.start },
        { key: 'measure.none', params: { verb: phrase.verb } },
      )
    }
    return found
  })
}

type OwnerFault = { readonly kind: 'missing_owner' | 'multiple_owners'; readonly because: Because }

function ownerOf({ owners, department, person, collective }: ActionItem): OwnerFault | undefined {
  if (owners.length > 1) {
    const names = owners.map((owner) => owner.person ?? owner.department ?? '').join('、')
    return {
      kind: 'multiple_owners',
      because: { key: 'owner.several', params: { count: owners.length, names } },
    }
  }
  if (department !== null || person !== null) return undefined
  if (collective !== null && !isNobody(collective)) return undefined
  return collective === null
    ? { kind: 'missing_owner', because: { key: 'owner.none', params: {} } }
    : { kind: 'missing_owner', because: { key: 'owner.nobody', params: { word: collective } } }
}

function missingDeadline({ quote, due, dueKind, dueText }: ActionItem): Because | undefined {
  if (due !== null || (dueKind !== 'none' && dueKind !== 'vague')) return undefined
  if (tellsWhen(quote.text)) return undefined
  return dueText === null
    ? { key: 'due.none', params: {} }
    : { key: 'due.vague', params: { word: dueText.text } }
}

const around = 12

function vagueIn({ doc }: Reading, quote: Quote, find: FindVague): VagueHit[] {
  const from = Math.max(0, quote.start - around)
  const end = quote.start + quote.text.length
  return find(doc.text.slice(from, end + around))
    .map((hit) => ({ ...hit, start: hit.start + from, end: hit.end + from }))
    .filter((hit) => hit.start >= quote.start && hit.end <= end)
}

/** 配合做好清理: the same word is not blamed twice. */
function isAlong(found: readonly LintItem[], start: number): boolean {
  return found.some(
    ({ quote, because }) =>
      because.key === 'vague.along' && quote.start <= start && start < quote.start + quote.text.length,
  )
}

/** 进一步 says nothing of when or who; and what is part of a phrase is reported with the phrase. */
function isPartOf(
  hit: VagueHit,
  phrase: { readonly start: number; readonly end: number } | undefined,
): boolean {
  if (hit.as !== 'degree') return false
  return hit.text.length > 2 || (phrase !== undefined && hit.start >= phrase.start && hit.end <= phrase.end)
}

function unmeasurableOf(reading: Reading, quote: Quote, action: ActionItem | undefined) {
  if (action?.criterion != null) return undefined
  const { setting } = reading
  const { referenceDate, meetingDate, calendar } = setting
  const context: DeadlineContext = { referenceDate, meetingDate, calendar }
  const phrase = unmeasurableIn(quote.text, setting.directory.findNames, context)
  return phrase && { ...phrase, start: phrase.start + quote.start, end: phrase.end + quote.start }
}
