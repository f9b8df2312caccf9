/**
 * Traditional characters and what they are in simplified script, one for one, so that a position in the
 * folded text is the same position in the original. It is no converter for reading: it only makes words
 * comparable, so several traditional characters may share one simplified.
 */
const pairs =
  '儘尽盡尽進进協协調调辦办達达標标決决議议會会題题責责負负務务門门時时間间點点線线節节產产業业發发' +
  '開开關关設设計计劃划畫画預预費费資资訊讯報报項项書书單单據据數数統统總总結结論论認认證证確确實实' +
  '現现與与並并從从後后應应該该來来為为爲为對对於于個个們们員员將将級级經经歷历練练組组織织續续績绩' +
  '網网終终細细紀纪約约給给絕绝維维緊紧編编緩缓縮缩縱纵繼继變变讓让讀读記记訂订討讨訓训託托許许訴诉' +
  '診诊詞词試试詢询話话誰谁請请諾诺謂谓講讲謝谢識识譯译護护買买賣卖貨货質质購购賬账賠赔賽赛贊赞贏赢' +
  '趕赶車车軟软輕轻載载較较輔辅輸输轉转辭辞農农連连週周遊游運运過过還还邊边遠远適适遲迟選选遺遗郵邮' +
  '鄉乡醫医釋释針针鈔钞銀银銷销鋪铺錄录錢钱鍵键鎖锁鏈链長长閉闭問问閱阅隊队階阶際际隨随險险隱隐雙双' +
  '離离難难電电響响頁页順顺須须領领頭头頻频顆颗額额類类顧顾顯显風风飛飞飯饭飾饰養养館馆驗验驅驱體体' +
  '齊齐齡龄倉仓傳传債债傷伤價价優优億亿儲储兒儿內内兩两冊册凍冻凈净凱凯則则剛刚創创劑剂勞劳勢势動动' +
  '勝胜勵励勸劝匯汇區区華华卻却廠厂參参啟启嚴严圍围園园圖图團团執执堅坚場场塊块壓压夠够夥伙獎奖妝妆' +
  '娛娱學学寫写審审寬宽專专尋寻導导屆届層层屬属島岛帳帐師师帶带幣币幫帮幹干庫库廣广廢废異异棄弃張张' +
  '強强彈弹彙汇徑径復复徵征態态慣惯慶庆憑凭懷怀戰战戶户拋抛採采揮挥損损換换擇择擔担擴扩擬拟擾扰攝摄' +
  '敗败敘叙敵敌斷断術术機机權权條条極极構构槍枪樓楼樣样樹树檔档檢检欄栏歡欢歲岁歸归殘残殺杀氣气沒没' +
  '況况淨净減减測测溝沟滿满漲涨漸渐潔洁潛潜濟济營营環环獲获獨独獻献當当畢毕療疗盤盘監监眾众睏困碼码' +
  '礎础禮礼稅税種种稱称穩稳積积競竞筆笔簡简簽签糧粮紅红純纯紙纸紛纷絡络絲丝綁绑綠绿綱纲緣缘縣县罰罚' +
  '聯联聲声職职聽听腦脑臨临舉举舊旧艙舱藝艺藥药處处號号蘇苏衛卫補补裝装裡里裏里製制複复見见規规視视' +
  '親亲覺觉覽览觀观觸触訪访評评詳详誤误課课談谈諮咨謀谋謹谨貝贝財财貢贡販贩貼贴貿贸賀贺賃赁賦赋賴赖' +
  '蹤踪軍军輪轮迴回遞递遷迁邏逻醬酱鐘钟鋼钢錯错陸陆陳陈雜杂靈灵靜静顏颜願愿飲饮駐驻駕驾騎骑驚惊魚鱼' +
  '鮮鲜麗丽黨党準准範范係系佈布佔占併并傢家備备傾倾僅仅僱雇兇凶刪删勻匀吳吴喪丧嘗尝壞坏夾夹夢梦奪夺' +
  '婦妇寧宁尷尴崗岗嶄崭彌弥徹彻恆恒悶闷惡恶愛爱慮虑憂忧懶懒戲戏擊击擠挤攔拦攜携曉晓暫暂曆历東东橋桥' +
  '檯台歐欧殼壳毀毁滬沪滯滞滾滚澤泽濃浓濾滤灣湾爭争牆墙狀状瑣琐疊叠盜盗盧卢睜睁礦矿禍祸稜棱穀谷窮穷' +
  '竊窃籃篮籌筹紐纽綜综緒绪緯纬緻致繳缴羅罗聖圣聞闻肅肃脅胁膠胶臺台蓋盖虧亏蠟蜡衝冲襲袭訖讫諒谅譽誉' +
  '豐丰貫贯賓宾踐践躍跃軌轨輯辑辯辩逕径鄭郑釐厘鑑鉴閒闲闆板闊阔陣阵隸隶霧雾韓韩頂顶頓顿頒颁頗颇顛颠' +
  '饋馈駁驳騰腾鬆松鬧闹鴻鸿麼么齣出紮扎著着無无萬万喚唤幾几雖虽麥麦薦荐贈赠償偿艱艰鄰邻鍊链鑽钻鐵铁' +
  '濕湿燈灯爐炉熱热燒烧牽牵狹狭礙碍糾纠締缔縫缝纜缆罷罢義义習习葉叶蘭兰虛虚蟲虫襯衬謊谎譜谱讚赞豎竖' +
  '貪贪趨趋跡迹踴踊軀躯輝辉輩辈轄辖遙遥鄧邓鈕钮鎮镇鑰钥闡阐雲云韌韧頌颂頸颈飽饱駛驶驟骤鬥斗鹽盐黃黄' +
  '齒齿龍龙莊庄蕭萧賢贤劉刘楊杨趙赵鄒邹馬马孫孙蔣蒋韋韦嗎吗喬乔噴喷囑嘱塵尘墊垫墜坠奧奥嬰婴孿孪宮宫' +
  '寶宝屜屉嶺岭巖岩幀帧廳厅彎弯悅悦慘惨慚惭戀恋掃扫掛挂撐撑撥拨擱搁暢畅柵栅棟栋榮荣樂乐橢椭歎叹殯殡' +
  '毆殴洶汹渦涡湯汤滲渗漿浆潤润爛烂瑪玛畝亩痙痉硯砚禪禅篩筛紋纹絞绞綿绵繡绣纖纤膚肤艦舰莖茎蘋苹訣诀' +
  '詐诈誠诚誘诱贖赎鈴铃鉛铅銅铜鋒锋鏡镜鬱郁國国陽阳這这誕诞啓启臘腊'

/** What each UTF-16 unit is folded to; what is outside the pairs, a half of a pair included, stays as it is. */
const foldedUnits = new Uint16Array(0x10000)
for (let code = 0; code < 0x10000; code += 1) foldedUnits[code] = code
for (let at = 0; at + 1 < pairs.length; at += 2) foldedUnits[pairs.charCodeAt(at)] = pairs.charCodeAt(at + 1)
for (let code = 0x41; code <= 0x5a; code += 1) foldedUnits[code] = code + 0x20
// full-width ASCII, such as ３ and Ａ, is the ASCII it looks like
for (let code = 0xff01; code <= 0xff5e; code += 1) foldedUnits[code] = foldedUnits[code - 0xfee0] ?? code
foldedUnits[0x3000] = 0x20

const chunk = 8192

/** The text in one script, one case and one width; always as long as the text itself. */
export function foldScript(text: string): string {
  const units = new Uint16Array(Math.min(text.length, chunk))
  let folded = ''
  for (let from = 0; from < text.length; from += chunk) {
    const length = Math.min(chunk, text.length - from)
    for (let at = 0; at < length; at += 1) units[at] = foldedUnits[text.charCodeAt(from + at)] ?? 0
    // by apply, which takes the units as they lie; spreading them is ten times as slow
    folded += String.fromCharCode.apply(null, units.subarray(0, length) as unknown as number[])
  }
  return folded
}
