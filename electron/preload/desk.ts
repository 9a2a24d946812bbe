import { exposeToPage } from './page-bridge';

exposeToPage(
  'desk',
  ['app:state', 'keys:set-aside', 'keys:passphrase', 'mail:password', 'quit:decide'],
  ['app:state-changed', 'quit:ask'],
);
