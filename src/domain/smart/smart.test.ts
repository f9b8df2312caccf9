import { describe, expect, it } from 'vitest'
import { checkSmart, failedCriteria, isVagueGoal, smartCriteria } from './smart.ts'

describe('checkSmart', () => {
  it.each([
    '确定市场部、研发部、销售部职责分工及9月前关键节点',
    '3个月内完成产品上市,首月销售额达500万元',
    '明确市场、销售、产品、设计四部门活动分工及时间节点,保证12月1日活动上线',
    '確定市場部、研發部、銷售部職責分工及9月前關鍵節點',
    '3個月內完成產品上市,首月銷售額達500萬元',
    '在11月30日前将客户投诉处理时长由72小时缩短至48小时',
    '本季度末前形成《跨部门接口规范》第一版并由技术部签发确认',
    '通过财务部2024年预算方案,12月15日前提交终稿',
    '讨论并确定三个部门的人力分配方案,本周五前发布',
    '年底前将门店覆盖率提升至95%',
    '12月1日前将退货率降至2%以下',
    '研究制定《供应商管理办法》,11月底前发布',
    'Settle how Marketing and Sales divide the work and the key dates before September',
    'Reduce complaint handling to 48 hours by November 30',
  ])('passes: %s', (goal) => {
    expect(failedCriteria(checkSmart(goal))).toEqual([])
  })

  it.each([
    ['', [...smartCriteria]],
    ['讨论新产品推广', ['specific', 'measurable', 'achievable', 'timeBound']],
    ['討論新產品推廣', ['specific', 'measurable', 'achievable', 'timeBound']],
    ['沟通项目交付进度', ['specific', 'measurable', 'achievable', 'timeBound']],
    ['加强部门协作', ['specific', 'measurable', 'achievable', 'timeBound']],
    ['提升客户满意度', ['specific', 'measurable', 'achievable', 'timeBound']],
    ['12月1日前提升客户满意度', ['specific', 'measurable', 'achievable']],
    ['将客户满意度提升至95%', ['timeBound']],
    ['确定市场部与销售部的职责分工', ['timeBound']],
    ['月底前彻底解决所有问题', ['measurable', 'achievable']],
    ['Discuss the new product', ['specific', 'measurable', 'achievable', 'timeBound']],
    ['确保活动顺利进行', ['specific', 'measurable', 'achievable', 'timeBound']],
    ['研究如何完成明年1月31日前的上市', ['specific', 'measurable', 'achievable']],
  ])('%s fails %j', (goal, failed) => {
    expect(failedCriteria(checkSmart(goal))).toEqual(failed)
  })

  it.each([
    ['a due date of its own', '输出3版主视觉设计稿', { due: '2023-11-22' }, []],
    ['nobody to do it', '月底前输出3版主视觉设计稿', { actors: 0 }, ['achievable']],
    ['a department in the text', '设计部月底前输出3版主视觉设计稿', { actors: 0 }, []],
    ['no need behind it', '月底前输出3版主视觉设计稿', { servesNeed: false }, ['relevant']],
    ['criteria elsewhere', '月底前解决登录故障', { hasDoneCriteria: true }, []],
    ['no criteria', '月底前解决登录故障', {}, ['measurable']],
  ])('takes in the context: %s', (_, goal, context, failed) => {
    expect(failedCriteria(checkSmart(goal, context as never))).toEqual(failed)
  })

  it('gives a hint for exactly what fails', () => {
    const check = checkSmart('讨论新产品推广')
    for (const criterion of smartCriteria) {
      expect(check[criterion].hint === null).toBe(check[criterion].ok)
    }
    expect(check.specific.hint).toBe('smart.specific.vague')
  })
})

describe('isVagueGoal', () => {
  it.each([
    '讨论新产品推广',
    '沟通Q4预算',
    '交流经验',
    '研究完成情况',
    '探讨协作机制',
    '討論預算',
    '1. 讨论预算',
    '讨论如何完成上市',
    '了解各部门进展',
    '讨论设计部预算',
    '沟通开发需求',
    '讨论新产品上市计划',
    '研究组织架构',
    '讨论交付物清单',
    '围绕预算进行讨论',
    '關於新產品推廣的討論',
    'Discuss the delivery plan',
  ])('%s', (goal) => expect(isVagueGoal(goal)).toBe(true))

  it.each([
    '讨论并确定预算方案',
    '讨论确定预算方案',
    '讨论各部门分工,形成方案',
    'Discuss and approve the budget',
    '研究院9月前交付2台样机',
    '讨论稿8月5日前定稿',
    '確定預算方案',
    '沟通机制9月前建成',
    '完成上市',
  ])('not %s', (goal) => expect(isVagueGoal(goal)).toBe(false))
})
