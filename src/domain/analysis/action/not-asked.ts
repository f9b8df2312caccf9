/** Words in a unit that make no task of it: what is told, settled, or holds for whoever it is. Folded text. */

/** 我们这边实施丛林、研发颜可, 就我跟小马俩人: who there is. */
const listsOurs =
  /^就?我们?(?:这边|这里)?[^,]*、[^,]*$|^就?我[跟和与][^,]{1,4}(?:俩|两个?人?|[几三]个人?|三人)[人呢吧啊]?$/
/** 老冯要租8台: asked for, and no 要完成8台. */
const wants = /要(?:租|借|加|买|换|增|配|招)[〇㐀-鿿]?(?:[一两二三四五六七八九十\d]+)[台个名人辆套张间件]/
/** 费用由财政承担: who pays. */
const pays =
  /(?:费用?|经费|资金|款项?|损失|成本|开支|支出|差价|运费)[^,。]{0,10}(?:由|从|计入|列入)[^,。]{1,14}(?:承担|负担|列支|补助|补贴|垫付|支付|支出|分摊|解决|里出|中出|成本|预算|费用)/
/** 统一由公交公司运营. */
const arranges = /(?:统一|一律|今后|以后)由|由[^,]{2,10}(?:优先)?使用$/
/** 归甲还是归乙各持己见. */
const disputed = /各持己见|各执一词|各执己见|争执不下|相持不下|各不相让|意见相左/
/** 符合条件的，…. */
const whoever =
  /(?:达到|符合|超过|不足|违反|逾期|凡|满|未|不)[^,]{1,14}的,[^,]*(?:须|必须|不得|应|可|由|予以|一律)/
/** 对违章班组扣罚10%. */
const fines = /扣[罚发减除]|罚款|处罚|通报批评/
/** 直营店是市场部增收的突破口. */
const isOf = /^[^,]{1,12}(?<![还但只都先不要])是(?!否)[^,]{2,}的[〇㐀-鿿]{2,4}$/
/** 考核合格率不低于95%. */
const measures = /^[^,]{0,8}(?:率|度|分数|得分|人数|数量)[^,]{0,3}不(?:低|少|高|超)[^,]*\d[^,]*$/
/** 截止时间为1月9日17:00. */
const termIs = /(?:时间|日期|期限|时限)(?:为|是|定为|定在|:)[^,]*\d/
/** 提测, 开业: said of a day, when it is. */
const milestone =
  /^(?:[〇㐀-鿿]{0,2})?(?:提测|灰度|公测|内测|全量|上线|发布|发版|开幕|闭幕|开工|竣工|开学|放假|开业|开标|投产|生效|截止|封板|开赛|开考|报到|返校|启用|到货|到港|开馆|开机|开园|首发|杀青|首演|出结果|有结果|有消息)(?:是|日|窗口|时间|日期)?(?:\([^()]*\))?$/
/** 由甲担任, 作为业主: who holds an office is settled, and nobody's task. 由甲验收后方可…: a rule. */
const posts =
  /^[^,。]{0,30}(?:会议?|活动)(?:纪要|记录|纪录)(?:\(|\s|$)|没[^,]{0,8}(?:就算|视为)|以[内下上][^,]{1,6}(?:定|批|审批)$|\d日印发\)?$|^[^,把将请由]{1,12}(?:改[一二三四五六七八九十\d]+[点:]|不变)|^案\(|不得(?:缺席|迟到|早退|请假)|由[^,]{2,16}(?:担任|出任|兼任|作为)|^在的有|(?:元|块|万|千)?(?:以[内下上]|以[内下上]的|高于|低于|超过)[^,]{0,10}由[^,]{1,8}(?:定|批|审批|核[决定批]|签[字批]?|拍板|做主)$|(?:高于|低于|超过)\d[^,]{0,10}由[^,]{1,8}(?:定|批|审批|核[决定批]|签[字批]?|拍板|做主)$|[^,]后(?:方可|方能|才能|才可)/
/** 改到, 定于, 自…起: how it is from then on. */
const rules =
  /前不(?:得|再|重新|予|能|许)|以[内下上][^,]{1,6}拍板$|改到|改至|(?:延后|提前|延长|缩短|放宽|调整|上调|下调|调高|调低|提高|降低|降)[到至]|推迟到|推迟至|延至|延期至|顺延至|订于|定于|订在|定在|放在\d|改为|调整为|变更为|一律|不得|自[^,]{1,12}起|从[^,]{1,10}起|禁止|严禁|统一为|定为|(?:延长|缩短|放宽)[^,]{0,6}(?:到|至|为)|起[^,]{0,4}改|放假|\d[^,]{0,4}加班$|正常休|轮休|起(?:施行|执行|实行|实施|生效|启用)/

export const listsWhoThereIs = (text: string) => listsOurs.test(text)
export const wantsThing = (text: string) => wants.test(text)
export const isDisputed = (text: string) => disputed.test(text)
export const holdsForWhoever = (text: string) => whoever.test(text)
export const isFine = (text: string) => fines.test(text)
export const saysWhatItIs = (text: string) => isOf.test(text)
export const isMeasure = (text: string) => measures.test(text)
export const isTerm = (text: string) => termIs.test(text)
export const isMilestone = (text: string) => milestone.test(text)
export const isPostOrRule = (text: string) => posts.test(text)
export const changesTerms = (text: string) => rules.test(text)
/** Who pays or runs it is settled, and nobody is sent to do it. */
export const isArranged = (text: string) => pays.test(text) || arranges.test(text)
