/** The part of ncc's API that the build uses; the package has no types. */
declare module '@vercel/ncc' {
  interface Options {
    transpileOnly: boolean;
    /** The name of the file with the licenses of what is bundled. */
    license: string;
    quiet: boolean;
    /** What a module is required as at run time, in place of its own name. */
    externals: Record<string, string>;
  }
  interface Bundle {
    code: string;
    assets: Record<string, { source: string | Buffer }>;
  }
  export default function ncc(entry: string, options: Options): Promise<Bundle>;
}
