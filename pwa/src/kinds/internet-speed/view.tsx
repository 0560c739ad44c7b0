// The line's figures against their floors, and the way to measure them.

import type { Item, Locale } from '../../api/shapes'
import { say } from '../../text'
import { Button } from '../../ui/parts/button'
import { Icon } from '../../ui/parts/icon'
import { isRecord, type View } from '../kind'
import { asked, type Figure, type Measured } from './rules'

export const internetSpeedView: View = {
  Field({ item, value, locale, closed, measure }) {
    const { text, number } = say(locale)
    const { formula, min_upload_mbps } = item.settings
    return (
      <>
        {isRecord(value) && (
          <div class="figures">
            {asked(item).map((figure) => (
              <div class="figure" key={figure}>
                <b>{figureWords(value as unknown as Measured, figure, locale)}</b>
                <span>{nameOf(figure, locale)}</span>
              </div>
            ))}
          </div>
        )}
        <p class="small muted">{normsOf(item, locale)}</p>
        {formula && <p class="small muted">{text.speed.formula(formula.base, formula.per_camera, Number(formula.cameras), number(min_upload_mbps ?? 0))}</p>}
        {!closed && measure && (
          <Button onClick={measure} wide>
            <Icon name="wifi" />
            {isRecord(value) ? text.speed.again : text.speed.open}
          </Button>
        )}
      </>
    )
  },
  Shown({ item, value, locale }) {
    if (!isRecord(value)) return <>—</>
    const figures = asked(item)
    return <>{figures.map((figure) => figureWords(value as unknown as Measured, figure, locale)).join(' / ')}</>
  },
}

function figureWords(value: Measured, figure: Figure, locale: Locale): string {
  const { text, number } = say(locale)
  const measured = value[figure]
  if (measured === null || measured === undefined) return text.speed.notMeasured
  const unit = figure.endsWith('mbps') ? text.speed.mbps : figure.endsWith('ms') ? text.speed.ms : '%'
  return `${number(Math.round(measured * 10) / 10)}\u00a0${unit}`
}

function nameOf(figure: Figure, locale: Locale): string {
  const { speed } = say(locale).text
  const names = { download_mbps: speed.download, upload_mbps: speed.upload, latency_ms: speed.latency, jitter_ms: speed.jitter, loss_percent: speed.loss }
  return names[figure]
}

function normsOf({ settings }: Item, locale: Locale): string {
  const { text, number } = say(locale)
  const norms = [
    settings.min_download_mbps !== undefined && `${text.speed.download}: ${text.item.from(number(settings.min_download_mbps))} ${text.speed.mbps}`,
    settings.min_upload_mbps !== undefined && `${text.speed.upload}: ${text.item.from(number(settings.min_upload_mbps))} ${text.speed.mbps}`,
    settings.max_latency_ms !== undefined && `${text.speed.latency}: ${text.item.to(number(settings.max_latency_ms))} ${text.speed.ms}`,
    settings.max_jitter_ms !== undefined && `${text.speed.jitter}: ${text.item.to(number(settings.max_jitter_ms))} ${text.speed.ms}`,
  ]
  return norms.filter(Boolean).join(', ')
}
