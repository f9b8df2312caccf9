import { isAssigned, namesIn, subjectOf, whoIn, within } from '#domain/analysis/talk/names.ts'
import { asksOutright, isFact, isQuestion, postpones } from '#domain/analysis/talk/pending.ts'
import { type Turn, turnsOf, type Utterance } from '#domain/analysis/talk/turns.ts'
import type { Found, Search } from './context.ts'
import { saysHow } from './outcome.ts'
import { settlingIn } from './settle.ts'
import { turnIn } from './turn.ts'

const nod =
  /^(?:嗯+|对+|好+|行+|可以|是的?|没错|ok|okay|收到|明白|了解|同意|没问题|没意见|不错|成|中|得|就是|好的?吧?|行吧|那行|那好|可以的?|没有?意见|赞成|支持)(?:啊|吧|呀|的|了|嘛|哈|呢)?[。!.]*$/
const agrees =
  /^(?:嗯|那)?(?:同意|批准|准了|可以|行|好|成|赞成|没意见|没问题|照办|就这样|ok|通过)(?:了|吧|的|啊)?[。!]*$/
/** 同意, 定了, 就这么办: settles what was said before. */
const seals =
  /^(?:那|好|行|嗯)?(?:就)?(?:同意|批准|准了|照办|(?:这么|这样|按这个|按你(?:说)?的|听你的|照你说的)(?:定|办|来|做|走|弄|执行)(?:了|吧)?|这么定了?吧?|这样定了?吧?|定了|敲定|拍板|说定了|通过)[。!]*$/
/** …，就这么定了: settles what the same person has just said. */
const sealsOwn = /^(?:那|好|行)?(?:就)?(?:这么|这样)?(?:定了?|说定了?|敲定了?|拍板了?|办)(?:吧|啊|哈)?[。!]*$/
/** Said by anybody, it settles for all. */
const settlesForAll =
  /^(?:那|好|行|嗯)?(?:就|我们就?|咱们就?|大家)?(?:这么定|这样定|说定|定了|敲定|拍板|都没意见|都同意|没意见就|一致同意|一致决定|统一)(?:了|吧)?/
/** 这样，…: what follows is how it is to be. */
const opener = /^嗯?(?:那|好|我看|就)?(?:这样|这么办|这么着)(?:好了|好|吧|子|啊)?$/
const chooses =
  /^(?:那|那么|好|行|嗯|所以|这样吧?|最后|最终|我定|我拍板|我决定|我来定|定了|结论是?|决定)?[:,]?(?:我们|咱们|大家|今年|这次|这版|这期|一期)?(?:就|还是|先|统一|全部|都)(?:先|还|再|统一|都)?(?:用(?!心|户)|选(?!择困难)|走(?!访|着|吧)|上(?!次|周|个|面)|按(?![理说时期])|照|放(?!心)|定(?!义)|做(?!得|到|好)|改(?!天)|换(?!句)|停(?!一下)|取消|保留|留(?!意)|推迟|延|提前|开(?!始|心|玩笑)|发(?!现)|买|租|招|签|收|付|给(?!大家|各位|我|你)|派|试|关(?!键|于|注|系)|砍|从(?!来|前)|以(?!前|后|为)|在(?!这|座|于)|挪|减|加(?!强|油)|降|涨|安排|采用|维持|沿用|不(?!是|知|清|太|会|像|如|说|用说|要说|容易|争|谈|讨论|管|急|好|够|行))|^(?:好|行|嗯)?,?那就(?!是|这|那|好|行|辛苦|麻烦|等|看|像|因|怕|差|剩|说|拜托|先|有|没|会|请)[^,]{2,8}$/
/** 不搞抽奖了: settles, for all that it ends like something done. */
const drops =
  /^(?:那|就|都)?不(?:再)?(?!知道|清楚|早|错|行了|容易|像|是|太|能|会|用说|好意思|够|小|少)[^,]{2,8}了$|^(?!我|你|他|她|这样|那样|还|也|真|都|就|可能)[^,]{2,8}?不(?:再)?(?:补货|做|上|要|搞|办|开|买|租|招|收|发|换|用|续|签|加|设|弄|补|进|卖|印|挂|投|拍|请|订|追加|报)[^,]{0,4}了$|^(?:今年|这次|本次|这回|这期|这版|这轮|这一轮|本期|明年)(?:就|先|都)?不(?!是|会|能|太|用|够|同|好|行|知|清)[^,]{1,6}$/
/** 门槛我拍了：满…: says that it is settled, then what. */
const decided = /^[^,:]{0,14}?(?:我|咱们?)?(?:就)?(?:拍了|拍板了?|定了|敲定了?|定下来了?)[:](?=.{3})/
const chosen =
  /^(?:用|选|走|上|取消|不(?:做|上|用|要|换|改|放|搞|接|买|开|设|收|涨|降|再|自|让|参加|延期|延)|按|照|留|保留|砍掉?|维持|推迟|延到|延期|挪|改(?:成|为|到|用|走)|换成?|定(?:在|为|到|成)?|采用|启动|停(?:掉|用)?|开(?!会|始|发)|从|每(?:周|月|天)|(?:[^,]{1,8})?(?:先|统一|都|就)(?:从|按|用|走|由|放|记|算)|[^,]{1,12}?(?:挪到|改到|改成|改为|推到|推迟到|延到|提前到|放到|定在|定为|降到|涨到|加到|减到|列|走|按|必须|不能|不许|不准|归))/
/** 预算批了, 听甲的, 到期不续了: nothing else can be meant. */
const firm =
  /批了$|^听[^,]{1,4}的$|到期不续了?$|(?<!不)拿掉$|^先[^,]{0,8}[一二两三四五六七八九十百千万\d]+(?:个|台|件|张|份|万|千|百)?(?:$|\s)|^换(?:人|一家|供应商)$|下不为例|[^,我你]{2,}别[^,]{1,4}了$|放(?:到)?[二下]一?期$|封顶$|(?:不超过|最多|上限|控制在|别超过)[^,]{0,6}\d/
const opines =
  /我觉得|我认为|我看|我想|我的意见|我建议|我担心|我感觉|个人|应该(?:是|没|会|可以|能|不)|可能|大概|估计|好像|也许|不如|要不(?!然)|最好|吧\?|希望|辛苦|尽量|争取|万一|如果|要是/
const you =
  /(?:^|[那,])(?:你|您|你们|@)|你(?:来|去|这边|那边|们|给|先|写|把|跟|负责|安排)|(?:麻烦|辛苦|让|叫|请|派)/
const knows =
  /^(?:没有|还没|不知道|不清楚|不一定|暂时|目前|正在|在做|已经|昨天|上个?(?:周|月|次|季度)|去年|之前|本来|原来|当时|按理|刚|有的|有|回去|会后|我(?:来|去|再|查|问|看|跟|回|这边|马上|下午|晚上|明天|周)|再看|看情况|下次|待会|等|快了|差不多)/

/** What is settled in talk: by who chairs, in answer or of his own; by anybody who says that it is settled. */
export function settledInTalk(search: Search): Found[] {
  const turns = turnsOf(search.reading)
  const found: Found[] = []
  for (const [at, turn] of turns.entries()) {
    const before = turns[at - 1]
    found.push(
      ...(search.isChair(turn.speaker) ? byChair(search, turn, before) : byAnyone(search, turn, before)),
    )
  }
  return found
}

function byChair(search: Search, turn: Turn, before: Turn | undefined): Found[] {
  const found: Found[] = []
  let agreed = false
  let opened = false
  // an answer may take a breath: 保险自愿 不统一买
  let answers = before !== undefined && endsAsking(before) ? 2 : 0
  const choice = before?.said.slice(-2).some(({ text }) => asksChoice.test(text)) === true
  for (let at = 0; at < turn.said.length; at += 1) {
    const said = turn.said[at]
    if (!said) continue
    const text = bare(said.text)
    const sealing = sealsOwn.test(text)
    const previous = turn.said[at - 1]
    // 定了啊，周五开卖: what follows in a line of its own
    if (sealing && !said.ends && previous?.unit.block !== said.unit.block) {
      opened = true
      continue
    }
    const own = sealing ? ownBefore(turn.said, at) : null
    if (own) {
      const begun = found.findLast((one) => one.end > own.start)
      if (begun) found.splice(found.indexOf(begun), 1)
      found.push(foundOf(search, own, previous as Utterance, 'decision.sealed', 0.8))
      agreed = true
      continue
    }
    if (seals.test(text) && isAlone(turn.said, at) && before) {
      const proposal = proposalIn(search, before)
      if (proposal) found.push(proposal)
      agreed = true
      continue
    }
    if (opener.test(text)) {
      opened = true
      continue
    }
    if (nod.test(text) || text.length < 2) {
      agreed ||= agrees.test(text)
      continue
    }
    const next = turn.said[at + 1]
    // 上新先不吵，下午再议: put off in the same breath
    if (next && !said.ends && postpones(bare(next.text)) && !decided.test(text) && !drops.test(text)) continue
    const restated = agreed && before !== undefined && shares(before, text)
    if (isClosed(search, said, restated)) {
      answers = 0
      if (!agrees.test(text)) agreed = false
      continue
    }
    const key =
      opened || isLabelled(search, said)
        ? 'decision.chair'
        : (keyOf(said, agreed, answers > 0, before) ??
          (answers === 2 && choice && picks(text) ? 'decision.answered' : null))
    answers -= 1
    if (!key) continue
    opened = false
    // what else is said in the same breath settles as well
    agreed = true
    const run = runFrom(search, turn.said, at)
    found.push(foundOf(search, said, run.last, key, key === 'decision.answered' ? 0.65 : 0.8))
    at = run.at
  }
  return found
}

function byAnyone(search: Search, turn: Turn, before: Turn | undefined): Found[] {
  const found: Found[] = []
  for (const [at, said] of turn.said.entries()) {
    const text = bare(said.text)
    const told = settlingIn(text)
    if (
      told?.sure &&
      !/^(?:不)?同意|^(?:没有?)?通过|^批准/.test(text) &&
      !/^我/.test(text) &&
      !isClosed(search, said) &&
      !opines.test(text)
    ) {
      found.push(foundOf(search, said, runFrom(search, turn.said, at).last, `decision.${told.why}`, 0.7))
      continue
    }
    const shape = settlesForAll.exec(text)
    if (!shape || isQuestion(text)) continue
    const rest = text.slice(shape[0].length).replace(/^(?:的话|就这么定|就定|定|[,:吧了的\s])+/, '')
    if (rest.length >= 4 && !isClosed(search, said))
      found.push(foundOf(search, said, said, 'decision.sealed', 0.7))
    else {
      const next = turn.said[at + 1]
      if (next && !said.ends && bare(next.text).length >= 4 && !isClosed(search, next))
        found.push(foundOf(search, next, runFrom(search, turn.said, at + 1).last, 'decision.sealed', 0.7))
      else {
        const own = sealsOwn.test(text) ? ownBefore(turn.said, at) : null
        const proposal = own
          ? foundOf(search, own, turn.said[at - 1] as Utterance, 'decision.sealed', 0.7)
          : before && proposalIn(search, before)
        if (proposal) found.push(proposal)
      }
    }
  }
  return found.slice(0, 3)
}

/** 毛巾还是杯子, 运费谁出: what answers it is chosen thereby; 签了没有 only asks. */
const asksChoice =
  /[^,]还是[^要得有会没,]|要不要|(?<![动时差])([做改加换用上搞办跟留收涨买开停])不\1|(?:选|用|定|放|走|挑)(?:在)?哪|谁(?:来)?(?:出|付|签|承担|批|垫)|怎么(?:排|分|定|算|分摊)/

/** A short answer that neither tells what is so nor leaves it open. */
function picks(text: string): boolean {
  return (
    text.length >= 2 &&
    text.length <= 16 &&
    !knows.test(text) &&
    !isFact(text) &&
    !opines.test(text) &&
    !/^(?:太|算了|随便|都(?:行|可以)|看|再|不知|不清|可能|应该|这个|那个|我(?!们)|先问|问|你|没|还|也|谁|等|上次|去年)|(?<!不[^,]{1,6})(?:了|过|啊)$/.test(
      text,
    )
  )
}

function keyOf(
  said: Utterance,
  agreed: boolean,
  answering: boolean,
  before: Turn | undefined,
): string | null {
  const text = bare(said.text)
  if (/^(?:那|好|行)?(?:就|先)?(?:这样|这么|这些|到这里?|这)(?:吧|办|定|了|着)?$/.test(text)) return null
  if (opines.test(text) && !/^(?:那|好|行)?就/.test(text)) return null
  if (decided.test(text)) return 'decision.sealed'
  // 不做了: of so little weight it is an answer, no decision
  if (/^不[^,]{1,2}了$/.test(text)) return null
  const told = settlingIn(text)
  if (told && (told.sure || told.why === 'refused')) return `decision.${told.why}`
  const turned = turnIn(text)
  if (turned?.sure) return `decision.${turned.why}`
  if (drops.test(text)) return 'decision.chair'
  if (isFact(text) || /(?:了|过)[。!]*$/.test(text)) return null
  if (chooses.test(text)) return 'decision.chair'
  if (answering && /^不[〇㐀-鿿]{2,6}$/.test(text) && !/^不(?:知|清|一定|好说|太|会|是|用)/.test(text))
    return 'decision.answered'
  if (answering && chosen.test(text) && !knows.test(text)) return 'decision.answered'
  if (turned && turned.why !== 'amount' && !knows.test(text)) return 'decision.chair'
  if (agreed && (chosen.test(text) || (before && shares(before, text)))) return 'decision.agreed'
  if (
    /^(?:用|选|走|按(?![理说时期])|取消|不(?:做|上|用|换|改|放|搞|设|再|涨|降|装|买|租|开|办|发|招|请|收|印|订|送|补|接|签|续|参加|报名)|[^,我他她你您]{2,8}不(?:去|参加|做|上|用|算|给|要)(?:了)?$|最[多少][^,]{0,6}\d[^,]{0,8}$|(?!开始|散|先?说|先?看|都在|先讲|先聊|看|继续|来|走|去|这样|就这|下一|等|休息|吃|问|聊|讨论|再|好|行|可以|对|是|没|都|应该|可能)[^,我你他]{2,10}(?<!了)吧$|[^,]{2,10}不能(?:动|改|变|拖|晚|少)$|[^,]{1,10}(?:提价|涨价|降价|打折|涨|降)[一二两三五\d][^,]{0,6}$|[^,]{1,10}(?:挪到|改到|改成|推到|推迟到|提前到|放到))/.test(
      text,
    ) &&
    !knows.test(text)
  )
    return 'decision.chair'
  if (answering && !knows.test(text) && text.length <= 14 && turned !== null) return 'decision.answered'
  if (knows.test(text) || /^(?:我|你|他|她|咱|谁|大家)/.test(text)) return null
  // 可以刷几个 — 不刷
  const verb = /^不([〇㐀-鿿])$/.exec(text)?.[1]
  if (
    verb &&
    !/[是好对行要会能有在来想知急]/.test(verb) &&
    before?.said.some((one) => one.text.includes(verb))
  )
    return 'decision.answered'
  if (/^(?![那这也都])[^,]{1,6}就(?:好|行|可以)$/.test(text)) return 'decision.chair'
  if (answering && saysHow(text)) return 'decision.answered'
  return firm.test(text) ? 'decision.chair' : null
}

/** 门槛我拍了：… where the words before the colon are a label. */
function isLabelled({ reading }: Search, { unit, start }: Utterance): boolean {
  const from = unit.block.start
  if (start <= from || start - from > 40) return false
  return /(?:(?:拍|定|敲定|说定)了|拍板):\s*$/.test(reading.doc.folded.slice(from, start))
}

/** Asks, puts off, hands out work or tells of somebody: settles nothing. */
function isClosed(search: Search, said: Utterance, restated = false): boolean {
  const { doc } = search.reading
  const text = bare(said.text)
  if (isQuestion(text) || asksOutright(text) || postpones(text) || you.test(text)) return true
  const names = namesIn(search.reading, said.unit.block)
  if (isAssigned(doc, names, said)) return true
  const subject = subjectOf(doc, names, said)
  if (subject !== null && subject.mention.kind === 'person') return true
  if (restated || decided.test(text) || isLabelled(search, said)) return false
  const over = search.actionOver(said)
  if (!over || over.share < 0.6) return false
  const { person, department } = over.action
  // who settles promises nothing by it
  const own = said.unit.block.speaker ? whoIn(search.reading, said.unit.block.speaker)?.entry?.person : null
  return (person !== null || department !== null) && !(person !== null && person === own && !/我/.test(text))
}

/** The first of the words just before in the same turn that a seal behind them settles. */
function ownBefore(said: readonly Utterance[], sealedAt: number): Utterance | null {
  let first: Utterance | null = null
  for (let at = sealedAt - 1; at >= Math.max(0, sealedAt - 5); at -= 1) {
    const one = said[at]
    if (!one) break
    const text = bare(one.text)
    const isShort = nod.test(text) || opener.test(text) || text.length < 2
    if (isShort || isQuestion(text) || asksOutright(text) || postpones(text) || you.test(text)) break
    // a sentence of its own before is another matter
    if (first !== null && one.ends && one.unit.sentence !== first.unit.sentence) break
    first = one
  }
  return first
}

function runFrom(search: Search, said: readonly Utterance[], from: number): { last: Utterance; at: number } {
  let at = from
  for (let next = from + 1; next < Math.min(said.length, from + 8); next += 1) {
    const more = said[next]
    if (
      !more ||
      said[at]?.ends ||
      nod.test(bare(more.text)) ||
      sealsOwn.test(bare(more.text)) ||
      isClosed(search, more)
    )
      break
    if (
      /散会|结束|下一个|接下来|然后看|继续|下面|辛苦|谢谢/.test(more.text) ||
      opines.test(more.text) ||
      namedIn(search, more)
    )
      break
    at = next
  }
  return { last: said[at] as Utterance, at }
}

function namedIn(search: Search, said: Utterance): boolean {
  return within(namesIn(search.reading, said.unit.block), said).some(
    ({ kind, start, entry }) => entry !== null && (kind === 'person' || start === said.start),
  )
}

function endsAsking(turn: Turn): boolean {
  return turn.said.slice(-2).some(({ text }) => isQuestion(text) || asksOutright(text))
}

function isAlone(said: readonly Utterance[], at: number): boolean {
  return (
    said
      .slice(at + 1, at + 9)
      .every(({ text }) => nod.test(bare(text)) || bare(text).length < 5 || /散会|下一个|辛苦/.test(text)) ||
    said[at]?.ends === true
  )
}

/** Whether what is said takes up at least two units of what was said before. */
function shares(before: Turn, text: string): boolean {
  const words = before.said.map((one) => one.text).join(',')
  let pairs = 0
  for (let at = 0; at + 2 <= Math.min(text.length, 20); at += 1)
    if (words.includes(text.slice(at, at + 2))) pairs += 1
  return pairs >= 2 && text.length <= 20
}

const puts = /建议|提议|要不(?!要)|不如|我看|我觉得|方案是|打算|计划|想(?!法)|申请|就/

/** The proposal that a turn ends with. */
function proposalIn(search: Search, turn: Turn): Found | null {
  for (let at = turn.said.length - 1; at >= 0; at -= 1) {
    const said = turn.said[at]
    if (!said || !puts.test(said.text) || isQuestion(said.text) || said.text.length < 4) continue
    const { last } = runFrom({ ...search, actionOver: () => null }, turn.said, at)
    return foundOf(search, said, last, 'decision.sealed', 0.7)
  }
  return null
}

function bare(text: string): string {
  return text.replace(/[,。;!.\s]+$/g, '').replace(/^(?:\d+[.、]\s*|嗯+|呃|哎|唉|诶|额|那个,?|啊)+/, '')
}

function foundOf(search: Search, first: Utterance, last: Utterance, key: string, confidence: number): Found {
  let { end } = last
  const { folded } = search.reading.doc
  while (end > first.start && /[,。;!.\s]/.test(folded.charAt(end - 1))) end -= 1
  return { start: first.start, end, key, word: '', confidence, back: false, at: first.unit.at }
}
