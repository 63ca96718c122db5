import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { LogLine } from '../../../shared/contract/about.ts'
import { type LogLevel, logLevels } from '../../../shared/domain/log-levels.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { useTools } from '../../state/use-window.tsx'
import { Button } from '../../ui/button.tsx'
import { Choice } from '../../ui/choice.tsx'
import { useTold } from '../frame/use-told.ts'
import { byteWords } from './byte-words.ts'
import { Licences } from './licences.tsx'
import { RemoteFace } from './remote-face.tsx'
import { Group, SectionHead } from './section-parts.tsx'
import { PlainRow } from './setting-row.tsx'
import { useAsked } from './use-asked.ts'
import { useCopy } from './use-copy.ts'

const shownLines = 200

export function AboutSection() {
  const { t } = useTranslation('care')
  const { client } = useTools()
  const { run } = useTold()
  const asked = useAsked('about.desk', {})
  const open = (folder: 'home' | 'logs') => () =>
    run(async () => {
      await client.request('about.open-folder', { folder })
    })
  return (
    <>
      <SectionHead title={t('about.title')} about={t('about.about')} />
      <RemoteFace remote={asked.remote} onAsk={asked.ask}>
        {(desk) => (
          <Group title={t('about.group')}>
            <PlainRow label={t('about.version')} value={desk.version} />
            <PlainRow label={t('about.home')} value={desk.home}>
              {desk.canOpenFolders && (
                <Button kind="link" onClick={open('home')}>
                  {t('about.open')}
                </Button>
              )}
            </PlainRow>
            <PlainRow
              label={t('about.runtime')}
              value={
                desk.electron === null ? `Node ${desk.node}` : `Electron ${desk.electron}, Node ${desk.node}`
              }
            />
            <PlainRow
              label={t('about.store')}
              value={t('backups.facts', { count: desk.calls, size: byteWords(desk.storeBytes) })}
            />
            <PlainRow
              label={t('about.slots')}
              value={desk.slots.map((slot) => t(`slot.${slot}`)).join(', ')}
            />
          </Group>
        )}
      </RemoteFace>
      <Licences />
      <LogLines onOpen={asked.remote.value?.canOpenFolders === true ? open('logs') : null} />
    </>
  )
}

function LogLines({ onOpen }: { readonly onOpen: (() => void) | null }) {
  const { t } = useTranslation('care')
  const [level, setLevel] = useState<LogLevel>('info')
  const asked = useAsked('about.log', { level, limit: shownLines })
  const copy = useCopy()
  const text = () =>
    (asked.remote.value ?? [])
      .toReversed()
      .map(
        (line) =>
          `${new Date(line.at).toISOString()} ${line.level} ${line.room}: ${line.message} ${line.fields}`,
      )
      .join('\n')
  return (
    <Group title={t('about.log')} hint={t('about.logHint')}>
      <div className="flex flex-wrap items-center gap-2 py-2">
        <Choice
          label={t('about.level')}
          value={level}
          options={logLevels.map((value) => ({ value, label: t(`about.level.${value}`) }))}
          onChange={setLevel}
        />
        <span className="flex-1" />
        <Button icon="refresh" onClick={asked.ask}>
          {t('about.again')}
        </Button>
        <Button icon="copy" onClick={() => copy(async () => text(), t('about.log'))}>
          {t('about.copy')}
        </Button>
        {onOpen !== null && <Button onClick={onOpen}>{t('about.open')}</Button>}
      </div>
      <RemoteFace remote={asked.remote} onAsk={asked.ask}>
        {(lines) => (
          <ol
            aria-label={t('about.log')}
            // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and the keyboard has to reach it
            tabIndex={0}
            className="max-h-90 overflow-y-auto rounded-card border border-line bg-sunken p-2 font-mono text-small select-text"
          >
            {lines.length === 0 && <li className="text-ink2">{t('about.noLines')}</li>}
            {keyed(lines).map(({ key, line }) => (
              <Line key={key} line={line} />
            ))}
          </ol>
        )}
      </RemoteFace>
    </Group>
  )
}

const colours: Readonly<Record<LogLevel, string>> = {
  debug: 'text-ink3',
  info: 'text-ink2',
  warn: 'text-wrap',
  error: 'text-error',
}

function Line({ line }: { readonly line: LogLine }) {
  const format = useFormat()
  return (
    <li className="py-0.5 break-words">
      <span className="text-ink3">{`${format.date(line.at)} ${format.time(line.at)} `}</span>
      <span className={colours[line.level]}>{`${line.level} ${line.room}: ${line.message}`}</span>
      {line.fields !== '' && <span className="text-ink3">{` ${line.fields}`}</span>}
    </li>
  )
}

/** Lines of one moment may be alike; each is told from the others by how many of them there are. */
function keyed(lines: readonly LogLine[]): readonly { readonly key: string; readonly line: LogLine }[] {
  const seen = new Map<string, number>()
  return lines.map((line) => {
    const text = `${line.at} ${line.room} ${line.message} ${line.fields}`
    const count = (seen.get(text) ?? 0) + 1
    seen.set(text, count)
    return { key: `${text} ${count}`, line }
  })
}
