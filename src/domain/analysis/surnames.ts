/** Chinese family names by frequency, in folded (simplified) script. */
const single =
  '王李张刘陈杨黄赵周吴徐孙朱马胡郭林何高梁郑罗宋谢唐韩曹许邓萧冯曾程蔡彭潘袁于董余苏叶吕魏蒋田杜丁沈姜范江傅钟卢汪戴崔任陆廖姚方金邱夏谭韦贾邹石熊孟秦阎薛侯雷白龙段郝孔邵史毛常万顾赖武康贺严尹钱施牛洪龚汤陶黎温莫易樊乔文安殷颜庄章鲁倪庞邢俞翟蓝聂齐向申葛柴伍覃骆关焦柳欧祝纪尚毕耿芦左季管符辛苗詹曲欧靳祁路涂兰甘裴梅童翁霍游阮尤岳柯牟滕谷舒卜成饶宁凌盛查单冉鲍华包屈房喻解蒲卫简时连车项闵邬吉党阳司费蒙席晏隋古强穆姬宫米褚池柏卞满郎艾戚冷桑阚丛耳楚巫边卓窦麦原植尧练栾冀刁沙植宣储仇郁景苟薄宗娄巩应敖洛苍幸计农鹿蔚佘岑晋初楼危於扈凤明和'
const double =
  '欧阳 司马 上官 诸葛 夏侯 皇甫 尉迟 公孙 慕容 令狐 长孙 司徒 司空 宇文 南宫 东方 西门 独孤 端木 百里 范姜 张简 申屠 呼延 钟离 濮阳 澹台 轩辕 鲜于 闻人 东郭 淳于 单于 太史 公羊 赫连 拓跋 万俟 闾丘 宗政 公冶 仲孙 颛孙 左丘 谷梁 段干 即墨 纳兰'

const singles = new Set(single)
const doubles = new Set(double.split(' '))

/** The family name a (folded) name begins with, or null. */
export function surnameOf(folded: string): string | null {
  const two = folded.slice(0, 2)
  if (doubles.has(two)) return two
  const one = folded.charAt(0)
  return singles.has(one) ? one : null
}
