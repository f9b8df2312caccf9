import { describe, expect, it } from 'vitest'
import { openDirectory } from './open.ts'

const directory = openDirectory({
  departments: [
    { name: '市场部', aliases: ['营销口'] },
    { name: '销售部', aliases: [] },
    { name: '产品部', aliases: [] },
    { name: '信息技术部', aliases: ['IT', '信息部'] },
    { name: '人力资源部', aliases: ['HR'] },
    { name: '质量管理部', aliases: [] },
    { name: '院办公室', aliases: ['院办'] },
    { name: '总经理办公室', aliases: ['总办'] },
    { name: '市财政局', aliases: [] },
    { name: '护理部', aliases: [] },
    { name: '项目组', aliases: [] },
    { name: '總務處', aliases: ['總務'] },
    { name: '品保課', aliases: [] },
    { name: 'Platform SIG', aliases: [] },
  ],
  people: [
    { name: '王建业', department: '市场部', title: '经理' },
    { name: '王小川', department: '产品部', title: '产品专员' },
    { name: '赵子龙', department: '销售部', title: '总监' },
    { name: '李文博', department: '信息技术部', title: '高级工程师' },
    { name: '李雯', department: '人力资源部', title: '主管' },
    { name: '秦山', department: '质量管理部', title: '技师' },
    { name: '陈露', department: '护理部', title: '护士长' },
    { name: '林正一', department: '總務處', title: '主任' },
    { name: '高兴', department: '院办公室', title: '副院长' },
    { name: '欧阳春', department: '总经理办公室', title: '总经理' },
    { name: '于航', department: '质量管理部', title: '工程师' },
    { name: '任丽', department: '产品部', title: '经理' },
    { name: '张伟', department: '市场部', title: '专员' },
    { name: '张伟', department: '销售部', title: '专员' },
    { name: 'Emma Stone', department: 'Platform SIG', title: 'Maintainer' },
    { name: '許家豪', department: '品保課', title: '課長' },
  ],
})

/** What is found, as the entry's name, `?` where several fit, `-` where none is meant, or the word itself. */
function found(text: string): string[] {
  return directory.findNames(text).map((mention) => {
    expect(text.slice(mention.start, mention.end)).toBe(mention.written)
    if (mention.kind === 'collective') return `*${mention.written}`
    if (mention.entry) return mention.entry.person ?? mention.entry.department
    if (mention.why === 'masked') return mention.written
    return mention.candidates.length > 1 && mention.confidence > 0.3
      ? `?${mention.written}`
      : `-${mention.written}`
  })
}

describe('names of departments', () => {
  it.each<[text: string, names: string[]]>([
    ['市场部提交方案', ['市场部']],
    ['市场负责物料', ['市场部']],
    ['请市场部门配合', ['市场部']],
    ['由市场牵头', ['市场部']],
    ['营销口下周给数据', ['市场部']],
    ['市场这边先出一版', ['市场部']],
    ['市场侧已确认', ['市场部']],
    ['市场推广费用超支', []],
    ['市场变化很快', []],
    ['跨境市场负责度不高', []],
    ['本月销售额下降', []],
    ['更新产品手册', []],
    ['产品评审会改到周三', []],
    ['请产品评审需求', ['产品部']],
    ['产品、销售各出一人', ['产品部', '销售部']],
    ['销售和产品对齐口径', ['销售部', '产品部']],
    ['市场部署方案', []],
    ['市场部分客户流失', []],
    ['项目组织架构调整', []],
    ['项目组每周汇报', ['项目组']],
    ['信息部恢复链路', ['信息技术部']],
    ['IT周五前开通账号', ['信息技术部']],
    ['ITEM 清单', []],
    ['信息技术部门', ['信息技术部']],
    ['人资部通知面试', ['人力资源部']],
    ['HR负责通知', ['人力资源部']],
    ['质管部出报告', ['质量管理部']],
    ['院办汇总', ['院办公室']],
    ['总办公会讨论', []],
    ['总经办之外，总办跟进', ['总经理办公室']],
    ['财政局拨款', ['市财政局']],
    ['請總務處辦理', ['總務處']],
    ['请总务处办理', ['總務處']],
    ['總務請先報價', ['總務處']],
    ['品保课提交', ['品保課']],
    ['platform sig 负责', ['Platform SIG']],
    ['（责任部门：市场）', ['市场部']],
    ['技术支持由产品提供', ['产品部']],
  ])('%s', (text, names) => {
    expect(found(text)).toEqual(names)
  })
})

describe('names of people', () => {
  it.each<[text: string, names: string[]]>([
    ['王建业周五前提交', ['王建业']],
    ['王经理负责', ['王建业']],
    ['请王专员整理', ['王小川']],
    ['小王跟一下', ['?小王']],
    ['小赵跟一下', ['赵子龙']],
    ['赵总会后约客户', ['赵子龙']],
    ['赵总结了经验', []],
    ['李工改一下接口', ['李文博']],
    ['李工作很忙', []],
    ['李主管通知', ['李雯']],
    ['李姐通知', ['?李姐']],
    ['老秦下周补货', ['秦山']],
    ['秦师傅带队', ['秦山']],
    ['陈护士长排班', ['陈露']],
    ['林主任裁示', ['林正一']],
    ['許課長表示', ['許家豪']],
    ['许课长表示', ['許家豪']],
    ['欧阳总同意', ['欧阳春']],
    ['总经理欧阳春主持', ['欧阳春']],
    ['张伟负责', ['?张伟']],
    ['市场部张伟负责', ['市场部', '张伟']],
    ['张伟（销售部）负责', ['张伟', '销售部']],
    ['由于航汇总', ['于航']],
    ['关于航班安排', []],
    ['主任丽华', []],
    ['丽姐通知', ['任丽']],
    ['名单赵总会后核一遍', ['赵子龙']],
    ['任丽下周提交', ['任丽']],
    ['大家很高兴', ['*大家']],
    ['高兴下周一提交', ['高兴']],
    ['请高兴协调', ['高兴']],
    ['李*负责', ['李*']],
    ['*经理审核', ['*经理']],
    ['李某某补交', ['李某某']],
    ['李某些材料', []],
    ['Emma下周发版', ['Emma Stone']],
    ['EMMA STONE 合并', ['Emma Stone']],
    ['emmaline', []],
    ['责任人：秦', ['秦山']],
    ['责任人：王', ['?王']],
    ['子龙周三前给', ['赵子龙']],
    ['市场部经理签字', ['王建业']],
    ['孙总来访', []],
    ['刘局长到场', []],
    ['董经理', []],
    ['请赵局长', ['-赵局长']],
    ['副院长召集', ['高兴']],
    ['小组讨论', []],
    ['老师傅', []],
  ])('%s', (text, names) => {
    expect(found(text)).toEqual(names)
  })
})

describe('words for everybody', () => {
  it.each<[text: string, names: string[]]>([
    ['各部门要重视', ['*各部门']],
    ['全体员工参加', ['*全体员工']],
    ['大家周五前填表', ['*大家']],
    ['相关部门配合', ['*相关部门']],
    ['有关单位抓紧', ['*有关单位']],
    ['各单位從嚴控制', ['*各单位']],
    ['請相關單位配合', ['*相關單位']],
    ['各方案对比', []],
    ['与会人员一致认为', ['*与会人员']],
    ['所有人员到岗', ['*所有人员']],
    ['各科室自查', ['*各科室']],
    ['双方案并行', []],
  ])('%s', (text, names) => {
    expect(found(text)).toEqual(names)
  })
})
