// The page's own files, imported for the path at which the executable holds them.
declare module "*/start.js" {
  const path: string;
  export default path;
}
declare module "*.svg" {
  const path: string;
  export default path;
}
