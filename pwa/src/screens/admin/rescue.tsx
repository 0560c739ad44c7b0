// The administrator hands in rescue files that people have sent.

import { Head } from '../../ui/desk/head'
import { DeskPage } from '../desk-page'
import { phonePageWords } from '../phone-page-words'
import { TakeIn } from '../take-in'
import { useDesk } from '../use-desk'

export function RescueFiles() {
  const { say } = useDesk()
  const text = phonePageWords(say.locale)
  return (
    <DeskPage section="people" title={text.desk.title}>
      <Head title={text.desk.title} />
      <div class="work">
        <div class="stack take-in">
          <p>{text.desk.note}</p>
          <p class="small muted">{text.desk.what}</p>
          <TakeIn />
        </div>
      </div>
    </DeskPage>
  )
}
