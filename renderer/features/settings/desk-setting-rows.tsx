import type { DeskSettingKey, DeskSettings } from '../../../shared/contract/desk-settings.ts'
import { useTools } from '../../state/use-window.tsx'
import { SettingRow } from './setting-row.tsx'
import type { Asked } from './use-asked.ts'

export type DeskSettingRowsProps = {
  readonly rows: readonly { readonly key: DeskSettingKey; readonly label: string; readonly example: string }[]
  readonly settings: DeskSettings
  readonly asked: Asked<DeskSettings>
}

/** Settings of the desk, each changed in its own row. */
export function DeskSettingRows({ rows, settings, asked }: DeskSettingRowsProps) {
  const { client } = useTools()
  return rows.map(({ key, label, example }) => (
    <SettingRow
      key={key}
      label={label}
      setting={settings[key]}
      example={example}
      onChange={async (value) => asked.put(await client.request('settings.change-desk', { key, value }))}
    />
  ))
}
