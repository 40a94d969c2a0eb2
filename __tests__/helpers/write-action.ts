import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';

/** A small action, with the sources of its programs. */
export interface SmallAction {
  main?: string;
  /** None if it is absent. */
  post?: string;
  postIf?: string;
  inputs?: Record<string, { default?: string }>;
}

/** Writes an action to a directory. @returns the directory */
export async function writeAction(
  directory: string,
  { main = '', post, postIf, inputs = {} }: SmallAction,
): Promise<string> {
  await mkdir(directory, { recursive: true });
  const runs = {
    using: 'node24',
    main: 'main.js',
    ...(post === undefined ? {} : { post: 'post.js' }),
    ...(postIf === undefined ? {} : { 'post-if': postIf }),
  };
  // JSON is YAML.
  await writeFile(path.join(directory, 'action.yml'), JSON.stringify({ inputs, runs }));
  await writeFile(path.join(directory, 'main.js'), main);
  if (post !== undefined) await writeFile(path.join(directory, 'post.js'), post);
  return directory;
}
