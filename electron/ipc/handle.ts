import { ipcMain, type IpcMainEvent, type IpcMainInvokeEvent } from 'electron';
import type { z } from 'zod';
import { nameOf } from '../../shared/diagnostics/error-name';
import type { Log } from '../../shared/diagnostics/log';
import { mainChannels, type MainChannel, type MainOutputs } from '../../shared/ipc/contract';
import type { InvokeAnswer } from '../../shared/ipc/desk-api';
import { pageOrigins, PORT_REQUEST_CHANNEL, type PageName, type PortPage } from '../../shared/ipc/port-names';

type Input<C extends MainChannel> = z.output<(typeof mainChannels)[C]['input']>;

/** Which page an event came from: only the top frame of a page on exactly one of our origins is anyone. */
function senderOf(event: IpcMainEvent | IpcMainInvokeEvent): PageName | null {
  const frame = event.senderFrame;
  if (!frame || frame.parent !== null) return null;
  const { origin } = frame;
  const names = Object.keys(pageOrigins) as PageName[];
  return names.find((name) => pageOrigins[name] === origin) ?? null;
}

/** The only door from a page into main: checks who asks, parses what comes in, answers failures as values. */
export function createDoor(log: Log) {
  return {
    /** Answers one channel of the contract. An exception of `answer` is a bug: logged by name, never sent across. */
    handle<C extends MainChannel>(
      channel: C,
      answer: (input: Input<C>) => Promise<InvokeAnswer<MainOutputs[C]>>,
    ): void {
      const { from, input } = mainChannels[channel];
      ipcMain.handle(channel, async (event, raw: unknown): Promise<InvokeAnswer<MainOutputs[C]>> => {
        const sender = senderOf(event);
        if (sender !== from) {
          log.error('ipc-refused-sender', { channel, sender });
          return { ok: false, say: 'Firstpoint refused this: it did not come from its own window.' };
        }
        const parsed = input.safeParse(raw);
        if (!parsed.success) {
          log.error('ipc-refused-shape', { channel, issues: parsed.error.issues.length });
          return {
            ok: false,
            say: 'Firstpoint could not read what its window asked for. Nothing was changed or lost.',
          };
        }
        try {
          return await answer(parsed.data as Input<C>);
        } catch (error) {
          log.error('ipc-bug', { channel, name: nameOf(error) });
          return { ok: false, say: 'Something in Firstpoint went wrong with that. What was saved is safe.' };
        }
      });
    },

    onPortRequest(hear: (page: PortPage) => void): void {
      ipcMain.on(PORT_REQUEST_CHANNEL, (event) => {
        const sender = senderOf(event);
        if (sender && sender !== 'display') hear(sender);
        else log.error('ipc-refused-sender', { channel: PORT_REQUEST_CHANNEL });
      });
    },
  };
}
