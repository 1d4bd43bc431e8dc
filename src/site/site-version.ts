import packageJson from '../../package.json' with { type: 'json' };

/** Version of the whole site, for pages that have none of their own. */
export const siteVersion = packageJson.version;
