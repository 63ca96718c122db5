import { useTranslation } from 'react-i18next'
import type { AccountTest } from '../../../shared/contract/settings.ts'
import { useFormat } from '../../i18n/use-format.ts'
import type { AccountTestRun } from '../../state/settings-slice.ts'
import { useWindow } from '../../state/use-window.tsx'
import { ErrorFace } from '../../ui/faces.tsx'
import { Icon } from '../../ui/icon.tsx'
import { useErrorWords } from '../errors/use-error-words.ts'
import { stoppedAt, testHops } from './account-test-model.ts'
import { TestPath } from './test-path.tsx'
import { useTestWords } from './use-test-words.ts'

/** A test is a drawn path with the hop at which it stopped; under it what happened, what was kept, what to press. */
export function AccountTestPanel({ run }: { readonly run: AccountTestRun }) {
  const { t } = useTranslation('accountTest')
  const test = useWindow((state) => state.testAccount)
  const errorWords = useErrorWords()
  return (
    <div aria-live="polite" className="empty:-mb-7">
      {run.kind === 'not-asked' && (
        <div className="rounded-card border border-line">
          <ErrorFace {...errorWords(run.error)} press={t('again')} onPress={() => void test()} />
        </div>
      )}
      {run.kind === 'done' && <Result test={run.result} at={run.at} />}
    </div>
  )
}

function Result({ test, at }: { readonly test: AccountTest; readonly at: number }) {
  const { t } = useTranslation('accountTest')
  const format = useFormat()
  const stop = stoppedAt(test)
  const { title, happened, kept, press } = useTestWords()(test)
  const took = test.kind === 'not-configured' ? null : Math.round(test.latencyMs)
  const tested = { time: format.time(at), took: took ?? 0 }
  return (
    <section aria-label={title} className="rounded-card border border-line">
      <div className="flex flex-wrap items-center gap-2 px-5 pt-4">
        <Icon
          name={stop === null ? 'check' : 'warning'}
          size={18}
          className={stop === null ? 'text-ready' : 'text-error'}
        />
        <h2 className="text-name font-semibold">{title}</h2>
        <p className="ml-auto text-small text-ink3">{t(took === null ? 'tested' : 'testedTook', tested)}</p>
      </div>
      <TestPath test={test} stop={stop} hops={testHops} />
      <div className="grid grid-cols-3 divide-x divide-line border-t border-line py-4 drawer:grid-cols-1 drawer:divide-x-0">
        <Column title={t('whatHappened')} words={happened} />
        <Column title={t('whatWasKept')} words={kept} />
        <Column title={t('whatToPress')} words={press} />
      </div>
    </section>
  )
}

function Column({ title, words }: { readonly title: string; readonly words: string }) {
  return (
    <div className="flex flex-col gap-1 px-5 drawer:py-2">
      <h3 className="text-small text-ink2">{title}</h3>
      <p>{words}</p>
    </div>
  )
}
