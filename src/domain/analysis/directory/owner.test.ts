import { describe, expect, it } from 'vitest'
import { openDirectory } from './open.ts'
import { type OwnerContext, type OwnerReason, ownerOf } from './owner.ts'

const directory = openDirectory({
  departments: [
    { name: '市场部', aliases: ['市场'] },
    { name: '财务部', aliases: ['财务'] },
    { name: '技术中心', aliases: ['技术部', '技术'] },
    { name: '采购部', aliases: ['采购'] },
    { name: '客服部', aliases: ['客服'] },
    { name: '法务部', aliases: ['法务'] },
    { name: '教務處', aliases: [] },
  ],
  people: [
    { name: '周启航', department: '市场部', title: '经理' },
    { name: '吴敏', department: '财务部', title: '会计' },
    { name: '郑爽朗', department: '技术中心', title: '工程师' },
    { name: '郑和平', department: '技术中心', title: '测试' },
    { name: '冯雪', department: '采购部', title: '主管' },
    { name: '蒋大为', department: '客服部', title: '主任' },
    { name: '沈一诺', department: '法务部', title: '律师' },
    { name: '蔡依庭', department: '教務處', title: '主任' },
  ],
})

type Want = [owner: string | null, cooperating?: string[], owners?: number]

function owned(text: string, context?: OwnerContext) {
  const result = ownerOf(directory, text, context)
  for (const quote of result.quotes)
    expect(text.slice(quote.start, quote.start + quote.text.length)).toBe(quote.text)
  return result
}

describe('who does what a clause says', () => {
  it.each<[text: string, ...Want]>([
    ['由市场部负责制作展板', '市场部'],
    ['请财务部周五前付款', '财务部'],
    ['让吴敏把票据补齐', '财务部/吴敏'],
    ['要求采购部重新比价', '采购部'],
    ['责成客服部整改', '客服部'],
    ['展板制作由市场部牵头，财务部、采购部配合', '市场部', ['财务部', '采购部']],
    ['市场部牵头，会同财务部制定预算', '市场部', ['财务部']],
    ['市场部会同财务部、法务部修订合同', '市场部', ['财务部', '法务部']],
    ['技术中心负责开发，客服部协助测试', '技术中心', ['客服部']],
    ['技术主办、采购协办，月底前完成', '技术中心', ['采购部']],
    ['法务部支持，市场部牵头起草声明', '市场部', ['法务部']],
    ['客服部配合技术部排查故障', '技术中心', ['客服部']],
    ['请客服部配合提供清单', '客服部'],
    ['周启航、吴敏核对预算', '市场部/周启航', [], 2],
    ['周启航和吴敏核对预算', '市场部/周启航', [], 2],
    ['周启航/吴敏核对预算', '市场部/周启航', [], 2],
    ['市场部与财务部共同拟定规则', '市场部', [], 2],
    ['冯雪跟财务对一下账', '采购部/冯雪'],
    ['与法务部对接后，市场部发函', '市场部'],
    ['@冯雪 明天确认到货', '采购部/冯雪'],
    ['@冯雪 @吴敏 明天确认到货', '采购部/冯雪', [], 2],
    ['完成库存盘点。责任人：冯雪', '采购部/冯雪'],
    ['库存盘点（责任部门：采购部；配合：财务部）', '采购部', ['财务部']],
    ['库存盘点（责任人：冯雪，配合部门：财务）', '采购部/冯雪', ['财务部']],
    ['清理旧账号（郑爽朗）', '技术中心/郑爽朗'],
    ['清理旧账号（郑爽朗，周五前）', '技术中心/郑爽朗'],
    ['清理旧账号 -- 郑爽朗', '技术中心/郑爽朗'],
    ['清理旧账号——郑爽朗/郑和平', '技术中心/郑爽朗', [], 2],
    ['【冯雪】询价三家', '采购部/冯雪'],
    ['冯雪：询价三家', '采购部/冯雪'],
    ['接口联调：郑爽朗（主责）、郑和平（协助）', '技术中心/郑爽朗', ['郑和平']],
    ['采购冯雪整理清单', '采购部/冯雪'],
    ['采购部（冯雪）整理清单', '采购部/冯雪'],
    ['冯雪（采购部）整理清单', '采购部/冯雪'],
    ['由采购部主管冯雪整理清单', '采购部/冯雪'],
    ['由冯雪同志牵头梳理', '采购部/冯雪'],
    ['郑工改接口', '技术中心/郑爽朗'],
    ['小郑改接口', '技术中心'],
    ['周经理你这边出一版口径', '市场部/周启航'],
    ['沈律师审一下条款', '法务部/沈一诺'],
    ['技术部完成改造后报财务部审核', '技术中心'],
    ['报告发给法务部', null],
    ['向财务部申请经费', null],
    ['财务部的意见下周再议', null],
    ['法务部认为条款有风险', null],
    ['吴敏建议换银行', null],
    ['市场部汇报了上月情况', null],
    ['市场部每月5日前通报线索情况', '市场部'],
    ['交由客服部处理', '客服部'],
    ['材料交给吴敏', null],
    ['材料交给吴敏处理', '财务部/吴敏'],
    ['蒋主任要求技术部周三前修复', '技术中心'],
    ['周启航让吴敏周三前报数', '财务部/吴敏'],
    ['会后三日内市场部提交复盘', '市场部'],
    ['用户名单蒋大为去核实', '客服部/蒋大为'],
    ['李*负责回访', '/李*'],
    ['由刘洋负责', null],
    ['月底前完成验收', null],
    ['請教務處儘速辦理', '教務處'],
    ['由教務處主辦、财务部協辦', '教務處', ['财务部']],
    ['蔡主任負責聯繫', '教務處/蔡依庭'],
    ['市场部配合做好宣传', '市场部'],
    ['客服这块蒋大为盯', '客服部/蒋大为'],
    ['牵头领导：周启航；责任单位：市场部', '市场部/周启航', [], 1],
    ['责任部门/人：采购部/冯雪', '采购部/冯雪', [], 1],
    ['财务部在采购部协助下完成核算', '财务部', ['采购部']],
    ['吴敏反馈账期太短', null],
    ['每季度末前财务部通报回款', '财务部'],
    ['交法务部研究', '法务部'],
    ['经财务部审核后由采购部下单', '采购部'],
    ['针对客服部反映的问题，技术部周五前答复', '技术中心'],
    ['采购部将清单发财务部', '采购部'],
    ['采购部根据财务部意见修改', '采购部'],
    ['财务报表下周五前报送', null],
    ['技术方案下周评审', null],
    ['明确冯雪为负责人', '采购部/冯雪'],
    ['[冯雪] 升级依赖', '采购部/冯雪'],
    ['责任人 冯雪 完成时间 4月30日', '采购部/冯雪'],
    ['财务部、采购部参加评审', '财务部', [], 2],
    ['市场部安排 周启航带队走访', '市场部/周启航'],
    ['财务吴敏、采购冯雪各报一份名单', '财务部/吴敏', [], 2],
  ])('%s', (text, owner, cooperating = [], owners) => {
    const result = owned(text)
    const department = result.department ?? ''
    expect(
      result.department === null && result.person === null
        ? null
        : department + (result.person ? `/${result.person}` : ''),
    ).toBe(owner)
    expect(result.cooperating).toEqual(cooperating)
    if (owners !== undefined) expect(result.owners).toHaveLength(owners)
  })
})

describe('what stands around a clause', () => {
  const before = ownerOf(directory, '由冯雪负责')
  it.each<[text: string, context: OwnerContext, owner: string | null, why: OwnerReason]>([
    ['我来整理纪要', { speaker: '吴敏' }, '吴敏', 'firstPerson'],
    ['纪要我来写', { speaker: '周经理' }, '周启航', 'firstPerson'],
    ['我们部门下周出方案', { speaker: '蒋主任' }, '客服部', 'firstPerson'],
    ['我觉得可以', { speaker: '吴敏' }, null, 'none'],
    ['我让冯雪去问', { speaker: '吴敏' }, '冯雪', 'assigned'],
    ['我来整理', { speaker: '小郑' }, '技术中心', 'firstPerson'],
    ['我来整理', { speaker: '孙总' }, null, 'none'],
    ['盘点库存', { cells: { owner: '冯雪' } }, '冯雪', 'column'],
    ['盘点库存', { cells: { department: '财务部' } }, '财务部', 'column'],
    ['盘点库存', { cells: { owner: '各部门' } }, null, 'collective'],
    ['同上', { previous: before }, '冯雪', 'same'],
    ['责任人：同上', { previous: before }, '冯雪', 'same'],
    ['同上', {}, null, 'none'],
    ['提交月报', { headings: ['三、重点工作', '市场部'] }, '市场部', 'heading'],
    ['提交月报', { headings: ['采购部（冯雪）'] }, '冯雪', 'heading'],
    ['提交月报', { headings: ['市场部', '其他'] }, null, 'none'],
    ['各部门提交月报', { headings: ['市场部'] }, null, 'collective'],
    ['王总同意', {}, null, 'none'],
  ])('%s', (text, context, owner, why) => {
    const result = owned(text, context)
    expect(result.person ?? result.department).toBe(owner)
    expect(result.why).toBe(why)
  })

  it('keeps the helpers of a row', () => {
    const result = ownerOf(directory, '盘点', {
      cells: { owner: '冯雪/吴敏', department: '采购部', cooperating: '客服、法务' },
    })
    expect(result.owners).toHaveLength(2)
    expect(result.cooperating).toEqual(['客服部', '法务部'])
  })

  it.each(['相关部门配合办理', '由各单位自查', '大家周五前交'])('%s: nobody in particular', (text) => {
    expect(ownerOf(directory, text).collective).not.toBeNull()
    expect(ownerOf(directory, text).owners).toEqual([])
  })
})
