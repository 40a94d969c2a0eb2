import { type Connection, type ConnectionOptions, connectOver } from './connection.ts';
import { checkEnvironment } from './environment.ts';
import { openHttpConnections } from './http-connections.ts';
import { USER_AGENT } from './user-agent.ts';

/**
 * Prepares kept-alive connections to the API; none is made yet.
 *
 * @throws HoodyError if an environment variable makes requests unsafe or impossible
 */
export function connect(options: ConnectionOptions): Connection {
  checkEnvironment(options.apiUrl);
  return connectOver(openHttpConnections(USER_AGENT), options);
}
