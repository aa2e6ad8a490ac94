export declare const formsIn: (html: string) => Record<string, string>[];
