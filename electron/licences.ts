/** The licences of everything that ships, collected by the build from the packages themselves. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, sep } from 'node:path'
import type { Plugin, Rolldown } from 'vite'
import { z } from 'zod'
import type { Licence } from '../shared/domain/licence.ts'

type Bundle = Rolldown.OutputBundle

const manifestShape = z.object({
  name: z.string(),
  version: z.string(),
  license: z.union([z.string(), z.object({ type: z.string() }).transform(({ type }) => type)]).optional(),
  /** As it was written long ago. */
  licenses: z.array(z.object({ type: z.string() })).default([]),
  dependencies: z.record(z.string(), z.string()).default({}),
  optionalDependencies: z.record(z.string(), z.string()).default({}),
})

/** Whose code is neither bundled nor a dependency at run time, and ships all the same. */
const shippedBeside = ['electron', 'tailwindcss', '@fontsource-variable/noto-sans']

/** Notes the packages that each part of the build bundles, and writes down the licences with the last part. */
export class BundledLicences {
  readonly #folders = new Set<string>()

  /** For a part of the program: notes what it bundles. */
  collect(): Plugin {
    return {
      name: 'maskline-bundled-packages',
      apply: 'build',
      generateBundle: (_options, bundle) => this.#note(bundle),
    }
  }

  /** For the window, which is built last: `licences.json` beside its pages, with what every part bundles and loads. */
  write(root: string): Plugin {
    const note = (bundle: Bundle) => this.#note(bundle)
    const licences = () => licencesOf([...this.#folders, ...loadedFolders(root)])
    return {
      name: 'maskline-licences',
      apply: 'build',
      generateBundle(_options, bundle) {
        note(bundle)
        this.emitFile({ type: 'asset', fileName: 'licences.json', source: JSON.stringify(licences()) })
      },
    }
  }

  #note(bundle: Bundle): void {
    for (const output of Object.values(bundle)) {
      if (output.type !== 'chunk') continue
      for (const [id, { renderedLength }] of Object.entries(output.modules)) {
        const folder = renderedLength > 0 ? packageFolder(id) : null
        if (folder !== null) this.#folders.add(folder)
      }
    }
  }
}

/** By name; of a package that lies there twice, each version once. */
export function licencesOf(folders: readonly string[]): Licence[] {
  const byVersion = new Map(
    folders.map((folder) => {
      const licence = licenceOf(folder)
      return [`${licence.name} ${licence.version}`, licence]
    }),
  )
  return [...byVersion.values()].toSorted(
    (one, other) => one.name.localeCompare(other.name) || one.version.localeCompare(other.version),
  )
}

/** The packages that the program loads at run time, with theirs. */
export function loadedFolders(root: string): readonly string[] {
  const found = new Set<string>()
  const add = (name: string, from: string) => {
    const folder = resolvePackage(name, from)
    if (folder === null || found.has(folder)) return
    found.add(folder)
    const { dependencies, optionalDependencies } = manifestOf(folder)
    for (const needed of Object.keys({ ...dependencies, ...optionalDependencies })) add(needed, folder)
  }
  // The optional ones of the root are Node itself, for npm scripts; they stay out of the packed program.
  for (const name of Object.keys(manifestOf(root).dependencies)) add(name, root)
  return [...found, ...shippedBeside.flatMap((name) => resolvePackage(name, root) ?? [])]
}

/** The folder of the package that a module lies in; null for our own. */
function packageFolder(id: string): string | null {
  const path = id.replace(/^\0/, '').replace(/\?.*$/, '')
  const mark = `${sep}node_modules${sep}`
  const at = path.lastIndexOf(mark)
  if (at < 0) return null
  const [scope = '', name = ''] = path.slice(at + mark.length).split(sep)
  const folder = path.slice(0, at + mark.length) + (scope.startsWith('@') ? join(scope, name) : scope)
  return existsSync(join(folder, 'package.json')) ? folder : null
}

/** As Node looks for it, from the package that needs it upwards; null where it is not installed on this system. */
function resolvePackage(name: string, from: string): string | null {
  for (let folder = from; ; folder = dirname(folder)) {
    const candidate = join(folder, 'node_modules', name)
    if (existsSync(join(candidate, 'package.json'))) return candidate
    if (folder === dirname(folder)) return null
  }
}

function manifestOf(folder: string) {
  return manifestShape.parse(JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')))
}

function licenceOf(folder: string): Licence {
  const { name, version, license, licenses } = manifestOf(folder)
  const licence = license ?? licenses[0]?.type ?? 'unknown'
  const file = readdirSync(folder).find((entry) => /^(licen[cs]e|copying)/i.test(entry))
  return {
    name,
    version,
    licence,
    text: file === undefined ? null : readFileSync(join(folder, file), 'utf8').trim(),
  }
}
