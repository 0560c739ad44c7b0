// The measuring of the line in English; fetched with its screen.

import type { SpeedText } from '../ru/speed'

export const speed: SpeedText = {
  back: 'To the checklist',
  title: 'Speed of the line',
  about: 'Three runs, we take the median',
  median: 'Three runs, the median taken',
  what: 'Connect the phone to the Wi-Fi of the point: we measure its line, not your mobile network. About 12 seconds.',
  run: (run, runs, phase) => `Run ${run} of ${runs}, ${phase}`,
  phase: { latency: 'latency', download: 'download', upload: 'upload', pause: 'pause' },
  phaseNow: { latency: 'measuring latency', download: 'download now', upload: 'upload now', pause: 'pause' },
  used: (bytes, cap) => `${bytes} of ${cap}`,
  upTo: (cap) => `up to ${cap} of data`,
  above: (norm) => `above ${norm}`,
  below: (norm) => `below ${norm}`,
  column: 'Run',
  norm: 'required',
  waits: 'waits',
  start: 'Start measuring',
  stop: 'Stop',
  again: 'Again',
  accept: 'Into the checklist',
  fromComputer: 'From the point’s computer',
  economical: 'Economical: at most 5 MB, less exact',
  cancelled: 'Measuring was stopped. Nothing was recorded.',
  unreachable: 'The server stopped answering; the measurement is not finished. Check the network and try again.',
}
