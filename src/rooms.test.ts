import { readdirSync, readFileSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { expect, it } from 'vitest'

/** The plan of the house: what each room may import. Read it before adding a room. */
const manifest = JSON.parse(readFileSync('package.json', 'utf8')) as Record<string, Record<string, string>>
const packages = Object.keys({ ...manifest.dependencies, ...manifest.optionalDependencies })
const inTheBrowser = [
  '@hello-pangea/dnd',
  'react',
  'react-dom',
  'antd',
  '@ant-design/icons',
  '@tanstack/react-query',
  '@tanstack/react-router',
  'i18next',
  'react-i18next',
  'dayjs',
  'zod',
]
const toBuildWith = ['vite', '@vitejs/plugin-react', 'esbuild']
const onTheServer = packages.filter(
  (name) => name === 'zod' || !(inTheBrowser.includes(name) || toBuildWith.includes(name)),
)

const plan: Record<string, readonly string[]> = {
  domain: ['./', '#domain/'],
  contract: ['./', '#contract/', '#domain/', 'zod'],
  text: ['./', '#text/', '#domain/'],
  // vite: only for `bihuan dev`, which serves the screens as they are being written.
  server: ['./', '#server/', '#contract/', '#text/', '#domain/', 'node:', 'vite', ...onTheServer],
  web: ['./', '#web/', '#contract/', '#text/', '#domain/', ...inTheBrowser],
}

const source = 'src'
function filesOf(room: string): string[] {
  return readdirSync(join(source, room), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name) && !/\.test(-data)?\.tsx?$/.test(name))
    .map((name) => join(source, room, name))
}

/** Import and export statements, side-effect imports, and `import('…')`; words in comments and texts do not count. */
function importsOf(file: string): string[] {
  const code = readFileSync(file, 'utf8').replace(/\/\*[\s\S]*?\*\//g, '')
  const statements = [
    /^(?:import|export)\b[^'"`;=]*?\bfrom\s*['"]([^'"\s]+)['"]/gm,
    /^import\s*['"]([^'"\s]+)['"]/gm,
    /\bimport\(\s*['"`]([^'"`\s]+)['"`]/g,
  ]
  return statements.flatMap((statement) => [...code.matchAll(statement)].map((match) => match[1] ?? ''))
}

function isAllowed(specifier: string, allowed: readonly string[]): boolean {
  return allowed.some(
    (entry) =>
      specifier === entry ||
      (entry.endsWith('/') || entry.endsWith(':')
        ? specifier.startsWith(entry)
        : specifier.startsWith(`${entry}/`)),
  )
}

it.each(Object.keys(plan))('%s imports only what its room allows', (room) => {
  const trespasses = filesOf(room).flatMap((file) =>
    importsOf(file)
      .filter((specifier) => !isAllowed(specifier, plan[room] ?? []))
      .map((specifier) => `${file} → ${specifier}`),
  )
  expect(trespasses).toEqual([])
})

it('keeps web features apart: pages compose them', () => {
  const trespasses = filesOf('web').flatMap((file) => {
    const parts = relative(join(source, 'web'), file).split(sep)
    return importsOf(file)
      .filter((specifier) => {
        const target = /^#web\/(page|feature)\/([^/]+)/.exec(specifier)
        if (target === null) return false
        // ui and lib stand below both; features stand beside each other.
        if (parts[0] === 'ui' || parts[0] === 'lib') return true
        return parts[0] === 'feature' && (target[1] === 'page' || target[2] !== parts[1])
      })
      .map((specifier) => `${file} → ${specifier}`)
  })
  expect(trespasses).toEqual([])
})

it('passes time, chance and waiting into the domain from outside', () => {
  const looks = /\bDate\.now\(|new Date\(\s*\)|Math\.random\(|setTimeout|setInterval|process\.|console\./
  const trespasses = filesOf('domain').filter((file) => looks.test(readFileSync(file, 'utf8')))
  expect(trespasses).toEqual([])
})

it('reads the environment at the door only', () => {
  // The commands hand it to the one parser; the database's keeper hands it on to the program it starts.
  const doors = [
    join('server', 'config.ts'),
    join('server', 'main.ts'),
    join('server', 'cli'),
    join('server', 'db', 'embedded.ts'),
  ]
  const trespasses = filesOf('server').filter(
    (file) => /process\.env/.test(readFileSync(file, 'utf8')) && !doors.some((door) => file.includes(door)),
  )
  expect(trespasses).toEqual([])
})
