import { exhorts, isFact, isQuestion, postpones, proposes } from '#domain/analysis/talk/pending.ts'

/** 那就…, 最后…, 还是用…: a talk comes to its end. */
const comes =
  /^(?:最后|最终|后来|折中|说来说去|争来争去|想来想去|算来算去|聊下来|取中间|干脆|那(?:就)?(?![是这那些个好等看问么样])|就(?=[按用定选取走叫划换这]|先|照)|仍(?:然|旧)?(?=[按用为照])|还是(?=[按用照选走要换]|先|维持))/

const prescribes =
  /^(?:那|就|还是|先|只|仅|统一|全部?|一律|都(?=[按用走归])|最[多少高低]|取|按(?!理|说)|用(?!户)|选(?!手)|换|改|走(?!访)|归|停|不(?![知清太会是能够行,]|一定|[少同满足好错明])|别(?!的|人)|取消|保留|维持|沿用|恢复|[续延租推]到|放到?|进(?!度|展|行)|拿掉|砍|划|追加|直接|再给)|可以(?![看问]|讨论|考虑|理解|说|的$)|^[^,]{0,4}[一二两三四五六七八九十半]个?(?:月|周)$|[一二三四五六七八九]折|\d[\d.]*\s*(?:%|元|块|个点|折|片|周|小时|分贝|档)|不(?![〇㐀-鿿]?[清楚定太])[〇㐀-鿿]{1,4}$|(?:拿掉|二期|下一?期|为止|为准|截止|免费|封顶|归还|停跳|收场|合并)$/

/** Whether words can be the end of a talk. */
export function comesToEnd(text: string): boolean {
  return comes.test(text)
}

/** Whether words that name no deciding say how it is to be: 按6周备, 先采20台, 平台出，单笔封顶5元. */
export function saysHow(text: string): boolean {
  return (
    text.length >= 3 &&
    (/^(?:那就|最后|折中|干脆|聊下来)./.test(text) ||
      prescribes.test(
        text
          .replace(/^(?:本期|这期|这版|这次|本次|今年|一期)/, '')
          .replace(comes, (word) => (/^(?:那|最|后来|聊|干脆)/.test(word) ? '' : word)),
      )) &&
    !isQuestion(text) &&
    !postpones(text) &&
    !proposes(text.replace(/可以/g, '')) &&
    !exhorts(text) &&
    !(isFact(text) && !/^不/.test(text)) &&
    !/(?<!不[^,]{0,6})[了过]$|^(?:原因|因为|由于|如果|要是|主要|目前|现在|已)|取决于|(?:率|量|额|值|数|比)[^,]{0,4}\d|了\d|^就这[么样]|^不再[加多]$|扯皮|挂着|未达标|争执|涉及|^(?:说法|意见|口径|看法|双方|两边)[^,]*不|^先(?:说|看|讲|聊)|^放心|^都在|不会|不能|说不[清准]|不[清够]|不上(?:来)?$|占|达到|同比|只有|不得$|不[小大低高少多轻]$|相持|僵持|^其中|^[〇㐀-鿿]{2,8}(?<![金款例价折费])\d[\d.]*%$|^(?:全年|上半年|本月|共|累计)|(?<!不)超过|分别表决|要多\d|^我们不|缺的是/.test(
      text,
    )
  )
}
