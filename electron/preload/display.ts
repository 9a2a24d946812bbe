import { contextBridge, ipcRenderer } from 'electron';
import type { MainChannel } from '../../shared/ipc/contract';
import { DISPLAY_SHOWN, type DisplayApi } from '../../shared/ipc/display-api';
import type { DisplayShown } from '../../shared/ipc/display-contract';

const invoke = (channel: MainChannel, input: unknown) => ipcRenderer.invoke(channel, input);

/** Three questions and one thing to hear. It asks for no port, so that nothing can ever lead from here to the store. */
const api: DisplayApi = {
  now: () => invoke('display:now', null),
  answer: (answer) => invoke('display:answer', answer),
  touched: () => void invoke('display:touched', null),
  onShown: (hear) => {
    const listener = (_event: unknown, shown: DisplayShown): void => hear(shown);
    ipcRenderer.on(DISPLAY_SHOWN, listener);
    return () => ipcRenderer.off(DISPLAY_SHOWN, listener);
  },
};
contextBridge.exposeInMainWorld('display', api);
