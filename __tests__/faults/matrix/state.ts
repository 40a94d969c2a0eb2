/** What the model knows of a container. */
export interface State {
  /** The label of each snapshot: its alias, `generated` for one that only this step has, or `none`. */
  snapshots: string[];
  /** The content of its file. The snapshots have the content `saved`. */
  file: 'saved' | 'changed';
}
