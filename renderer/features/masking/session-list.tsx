import { useTranslation } from 'react-i18next'
import type { MaskingOverview } from '../../../shared/contract/masking.ts'
import { sessionLists } from '../../../shared/domain/masking.ts'
import { useWindow } from '../../state/use-window.tsx'
import { Choice } from '../../ui/choice.tsx'
import { EmptyFace, ErrorFace } from '../../ui/faces.tsx'
import { SkeletonBars } from '../../ui/skeleton-bars.tsx'
import { useErrorWords } from '../errors/use-error-words.ts'
import { SessionTable } from './session-table.tsx'

/** One of the lists: open, stuck, not opened, ended. */
export function SessionList({ overview }: { readonly overview: MaskingOverview }) {
  const { t } = useTranslation('masking')
  const list = useWindow((state) => state.maskingList)
  const choose = useWindow((state) => state.chooseMaskingList)
  const options = sessionLists.map((value) => ({
    value,
    label: value === 'ended' ? t('list.ended') : t(`list.${value}`, { count: overview[value] }),
  }))
  return (
    <div className="flex min-h-0 min-w-0 flex-1 flex-col drawer:flex-none">
      <div className="px-5 pb-2">
        <Choice
          label={t('list.label')}
          value={list}
          options={options}
          onChange={(value) => void choose(value)}
        />
      </div>
      <Rows />
    </div>
  )
}

function Rows() {
  const { t } = useTranslation('masking')
  const list = useWindow((state) => state.maskingList)
  const { value, error } = useWindow((state) => state.maskingSessions)
  const choose = useWindow((state) => state.chooseMaskingList)
  const errorWords = useErrorWords()
  if (value === null) {
    const ask = () => void choose(list)
    if (error !== null) return <ErrorFace {...errorWords(error)} press={t('again')} onPress={ask} />
    return <SkeletonBars widths={[96, 96, 96, 96]} gap={22} label={t('readingBoard')} />
  }
  if (value.total === 0) {
    return <EmptyFace icon="mask" fact={t(`none.${list}`)} next={t(`none.${list}.next`)} />
  }
  return <SessionTable key={list} sessions={value.sessions} total={value.total} />
}
