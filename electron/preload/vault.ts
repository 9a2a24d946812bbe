import { exposeToPage } from './page-bridge';

exposeToPage('vaultHost', ['store:state'], []);
