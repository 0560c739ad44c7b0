// The questionnaires of whoever is signed in, and one of them while a screen shows it.

import { useEffect, useState } from 'preact/hooks'
import type { OpenQuestionnaire, Questionnaires } from '../../core/questionnaire/questionnaires'
import { usePhone } from '../use-phone'

export function useQuestionnaires(): Questionnaires | null {
  const { client } = usePhone()
  const [all, setAll] = useState<Questionnaires | null>(null)
  useEffect(() => {
    let gone = false
    void client.questionnaires().then(
      (made) => gone || setAll(made),
      () => undefined, // the part did not come: there is no network, and the page shows what it has
    )
    return () => {
      gone = true
    }
  }, [client])
  return all
}

export function useQuestionnaire(id: string): { all: Questionnaires; open: OpenQuestionnaire } | null {
  const all = useQuestionnaires()
  const [open, setOpen] = useState<OpenQuestionnaire | null>(null)
  useEffect(() => {
    if (!all) return
    const opened = all.open(id)
    setOpen(opened)
    return () => opened.close()
  }, [all, id])
  return all && open ? { all, open } : null
}
