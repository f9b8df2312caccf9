import { settings } from '#server/config.ts'

const commands = [
  ['serve', 'start web, API and jobs 启动'],
  ['migrate', 'bring the database up to date, then stop 升级数据库'],
  ['doctor', 'check settings, database, disk and mail 检查'],
  ['user list', 'everybody who can sign in 列出用户'],
  ['user reset-password <email>', 'print a link to choose a new password 重置密码'],
  ['user make-admin <email>', 'let somebody administrate 设为管理员'],
  [
    'analyze [file …] < notes.txt',
    'minutes out of notes: who does what by when; --date, --directory, --json 从笔记提取纪要',
  ],
  ['demo load', 'fill an empty database with a company to try 载入演示数据'],
  ['dev', 'run from the sources and reload on change 开发'],
] as const

export function help(): string {
  return [
    '闭环 Bihuan: cross-department meetings that end in accepted work',
    '',
    'Usage: bihuan <command>',
    '',
    ...table(commands),
    '',
    'Settings, from the environment:',
    '',
    ...table(settings.map(({ name, standard, what }) => [name, `${what} (${standard})`] as const)),
  ].join('\n')
}

function table(rows: readonly (readonly [string, string])[]): string[] {
  const width = Math.max(...rows.map(([left]) => left.length))
  return rows.map(([left, right]) => `  ${left.padEnd(width)}  ${right}`)
}
