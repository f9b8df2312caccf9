/**
 * Words in which a vague word is only letters: 可能性 is a noun, 以及时间 is 以及 and 时间.
 * The first four come with NM-WRD-01; the others keep the extended list from crying wolf.
 */
export const wordingExceptions = [
  '可能性',
  '不可能',
  '配合部门',
  '大概念',
  '认可能',
  '许可能',
  '以及时',
  '涉及时',
  '提及时',
  '普及时',
  '基本信息',
  '基本情况',
  '基本工资',
  '基本功',
  '基本面',
  '基本盘',
  '基本法',
  '基本款',
  '基本原则',
  '基本资料',
  '基本概念',
  '左右手',
  '左右两',
  '不左右',
  '最近期',
  '新近期',
] as const
