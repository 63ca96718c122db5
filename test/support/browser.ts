/**
 * A real Chromium for the browser flows. It comes through the package registry, and needs neither a system package nor
 * a display.
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Browser, chromium } from 'playwright-core'
import { tempDir } from './temp-dir.ts'

/** Makes the package unpack the libraries that a bare machine lacks. */
const librariesFor = 'AWS_Lambda_nodejs22.x'

/** In a temporary folder of its own: the unpacked browser and its profile leave nothing behind. */
export async function launchBrowser(): Promise<AsyncDisposable & { readonly browser: Browser }> {
  const folder = tempDir()
  const temporary = join(folder.path, 'tmp')
  mkdirSync(temporary)
  const executablePath = await unpackChromium(temporary)
  writeFileSync(join(folder.path, 'fonts.conf'), fontConfiguration(join(temporary, 'fonts')))
  const browser = await chromium.launch({
    executablePath,
    // The package's own arguments hold `--single-process` and `--disable-web-security`.
    args: ['--no-sandbox'],
    env: {
      ...definedEnvironment(),
      TMPDIR: temporary,
      HOME: folder.path,
      FONTCONFIG_FILE: join(folder.path, 'fonts.conf'),
      LD_LIBRARY_PATH: join(temporary, 'al2023', 'lib'),
    },
  })
  return {
    browser,
    async [Symbol.asyncDispose]() {
      await browser.close()
      folder[Symbol.dispose]()
    },
  }
}

/** The package knows its target folder and its platform by the environment of this process only. */
async function unpackChromium(temporary: string): Promise<string> {
  const before = { ...process.env }
  try {
    Object.assign(process.env, { TMPDIR: temporary, AWS_EXECUTION_ENV: librariesFor })
    const { default: sparticuz } = await import('@sparticuz/chromium')
    return await sparticuz.executablePath()
  } finally {
    for (const name of Object.keys(process.env)) if (!(name in before)) delete process.env[name]
    Object.assign(process.env, before)
  }
}

/** The package's own file names fixed folders. A page without any system font loads no fonts of its own either. */
function fontConfiguration(fonts: string): string {
  return `<?xml version="1.0"?><fontconfig><dir>${fonts}</dir><cachedir>${fonts}</cachedir></fontconfig>`
}

function definedEnvironment(): Record<string, string> {
  const defined = Object.entries(process.env).filter(
    (entry): entry is [string, string] => entry[1] !== undefined,
  )
  return Object.fromEntries(defined)
}
