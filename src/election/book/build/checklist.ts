import { CHECKLISTS } from '../checklist.ts'
import { type Column, code, may, must, names } from './column.ts'

/** `checklist`: what is checked at the opening and before the day. */
export const CHECKLIST: readonly Column[] = [
  must({
    name: 'for',
    type: 'word',
    about: `Whose: \`station\` at its opening, or a role before the day: ${CHECKLISTS.slice(1).join(', ')}`,
    example: 'station',
  }),
  code('Code of the line, unique in its checklist', 'urn-empty'),
  ...names('name', 'names', 'What is checked', 'عرض الصندوق فارغا على الحاضرين', 'Urne montrée vide aux présents'),
  may({
    name: 'required',
    type: 'yes-no',
    about: 'Whether somebody is not ready before it is done: yes or no; yes unless given',
    example: 'yes',
  }),
]
