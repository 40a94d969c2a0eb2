/** The part of ncc's API that the build uses; the package has no types. */
declare module '@vercel/ncc' {
  interface Options {
    transpileOnly: boolean;
    quiet: boolean;
    cache: boolean;
    /** What a module is required as at run time, in place of its own name. */
    externals: Record<string, string>;
  }
  /** A module of the statistics of webpack; one that is joined with others is nested. */
  export interface BundledModule {
    name?: string;
    modules?: BundledModule[];
  }
  interface Bundle {
    code: string;
    assets: Record<string, { source: string | Buffer }>;
    stats: { toJson(options: object): { modules?: BundledModule[] } };
  }
  export default function ncc(entry: string, options: Options): Promise<Bundle>;
}
