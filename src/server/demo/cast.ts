import type { Suitability } from '#domain/preparation/suitability.ts'

/** The people and departments of the demo organisation. All of them are made up. */

export const organisationName = '闭环示范公司'

export const departmentNames = [
  '总经办',
  '市场部',
  '销售部',
  '产品部',
  '设计部',
  '研发部',
  '客服部',
  '财务部',
] as const
export type DepartmentName = (typeof departmentNames)[number]

interface Member {
  readonly name: string
  readonly title: string
  readonly in: DepartmentName
  readonly is?: 'generalManager' | 'supervisor' | 'admin' | 'coordinator'
  readonly tags?: readonly Suitability[]
}

/** The keys of the Q4 case are those of `q4Case.people`; the case itself names nobody. */
export const cast = {
  'general-manager': { name: '郑国梁', title: '总经理', in: '总经办', is: 'generalManager' },
  'vp-marketing': { name: '沈慧敏', title: '分管营销副总', in: '总经办' },
  'vp-product': { name: '陆建明', title: '分管产研副总', in: '总经办' },
  'office-head': { name: '梁静怡', title: '总经办主任', in: '总经办', is: 'coordinator' },
  supervisor: { name: '冯晓岚', title: '督办专员', in: '总经办', is: 'supervisor', tags: ['keepsTime'] },
  admin: { name: '唐宇轩', title: '系统管理员', in: '总经办', is: 'admin' },
  'mkt-mgr': { name: '周敏', title: '经理', in: '市场部', tags: ['knowsProcess'] },
  'mkt-spec': { name: '林悦', title: '专员', in: '市场部', tags: ['summarisesFast', 'knowsBusiness'] },
  'mkt-brand': { name: '何思远', title: '品牌策划', in: '市场部' },
  'sal-mgr': { name: '王立强', title: '经理', in: '销售部' },
  'sal-sup': { name: '赵晨阳', title: '主管', in: '销售部' },
  'sal-rep': { name: '孙佳怡', title: '区域代表', in: '销售部' },
  'prd-mgr': { name: '陈思齐', title: '经理', in: '产品部' },
  'prd-spec': { name: '吴雨桐', title: '产品专员', in: '产品部' },
  'dsn-sup': { name: '许文静', title: '主管', in: '设计部' },
  'dsn-artist': { name: '罗一鸣', title: '视觉设计师', in: '设计部' },
  'rnd-mgr': { name: '李博文', title: '经理', in: '研发部' },
  'rnd-eng': { name: '高子涵', title: '后端工程师', in: '研发部' },
  'rnd-test': { name: '曾小雨', title: '测试工程师', in: '研发部' },
  'csr-sup': { name: '韩雪梅', title: '主管', in: '客服部', tags: ['knowsProcess'] },
  'csr-spec': {
    name: '单海涛',
    title: '客服专员',
    in: '客服部',
    tags: ['summarisesFast', 'preparesMaterial'],
  },
  'fin-mgr': { name: '蒋丽萍', title: '经理', in: '财务部' },
  'fin-spec': { name: '董浩然', title: '会计', in: '财务部' },
} as const satisfies Record<string, Member>
export type PersonKey = keyof typeof cast

interface Offices {
  readonly head: PersonKey
  readonly deputy?: PersonKey
  readonly vicePresident?: PersonKey
  readonly liaison?: PersonKey
  readonly aliases?: readonly string[]
}

export const offices: Readonly<Record<DepartmentName, Offices>> = {
  总经办: { head: 'office-head', liaison: 'supervisor' },
  市场部: { head: 'mkt-mgr', vicePresident: 'vp-marketing', liaison: 'mkt-spec', aliases: ['市场'] },
  销售部: {
    head: 'sal-mgr',
    deputy: 'sal-sup',
    vicePresident: 'vp-marketing',
    liaison: 'sal-sup',
    aliases: ['销售'],
  },
  产品部: { head: 'prd-mgr', vicePresident: 'vp-product', liaison: 'prd-spec', aliases: ['产品'] },
  设计部: { head: 'dsn-sup', vicePresident: 'vp-product', liaison: 'dsn-artist', aliases: ['设计'] },
  研发部: { head: 'rnd-mgr', vicePresident: 'vp-product', liaison: 'rnd-test', aliases: ['研发', '技术部'] },
  客服部: { head: 'csr-sup', vicePresident: 'vp-marketing', liaison: 'csr-spec', aliases: ['客服'] },
  财务部: { head: 'fin-mgr', vicePresident: 'vp-product', liaison: 'fin-spec', aliases: ['财务'] },
}
