// The pages for everybody that a code or a link leads to, by how their address begins.

import { useLocation } from 'preact-iso'
import type { ComponentType } from 'preact'
import { learnPaths } from '../learn/learn-paths'
import { late } from '../late'
import { publicPaths } from './public-paths'

const PAGES: Record<string, ComponentType> = {
  [learnPaths.certificate]: late(() => import('./certificate').then((each) => each.CertificatePage)),
  [publicPaths.contract]: late(() => import('./contract-reading').then((each) => each.ContractReadingPage)),
  [publicPaths.pc]: late(() => import('../by-link/computer-page').then((each) => each.ComputerPage)),
  [publicPaths.access]: late(() => import('../by-link/access-page').then((each) => each.AccessPage)),
  [publicPaths.point]: late(() => import('./point').then((each) => each.PublicPointPage)),
}

export function LinkedPages() {
  const { path } = useLocation()
  const View = Object.entries(PAGES).find(([begins]) => path.startsWith(begins))?.[1]
  return View ? <View /> : null
}
