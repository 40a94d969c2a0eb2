/** One module for both steps, so that the bundler puts the code that they share into one chunk. */
export { main } from './main.ts';
export { post } from './post.ts';
