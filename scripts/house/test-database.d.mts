export function emptyTestDatabase(server: string, name: string): Promise<string>;
