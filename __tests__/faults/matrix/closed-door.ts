import { closedPort, type Relay, startRelay } from '../../helpers/relay.ts';

/** An address that refuses connections until the action has failed to connect a number of times. */
export interface Door {
  readonly url: string;
  /** Receives the output of the action. */
  observe(text: string): void;
  open(): Promise<unknown>;
  shut(): Promise<void>;
}

/** @param target the address of the API behind the door */
export async function closedDoor(target: string, times: number): Promise<Door> {
  const port = await closedPort();
  let relay: Promise<Relay> | undefined;
  let refused = 0;
  const open = () => {
    relay ??= startRelay(target, port);
    return relay;
  };
  return {
    url: `http://127.0.0.1:${port}`,
    observe(text) {
      refused += text.split('the connection failed').length - 1;
      if (refused >= times) void open();
    },
    open,
    async shut() {
      await (await relay)?.close();
      relay = undefined;
    },
  };
}
