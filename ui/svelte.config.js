/** @type {import('@sveltejs/vite-plugin-svelte').SvelteConfig} */
export default {
  vitePlugin: {
    dynamicCompileOptions: ({ filename }) =>
      filename.includes('node_modules') ? undefined : { runes: true },
  },
  onwarn(warning, handle) {
    if (warning.filename?.includes('node_modules')) return handle?.(warning);
    // A warning here is nearly always about accessibility. None is let through.
    throw new Error(`${warning.filename}: ${warning.code}: ${warning.message}`);
  },
};
