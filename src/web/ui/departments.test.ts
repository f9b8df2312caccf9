import { expect, it } from 'vitest'
import { departmentPaths, departmentTree } from './departments.ts'

const departments = [
  { id: 'hq', name: '总部', parentId: null, sort: 0 },
  { id: 'ops', name: '运营部', parentId: 'hq', sort: 2 },
  { id: 'mkt', name: '市场部', parentId: 'hq', sort: 1 },
  { id: 'ad', name: '投放组', parentId: 'mkt', sort: 0 },
  { id: 'lost', name: '孤组', parentId: 'gone', sort: 9 },
]

it('names each department from the top down', () => {
  expect(departmentPaths(departments).get('ad')).toEqual(['总部', '市场部', '投放组'])
  expect(departmentPaths(departments).get('lost')).toEqual(['孤组'])
})

it('does not run in circles when the data does', () => {
  const circle = [
    { id: 'a', name: 'A', parentId: 'b' },
    { id: 'b', name: 'B', parentId: 'a' },
  ]
  expect(departmentPaths(circle).get('a')).toEqual(['B', 'A'])
})

it('draws the tree in order, and loses nobody whose parent is missing', () => {
  expect(departmentTree(departments).map(({ department, depth }) => `${depth}${department.id}`)).toEqual([
    '0hq',
    '1mkt',
    '2ad',
    '1ops',
    '0lost',
  ])
})
