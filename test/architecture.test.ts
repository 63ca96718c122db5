import { readdirSync, readFileSync } from 'node:fs'
import { builtinModules } from 'node:module'
import { dirname, join, relative, resolve, sep } from 'node:path'
import { parseSync } from 'vite'
import { describe, expect, it } from 'vitest'

const root = resolve(import.meta.dirname, '..')

/** One import as it stands in a file. */
type Import = { readonly from: string; readonly target: string; readonly typeOnly: boolean }

type Room = {
  /** The first prefix that fits a path decides its room; so the narrower ones stand first. */
  readonly prefix: string
  /** Rooms it may import; `types` of these rooms only. Its own room is always allowed. */
  readonly rooms: readonly string[]
  readonly typesOf?: readonly string[]
  readonly packages: readonly string[]
  readonly node: boolean
}

const corePackages = [
  'axios',
  'busboy',
  'cockatiel',
  'express',
  'express-rate-limit',
  'fast-xml-parser',
  'helmet',
  'kysely',
  'luxon',
  'sql.js',
  'zod',
]
const kernel = ['shared', 'kernel']

const feature = (prefix: string, more: readonly string[] = []): Room => ({
  prefix,
  rooms: [...kernel, 'telecom', 'store', 'compliance', ...more],
  // Another feature only through its exported types, and hooks through their port.
  typesOf: [
    'webhook',
    'calls',
    'bookings',
    'people',
    'settings',
    'practising',
    'desk',
    'recordings',
    'desktop',
    'agents',
  ],
  packages: ['zod'],
  node: true,
})

/** Who may import whom. */
const rooms: Readonly<Record<string, Room>> = {
  shared: { prefix: 'shared/', rooms: [], packages: ['zod', 'libphonenumber-js', 'luxon'], node: false },
  store: {
    prefix: 'electron/core/store/',
    rooms: kernel,
    typesOf: ['telecom'],
    packages: ['kysely', 'sql.js', 'zod'],
    node: true,
  },
  telecom: { prefix: 'electron/core/telecom/', rooms: kernel, packages: [], node: true },
  exotel: {
    prefix: 'electron/core/exotel/',
    rooms: [...kernel, 'telecom'],
    packages: ['axios', 'cockatiel', 'fast-xml-parser', 'luxon', 'zod'],
    node: true,
  },
  webhook: {
    prefix: 'electron/core/webhook/',
    // The store's interface is a port of every room; the queries for dead letters lie beside the others.
    rooms: [...kernel, 'store'],
    packages: ['busboy', 'express', 'express-rate-limit', 'helmet', 'zod'],
    node: true,
  },
  compliance: feature('electron/core/compliance/'),
  people: feature('electron/core/people/'),
  bookings: { ...feature('electron/core/bookings/'), packages: ['papaparse', 'zod'] },
  agents: feature('electron/core/agents/'),
  /** The callbacks' test makes requests of its own. */
  settings: { ...feature('electron/core/settings/'), packages: ['zod', 'axios'] },
  backups: feature('electron/core/backups/'),
  calls: feature('electron/core/calls/'),
  recordings: feature('electron/core/recordings/'),
  inbound: feature('electron/core/inbound/'),
  desk: feature('electron/core/desk/'),
  desktop: feature('electron/core/desktop/'),
  practising: feature('electron/core/practising/'),
  campaigns: feature('electron/core/campaigns/'),
  masking: feature('electron/core/masking/'),
  privacy: feature('electron/core/privacy/'),
  api: {
    prefix: 'electron/core/api/',
    rooms: [
      ...kernel,
      'telecom',
      'store',
      'webhook',
      'calls',
      'settings',
      'recordings',
      'people',
      'bookings',
      'masking',
    ],
    packages: ['express', 'express-rate-limit', 'helmet', 'axios', 'zod'],
    node: true,
  },
  pages: { prefix: 'electron/core/pages/', rooms: kernel, packages: [], node: true },
  /** What every room of the core may use: ports, ids, lifetimes, errors of the start. */
  kernel: {
    prefix: 'electron/core/kernel',
    rooms: ['shared'],
    typesOf: ['composition'],
    packages: ['zod', 'node-schedule', 'papaparse'],
    node: true,
  },
  /** The files beside the rooms put them together. */
  composition: {
    prefix: 'electron/core/',
    rooms: [
      ...kernel,
      'store',
      'telecom',
      'exotel',
      'webhook',
      'compliance',
      'agents',
      'people',
      'bookings',
      'settings',
      'backups',
      'calls',
      'inbound',
      'recordings',
      'desk',
      'desktop',
      'practising',
      'campaigns',
      'masking',
      'privacy',
      'api',
      'pages',
    ],
    packages: [...corePackages, 'node-schedule', 'pino', 'rotating-file-stream'],
    node: true,
  },
  practice: { prefix: 'electron/practice/', rooms: ['shared'], packages: ['express', 'zod'], node: true },
  preload: {
    prefix: 'electron/preload/',
    rooms: [],
    typesOf: ['shared'],
    packages: ['electron'],
    node: false,
  },
  main: {
    prefix: 'electron/main/',
    rooms: [...kernel, 'composition', 'pages', 'settings'],
    packages: ['electron', 'electron-updater', 'zod'],
    node: true,
  },
  headless: {
    prefix: 'electron/headless/',
    rooms: [...kernel, 'composition', 'pages', 'settings'],
    packages: [],
    node: true,
  },
  starter: { prefix: 'electron/', rooms: [...kernel, 'composition'], packages: ['vite', 'zod'], node: true },
  renderer: {
    prefix: 'renderer/',
    rooms: ['shared'],
    packages: [
      'react',
      'react-dom',
      'zustand',
      'radix-ui',
      'get-nonce',
      '@tanstack/react-virtual',
      'cmdk',
      'i18next',
      'react-i18next',
      '@fontsource-variable/noto-sans',
      'vite',
    ],
    node: false,
  },
}

/** Files beside the rooms of the core that every room may import. */
const kernelFiles = [
  'dispatch',
  'events',
  'ids',
  'lifetime',
  'ports',
  'startup-error',
  'system-clock',
  'console-types',
  'csv-text',
  'minute-tickets',
  'rising-ids',
].map((name) => `electron/core/${name}.ts`)

const files = ['shared', 'electron', 'renderer'].flatMap((folder) => sourcesBelow(join(root, folder)))

function sourcesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name) && !entry.name.endsWith('.d.ts'))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).split(sep).join('/'))
}

function roomOf(path: string): string {
  if (kernelFiles.includes(path)) return 'kernel'
  return Object.entries(rooms).find(([, room]) => path.startsWith(room.prefix))?.[0] ?? 'nowhere'
}

function importsOf(path: string): Import[] {
  const { module, errors } = parseSync(path, readFileSync(join(root, path), 'utf8'))
  if (errors.length > 0) throw new Error(`${path} cannot be read: ${errors[0]?.message}`)
  const imported = module.staticImports.map((statement) => ({
    target: statement.moduleRequest.value,
    typeOnly: statement.entries.length > 0 && statement.entries.every((entry) => entry.isType),
  }))
  const exported = module.staticExports.flatMap((statement) =>
    statement.entries.flatMap((entry) =>
      entry.moduleRequest ? [{ target: entry.moduleRequest.value, typeOnly: entry.isType }] : [],
    ),
  )
  return [...imported, ...exported].map((found) => ({ from: path, ...found }))
}

const imports = files.flatMap(importsOf)

function localTarget({ from, target }: Import): string | null {
  if (!target.startsWith('.')) return null
  return relative(root, resolve(root, dirname(from), target.replace(/\?.*$/, '')))
    .split(sep)
    .join('/')
}

function packageOf(target: string): string {
  return target
    .split('/')
    .slice(0, target.startsWith('@') ? 2 : 1)
    .join('/')
}

function isNodeModule(target: string): boolean {
  return target.startsWith('node:') || builtinModules.includes(target)
}

/** What is wrong with an import, or null. */
function complaint(found: Import): string | null {
  const roomName = roomOf(found.from)
  const room = rooms[roomName]
  if (room === undefined) return `${found.from} lies in no room`
  const target = localTarget(found)
  if (target !== null) return localComplaint(found, roomName, room, target)
  if (isNodeModule(found.target)) return room.node ? null : `${found.from} imports ${found.target}`
  const name = packageOf(found.target)
  return room.packages.includes(name) ? null : `${found.from} imports the package ${name}`
}

function localComplaint(found: Import, roomName: string, room: Room, target: string): string | null {
  if (!/\.(css|json|svg|woff2)$/.test(target) && !files.includes(target) && !target.endsWith('.d.ts')) {
    return `${found.from} imports ${found.target}, which does not exist`
  }
  if (target.startsWith('renderer/') && roomName === 'renderer') return null
  const targetRoom = roomOf(target)
  if (targetRoom === roomName || room.rooms.includes(targetRoom)) return null
  if (found.typeOnly && room.typesOf?.includes(targetRoom)) return null
  return `${found.from} (${roomName}) imports ${found.target} (${targetRoom})`
}

describe('the house', () => {
  it('has arrows that point down only', () => {
    expect(imports.map(complaint).filter((sentence) => sentence !== null)).toEqual([])
  })

  it('imports electron in the desktop host and the preload alone', () => {
    const importers = imports.filter(({ target }) => /^electron(\/|$)/.test(target)).map(({ from }) => from)
    expect(importers.filter((path) => !/^electron\/(main|preload)\//.test(path))).toEqual([])
  })

  it('has no cycle of imports that run', () => {
    expect(cyclesIn(runtimeGraph())).toEqual([])
  })

  it('keeps SQL in the store', () => {
    const outside = imports.filter(
      ({ from, target }) => packageOf(target) === 'kysely' && roomOf(from) !== 'store',
    )
    expect(outside.map(({ from }) => from)).toEqual([])
  })

  it('has small files', () => {
    const long = files.filter((path) => readFileSync(join(root, path), 'utf8').split('\n').length > 400)
    expect(long).toEqual([])
  })

  it('has at the top what a newcomer expects and nothing else', () => {
    const expected = [
      'README.md',
      'biome.json',
      'docs',
      'electron',
      'electron-builder.yml',
      'electron.vite.config.ts',
      // Lets the shell of Windows understand `npm start`.
      'package-lock.json',
      'package.json',
      'renderer',
      'resources',
      'shared',
      'test',
      'tsconfig.json',
    ]
    const made = ['node_modules', 'out', 'dist']
    const top = readdirSync(root).filter((name) => !name.startsWith('.') && !made.includes(name))
    expect(top.toSorted()).toEqual(expected.toSorted())
  })
})

function runtimeGraph(): ReadonlyMap<string, readonly string[]> {
  const graph = new Map<string, string[]>(files.map((path) => [path, []]))
  for (const found of imports) {
    const target = localTarget(found)
    if (target !== null && !found.typeOnly) graph.get(found.from)?.push(target)
  }
  return graph
}

function cyclesIn(graph: ReadonlyMap<string, readonly string[]>): string[] {
  const done = new Set<string>()
  const cycles: string[] = []
  const visit = (path: string, trail: readonly string[]): void => {
    const start = trail.indexOf(path)
    if (start >= 0) {
      cycles.push([...trail.slice(start), path].join(' → '))
      return
    }
    if (done.has(path)) return
    for (const next of graph.get(path) ?? []) visit(next, [...trail, path])
    done.add(path)
  }
  for (const path of graph.keys()) visit(path, [])
  return cycles
}
