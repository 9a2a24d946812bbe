import { exposeToPage } from './page-bridge';

exposeToPage(
  'desk',
  [
    'app:state',
    'keys:set-aside',
    'keys:passphrase',
    'mail:password',
    'quit:decide',
    'display:turn',
    'display:show',
    'print:sheet',
  ],
  ['app:state-changed', 'quit:ask', 'display:answered'],
);
